"""The page for a browser, read by another parser: its structure, its marks, its policy, and what no text may become."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

import xcheck
from tests.cases import CASES, FIXTURES, compared
from tests.reporting import EASY, WIRE, finding, full, number_conflict, omissions, reading, report, shifted_degree
from xcheck.model import Crash, Kind, Pair, Report, Row, Severity, Span, Unused, Verdict
from xcheck.reports import render
from xcheck.reports.escapes import visible
from xcheck.reports.html import SCRIPTS, STYLES
from xcheck.reports.html.element import anchor, element, join, text
from xcheck.reports.html.marks import Run, cut, runs
from xcheck.reports.omissions import by_holders

HOSTILE = (
    "</script><script>alert(1)</script> <!-- ]]> --> </style> </title> <img src=x onerror=alert(1)> \" onclick='x' `"
    " javascript:alert(1) &lt; &#60; \x00 \x0c"
    " \x1b[31m \x9b \udc80 \ufffe \U0001ffff \u202eevil\u2069 \u200b \ufeff ${x}"
)


def page(report: Report):
    """Parse as a browser does; the first error in the markup fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(render(report, "html"))


def every(root, tag: str = "*", **attributes: str):
    """Return elements by tag and by whole words of attributes; `class_` is class."""
    wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return [
        e
        for e in root.iter()
        if isinstance(e.tag, str)
        and tag in ("*", e.tag.rpartition("}")[2])  # a drawing has a namespace
        and all(set(value.split()) <= set(e.get(name, "").split()) for name, value in wanted.items())
    ]


def words(e) -> str:
    return "".join(e.itertext())


def shape(root):
    """Return tags and attribute names as a tree: what markup there is, whatever it says."""
    children = [shape(child) for child in root if isinstance(child.tag, str)]
    return (root.tag, sorted(root.keys()), children)


# --- nothing of a text becomes markup ---


def hostile(evil: str) -> Report:
    """Return a report that says `evil` wherever a report can say anything."""
    bad = reading("a", evil, f"The {evil} ship sank.\nIt was late.\n", f"news/{evil}")
    other = reading("b", "b" + evil, f"A ship {evil} sank.\n", evil)
    found = [
        finding("altered-quote", Kind.CONFLICT, Severity.ERROR, evil, (bad, evil), (other, evil), stronger="a"),
        finding(evil, Kind.WORDING, Severity.NOTE, evil, (bad, "It was late."), subject=evil),
        finding("omitted-name", Kind.OMISSION, Severity.NOTE, "x", (bad, "late")).replace(
            suppressed={"by": evil, "because": evil}
        ),
    ]
    return report(
        *found,
        articles=(bad, other),
        pairs=(Pair("a1", "b1", 0.5),),
        unpaired=("a2",),
        verdicts=(Verdict("a1", "supported", 0.9, ("b1",)), Verdict("a2", "contradicted", 0.1, ())),
        crashes=(Crash(evil, evil, "a"),),
        unused=(Unused(evil, evil, evil, evil, 3),),
        matrix=(
            Row(evil, evil, ((found[0].places[0],), (found[0].places[1],)), (("a",), ("b",)), (found[0].id,), True),
        ),
    )


@pytest.mark.parametrize("evil", [HOSTILE, *HOSTILE.split()])
def test_hostile_text_changes_no_markup(evil):
    assert shape(page(hostile(evil))) == shape(page(hostile("harmless")))


def test_hostile_text_is_told_as_it_is():
    root = page(hostile(HOSTILE))
    shown = re.sub("[\ufffe\U0001ffff]", "\ufffd", visible(HOSTILE))
    assert shown in words(every(root, id="a1")[0])
    assert words(every(every(root, class_="sheet")[-1], "h3")[0]) == "b" + shown
    assert words(every(root, class_="go")[0]) == shown
    assert every(root, class_="finding")[1].get("data-rule") == shown
    assert shown in words(every(root, class_="because")[0])


def test_no_character_that_a_reader_might_obey_is_in_the_page():
    bad = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe]"
    assert not re.search(bad, render(hostile(HOSTILE), "html"))


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_words_and_any_value_is_a_value(said, value):
    parsed = html5lib.parseFragment(element("p", said, title=value), namespaceHTMLElements=False)
    assert [child.tag for child in parsed] == ["p"]
    assert words(parsed) == html5lib_words(said)
    assert parsed[0].attrib == {"title": html5lib_words(value)}


def html5lib_words(said: str) -> str:
    return re.sub("[\ufdd0-\ufdef\ufffe\uffff" + "".join(map(chr, range(0x1FFFE, 0x110000, 0x10000)))
                  + "".join(map(chr, range(0x1FFFF, 0x110000, 0x10000))) + "]", "\ufffd", visible(said))  # fmt: skip


def test_words_are_escaped_once_and_markup_is_not_escaped_again():
    assert element("p", "a & b", element("b", "<"), title="\"'") == ('<p title="&quot;&#x27;">a &amp; b<b>&lt;</b></p>')
    assert join(["<", text("&")], " > ") == "&lt; &gt; &amp;"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://example.org", "//x", "", " #a", "data:,x"])
def test_a_link_that_leaves_the_page_is_refused(address):
    with pytest.raises(ValueError, match="leads out of the page"):
        element("a", "x", href=address)


@given(st.text(), st.text())
def test_different_ids_stay_different_and_are_harmless(one, other):
    assert re.fullmatch(r"f-[\w-]*", anchor("f", one), re.ASCII)
    assert (anchor("f", one) == anchor("f", other)) == (one == other)


# --- the policy ---


def test_the_policy_lets_only_this_style_and_this_script_in():
    source = render(full(), "html")
    root = page(full())
    policy = every(root, "meta", http_equiv="Content-Security-Policy")[0].get("content")
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag in ("style", "script"):
        (part,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
        assert len(every(root, tag)) == 1


def test_the_page_fetches_nothing_and_links_nowhere_else():
    root = page(full())
    assert not {e.tag for e in root.iter()} & {"link", "img", "iframe", "object", "embed", "base", "audio", "video"}
    attributes = {name for e in root.iter() if isinstance(e.tag, str) for name in e.keys()}  # noqa: SIM118
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "action")}
    assert all(e.get("href").startswith("#") for e in every(root) if e.get("href") is not None)
    folder = Path(xcheck.__file__).parent / "reports" / "html"
    for name in (*STYLES, *SCRIPTS):
        part = (folder / name).read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import|https?:|innerHTML|eval\(|</|<!--", part), name


def test_the_policy_stands_before_what_it_governs():
    source = render(full(), "html")
    assert source.startswith("<!doctype html>\n<html")
    assert source.index("charset") < source.index("Content-Security-Policy") < source.index("<title>")


# --- the whole of a page ---


@pytest.fixture(scope="module", params=CASES)
def case(request):
    report = compared(request.param)
    return report, page(report)


def test_ids_are_unique_and_whatever_is_pointed_at_is_there(case):
    _, root = case
    ids = Counter(e.get("id") for e in every(root) if e.get("id") is not None)
    assert max(ids.values()) == 1
    pointed = [e.get("href")[1:] for e in every(root) if e.get("href")]
    for name in ("data-meets", "data-beside", "data-l", "data-r", "aria-labelledby"):
        pointed += [id for e in every(root) for id in e.get(name, "").split()]
    assert set(pointed) <= ids.keys()


def test_every_word_of_every_finding_is_marked_and_no_other(case):
    report, root = case
    sheets = {sheet.get("data-article"): sheet for sheet in every(root, class_="sheet")}
    for item in every(root, "li", class_="finding"):
        number = item.get("data-n")
        found = next(f for f in report.findings if item.get("id") == f"f-{f.id}")
        for id, sheet in sheets.items():
            marked = "".join(words(m) for m in every(sheet, "mark") if number in m.get("data-f").split())
            text_of = next(r for r in report.articles if r.id == id).article.text
            covered = sorted({at for p in found.places if p.article == id for at in range(p.start, p.end)})
            assert marked == "".join(visible(text_of[at]) for at in covered), (found.rule, id)


def test_nothing_of_an_article_is_left_out_or_added(case):
    report, root = case
    for read, pane in zip(report.articles, every(root, class_="pane"), strict=True):
        for own in (*every(pane, class_="n"), *every(pane, class_="verdict")):
            own.text = ""
        assert "".join(words(pane).split()) == "".join(visible(read.article.text).split())


def test_each_finding_stands_in_the_list_with_all_it_says(case):
    report, root = case
    items = every(root, "li", class_="finding")
    assert [item.get("data-n") for item in items] == [str(n) for n in range(1, len(report.findings) + 1)]
    by_id = {item.get("id"): item for item in items}
    for found in report.findings:
        item = by_id[f"f-{found.id}"]
        said = " ".join(words(item).split())
        for part in (found.message, found.rule, found.severity.value, f"{found.confidence:.2f}"):
            assert " ".join(visible(part).split()) in said
        quoted = [words(dd) for dd in every(item, "dd")]
        texts = [visible(place.text) for place in found.places]
        assert quoted == texts if len(report.articles) == 2 else set(quoted) == set(texts)
        led = [a.get("href") for dt in every(item, "dt") for a in every(dt, "a")]
        assert sorted(led) == sorted(f"#w-{place.article}-{place.start}" for place in found.places)
        assert words(every(item, class_="rule")[0]) == xcheck.rules.find_rule(found.rule).title()


def test_what_only_some_tell_is_ranked_as_in_the_terminal_and_a_name_folded_into_its_statement(case):
    report, root = case
    listed = [item.get("id") for item in every(root, "li", class_="finding") if item.get("data-kind") == "omission"]
    entries = [entry for some in by_holders(report).values() for entry in some]
    assert listed == [f"f-{finding.id}" for entry in entries for finding in entry.findings]
    folded = {item.get("id") for item in every(root, class_="folded")}
    assert folded == {f"f-{finding.id}" for entry in entries for finding in entry.findings[1:]}


def test_headings_items_and_boilerplate_are_shown_as_such(case):
    report, root = case
    kinds = Counter(s.kind.value for r in report.articles for s in r.statements)
    assert len(every(root, "h4", class_="heading")) == kinds["heading"]
    assert len(every(root, "h4", class_="question")) == kinds["question"]
    assert len(every(root, "p", class_="boilerplate")) == kinds["boilerplate"]
    assert bool([li for pane in every(root, class_="pane") for li in every(pane, "li")]) == bool(kinds["item"])


def test_statements_without_a_counterpart_are_told_apart_and_the_others_linked(case):
    report, root = case
    assert [e.get("id") for p in every(root, class_="pane") for e in every(p, class_="alone")] == list(report.unpaired)
    by_id = {e.get("id"): e for e in every(root)}
    for pair in report.pairs:
        assert pair.right in by_id[pair.left].get("data-meets").split()
        assert pair.left in by_id[pair.right].get("data-meets").split()


def test_the_pictures_have_a_ribbon_for_each_pair_and_say_it_in_words(case):
    report, root = case
    drawings = [e for picture in every(root, class_="map") for e in every(picture, "svg")]
    ribbons = [path for drawing in drawings for g in every(drawing, class_="ribbons") for path in every(g, "path")]
    drawn = Counter((r.get("data-l"), r.get("data-r")) for r in ribbons)
    assert drawn == Counter((pair.left, pair.right) for pair in report.pairs)
    for side in [side for drawing in drawings for side in every(drawing, class_="side")]:
        (read,) = [r for r in report.articles if r.id == side.get("data-article")]
        assert len(side.get("data-tops").split()) == len(read.statements)
    if len(report.articles) == 2:
        met = {pair.left for pair in report.pairs}
        alone = [s.id[1:] for s in report.articles[0].statements if s.compared and s.id not in met]
        said = words(every(drawings[0], "desc")[0])
        assert f"meet one of B; {', '.join(alone)} do not." in said if alone else "meet one of B." in said


# --- single points ---


def test_the_head_counts_what_was_found_and_shows_the_worst_with_both_sides():
    root = page(full())
    assert words(every(root, "h1")[0]) == "3 differences, 3 told by one only"
    assert words(every(root, class_="lead")[0]).endswith(
        "differ in 2: 1 cannot both be true, 1 is said with another force; 1 small difference. "
        "2 only in wire.txt, 1 only in easy.txt."
    )
    (first,) = every(root, id="worst")
    assert words(every(first, "a")[0]) == number_conflict().message
    assert every(first, "a")[0].get("href") == f"#f-{number_conflict().id}"
    assert [words(m) for m in every(first, "mark")] == ["At least 214 people", "About 180 people"]
    assert [words(q) for q in every(first, "q")] == [WIRE.statements[0].text, EASY.statements[0].text]
    assert [e.get("href") for e in every(first, "a")[1:]] == ["#w-a-0", "#w-b-0"]
    assert "2 of 4 statements have a counterpart" in words(every(root, class_="articles")[0])


def test_of_many_articles_the_first_card_shows_both_sides_and_who_says_likewise():
    said = "The quake killed {} people in Agadir on Monday."
    report = xcheck.compare(*(xcheck.Article(f"{n}.txt", said.format(12 if n < 4 else 15)) for n in range(5)))
    sides = [words(e) for e in every(every(page(report), id="worst")[0], class_="worst-side")]
    assert len(sides) == 2
    assert "12 people" in sides[0] and sides[0].endswith("likewise 1.txt, 2.txt and 3.txt")
    assert "15 people" in sides[1]


def test_of_a_long_statement_the_words_around_the_marks_are_shown():
    long = "It is said " * 40 + "that nine people died " + "and more is not known " * 40
    left = reading("a", "long.txt", f"{long}.\n")
    found = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "9 or 180", (left, "nine"), (EASY, "180"))
    (first,) = every(page(report(found, articles=(left, EASY), pairs=())), id="worst")
    said = words(every(first, "q")[0])
    assert said.startswith("… ") and said.endswith(" …") and " nine people" in said and len(said) < 250


def test_without_a_contradiction_the_first_of_what_is_there_is_shown():
    root = page(report(shifted_degree(), *omissions()))
    assert words(every(every(root, id="worst")[0], "a")[0]) == shifted_degree().message
    assert not every(page(report()), id="worst")


def test_of_words_that_one_article_lacks_the_nearest_is_shown_beside_them():
    detail = finding("omitted-detail", Kind.OMISSION, Severity.WARNING, "x", (WIRE, "formally"), absent=("b",))
    name = finding("omitted-name", Kind.OMISSION, Severity.NOTE, "x", (WIRE, "Norway"), absent=("b",))
    sides = [words(e) for e in every(every(page(report(detail)), id="worst")[0], class_="worst-side")]
    assert sides == [
        f"A{WIRE.statements[1].text} wire.txt, line 2",
        f"Bnearest: {EASY.statements[1].text} easy.txt, line 2",
    ]
    (first,) = every(page(report(name)), id="worst")
    assert len(every(first, class_="worst-side")) == 1 and "Nothing like it in easy.txt." in words(first)


def test_statements_that_no_source_has_stand_under_their_own_name():
    draft = xcheck.Article("draft.txt", "The fire killed 12 people on Monday.\nMars is red and Venus is hot.\n")
    wire = xcheck.Article("wire.txt", "The fire killed 12 people on Monday.\nCrews came late to the harbour.\n")
    report = xcheck.check(draft, [wire], settings=xcheck.Settings(missing=True))
    root = page(report)
    heads = [h.text.strip() for h in every(every(root, class_="list")[0], "h3")]
    assert heads == ["In no source", "Not in the draft"]
    (own,) = every(root, class_="finding", data_rule="unsupported-statement")
    assert own.get("data-kind") == "unsupported"


def test_a_conflict_of_a_draft_stands_with_the_conflicts():
    draft, wire = two_texts()
    heads = [h.text.strip() for h in every(every(page(xcheck.check(draft, [wire])), class_="list")[0], "h3")]
    assert heads == ["Cannot both be true", "In no source"]


def two_texts() -> tuple[xcheck.Article, xcheck.Article]:
    draft = xcheck.Article("draft.txt", "The fire killed 15 people.\nMars is red.\n", "draft.txt")
    return draft, xcheck.Article("wire.txt", "The fire killed 12 people on Monday.\nCrews came late.\n", "wire.txt")


def test_the_legend_names_every_class_that_the_page_gives_a_meaning():
    for one in (full(), xcheck.check(two_texts()[0], [two_texts()[1]])):
        root = page(one)
        (legend,) = every(root, id="legend")
        used = {c for e in every(root) for c in (e.get("class") or "").split()}
        known = {c for e in every(legend) for c in (e.get("class") or "").split()}
        signs = {"error", "warning", "note", "whole", "alone", "met", "n", "letter", "lone", "quiet", "window", "agree"}
        signs |= {"contradicted", "unsupported", "differs", "supported", "verdict", "sheet-verdict"}
        assert len(used & signs) > 8
        assert used & signs <= known


MARKDOWN = """# The **fire**

It __formally__ rejected [core *elements*](https://example.org/a "t") of `it` & ~~old~~ <b>big</b> plans.[^1]
Nothing * here * is meant, nor _here. <!-- a remark -->

- one item **strong
  over** two lines
"""


def test_markdown_is_shown_as_its_readers_see_it_and_every_character_stays():
    article = xcheck.Article("a.md", MARKDOWN, "a.md")
    root = page(xcheck.compare(article, xcheck.Article("b.txt", "A fire was put out on Monday.")))
    pane = every(root, class_="pane")[0]
    strong = " ".join(words(e) for e in every(pane, "strong")).split()
    assert strong == ["fire", "formally", "strong", "over"]
    assert [words(e) for e in every(pane, "em")] == ["elements"]
    assert [words(e) for e in every(pane, "code")] == ["it"]
    assert "".join(words(e) for e in every(pane, "del")) == "~~old~~"
    assert not every(pane, "b")
    hidden = "".join(words(e) for e in every(pane, class_="syntax"))
    assert "https://example.org/a" in hidden and "<b>" in hidden and "#" in hidden and "* here *" not in hidden
    for own in (*every(pane, class_="n"), *every(pane, class_="verdict")):
        own.text = ""
    assert "".join(words(pane).split()) == "".join(MARKDOWN.split())


def test_nothing_found_is_said_plainly():
    root = page(report())
    assert words(every(root, "h1")[0]) == "No differences found"
    assert not every(root, class_="finding")
    assert len(every(root, class_="sheet")) == 2


def test_articles_of_different_events_are_called_so_without_a_flood():
    root = page(report(number_conflict(), *omissions(), related=False))
    assert "share almost nothing" in words(every(root, class_="warn")[0])
    assert len(every(root, class_="finding")) == 1


def test_overlapping_and_nested_words_are_marked_by_the_worst_and_lead_to_it():
    nested = finding("shifted-scope", Kind.CONFLICT, Severity.ERROR, "x", (WIRE, "rejected parts"), (EASY, "rejected"))
    root = page(report(nested, shifted_degree()))
    marks = every(every(root, class_="pane")[0], "mark")
    shown_marks = [
        (words(m), m.get("class"), m.get("data-f"), m[0].get("href")[: len("#f-shifted-sco")]) for m in marks
    ]
    assert shown_marks == [
        ("formally ", "warning", "2", "#f-shifted-deg"),
        ("rejected", "error", "1 2", "#f-shifted-sco"),
        (" parts", "error", "1", "#f-shifted-sco"),
    ]
    assert [m.get("data-ends") for m in marks] == [None, "2", "1"]


def test_a_finding_on_a_whole_lone_statement_does_not_drown_the_words_in_it():
    whole = finding("omitted-statement", Kind.OMISSION, Severity.WARNING, "x", (WIRE, "Norway sent two helicopters."))
    name = finding("omitted-name", Kind.OMISSION, Severity.NOTE, "x", (WIRE, "Norway"))
    lone = every(page(report(whole, name)), id="a3")[0]
    assert [(words(m), m.get("class"), len(m)) for m in every(lone, "mark")] == [
        ("Norway", "note", 1),
        (" sent two helicopters.", "warning whole", 0),
    ]
    assert every(lone, class_="n")[0].get("href") == f"#f-{whole.id}"
    met = finding("omitted-statement", Kind.OMISSION, Severity.NOTE, "x", (WIRE, WIRE.statements[1].text))
    (mark,) = every(every(page(report(met)), class_="pane")[0], "mark")
    assert (mark.get("class"), len(mark)) == ("note whole", 1)


def test_suppressed_findings_stand_last_with_their_reason_and_count_for_nothing():
    quiet = number_conflict().replace(suppressed={"by": "baseline", "because": "checked by phone"})
    root = page(report(quiet, shifted_degree()))
    assert words(every(root, "h1")[0]) == "1 difference"
    items = every(root, class_="finding")
    assert [item.get("data-rule") for item in items] == ["shifted-degree", "number-conflict"]
    assert words(every(items[1], class_="because")[0]) == "Suppressed (baseline): checked by phone"
    assert not every(items[0], class_="because")
    assert "suppressed 1" in words(every(root, id="filters")[0])
    mark = every(root, "mark", data_f="2")[0]
    assert mark.get("class") == "suppressed"
    assert mark.get("data-ends") is None
    assert not every(every(root, class_="map")[0], "path", class_="error")


def test_a_failed_rule_and_an_idle_suppression_are_told():
    result = report(crashes=(Crash("name-conflict", "boom", None),),
                  unused=(Unused("baseline", "number-conflict", "old", "base.json", 4),))  # fmt: skip
    root = page(result)
    assert words(every(root, class_="warn")[0]) == "name-conflict failed, so its findings are missing: boom"
    assert "base.json:4: number-conflict (old)" in words(every(root, "footer")[0])


def test_a_detail_that_one_article_lacks_points_at_the_counterpart():
    detail = finding("omitted-detail", Kind.OMISSION, Severity.NOTE, "only wire.txt has it", (WIRE, "formally"))
    alone = finding("omitted-name", Kind.OMISSION, Severity.NOTE, "x", (WIRE, "Norway"))
    items = every(page(report(detail, alone)), class_="finding")
    assert [item.get("data-beside") for item in items] == ["b2", None]


def test_a_draft_shows_its_verdicts_and_leads_to_the_evidence():
    draft = xcheck.Article("draft.txt", "The fire killed 15 people.\nMars is red.\n", "draft.txt")
    wire = xcheck.Article("wire.txt", "The fire killed 12 people on Monday.\nCrews came late.\n", "wire.txt")
    report = xcheck.check(draft, [wire])
    root = page(report)
    verdicts = {v.statement: v.verdict for v in report.verdicts}
    assert verdicts["d2"] == "unsupported"
    assert words(every(root, "h1")[0]) == "0 of 2 statements supported"
    assert words(every(every(root, id="d2")[0], class_="verdict")[0]) == "unsupported"
    assert every(every(root, id="d1")[0], class_="n")[0].get("href") == "#s1"
    assert "of 2 statements" in words(every(root, class_="articles")[0][0])
    assert not every(every(root, id="s1")[0], class_="verdict")


def two_drafts() -> Report:
    draft, other = reading("d", "one.txt", "Ten died.\nIt rained.\n"), reading("da", "two.txt", "Twelve died.\n")
    source = reading("s", "wire.txt", "Ten people died.\n")
    result = report(
        articles=(draft, other, source),
        pairs=(Pair("d1", "s1", 0.9), Pair("s1", "da1", 0.8)),
        unpaired=("d2",),
        verdicts=(
            Verdict("d1", "supported", 0.9, ("s1",)),
            Verdict("d2", "unsupported", 0.1, ()),
            Verdict("da1", "contradicted", 0.2, ("s1",)),
        ),
    )
    return result.replace(mode="check")


def test_each_of_several_drafts_has_its_verdicts():
    root = page(two_drafts())
    cards = [words(li) for li in every(root, class_="articles")[0]]
    assert cards[0].endswith("1 supported, 1 in no source of 2 statements")
    assert cards[1].endswith("1 contradicted of 1 statement")
    assert cards[2].endswith("1 statement")
    assert words(every(root, "h1")[0]) == "1 of 3 statements supported"
    assert "1 contradicted and 1 in no source." in words(every(root, class_="lead")[0])
    assert [(m.get("data-left"), m.get("data-right")) for m in every(root, class_="map")] == [("d", "s"), ("da", "s")]


def test_three_articles_have_a_choice_of_two_and_a_picture_for_each_two_that_meet():
    third = reading("c", "third.txt", "Perhaps 190 people died.\n")
    pairs = (Pair("a1", "b1", 0.7), Pair("b1", "c1", 0.7))
    root = page(report(number_conflict(), articles=(WIRE, EASY, third), pairs=pairs))
    assert len(every(root, class_="sheet")) == 3
    assert [(m.get("data-left"), m.get("data-right")) for m in every(root, class_="map")] == [("a", "b"), ("b", "c")]
    chooser = every(root, class_="chooser")[0]
    assert len(every(chooser, "option")) == 6
    assert not every(page(full()), class_="chooser")


def test_one_article_beside_itself_is_one_text():
    article = xcheck.Article(
        "story.txt", "The fire killed 12 people.\nIt rained.\nWind rose.\nThe fire killed 15 people.\n"
    )
    report = xcheck.compare_within(article)
    root = page(report)
    assert len(every(root, class_="sheet")) == 1
    assert not every(every(root, class_="pane")[0], class_="alone")
    assert len(every(root, class_="finding")) == len(report.findings) > 0


def test_an_article_without_a_statement_is_told_so():
    empty = reading("a", "empty.txt", "")
    assert "no statement" in words(every(page(report(articles=(empty, EASY), pairs=(), unpaired=())), class_="pane")[0])


def test_title_author_and_day_of_a_document_are_shown():
    text = "One died.\n"
    page_article = xcheck.Article("story.html", text, "news/story.html", "Fire <b>kills</b>", "A. Writer", "2026-01-07")
    root = page(xcheck.compare(page_article, xcheck.Article("b.txt", text)))
    card, plain = every(root, class_="articles")[0]
    assert words(every(card, class_="name")[0]) == "Fire <b>kills</b>"
    assert [words(line) for line in every(card, class_="path")] == ["A. Writer, 2026-01-07", "news/story.html"]
    assert not every(plain, class_="path")
    head = every(every(root, class_="sheet")[0], "header")[0]
    assert words(head) == "A Fire <b>kills</b>story.html, A. Writer, 2026-01-07"


def test_lines_without_a_statement_and_signs_that_open_a_line_are_kept():
    article = xcheck.Article("a.md", "---\n\n# A fire\n\n- One died.\n- Two fled.\n\n***\n\nSo **it** went.\n")
    pane = every(page(xcheck.compare(article, article)), class_="pane")[0]
    for sign in ("---", "# ", "- ", "***", "**it**"):
        assert sign in words(pane)
    assert len(every(pane, "ul")) == 1 and len(every(pane, "li")) == 2


# --- several articles and who says what ---

THIRD = reading("c", "third.txt", "Perhaps 190 people died.\nInvestigators completely rejected it.\n")


def test_articles_of_one_side_that_say_the_same_share_a_row():
    places = ((WIRE, "formally rejected"), (EASY, "completely rejected"), (THIRD, "completely rejected"))
    three = finding("shifted-degree", Kind.WORDING, Severity.WARNING, "x", *places, sides=(("a",), ("b", "c")))
    item = every(page(report(three, articles=(WIRE, EASY, THIRD))), class_="finding")[0]
    rows = [
        (" ".join(words(dt).split()), words(dd)) for dt, dd in zip(every(item, "dt"), every(item, "dd"), strict=True)
    ]
    assert rows == [("A line 2", "formally rejected"), ("B line 2C line 2", "completely rejected")]
    assert item.get("data-show") == "a b c"
    loose = three.replace(sides=(("a",), ("b",)))
    item = every(page(report(loose, articles=(WIRE, EASY, THIRD))), class_="finding")[0]
    assert len(every(item, "dd")) == 3


def test_who_lacks_the_words_is_told_where_there_are_several():
    lone = finding("omitted-name", Kind.OMISSION, Severity.NOTE, "x", (WIRE, "Norway"), sides=(("a",),), absent=("c",))
    item = every(page(report(lone, articles=(WIRE, EASY, THIRD))), class_="finding")[0]
    assert words(every(item, class_="absent")[0]) == "not in C"
    assert item.get("data-show") == "a c"
    two = finding("omitted-name", Kind.OMISSION, Severity.NOTE, "x", (WIRE, "Norway"), sides=(("a",),), absent=("b",))
    assert not every(page(report(two)), class_="absent")


def test_an_article_of_another_event_is_named():
    root = page(report(articles=(WIRE, EASY, THIRD), unrelated=("c",)))
    assert words(every(root, class_="warn")[0]).startswith("third.txt shares almost nothing with the others")


def test_who_says_what_stands_in_a_table_and_smaller_sides_are_marked():
    degree = finding("shifted-degree", Kind.WORDING, Severity.WARNING, "x", (WIRE, "formally"), (EASY, "completely"))
    third = reading("c", "third.txt", "It was cold.\nThey completely rejected “no account”, Paul Lang said.\n")
    at = [r.place(Span(r.article.text.index(w), r.article.text.index(w) + len(w)), r.id + "2")
          for r, w in ((WIRE, "formally"), (EASY, "completely"), (third, "completely"), (third, "no account"),
                       (third, "Paul Lang"))]  # fmt: skip
    rows = (
        Row("wording", "reject", tuple((place,) for place in at[:3]), (("a",), ("b", "c")), (degree.id,), True),
        Row("quotation", "sea", ((at[0], at[0]), (), (at[3], at[4], at[3])), (("a", "c"),)),
        Row("topic", "ferry", ((at[0], at[0]), (at[1],), ()), ()),
    )
    table = every(page(report(degree, articles=(WIRE, EASY, third), matrix=rows)), id="matrix")[0]
    cells = [[words(cell) for cell in row] for body in every(table, "tbody") for row in body]
    assert cells == [
        ["! reject", "Aformally", "Bcompletely", "Ccompletely"],
        ["sea", "Aformally — formally", "B–", "C“no account” — Paul Lang / “no account”"],
        ["ferry", "Aformally and 1 more", "Bcompletely", "C–"],
    ]
    assert [words(mark) for mark in every(table, "mark")] == ["formally"]
    assert every(table, "mark")[0].get("class") == "warning"
    assert every(table, class_="to-finding")[0].get("href") == f"#{anchor('f', degree.id)}"
    assert [a.get("href") for a in every(table, class_="to-words")][:3] == ["#a2", "#b2", "#c2"]
    assert [words(s) for s in every(table, "summary")] == ["Told alike, or by some only 1", "Topics 1"]


def test_the_whole_matrix_is_there(case):
    report, root = case
    bodies = [body for part in every(root, id="matrix") for body in every(part, "tbody")]
    assert sum(len(body) for body in bodies) == len(report.matrix)
    for row in (row for body in bodies for row in body):
        assert len(row) == 1 + len(report.articles)


# --- marks ---

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 6)), max_size=8)


@given(PLACES)
def test_runs_say_of_each_letter_which_findings_cover_it(places):
    found = runs(places)
    for at in range(31):
        wanted = tuple(sorted({n for start, end, n in places if start <= at < end}))
        assert [run.findings for run in found if run.start <= at < run.end] == ([wanted] if wanted else [])


@given(PLACES, st.integers(0, 30), st.integers(0, 30))
def test_what_is_cut_covers_the_stretch_once(places, start, end):
    pieces = list(cut(runs(places), start, end))
    covered = [at for piece in pieces for at in range(piece.start, piece.end)]
    assert covered == list(range(start, end))
    assert all(piece.start < piece.end for piece in pieces)


def test_runs_of_the_drawing():
    assert runs([(0, 15, 0), (9, 18, 1)]) == [Run(0, 9, (0,)), Run(9, 15, (0, 1)), Run(15, 18, (1,))]


# --- the same bytes, soon ---


def test_the_same_report_gives_the_same_bytes_whatever_the_seed_of_hashes():
    paths = [str(FIXTURES / "ferry-fire" / name) for name in ("first-night.txt", "two-days-later.txt")]
    made = subprocess.run(
        [sys.executable, "-m", "xcheck", "compare", *paths, "--format", "html", "--fail-on", "never"],
        env={**os.environ, "PYTHONHASHSEED": "1"}, capture_output=True, check=True, cwd=FIXTURES.parent,
    )  # fmt: skip
    assert made.stdout.decode("utf-8") == render(xcheck.compare(*map(xcheck.read_article, paths)), "html")


def test_a_thousand_statements_a_side_take_little_room_and_time():
    lines = [f"Sentence {n} tells of the {n} ships that sailed from port {n % 7} in the night.\n" for n in range(1000)]
    left, right = reading("a", "left.txt", "".join(lines)), reading("b", "right.txt", "".join(lines))
    found = [
        finding(
            "number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (left, f"Sentence {n} "), (right, f"Sentence {n} ")
        )
        for n in range(0, 1000, 2)
    ]
    pairs = tuple(Pair(f"a{n}", f"b{n}", 0.9) for n in range(1, 1001))
    result = report(*found, articles=(left, right), pairs=pairs, unpaired=())
    start = time.process_time()
    size = len(render(result, "html").encode())
    assert time.process_time() - start < 3
    assert size < 2_400_000
