"""What is printed: exact reports, marks at the right words, nothing a terminal obeys, JSON by its schema."""

from __future__ import annotations

import json
import math
import re
import time

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.reporting import (
    EASY,
    WIRE,
    finding,
    full,
    number_conflict,
    omissions,
    reading,
    report,
    shifted_degree,
    vague_date,
)
from tests.schemas import report_schema
from xcheck.config import Settings
from xcheck.errors import BadSettings
from xcheck.model import (
    Attribution,
    Crash,
    Date,
    Draft,
    Kind,
    Marker,
    Name,
    Number,
    Pair,
    Quote,
    Reading,
    Severity,
    Span,
    Unused,
    Verdict,
)
from xcheck.pipeline import read
from xcheck.reports import FACTS, REPORTS, render
from xcheck.reports.escapes import visible
from xcheck.reports.layout import Mark, cells, measure, merge, tokens, trim, wrap
from xcheck.reports.relation import counts

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def plain(line) -> str:
    return "".join(text for text, _ in line)


# --- the terminal, exactly ---


def test_one_under_the_other_at_80_columns():
    assert (
        render(full(), width=80)
        == """\
Both tell nothing alike and differ in 2: 1 cannot both be true, 1 is said with
another force; 1 small difference. 2 only in wire.txt, 1 only in easy.txt.
wire.txt  2 of 4  ✗!▯▯
easy.txt  2 of 3  ✗!▯
▮ statement also told elsewhere, ▯ only here, ✗ with an error, ! with a warning

Cannot both be true 1 ──────────────────────────────────────────────────────────

✗ at least 214 dead in wire.txt, about 180 in easy.txt
  (error number-conflict, confidence 0.90)
  news/wire.txt:1:1
  │ [[At least 214 people]] died on the ferry late on Tuesday.
  news/easy.txt:1:1
  │ [[About 180 people]] died on Tuesday night.

Said with another force 1 ──────────────────────────────────────────────────────

! 'formally rejected' in wire.txt, 'completely rejected' in easy.txt
  (warning shifted-degree, confidence 0.86)
  news/wire.txt:2:15
  │ Investigators [[formally rejected]] parts of the account.
  news/easy.txt:2:15
  │ Investigators [[completely rejected]] the account.

Only in wire.txt 2 ─────────────────────────────────────────────────────────────

  3:1  [[Norway]] sent two helicopters.
  4:1  The operator declined to comment.

Only in easy.txt 1 ─────────────────────────────────────────────────────────────

  3:1  It was very cold.

1 small difference is not shown: add --show notes.
xcheck explain number-conflict tells what a rule looks for and what it lets
pass.
"""
    )


def test_side_by_side_from_100_columns():
    assert render(report(shifted_degree()), width=100).split("\n")[7:11] == [
        "! 'formally rejected' in wire.txt, 'completely rejected' in easy.txt",
        "  (warning shifted-degree, confidence 0.86)",
        "  news/wire.txt:2:15                             │ news/easy.txt:2:15",
        "  Investigators [[formally rejected]] parts of   │ Investigators [[completely rejected]] the",
    ]
    assert "news/easy.txt" not in render(report(shifted_degree()), width=99).split("\n")[9]


def test_rule_and_confidence_follow_on_the_line_where_they_fit():
    lines = render(report(shifted_degree()), width=140).split("\n")
    assert lines[7].endswith("in easy.txt  (warning shifted-degree, confidence 0.86)")


@pytest.mark.parametrize("width", [40, 80, 99, 100, 140, 160])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_the_page(width, color):
    text = render(full(), width=width, color=color, show={"all"})
    assert max(cells(ESCAPE.sub("", line)) for line in text.split("\n")) <= width


def test_no_line_ends_in_blanks():
    assert not re.search(r" \n", render(full(), width=120, show={"all"}))


def test_colour_marks_the_words_and_writes_no_brackets():
    text = render(report(number_conflict()), width=80, color=True)
    assert "\x1b[1;4;31mAt least 214 people\x1b[0m" in text
    assert "[[" not in text
    assert ESCAPE.sub("", text) == render(report(number_conflict()), width=80).replace("[[", "").replace("]]", "")


def test_without_colour_there_is_no_escape():
    assert "\x1b" not in render(full(), width=80)


def test_findings_of_the_same_statements_share_one_copy_of_them():
    scope = finding(
        "shifted-scope", Kind.WORDING, Severity.WARNING, "parts, all", (WIRE, "parts"), (EASY, "the account")
    )
    text = render(report(shifted_degree(), scope))
    assert text.count("news/wire.txt:2:15") == 1
    assert "Investigators [[formally rejected]] [[parts]] of the account." in text
    assert text.index("shifted-degree") < text.index("shifted-scope") < text.index("│")


def test_overlapping_marks_become_one_in_the_worse_style():
    worse = finding("altered-quote", Kind.WORDING, Severity.ERROR, "x", (WIRE, "rejected parts"), (EASY, "rejected"))
    text = render(report(shifted_degree(), worse), color=True)
    assert "\x1b[1;4;31mformally rejected parts\x1b[0m" in text


def test_sections_stand_in_the_order_of_the_kinds():
    detail = finding("omitted-detail", Kind.OMISSION, Severity.WARNING, "only wire.txt has it", (WIRE, "formally"))
    text = render(report(number_conflict(), vague_date(), shifted_degree(), detail, *omissions()), show={"notes"})
    titles = ["Cannot both be true 1", "One is vaguer 1", "Said with another force 1", "Only in wire", "Only in easy"]
    positions = [text.index(title) for title in titles]
    assert positions == sorted(positions)


def test_a_detail_names_the_place_where_the_other_article_tells_the_rest():
    detail = finding("omitted-detail", Kind.OMISSION, Severity.WARNING, "only wire.txt has it", (WIRE, "formally"))
    text = " ".join(render(report(detail.replace(absent=("b",)))).split())
    assert "2:15 Investigators [[formally]] rejected parts of the account. (beside easy.txt:2:1)" in text


def test_words_of_one_statement_are_shown_beside_the_statement_that_pairs_with_it_best():
    only = finding("altered-quote", Kind.WORDING, Severity.WARNING, "altered", (WIRE, "formally"))
    pairs = (Pair("a2", "b1", 0.3), Pair("a2", "b2", 0.8))
    text = render(report(only, pairs=pairs))
    assert "[[formally]]" in text and "Investigators completely rejected the account." in text
    assert "About 180 people" not in text
    assert "Investigators completely" not in render(report(only, pairs=()))


def test_facts_show_the_days_that_a_date_may_be():
    article = WIRE.article.replace(text="The dam broke on 3 May 2026. It was built in May 1998.")
    text = "".join(FACTS["terminal"](read(article, "a", Settings()), width=100).split())
    assert "2026-05-03(2026-05-03)" in text and "1998-05(1998-05-01..1998-05-31)" in text


def test_notes_are_counted_and_shown_on_request():
    doubted = vague_date().replace(confidence=0.6)
    text = render(report(doubted))
    assert "Both tell 2 things alike, with 1 small difference." in text
    assert "vague-date" not in text
    assert "1 small difference is not shown: add --show notes." in text
    text = render(report(doubted), show={"notes"})
    assert "(note vague-date, confidence 0.60)" in text
    assert "not shown" not in text


def test_the_surest_small_differences_of_two_articles_are_shown_unasked():
    text = render(report(*(vague_date().replace(id=str(n), confidence=0.9 - n / 100) for n in range(6))))
    assert [f"confidence 0.{90 - n}" in text for n in range(6)] == [True] * 4 + [False] * 2
    assert "2 small differences are not shown: add --show notes." in text


def test_a_small_difference_that_is_shown_says_what_it_is():
    text = render(report(vague_date()))
    assert "(note vague-date, confidence 0.90)" in text
    assert "not shown" not in text


def test_only_a_few_statements_are_listed_unless_all_are_asked_for():
    long = reading("a", "long.txt", "".join(f"Sentence number {n} stands alone.\n" for n in range(9)))
    alone = [
        finding("omitted-statement", Kind.OMISSION, Severity.NOTE, "x", (long, statement.text))
        for statement in long.statements
    ]
    result = report(*alone, articles=(long, EASY), pairs=(Pair("a1", "b1", 0.5),), unpaired=("a2",))
    assert "Only in long.txt 9 " in render(result)
    assert render(result).count("stands alone") == 3
    assert "and 6 more: add --show notes" in render(result)
    assert render(result, show={"notes"}).count("stands alone") == 9
    assert "more" not in render(result, show={"notes"})


def test_what_matters_is_listed_first_and_never_behind_a_count():
    long = reading("a", "long.txt", "".join(f"Sentence {n} stands alone.\n" for n in range(9)))
    alone = [
        finding("omitted-statement", Kind.OMISSION, Severity.NOTE, "x", (long, statement.text)).replace(
            weight=0.6 if n in (4, 5, 6, 8) else 0.41 if n == 7 else 0.2
        )
        for n, statement in enumerate(long.statements)
    ]
    text = render(report(*alone, articles=(long, EASY), related=True))
    assert re.findall(r"Sentence (\d)", text) == ["4", "5", "6", "8", "7"]
    assert "9 only in long.txt (4 important)." in text.replace("\n", " ")
    assert "and 4 more: add --show notes" in text


def test_a_name_is_told_in_the_statement_that_holds_it():
    name = finding("omitted-name", Kind.OMISSION, Severity.WARNING, "x", (WIRE, "Norway")).replace(absent=("b",))
    whole = "Norway sent two helicopters."
    alone = finding("omitted-statement", Kind.OMISSION, Severity.NOTE, "x", (WIRE, whole)).replace(absent=("b",))
    text = render(report(name, alone))
    assert text.count("Norway") == 1 and "Only in wire.txt 1 " in text


def test_a_wide_page_has_the_file_in_every_place():
    text = render(full(), width=100)
    assert "  news/wire.txt:3:1  [[Norway]] sent two helicopters." in text
    assert "  news/wire.txt:4:1  The operator declined to comment." in text


def test_agreeing_pairs_are_those_without_a_finding():
    text = render(report(number_conflict()), show={"agreed"})
    assert "Pairs without a difference 1 " in text
    assert "0.80 no difference found" in text
    assert "0.71" not in text
    text = render(report(number_conflict()), show={"pairs"})
    assert "0.71 number-conflict" in text
    assert "0.80 no difference found" in text


def test_nothing_found_is_said_plainly_with_what_was_compared():
    assert render(report()) == (
        "No differences found.\n"
        "2 pairs of statements compared.\n"
        "wire.txt  2 of 4  ▮▮▯▯\n"
        "easy.txt  2 of 3  ▮▮▯\n"
        "▮ statement also told elsewhere, ▯ only here\n"
    )


def test_unrelated_articles_are_called_so_without_a_flood():
    text = render(report(*omissions(), related=False, pairs=(), unpaired=("a1", "a2", "a3", "a4", "b1", "b2", "b3")))
    assert text.startswith("These two articles share almost nothing: 0 of 7 statements have a counterpart.\n")
    assert "Norway" not in text
    assert "Only in" not in text


def test_suppressed_findings_are_counted_but_not_told():
    quiet = number_conflict().replace(suppressed={"by": "inline", "because": "checked by phone"})
    text = render(report(quiet))
    assert "1 finding suppressed." in text
    assert "number-conflict" not in text


def test_articles_of_the_same_name_are_told_apart_by_path():
    one = reading("a", "story.txt", "Ten ships sailed.\n", "monday/story.txt")
    two = reading("b", "story.txt", "Ten ships sailed.\n", "friday/story.txt")
    text = render(report(articles=(one, two), pairs=(), unpaired=()), width=100)
    assert "monday/story.txt 1 of 1, friday/story.txt 1 of 1" in text


def test_three_articles_stand_under_each_other():
    third = reading("c", "third.txt", "Perhaps 190 people died.\n")
    three = finding(
        "number-conflict", Kind.CONFLICT, Severity.ERROR, "214, 180 or 190", (WIRE, "214"), (EASY, "180"),
        (third, "190"),
    )  # fmt: skip
    text = render(report(three, articles=(WIRE, EASY, third)), width=140)
    assert [place in text for place in ("wire.txt:1:10", "easy.txt:1:7", "third.txt:1:9")] == [True] * 3
    assert " │ " not in text.replace("  │ ", "")


# --- hostile text ---

HOSTILE = "[sic] [/b] \x1b[31mred\x1b]0;t\x07 \x9b1m ::error:: <script> \u202eevil\u2069 \x00 \udc80 [bold]x[/bold]"


@pytest.mark.parametrize("color", [False, True])
def test_no_text_reaches_the_terminal_as_a_command(color):
    bad = reading("a", HOSTILE, f"The {HOSTILE} ship sank.\n")
    found = finding("altered-quote", Kind.CONFLICT, Severity.ERROR, HOSTILE, (bad, HOSTILE), (EASY, "Tuesday"))
    name = finding("omitted-name", Kind.OMISSION, Severity.WARNING, HOSTILE, (bad, HOSTILE))
    alone = finding("omitted-statement", Kind.OMISSION, Severity.NOTE, HOSTILE, (bad, HOSTILE))
    text = render(report(found, name, alone, articles=(bad, EASY)), width=140, color=color, show={"all"})
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", ESCAPE.sub("", text))
    assert "[sic] [/b] ␛[31mred␛]0;t␇ �1m ∶:error∶: <script> �evil� ␀ � [bold]x[/bold]" in ESCAPE.sub("", text)
    if color:
        assert "\x1b[31mred" not in text


def test_visible_moves_no_offset():
    assert len(visible(HOSTILE)) == len(HOSTILE)
    assert visible("a\tb\nc\r\nd\x1be") == "a b c  d␛e"
    assert visible("naïve “quotes” — 東京 👍") == "naïve “quotes” — 東京 👍"


def test_marks_of_the_page_are_chosen_so_that_they_do_not_clash():
    wiki = reading("a", "wiki.txt", "See [[Ferry]] for 214 dead.\n")
    found = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (wiki, "214"), (EASY, "180"))
    assert "See [[Ferry]] for ››214‹‹ dead." in render(report(found, articles=(wiki, EASY)))


# --- layout ---


def test_a_line_may_end_after_a_dash():
    lines = [plain(line) for line in wrap(tokens("the group—which includes"), 12)]
    assert lines == ["the group—", "which", "includes"]
    assert plain(wrap(tokens("the group—which includes"), 40)[0]) == "the group—which includes"


def test_lines_break_between_words_only():
    lines = [plain(line) for line in wrap(tokens("one three fifteen"), 9)]
    assert lines == ["one three", "fifteen"]


def test_a_word_longer_than_the_line_is_broken():
    assert [plain(line) for line in wrap(tokens("a incomprehensible b"), 6)] == [
        "a",
        "incomp",
        "rehens",
        "ible b",
    ]


def test_east_asian_letters_take_two_columns():
    lines = wrap(tokens("東京で火災 発生"), 6)
    assert [plain(line) for line in lines] == ["東京で", "火災", "発生"]
    assert [measure(line) for line in lines] == [6, 4, 4]


def test_a_mark_underlines_the_spaces_inside_it_and_none_outside():
    (line,) = wrap(tokens("it was not true at all", [Mark(7, 15, "mark-error")]), 80)
    assert [(text, style) for text, style in line if style] == [
        ("not", "mark-error"),
        (" ", "mark-error"),
        ("true", "mark-error"),
    ]


def test_a_mark_may_begin_and_end_inside_a_word():
    (line,) = wrap(tokens("a 20-point plan", [Mark(2, 4, "mark-note")], ("[[", "]]")), 80)
    assert plain(line) == "a [[20]]-point plan"


def test_merge_cuts_blank_edges_and_drops_what_is_outside():
    text = "one two three"
    marks = [Mark(3, 8, "x"), Mark(-5, 2, "y"), Mark(6, 9, "y"), Mark(20, 30, "x"), Mark(4, 4, "x")]
    assert merge(marks, text) == [Mark(0, 2, "y"), Mark(4, 9, "x")]


def test_trimming_keeps_the_surroundings_of_every_mark():
    text = " ".join(f"w{n}" for n in range(100))
    at, other = text.index("w20"), text.index("w80")
    words = tokens(text, [Mark(at, at + 3, "x"), Mark(other, other + 3, "x")])
    short = " ".join(plain(token.line) for token in trim(words, 60))
    assert re.fullmatch(r"… w17 .*w20 .*w23.* … .*w78.* w80 .*w8\d …", short), short
    assert len(short) <= 64


def test_trimming_keeps_the_word_beside_a_mark_before_the_middle_of_the_mark():
    text = "aa bb cc dd ee ff gg hh"
    words = tokens(text, [Mark(text.index("bb"), text.index("hh") - 1, "x")])
    assert " ".join(plain(token.line) for token in trim(words, 20)) == "aa bb cc … ff gg …"


def test_trimming_without_marks_keeps_the_beginning():
    assert " ".join(plain(token.line) for token in trim(tokens("one two three four five"), 14)) == "one two …"


def test_what_fits_is_not_trimmed():
    words = tokens("one two three")
    assert trim(words, 13) is words
    assert trim(words, 12) is not words


def test_a_long_statement_takes_few_lines_and_keeps_its_mark():
    long = reading("a", "long.txt", "word " * 3000 + "exactly 214 people died " + "tail " * 3000 + "\n")
    found = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (long, "214 people"), (EASY, "180 people"))
    for width in (60, 120):
        lines = render(report(found, articles=(long, EASY)), width=width).split("\n")
        statement_lines = [line for line in lines if "word word" in line or "tail" in line or "[[214" in line]
        assert 1 <= len(statement_lines) <= 5
        words = " ".join(" ".join(statement_lines).replace("│", " ").split())
        assert "word exactly [[214 people]] died tail" in words


def test_a_message_that_quotes_a_whole_article_is_cut():
    text = render(report(number_conflict().replace(message="blah " * 10_000)), width=80)
    assert text.count("blah") < 100
    assert "blah…" in text or "blah …" in text


def test_a_line_of_two_million_letters_is_told_at_once():
    long = reading("a", "long.txt", "word " * 400_000 + "exactly 214 people died\n")
    found = [
        finding(f"rule-{n}", Kind.CONFLICT, Severity.ERROR, "x", (long, "214 people"), (EASY, words))
        for n, words in enumerate(["About", "180", "people", "Tuesday night", "Investigators", "It was"])
    ]
    start = time.process_time()
    text = render(report(*found, articles=(long, EASY)))
    assert time.process_time() - start < 1
    assert "… word" in text and "exactly [[214 people]] died" in " ".join(text.replace("│", " ").split())


@given(st.text(max_size=80), st.integers(1, 30), st.integers(0, 80), st.integers(0, 20))
def test_wrapping_loses_no_letter_and_no_width(text, width, start, length):
    text = visible(text)
    marks = merge([Mark(start, start + length, "mark-note")], text)
    lines = wrap(tokens(text, marks), width)
    assert "".join("".join(plain(line) for line in lines).split()) == "".join(text.split())
    assert all(measure(line) <= max(width, 2) for line in lines)


# --- JSON ---


def holds(document: object, part: str = "") -> None:
    report_schema(part).validate(document)


def with_facts() -> Reading:
    text = WIRE.article.text
    at = {"start": 0, "end": 19, "text": text[:19], "statement": "a1"}
    facts = (
        Name(**at, key="norway", category="place", role="nordic kingdom"),
        Number(**at, low=214.0, high=math.inf, unit="person", form="count", hedge="at least"),
        Date(**at, value="2026-01-06", grain="day", low="2026-01-06", high="2026-01-06"),
        Quote(**at, value="at least 214 people", utterance=False),
        Attribution(**at, source=Span(0, 2), cue=None, content=Span(3, 8), speaker=None, named=False),
    )
    markers = (Marker("degree", 69, 77, "formally", "a2", "formal", Span(78, 86)),)
    return Reading("a", WIRE.article, WIRE.statements, facts, markers)


def test_every_sort_of_report_holds_to_the_schema():
    quiet = vague_date().replace(suppressed={"by": "config", "because": "not for us"})
    holds(json.loads(render(full(), "json")))
    holds(json.loads(render(report(), "json")))
    holds(json.loads(render(report(quiet, articles=(with_facts(), EASY), related=False), "json")))
    holds(json.loads(render(full().replace(verdicts=(Verdict("a1", "differs", 0.4, ("b1",)),)), "json")))
    result = full().replace(
        drafts=(Draft("a", ("b",)),),
        unused=(
            Unused("inline", "number-conflict", "updated", "draft.md", 3),
            Unused("config", "3f9c", "known", None),
        ),
        crashes=(Crash("vague-date", "ValueError: by hand", "a"), Crash("vague-date", "ValueError: by hand")),
    )
    holds(json.loads(render(result, "json")))


def test_the_schema_refuses_what_the_contract_forbids():
    document = json.loads(render(full(), "json"))
    for path, value in (
        (("format",), 2),
        (("findings", 0, "kind"), "error"),
        (("findings", 0, "places"), []),
        (("findings", 0, "confidence"), 1.5),
        (("articles", 0, "statements", 0, "line"), 0),
        (("pairs", 0, "score"), "high"),
    ):
        spoilt = json.loads(json.dumps(document))
        inner = spoilt
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        with pytest.raises(jsonschema_rs.ValidationError):
            holds(spoilt)


def test_json_says_what_the_contract_shows():
    document = json.loads(render(full(), "json"))
    assert list(document) == [
        *("format", "tool", "mode", "related", "articles", "pairs", "findings", "unpaired", "topics"),
        *("matrix", "unrelated", "verdicts", "drafts", "unused", "crashes", "remarks", "summary"),
    ]
    assert document["articles"][0]["path"] == "news/wire.txt"
    assert document["articles"][1]["statements"][1] == {
        "id": "b2", "kind": "sentence", "start": 40, "end": 86, "line": 2, "column": 1,
    }  # fmt: skip
    assert document["findings"][2] == {
        "id": "shifted-degree-a69-b54",
        "rule": "shifted-degree",
        "kind": "wording",
        "severity": "warning",
        "confidence": 0.86,
        "message": "'formally rejected' in wire.txt, 'completely rejected' in easy.txt",
        "subject": "formally rejected",
        "places": [
            {"article": "a", "statement": "a2", "start": 69, "end": 86, "line": 2, "column": 15,
             "end_line": 2, "end_column": 32, "text": "formally rejected", "page": None, "paragraph": None},
            {"article": "b", "statement": "b2", "start": 54, "end": 73, "line": 2, "column": 15,
             "end_line": 2, "end_column": 34, "text": "completely rejected", "page": None, "paragraph": None},
        ],
        "stronger": "b",
        "suppressed": None,
        "sides": [],
        "absent": [],
        "presence": None,
        "weight": None,
    }  # fmt: skip
    assert document["unpaired"] == [
        {"article": "a", "statement": "a3"},
        {"article": "a", "statement": "a4"},
        {"article": "b", "statement": "b3"},
    ]
    assert document["summary"] == {
        "conflict": 1,
        "update": 0,
        "precision": 1,
        "wording": 1,
        "omission": 3,
        "suppressed": 0,
    }


def test_suppressed_findings_stay_and_are_counted_apart():
    quiet = number_conflict().replace(suppressed={"by": "baseline", "because": "known"})
    document = json.loads(render(report(quiet), "json"))
    assert document["summary"]["conflict"] == 0
    assert document["summary"]["suppressed"] == 1
    assert document["findings"][0]["suppressed"] == {"by": "baseline", "because": "known"}


def test_facts_carry_their_normal_form_and_infinity_becomes_null():
    document = json.loads(FACTS["json"](with_facts()))
    holds(document, "facts_document")
    name, number, date, quote, attribution = document["facts"]
    assert (name["value"], name["category"], name["role"]) == ("norway", "place", "nordic kingdom")
    assert number["value"] == {
        "low": 214.0,
        "high": None,
        "unit": "person",
        "form": "count",
        "hedge": "at least",
    }
    assert (date["value"], quote["value"]) == ("2026-01-06", "at least 214 people")
    assert attribution["source"] == {"start": 0, "end": 2, "text": "At"}
    assert (attribution["cue"], attribution["content"]["text"]) == (None, "least")
    assert document["markers"][0]["target"]["text"] == "rejected"


def test_json_is_valid_utf8_whatever_the_text_holds():
    bad = reading("a", HOSTILE, f"The {HOSTILE} ship sank.\n")
    found = finding("altered-quote", Kind.CONFLICT, Severity.ERROR, HOSTILE, (bad, HOSTILE), (EASY, "Tuesday"))
    text = render(report(found, articles=(bad, EASY)), "json")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    document = json.loads(text.encode("utf-8"))
    assert document["findings"][0]["places"][0]["text"] == HOSTILE
    holds(document)


def test_json_is_indented_keeps_letters_and_ends_in_a_newline():
    text = render(report(number_conflict().replace(message="“zwölf” 東京")), "json")
    assert '\n  "findings": [\n    {\n      "id"' in text
    assert '"“zwölf” 東京"' in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


# --- the facts of one article ---


def test_facts_are_listed_under_their_statement():
    lines = FACTS["terminal"](with_facts(), width=80).split("\n")
    assert lines[0].startswith("wire.txt: 4 statements, 4 of them compared; 1 name, 1 number, 1 date, 1 quote,")
    at = lines.index("a1  1:1")
    assert lines[at + 1] == "  At least 214 people died on the ferry late on Tuesday."
    assert "    name         At least 214 people             norway (place, nordic kingdom)" in lines
    assert "    number       At least 214 people             214.. person (count)" in lines
    degree = "    degree       formally → rejected             formal"
    assert lines.index(degree) > lines.index("a2  2:1")


def test_an_unknown_format_offers_those_there_are():
    assert {"terminal", "json", "html", "sarif", "github", "junit", "rdjson", "gitlab", "markdown"} <= set(REPORTS)
    with pytest.raises(BadSettings, match="terminal, json"):
        render(report(), "yaml")


def test_columns_are_counted_as_rich_counts_them():
    for char in map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x3100))):
        assert cells(char) == cell_len(char), hex(ord(char))
    for text in ("“it’s” — no…", "東京 “it”", "e\u0301te\u0301", "é│é"):
        assert cells(text) == cell_len(text)


def test_what_is_no_error_may_both_be_true():
    def printed_with(*severities: Severity) -> str:
        found = [
            finding(
                "number-conflict",
                Kind.CONFLICT,
                severity,
                f"x{n}",
                (WIRE, WIRE.article.text[:5]),
                (EASY, EASY.article.text[:5]),
            )
            for n, severity in enumerate(severities)
        ]
        return " ".join(render(report(*found)).split())

    assert "differ in 1, which may not both be true" in printed_with(Severity.WARNING)
    assert "May not both be true 1 " in printed_with(Severity.WARNING) and "Cannot" not in printed_with(
        Severity.WARNING
    )
    both = printed_with(Severity.ERROR, Severity.WARNING)
    assert "1 cannot both be true, 1 may not both be true" in both
    assert both.index("Cannot both be true 1 ") < both.index("May not both be true 1 ")


def test_every_report_puts_findings_under_the_same_headings():
    def some(rule: str, kind: Kind, severity: Severity):
        places = ((WIRE, WIRE.article.text[:5]), (EASY, EASY.article.text[:5]))
        return finding(rule, kind, severity, f"{kind} {severity}", *places, confidence=0.9)

    found = [
        some("reworded-claim", Kind.WORDING, Severity.NOTE),
        some("shifted-degree", Kind.WORDING, Severity.WARNING),
        some("role-conflict", Kind.CONFLICT, Severity.WARNING),
        some("number-conflict", Kind.CONFLICT, Severity.ERROR),
        some("vague-number", Kind.PRECISION, Severity.NOTE),
    ]
    headings = ["Cannot both be true", "May not both be true", "One is vaguer", "Said with another force"]
    text, page, comment = (
        render(report(*found), name, **keys)
        for name, keys in (("terminal", {"show": ("notes",)}), ("html", {}), ("markdown", {}))
    )
    assert re.findall(r"^(.+?) 1 ─", text, re.MULTILINE) == [*headings, "Told in other words"]
    assert re.findall(r'<h3 id="kind-\w+">(.+?) <b>1</b>', page) == [*headings, "Told in other words"]
    assert "1 is said with another force, 1 is told in other words" in counts(report(*found))
    assert re.findall(r"<summary>(.+?) \(1\)", comment) == ["One is vaguer", "Told in other words"]  # the rest is above
