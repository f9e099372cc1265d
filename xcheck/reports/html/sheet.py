"""The sheet as a table to tick: a row for each statement, and below it one for each fact in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Span
from ..pointing import short
from ..sheet.items import SIGNS, VERDICTS, WORDS, Item, items
from .element import Html, anchor, element
from .snippet import snippet
from .view import View

AROUND = 70
"""Characters of a source that are shown on each side of the words."""

LONGEST = 400
"""Characters of a statement that are shown; its text is one click away."""


HEADS = ("Done", "What", "Verdict", "Source", "Remark")

ADVICE = (
    "Tick what you have checked yourself. Ticks and remarks stay in this browser, and stay with words that a new "
    "version of the text has, too."
)


def sheet(view: View, linked: bool = True) -> Html:
    """Return the sheet; `linked` where the texts are in the same page."""
    found = items(view.report)
    heads = [element("th", head, scope="col") for head in HEADS]
    table = element(
        "table",
        element("caption", "Sheet", class_="hidden"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_sheet_row(view, item, linked) for item in found)),
    )
    return element(
        "section",
        element("h2", "Sheet"),
        element("p", ADVICE, class_="soft needs-script"),
        _tools(view, found),
        fields(),
        table if found else element("p", "There is nothing to check."),
        id="sheet",
        aria_label="Sheet",
        tabindex=-1,
    )


def _tools(view: View, found: Sequence[Item]) -> Html:
    """Return what narrows the sheet and hands it on; the script unhides it."""
    words = WORDS[view.report.mode]
    given = {item.verdict for item in found}
    shown = [("", "Everything"), ("open", "Not ticked yet")]
    shown += [(verdict, words[verdict]) for verdict in VERDICTS if verdict in given]
    selects = [_choice("sheet-show", "Rows to show", shown)]
    own = list(dict.fromkeys(item.place.article for item in found))
    if len(own) > 1:
        selects.insert(0, _choice("sheet-article", "Article to check", [(id, _called(view, id)) for id in own]))
    return element(
        "form",
        *selects,
        element("output", "", id="sheet-told", role="status", aria_live="polite"),
        element("button", "Sheet as CSV", type="button", data_export="csv"),
        id="sheet-tools",
        hidden="",
        aria_label="Narrow the sheet",
    )


def _called(view: View, article: str) -> str:
    return f"{view.letter(article)}  {view.names[article]}"


def _choice(id: str, label: str, values: list[tuple[str, str]]) -> Html:
    """Return a choice of one; the script puts behind each how many rows it would show."""
    options = [element("option", caption, value=value, data_told=caption) for value, caption in values]
    return element("select", *options, id=id, aria_label=label)


def fields() -> Html:
    """Return a box and a line to write on, which the script puts into each row: 2,000 rows would make a large page."""
    box = element("input", type="checkbox")
    return element(
        "template", box, element("input", type="text", placeholder="Remark", autocomplete="off"), id="fields"
    )


def _sheet_row(view: View, item: Item, linked: bool) -> Html:
    """Return a row; the script fills its first and its last cell."""
    words = short(item.place.text, LONGEST)
    shown = element("a", words, href=f"#{anchor(item.place.statement)}") if linked else words
    line = f"{view.letter(item.place.article)} {item.place.in_words}"
    what = (
        element("small", item.what),
        " ",
        shown,
        *([" ", element("small", line)] if item.what == "statement" else []),
    )
    verdict = element("span", f"{SIGNS[item.verdict]} {WORDS[view.report.mode][item.verdict]}", class_="sheet-verdict")
    why = element("small", short(item.why)) if item.why and item.verdict != "supported" else Html()
    return element(
        "tr",
        element("td"),
        element("th", *what, scope="row"),
        element("td", verdict, why),
        element("td", *_source(view, item, linked)),
        element("td"),
        class_=f"{item.what} {item.verdict}",
        data_key=item.key,
        data_article=item.place.article,
    )


def _source(view: View, item: Item, linked: bool) -> Iterator[Html | str]:
    """Yield the words of another article, in their statement, and where they stand."""
    source, passage = item.source, item.passage
    if source is None or passage is None:
        yield element("span", "–", class_="silent")
        return
    text = view.statements[passage.id][0].article.text
    whole = (source.start, source.end) == passage.span
    marked = [] if whole else [Span(source.start, source.end)]
    yield element("q", snippet(text, passage, marked, 2 * AROUND if whole else AROUND))
    where = f"{view.names[source.article]}, {source.in_words}"
    yield " "
    yield element("a", where, href=f"#{anchor(passage.id)}") if linked else element("small", where)
