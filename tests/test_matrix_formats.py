"""Who says what in each format: by whom it is asked for, what does not fit, and nothing of a stranger's obeyed."""

from __future__ import annotations

import json
import re
from functools import cache
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import xcheck
from tests import hostile
from tests.cases import FIXTURES
from tests.hostile import commands
from tests.reporting import EASY, finding, number_conflict, reading, report
from tests.test_comment import OWN, Page, squeezed
from tests.test_junit import suites
from tests.test_many import FIFTEEN, OUTLETS, TWELVE, compare, landslide, outlets
from tests.test_sarif import run as sarif_run
from xcheck.cli import cli
from xcheck.model import Finding, Kind, Report, Row, Severity, Span
from xcheck.reports import REPORTS, WITH_MATRIX, render
from xcheck.reports.escapes import storable, visible
from xcheck.reports.markdown import LIMIT, MARKER
from xcheck.reports.markdown.matrix import WIDEST

ASKED = ("matrix",)


def table(text: str) -> list[list[str]]:
    """Return the rows of the matrix in a comment, the line of names first; nothing in it may be obeyed."""
    page = Page(text)
    assert page.tags <= OWN and page.attributes == [] and page.open == []
    assert page.comments == [MARKER[4:-3]]
    for piece in page.prose:
        assert not re.search(r"[@#]\w|[!&~%][\w\"]|GH-\d|://|www\.|:tada:", piece), piece
    folded = re.search(r"<details><summary>Who says what.*?</details>\n", text, re.DOTALL)
    return Page(folded.group()).rows if folded else []


def counted(text: str) -> tuple[int, int, int]:
    """Return how many facts the comment says there are, and are left off, and how many it shows."""
    found = re.search(r"Who says what \((\d+) facts?, \d+ differs?\)", text)
    left = re.search(r"(\d+) more facts? do(?:es)? not fit here", text)
    assert found is not None
    return int(found[1]), int(left[1]) if left else 0, max(len(table(text)) - 1, 0)


@cache
def many(count: int) -> Report:
    """Compare texts of which each second has another number, and the last one has none."""
    return compare(*((TWELVE, FIFTEEN)[n % 2] for n in range(count - 1)), "It rained in Agadir on Monday.")


@cache
def buses(count: int) -> Report:
    """Compare texts with many facts, all of which the first one tells otherwise."""
    each = ([f"Fez{k} sent {k + 1 + 100 * (n == 0)} buses." for k in range(40)] for n in range(count))
    return compare(*(" ".join([TWELVE, *sentences]) for sentences in each))


def strange(text: str, count: int = 4) -> Report:
    """Return a report in whose matrix this text stands wherever a stranger may put one."""
    path = text.replace("\0", "") or None  # no path has a NUL
    readings = [hostile.reading("a", text, f"##“{text}” said {text}.", path)]
    readings += [
        hostile.reading(chr(ord("a") + n), f"{n}.txt", f"“{text}” said {text}.", None) for n in range(1, count)
    ]
    cells = []
    for read in readings:
        start = read.article.text.index("“") + 1
        spoken, speaker = Span(start, start + len(text)), Span(start + len(text) + 7, start + 2 * len(text) + 7)
        cells.append(tuple(read.place(span, read.statements[0].id) for span in (spoken, speaker)))
    sides = (("a",), tuple(read.id for read in readings[1:]))
    parted = Finding("f", "altered-quote", Kind.CONFLICT, Severity.ERROR, 0.5, "x", "x", (cells[0][0], cells[1][0]))
    rows = (
        Row("quotation", text, tuple(cells), sides, ("f",), True),
        Row("number", text, (cells[0], *((),) * (count - 1)), sides[:1]),
    )
    return Report("compare", tuple(readings), (), (parted,), (), matrix=rows)


# In a comment.


def test_each_article_has_a_column_and_what_differs_is_marked_and_on_top():
    text = render(landslide(), "markdown")
    head, killed, houses, *others = table(text)
    assert head == ["", *OUTLETS]
    assert killed == [
        "✗ how many: … people were killed by a landslide …",
        "Nine people\xa0:3", "nine people\xa0:3", "nine\xa0:3", "≠ Eleven people\xa0:3",
        "At least nine people\xa0:3",
    ]  # fmt: skip
    assert houses[4] == "–"
    differing = sum(row.differs for row in landslide().matrix)
    assert [row[0][0] in "✗!·" for row in (killed, houses, *others)] == [n < differing for n in range(2 + len(others))]
    assert "<b>Eleven people</b>" in text and "| nine people&nbsp;<sub>:3</sub> |" in text


def test_all_facts_are_told_and_no_topics():
    facts = [row for row in landslide().matrix if row.kind != "topic"]
    text = render(landslide(), "markdown")
    assert counted(text) == (len(facts), 0, len(facts))
    assert "topic: " not in text


def test_a_quotation_stands_with_its_speaker_and_only_the_other_word_is_bold():
    said = "“We will %s give up this long fight,” said Anna Weber."
    text = render(compare(said % "never", said % "not", said % "never"), "markdown")
    (row,) = [
        row for row in table(text) if row[0] == "✗ in which words: “We will never give up this long fight” (Anna Weber)"
    ]
    assert row[1:3] == [
        "“We will never give up this long fight” — Anna Weber\xa0:1",
        "≠ “We will not give up this long fight” — Anna Weber\xa0:1",
    ]
    assert "“We will <b>not</b> give up this long fight” — Anna Weber" in text


def test_many_articles_have_a_line_for_each_version_that_of_most_first():
    head, killed, *others = table(render(many(8), "markdown"))
    assert head == ["", "who says it", "silent"]
    assert killed[0] == "✗ how many: The quake killed … people in Agadir on Monday"
    assert killed[1:] == ["12 people (4): a:1, c:1, e:1, g:1≠ 15 people (3): b:1, d:1, f:1", "h"]
    assert [
        "when: … killed 12 people in Agadir on …",
        "Monday (8): a:1, b:1, c:1, d:1, e:1, f:1, g:1, h:1",
        "–",
    ] in others


def test_a_version_is_told_once_whatever_its_case_and_names_twelve_who_tell_it():
    report = compare(FIFTEEN, FIFTEEN, *[TWELVE] * 13, TWELVE.replace("people", "People"))
    _, killed, *_ = table(render(report, "markdown"))
    twelve = ", ".join(f"{letter}:1" for letter in "cdefghijklmn")
    assert killed[1:] == [f"12 people (14): {twelve} and 2 more≠ 15 people (2): a:1, b:1", "–"]


def test_as_many_articles_as_fit_have_columns():
    assert len(table(render(many(WIDEST), "markdown"))[0]) == WIDEST + 1


def test_up_to_six_articles_have_a_column_each_in_a_comment():
    columns = [max(map(len, table(render(many(count), "markdown")))) for count in (5, 6, 7)]
    assert columns[1] == columns[0] + 1 and columns[2] < columns[1]


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (2, 4, 0, 3, 1)], ids=str)
def test_the_order_of_the_articles_changes_columns_only(order):
    here = table(render(landslide(), "markdown"))
    there = table(render(xcheck.compare(*(outlets()[n] for n in order)), "markdown"))
    for one, other in zip(here, there, strict=True):
        assert one == [other[0], *(other[1 + order.index(n)] for n in range(5))]


@pytest.mark.parametrize(
    ("report", "show", "there"),
    [
        (lambda: compare(TWELVE, FIFTEEN), (), False),
        (lambda: compare(TWELVE, FIFTEEN), ("notes", "topics"), False),
        (lambda: compare(TWELVE, FIFTEEN), ASKED, True),
        (lambda: compare(TWELVE, FIFTEEN), ("all",), True),
        (lambda: compare(TWELVE, FIFTEEN, TWELVE), (), True),
        (lambda: compare("It rained.", "Sales rose.", "He left."), ASKED, False),
        (lambda: xcheck.check(outlets()[0], outlets()[1:]), ASKED, False),
        (lambda: xcheck.compare(*outlets(), settings=xcheck.Settings(matrix=False)), ASKED, False),
    ],
)
def test_when_a_comment_has_it(report, show, there):
    assert ("Who says what" in render(report(), "markdown", show=show)) is there


@pytest.mark.parametrize("limit", [LIMIT, 30_000, 12_000, 3_000, 2_000, 1_200, 600])
@pytest.mark.parametrize("report", [lambda: buses(3), lambda: buses(8), landslide], ids=["3", "8", "landslide"])
def test_what_does_not_fit_is_counted_and_the_limit_held(report, limit):
    text = render(report(), "markdown", limit=limit)
    assert len(text.encode()) <= limit or "Who says what" not in text
    if "Who says what (" in text:
        facts, left, shown = counted(text)
        assert facts == sum(row.kind != "topic" for row in report().matrix) >= 30
        assert left + shown == facts if shown else "no room for it here" in text


@pytest.mark.parametrize(("limit", "shown"), [(LIMIT, 72), (20_000, 71), (16_000, 34), (14_000, 20), (12_000, 7)])
def test_as_many_facts_as_fit_are_shown(limit, shown):
    assert counted(render(buses(3), "markdown", limit=limit)) == (72, 72 - shown, shown)


def test_the_worst_findings_come_before_it_and_none_is_lost_for_it_but_what_is_missing():
    with_it, without = (
        render(report, "markdown", limit=30_000) for report in (landslide(), landslide().replace(matrix=()))
    )
    assert with_it.index("number-conflict") < with_it.index("Who says what") < with_it.index("Not in all")
    for part in (r"^\| (?:error|warning) ", r"One is vaguer \(\d+\).*?</det", r"another force \(\d+\).*?</det"):
        assert re.findall(part, with_it, re.M | re.S)[:1] == re.findall(part, without, re.M | re.S)[:1]
    assert with_it.count("omitted-detail") < without.count("omitted-detail")


def test_long_words_are_cut_around_what_differs():
    long = reading("a", "long.txt", "word " * 100 + "forty ships sank" + " word" * 100)
    three = finding("x", Kind.WORDING, Severity.NOTE, "x", (long, "forty"), (EASY, "cold"))
    cells = ((long.place(Span(0, len(long.article.text)), "a1"),), (three.places[1],))
    result = report(
        three, articles=(long, EASY), matrix=(Row("wording", "sink", cells, (("a",), ("b",)), (three.id,), True),)
    )
    (_, row) = table(render(result, "markdown", show=ASKED))
    assert row[1].startswith("≠ … word") and "word forty ships" in row[1] and row[1].endswith("word …\xa0:1")
    assert len(row[1]) < 120


@pytest.mark.parametrize("count", [4, WIDEST + 1])
@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_hostile_words_mean_nothing_in_a_comment(text, count):
    head, row, plain = table(render(strange(text, count), "markdown", show=ASKED))
    meant = squeezed(visible(text))
    assert squeezed(row[0]).startswith(f"✗ {meant[:100]}".strip())
    assert squeezed(plain[0]).startswith(meant[:100])
    if count == 4:
        assert squeezed(head[1]).endswith(meant[-70:])
        assert squeezed(row[1]).replace("“ ", "“").startswith(f"≠ “{meant[:100]}")
        assert plain[2:] == ["–"] * 3


@settings(deadline=None)
@given(text=hostile.ANY, count=st.sampled_from([3, WIDEST + 1]))
def test_any_words_are_shown_as_they_are(text, count):
    head, row, plain = table(render(strange(text, count), "markdown"))
    assert {len(cells) for cells in (head, row, plain)} == {4 if count == 3 else 3}
    assert squeezed(plain[0]) == squeezed(visible(text))
    assert len(row) == len(head)


# As data, in SARIF.


def test_sarif_has_the_facts_as_the_json_report_has_them():
    facts = [row for row in json.loads(render(landslide(), "json"))["matrix"] if row["kind"] != "topic"]
    found = sarif_run(landslide(), show=ASKED)
    assert found["properties"] == {"matrix": facts} and len(facts) > 20
    assert {id for row in facts for id in row["cells"]} == {a["properties"]["id"] for a in found["artifacts"]}


@pytest.mark.parametrize("show", [(), ("notes", "topics")])
def test_sarif_has_it_only_where_asked_for(show):
    assert "properties" not in sarif_run(landslide(), show=show)


@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_hostile_words_stay_words_in_sarif(text):
    first, _ = sarif_run(strange(text), show=ASKED)["properties"]["matrix"]
    assert first["label"] == first["cells"]["a"][0]["text"] == storable(text)


# As lines, in JUnit and the log of a GitHub runner.


def output(report: Report, **options) -> str:
    assert len(suites(report, **options)) == 1  # valid, and read by a library
    return fromstring(render(report, "junit", **options)).findtext("testsuite/system-out", "")


def log(report: Report, **options) -> list[str]:
    """Return the lines of the log that the runner folds."""
    lines = render(report, "github", **options).split("\n")
    return lines[lines.index("::group::Who says what") + 1 : lines.index("::endgroup::")]


def test_both_have_the_table_of_the_terminal_with_all_its_facts():
    lines = log(landslide(), show=ASKED)
    killed = next(line for line in lines if line.startswith("✗ how many:"))
    assert lines[0].index("morning-post.txt") == killed.index("[[Eleven")
    assert sum(line[2:3] != " " for line in lines[1:]) >= sum(row.kind != "topic" for row in landslide().matrix)
    assert not any("topic: " in line or "--show" in line for line in lines)
    assert output(landslide(), show=ASKED).split("\n") == ["Who says what", *lines]


def test_lines_of_a_log_fill_120_columns_and_no_more():
    widths = set()
    report = compare(*[TWELVE, FIFTEEN] * 10)
    for length in range(1, 20):
        named = (
            read.replace(article=read.article.replace(name="x" * (length + n)))
            for n, read in enumerate(report.articles)
        )
        widths.update(map(len, log(report.replace(articles=tuple(named)), show=ASKED)))
    assert max(widths) == 120


@pytest.mark.parametrize("show", [(), ("notes",)])
def test_neither_has_it_unasked(show):
    assert "Who says what" not in render(landslide(), "junit", show=show) + render(landslide(), "github", show=show)


def test_a_check_has_none():
    report = xcheck.check(outlets()[0], outlets()[1:3])
    for format in ("terminal", "markdown", "junit", "github"):
        text = render(report, format, show=ASKED)
        assert "Who says what" not in text and "No fact is told" not in text, format
    assert "properties" not in sarif_run(report, show=ASKED)
    assert 'id="matrix"' not in render(report, "html")


def test_notices_stand_before_it_in_the_output():
    report = landslide().replace(unrelated=("e",))
    first, *_ = output(report, show=ASKED).split("\n")
    assert "another event?" in first


def test_nothing_in_common_is_said_so():
    report = compare("It rained.", "Sales rose.")
    assert log(report, show=ASKED) == ["No fact is told by two of the articles."]


@pytest.mark.parametrize("count", [2, 4, 12])
@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_hostile_words_are_no_commands_in_a_log(text, count):
    printed = render(strange(text, count), "github", show=ASKED)
    assert [name for name, _, _ in commands(printed)] == ["error", "group", "endgroup"]
    assert not hostile.UNSEEN.search(printed.replace("\n", ""))


@settings(deadline=None)
@given(text=hostile.ANY, count=st.sampled_from([2, 3, 12]))
def test_any_words_leave_a_log_and_junit_whole(text, count):
    assert [name for name, _, _ in commands(render(strange(text, count), "github", show=ASKED))] == [
        "error", "group", "endgroup",
    ]  # fmt: skip
    assert output(strange(text, count), show=ASKED).startswith("Who says what\n")


def test_our_marks_make_no_command_of_an_article():
    report = strange("add-mask")
    first, text = report.matrix[0].cells[0][0], report.articles[0].article.text
    cells = ((first.replace(start=0, text=text[: first.end]),), *report.matrix[0].cells[1:])
    rows = (report.matrix[0].replace(kind="wording", cells=cells),)
    (parted,) = report.findings  # its words begin right behind the ## of the article
    places = (first.replace(start=2, text=text[2 : first.end]), *parted.places[1:])
    report = report.replace(matrix=rows, findings=(parted.replace(places=places),))
    assert any("♯#[[“add-mask]]" in line for line in log(report, show=ASKED))
    assert commands(render(report, "github", show=ASKED))[1:] == [
        ("group", {}, "Who says what"),
        ("endgroup", {}, ""),
    ]


# What is asked for on the command line.


def typed(*arguments: str):
    return CliRunner().invoke(cli, list(arguments))


THREE = [str(FIXTURES / "landslide" / name) for name in OUTLETS[1:4]]


@pytest.mark.parametrize("formats", [["rdjson"], ["gitlab"], ["rdjson", "gitlab"]], ids=str)
def test_formats_without_a_place_say_so_and_change_nothing(formats, tmp_path):
    given = [
        part for n, name in enumerate(formats) for part in ("--format", name if not n else f"{name}={tmp_path / name}")
    ]
    with_it, without = typed("compare", *THREE, *given, "--show", "matrix"), typed("compare", *THREE, *given)
    assert (with_it.stdout, with_it.exit_code, without.stderr) == (without.stdout, without.exit_code, "")
    assert with_it.stderr == (
        f"xcheck: --show matrix adds nothing to {' and '.join(formats)}: only findings have a place there; give one of "
        f"--format {', '.join(WITH_MATRIX)}\n"
    )


@pytest.mark.parametrize(
    "given", [["--show", "matrix"], ["--show", "all", "--format", "gitlab"], ["--format", "gitlab"],
              ["--show", "matrix", "--format", "gitlab", "--format", "markdown=comment.md"]],
    ids=str,
)  # fmt: skip
def test_nothing_is_said_where_something_shows_it(given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert typed("compare", *THREE, *given).stderr == ""


def test_a_check_says_that_it_has_none():
    done = typed("check", THREE[0], "--against", THREE[1], "--show", "matrix,notes")
    assert done.stderr == (
        "xcheck: --show matrix adds nothing to a check; try xcheck compare DRAFT SOURCE --show matrix\n"
    )
    assert "Who says what" not in done.stdout


@pytest.mark.parametrize("format", [name for name in WITH_MATRIX if name not in ("json", "html")])
def test_every_other_format_shows_it_when_asked(format):
    done = typed("compare", *THREE, "--format", format, "--show", "matrix")
    assert ('"matrix"' if format == "sarif" else "Who says what") in done.stdout and done.stderr == ""


def test_every_format_has_a_place_or_none():
    assert {*WITH_MATRIX} < {*REPORTS}


@pytest.mark.parametrize(
    ("count", "given", "topics", "matrix"),
    [
        (2, [], False, False),
        (3, [], False, True),
        (2, ["--show", "matrix"], False, True),
        (2, ["--show", "topics"], True, False),
        (3, ["--show", "topics"], True, True),
        (2, ["--show", "agreed"], False, False),
        (3, ["--show", "agreed"], False, True),
        (2, ["--format", "markdown"], False, False),
        (3, ["--format", "markdown"], False, True),
        (3, ["--format", "github"], False, True),
        (3, ["--format", "sarif"], False, False),
        (3, ["--format", "sarif", "--show", "matrix"], False, True),
        (2, ["--format", "json"], True, True),
        (2, ["--format", "html"], True, True),
        (2, ["--show", "all"], True, True),
    ],
)
def test_only_what_is_shown_is_made(count, given, topics, matrix, monkeypatch):
    seen = []
    monkeypatch.setattr(
        xcheck, "compare", lambda *articles, settings, progress: seen.append(settings) or report(number_conflict())
    )
    typed("compare", *THREE[:count], *given)
    assert [(result.topics, result.matrix) for result in seen] == [(topics, matrix)]
