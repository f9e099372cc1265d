"""A draft against its sources: verdicts, evidence, whose words are told, and what several sources do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import xcheck
from xcheck.cli import cli
from xcheck.errors import BadSettings
from xcheck.model import Kind, Report

WIRE = (
    "A new bridge over the river opened to traffic on Monday. Mayor Ines Duarte cut the ribbon in Seixal "
    "before some 200 guests. The bridge cost 4 million euros. Work on it began three years ago. Lorries will "
    "not pay a toll, said Duarte, who rejected the idea of the council. Hotels in the old town expect more "
    "visitors."
)
PAPER = "The new Seixal bridge has a lane for cyclists. Engineer Pedro Lima called it the longest he had built."


def checked(draft: str, *sources: str, **settings: object) -> Report:
    articles = [xcheck.Article(f"source{n}.txt", text) for n, text in enumerate(sources or (WIRE,))]
    return xcheck.check(xcheck.Article("draft.txt", draft), articles, xcheck.Settings(**settings))  # type: ignore[arg-type]


def verdict(draft: str, *sources: str) -> str:
    return checked(draft, *sources).verdicts[0].verdict


@pytest.mark.parametrize(
    "draft",
    [
        "The bridge cost 4 million euros.",
        "Ines Duarte cut the ribbon in Seixal on Monday.",  # fused from two sentences
        "Mayor Duarte rejected the idea of the council.",
        "Mrs. Duarte cut the ribbon in Seixal.",
        "Some 200 guests were in Seixal.",
        "Work on the bridge began three years ago.",
        "the new bridge over the river opened to traffic on monday .",  # tokenised, in lower case
    ],
)
def test_what_a_source_says_is_supported(draft: str) -> None:
    report = checked(draft)
    assert [verdict.verdict for verdict in report.verdicts] == ["supported"]
    assert report.verdicts[0].support >= 0.5
    assert [f for f in report.findings if f.severity >= "warning"] == []


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Mayor Ines Duarte thanked Pedro Lima and the engineers.", "Pedro Lima"),
        ("The bridge over the river opened to traffic on Monday in Lisbon.", "Lisbon"),
        ("Hotels in the old town expect 3,000 more visitors.", "3,000"),
        ("Work on the bridge began in March 2019.", "March 2019"),
    ],
)
def test_what_no_source_says_is_unsupported_and_the_words_are_marked(draft: str, words: str) -> None:
    report = checked(draft)
    assert [verdict.verdict for verdict in report.verdicts] == ["unsupported"]
    (finding,) = [f for f in report.findings if f.rule == "unsupported-statement"]
    assert words in finding.places[0].text
    assert finding.places[0].article == "d"


def test_a_conflict_makes_a_statement_contradicted_and_its_evidence_first() -> None:
    report = checked("Hotels expect more visitors. The bridge cost 9 million euros.")
    verdict = report.verdicts[1]
    assert (verdict.statement, verdict.verdict) == ("d2", "contradicted")
    (conflict,) = [f for f in report.findings if f.kind is Kind.CONFLICT]
    assert conflict.rule == "number-conflict"
    assert [place.article for place in conflict.places] == ["d", "s"]
    assert verdict.evidence[0] == conflict.places[1].statement == "s3"
    assert not [f for f in report.findings if f.rule == "unsupported-statement"]


def test_another_force_differs() -> None:
    report = checked("Duarte completely rejected the idea.", WIRE.replace("rejected", "formally rejected"))
    assert report.verdicts[0].verdict == "differs"
    assert [f.rule for f in report.findings if f.severity >= "warning"] == ["shifted-degree"]


def test_what_only_a_source_has_is_not_told() -> None:
    report = checked("The bridge cost 4 million euros.")
    assert report.findings == ()
    assert report.unpaired == ()


def test_every_finding_begins_in_the_draft() -> None:
    draft = "Mayor Duarte thanked Pedro Lima. The bridge cost 9 million euros. Lorries will pay a toll."
    report = checked(draft, WIRE, PAPER)
    assert report.findings
    assert all(finding.places[0].article == "d" for finding in report.findings)


def test_one_source_is_enough() -> None:
    draft = "Engineer Pedro Lima called the bridge the longest he had built."
    assert verdict(draft, WIRE) == "unsupported"
    assert verdict(draft, WIRE, PAPER) == "supported"
    assert verdict(draft, PAPER, WIRE) == "supported"


def test_a_name_that_another_source_has_is_not_told_as_missing() -> None:
    report = checked("Pedro Lima called the bridge the longest he had built. It cost 4 million euros.", WIRE, PAPER)
    assert not [f for f in report.findings if f.kind is Kind.OMISSION]


def test_conflicts_are_told_for_each_source() -> None:
    report = checked("The bridge cost 4 million euros.", WIRE, "The bridge cost 6 million euros, the council said.")
    assert {place.article for f in report.findings if f.kind is Kind.CONFLICT for place in f.places} == {
        "d",
        "t",
    }
    assert report.verdicts[0].verdict == "differs", "one source bears it out, another contradicts it"


def test_ids_tell_draft_and_sources_apart() -> None:
    report = checked("The bridge cost 4 million euros.", *[WIRE] * 10)
    assert [reading.id for reading in report.articles] == ["d", *"stuvwxyz", "aa", "ab"]
    assert report.mode == "check"
    assert report.verdicts[0].evidence[0] == "s3"


def test_words_that_sources_hold_only_between_them_are_not_called_missing() -> None:
    report = checked("Cyclists will not pay a toll, said Pedro Lima of the council on Monday.", WIRE, PAPER)
    (finding,) = [f for f in report.findings if f.rule == "unsupported-statement"]
    assert finding.message == "the sources have “Monday” only of something else."


def test_support_ranks_the_true_above_the_false() -> None:
    drafts = (
        "The bridge cost 4 million euros.",
        "The bridge cost 4 million dollars.",
        "A tunnel cost 9 million dollars.",
    )
    true, false, worse = (checked(draft).verdicts[0].support for draft in drafts)
    assert true > max(false, worse)


def test_support_does_not_hang_on_the_rules_asked_for() -> None:
    draft = "The bridge cost 9 million euros. Duarte formally rejected the idea."
    one, other = checked(draft), checked(draft, select=("vague-date",))
    assert [verdict.support for verdict in one.verdicts] == [verdict.support for verdict in other.verdicts]
    assert other.findings == ()


def test_only_sentences_and_items_get_a_verdict() -> None:
    report = checked("A bridge for Seixal\n\nThe bridge cost 4 million euros.\n\nWho pays for it?\n")
    assert [verdict.statement for verdict in report.verdicts] == ["d2"]


def test_empty_and_foreign_drafts_are_survived() -> None:
    assert checked("?!").verdicts == ()
    assert verdict("Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.") == "unsupported"


SHORT = f"{WIRE} Would they be back? So they did."


@pytest.mark.parametrize(
    ("draft", "source", "expected"),
    [
        ("So they did.", SHORT, "supported"),  # nothing to look up, but told word for word
        ("So did they.", SHORT, "unsupported"),
        ("So they did.", WIRE, "unsupported"),
        ("So they did.", f"{WIRE} So they did not.", "unsupported"),
        ("And so he did it.", SHORT, "unsupported"),
    ],
)
def test_a_statement_without_content_is_borne_out_word_for_word_only(draft: str, source: str, expected: str) -> None:
    # another sentence first, so that the pronoun may mean somebody
    report = checked(f"The bridge cost 4 million euros. {draft}", source)
    assert report.verdicts[1].verdict == expected
    assert report.verdicts[1].support == float(expected == "supported")


@pytest.mark.parametrize(
    ("draft", "word"),
    [
        ("She cut the ribbon in Seixal before some 200 guests.", "She"),
        ("He rejected the idea of the council.", "He"),
        ("They expect more visitors in the old town.", "They"),
        ("It cost 4 million euros.", "It"),
        ("Him the council thanked.", "Him"),
    ],
)
def test_a_draft_that_opens_with_a_pronoun_says_of_nobody_what_it_says(draft: str, word: str) -> None:
    report = checked(draft)
    assert [verdict.verdict for verdict in report.verdicts] == ["unsupported"]
    (finding,) = [f for f in report.findings if f.rule == "unsupported-statement"]
    assert finding.places[0].text == word
    assert f"nothing before “{word}”" in finding.message


@pytest.mark.parametrize(
    "draft",
    [
        "Mayor Ines Duarte cut the ribbon in Seixal. She rejected the idea of the council.",  # somebody is named
        "A bridge for Seixal\n\nIt cost 4 million euros.\n",  # the heading names it
        "“They will not pay a toll,” said Duarte.",  # in a quotation, where the speaker knows
        "Before she rejected the idea, Duarte cut the ribbon in Seixal.",  # the name follows
        "Her council opened the bridge on Monday.",
        "It was on Monday that the bridge opened to traffic.",  # means nothing in particular
        "It is time to pay.",
    ],
)
def test_other_pronouns_are_let_pass(draft: str) -> None:
    assert not [f for f in checked(draft).findings if "nothing before" in f.message]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The council did not reject the toll on Monday.", "The council rejected the toll on Monday."),
        ("The bridge opened after the election in May.", "The bridge opened before the election in May."),
    ],
)
def test_a_conflict_in_a_small_word_costs_support(draft: str, source: str) -> None:
    verdict = checked(draft, source).verdicts[0]
    assert verdict.verdict == "contradicted"
    assert verdict.support < 0.3
    assert checked(source, source).verdicts[0].support > 0.8


@pytest.mark.parametrize(
    ("draft", "source", "held"),
    [
        ("Man Utd won the cup on Sunday.", "Manchester United won the cup on Sunday.", True),
        ("Boro beat Sheff Utd in the cup.", "Boro beat Sheffield United in the cup.", True),
        ("Man City won the cup on Sunday.", "Manchester United won the cup on Sunday.", False),
        ("Med Utd won the cup on Sunday.", "Manchester United won the cup on Sunday.", False),
        ("Harry Kane won the cup on Sunday.", "Henry Kane-Miller won the cup on Sunday.", False),
    ],
)
def test_a_name_cut_short_in_its_parts_is_the_name(draft: str, source: str, held: bool) -> None:
    verdict = checked(draft, source).verdicts[0]
    assert (verdict.verdict == "supported") == held


@pytest.mark.slow
def test_a_long_draft_takes_time_by_its_length() -> None:
    few, many = (" ".join(f"Clerk {n} paid {n * 7} euros for item {n * 3}." for n in range(m)) for m in (150, 600))
    checked(few)
    began = time.process_time()
    checked(few)
    short = time.process_time() - began
    began = time.process_time()
    checked(many)
    assert time.process_time() - began < 12 * short + 0.5  # four times the text; 16 times if each met each


def test_without_a_source_it_says_what_is_missing() -> None:
    with pytest.raises(BadSettings, match="at least one"):
        xcheck.check(xcheck.Article("draft.txt", "One."), [])


def test_comparing_never_tells_of_support() -> None:
    report = xcheck.compare(xcheck.Article("a", WIRE), xcheck.Article("b", PAPER))
    assert report.verdicts == ()
    assert not [f for f in report.findings if f.rule == "unsupported-statement"]


def test_ten_statements_against_five_sources_take_little_time() -> None:
    draft = " ".join(f"The council of Seixal paid {n} million euros to Pedro Lima in {n + 1990}." for n in range(10))
    text = " ".join(f"{WIRE} In {n + 1990} the council paid {n} million euros." for n in range(6))
    checked(draft, text)  # tables are read once
    began = time.process_time()
    checked(draft, *[text.replace("Duarte", f"Duarte{letter}") for letter in "abcde"])
    assert time.process_time() - began < 2.0  # some 0.15 s; the rest is for slow machines


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("The bell of the ferry was stolen in May. In court, Paul Stern denied the theft.", "contradicted"),
        ("The bell of the ferry was stolen in May. In court, Anna Berg denied the theft.", "unsupported"),
    ],
)
def test_who_denies_in_a_source_what_he_admits_in_the_draft_contradicts_it(source: str, verdict: str) -> None:
    draft = xcheck.Article("draft", "Paul Stern admitted the theft of the ferry's bell.")
    alone = xcheck.Settings(ignore=("opposite-word",))  # which tells it of two statements that pair
    assert [v.verdict for v in xcheck.check(draft, [xcheck.Article("wire", source)], alone).verdicts] == [verdict]


# --- the command ---


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    Path("wire.txt").write_text(WIRE, encoding="utf-8")
    Path("paper.txt").write_text(PAPER, encoding="utf-8")
    Path("draft.txt").write_text(
        "The bridge cost 9 million euros. Mayor Ines Duarte thanked Pedro Lima and the engineers.\n",
        encoding="utf-8",
    )
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_the_report_lists_what_is_not_borne_out_with_its_evidence(folder: Path) -> None:
    result = run("check", "draft.txt", "--against", "wire.txt", "--width", "100")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[1:3] == ["✗▯", "▮ 0 of 2 statements supported, ✗ 1 contradicted, ▯ 1 in no source."]
    at = next(i for i, line in enumerate(lines) if line.startswith("  contradicted: "))
    assert lines[at + 1].split()[0] == "draft.txt:1:1"
    assert lines[at + 2].split()[0] == "wire.txt:1:125"
    assert "4 million euros" in lines[at + 2]
    assert any(line.startswith("  in no source: ") and "“Pedro Lima”" in line for line in lines)


def test_two_sources_and_a_gate(folder: Path) -> None:
    Path("draft.txt").write_text("The bridge has a lane for cyclists. It cost 4 million euros.\n", encoding="utf-8")
    both = ("--against", "wire.txt", "--against", "paper.txt")
    assert run("check", "draft.txt", *both, "--fail-on", "warning").exit_code == 0
    one = run("check", "draft.txt", "--against", "wire.txt", "--fail-on", "warning")
    assert one.exit_code == 1, one.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "draft.txt"), "--against"),
        (("check",), "DRAFT"),
        (("check", "draft.txt", "--against", "gone.txt"), "gone.txt does not exist"),
        (("check", "-", "--against", "-"), "standard input can be read only once"),
        (("check", "draft.txt", "--against", "wire.txt", "-o", "wire.txt"), "is one of the articles"),
    ],
)
def test_what_cannot_run_says_why(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_what_is_shown_beside_a_statement_that_is_not_confirmed_is_the_source_that_differs() -> None:
    report = checked("The bridge cost 4 million euros.", WIRE, "The bridge cost 6 million euros, the council said.")
    shown = xcheck.render(report, "terminal", width=80).split("Not confirmed by a source")[1].split("Cannot both")[0]
    assert "6 million euros" in shown.splitlines()[-2] or "6 million euros" in shown.splitlines()[-3], shown


def test_what_several_sources_hold_against_the_same_words_is_one_finding() -> None:
    said = "The bridge at Seixal cost {} million euros, mayor Ines Duarte said."
    report = checked(said.format(7), said.format(4), said.format(4), said.format("about 4"), said.format(5))
    (found,) = [f for f in report.findings if f.rule == "number-conflict"]
    assert found.message == (
        "draft.txt: 7 million euros. "
        "source0.txt and source1.txt: 4 million euros; source2.txt: about 4 million euros. "
        "source3.txt: 5 million euros."
    )
    assert found.places[0].article == report.articles[0].id
    assert [len(side) for side in found.sides] == [1, 3, 1]
    assert found.severity == "error"


def test_two_figures_of_one_source_against_one_of_the_draft_are_not_put_together() -> None:
    report = checked(
        "The bridge at Seixal cost 7 million euros.",
        "The bridge at Seixal cost 4 million euros. In all, the bridge at Seixal cost 5 million euros.",
        "The bridge at Seixal cost 4 million euros.",
    )
    assert all(
        len({p.article for p in f.places}) == len(f.places) for f in report.findings if f.rule == "number-conflict"
    )


def test_a_source_that_says_less_of_a_statement_clears_it_of_no_conflict() -> None:
    draft = "Kim Orla, the mayor, met the council. Ms. Orla confirmed the allegations on Monday."
    lawyer = "The lawyer of the campaign confirmed to the paper on Monday that letters came."
    report = checked(draft, lawyer, "Kim Orla, the mayor, emphatically denied the allegations on Monday.")
    assert [v.verdict for v in report.verdicts if v.statement.endswith("2")] == ["contradicted"]


def test_a_figure_in_a_quotation_is_one_difference() -> None:
    texts = [f"“All {figure} doors of the hall were open,” said Kim Orla." for figure in ("four", "three")]
    assert [f.rule for f in checked(*texts).findings] == ["number-conflict"]
    assert [f.rule for f in checked(*texts, select=("unsupported-quote",)).findings] == ["unsupported-quote"]
    told = [f.rule for f in xcheck.compare(*map(xcheck.Article, "ab", texts)).findings]
    assert told == ["number-conflict"]


def test_what_no_source_has_is_one_entry_and_lacks_in_all() -> None:
    report = checked("The repair cost 5 million euros, Olaf Bergman said.", *["The repair cost 5 million euros."] * 2)
    (name,) = [f for f in report.findings if f.rule == "omitted-name"]
    assert name.absent == tuple(one.id for one in report.articles[1:])
    (force,) = [f for f in report.findings if f.rule == "dropped-attribution"]
    assert force.sides == (("d",), ("s", "t"))


def test_an_error_on_a_name_is_not_told_again_as_an_omission() -> None:
    report = checked("The mayor will travel to Illinois, Texas and Florida in May.",
                     "The mayor will travel to Illinois, Texas and Utah in May.")  # fmt: skip
    assert [(f.rule, f.places[0].text) for f in report.findings] == [("name-conflict", "Florida")]


def test_every_message_ends_as_a_sentence() -> None:
    report = checked("“We were never asked,” Olaf Bergman said of the 5 doors on Monday.", "Three doors were open.")
    assert report.findings and all(f.message.endswith((".", "!", "?", "…")) for f in report.findings)
