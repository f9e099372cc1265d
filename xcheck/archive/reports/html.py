"""Pages for a browser: an index of all differences with filters, and beside it a page for each event.

    report/index.html              filters by outlet, day, kind and rule; each difference with its words
    report/2026-01-07-3fa2c1.html  the articles of the event side by side, as `xcheck compare --format html`

Nothing is fetched, and links lead from the index to the pages beside it only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from itertools import islice

from ...errors import BadSettings
from ...model import Kind
from ...reports import render
from ...reports.html import document
from ...reports.html.element import Html, element, join, text
from ...reports.html.view import SIGNS
from ..event import report_of
from ..ranking import Difference, Piece, Ranking, Wanted

MOST_PAGES = 100
"""Events that get a page: those whose differences rank first. Of the others the index says how to see them."""

_PAGE = re.compile(r"[0-9a-z-]+")


def write(ranking: Ranking, wanted: Wanted, folder: str, limit: int, progress: Callable[[str, int, int], None]) -> None:
    """Write the pages into a folder, which is made; what it holds under other names stays."""
    found = list(islice(ranking.differences(wanted), limit))
    pages = list(dict.fromkeys(one.event for one in found))[:MOST_PAGES]
    try:
        os.makedirs(folder, exist_ok=True)
        for number, event in enumerate(pages, 1):
            progress("writing pages", number, len(pages))
            _write(os.path.join(folder, f"{event}.html"), render(report_of(ranking.archive, event, False), "html"))
        held = ranking.archive.count("finding"), ranking.archive.count("event")
        _write(os.path.join(folder, "index.html"), index(found, frozenset(pages), held))
    except OSError as error:
        raise BadSettings(
            f"{error.filename or folder} cannot be written: {error.strerror}; name another folder"
        ) from None


def _write(path: str, page: str) -> None:
    beside = f"{path}.tmp"
    with open(beside, "wb") as file:
        file.write(page.encode("utf-8", "backslashreplace"))
    os.replace(beside, path)


def index(found: Iterable[Difference], pages: frozenset[str], held: tuple[int, int]) -> str:
    """Return the index page; `held` is how many differences and events the archive holds, shown or not."""
    rows = list(found)
    events = {one.event for one in rows}
    conflicts = sum(one.kind is Kind.CONFLICT for one in rows)
    counted = f"{len(rows)} differences in {len(events)} events, {conflicts} of them conflicts; the worst first."
    if held[0] > len(rows):
        counted += (
            f" The archive holds {held[0]} differences in {held[1]} events: --limit N writes more of them, "
            "--kind, --outlet and --from choose."
        )
    head = element(
        "header",
        element("h1", "Where the outlets differ"),
        element("p", counted),
        _filters(rows),
        element("p", f"{len(rows)} shown", id="shown", role="status"),
    )
    listed = element("main", element("ol", *(_row(one, pages) for one in rows), id="found"))
    home = os.path.dirname(os.path.abspath(__file__))
    style, script = (os.path.join(home, name) for name in ("index.css", "index.js"))
    return document("xcheck: where the outlets differ", (head, listed), (style,), (script,))


def _filters(rows: list[Difference]) -> Html:
    outlets = sorted({outlet for one in rows for piece in one.pieces for outlet in piece.outlets})
    days = sorted({one.day for one in rows})
    kinds = [kind.value for kind in Kind if any(one.kind is kind for one in rows)]
    rules = sorted({one.rule for one in rows})
    parts = (
        _choice("outlet", "Outlet", outlets), _choice("day", "Day", days), _choice("kind", "Kind", kinds),
        _choice("rule", "Rule", rules),
    )  # fmt: skip
    return element("form", *parts, id="filters")


def _choice(name: str, label: str, values: list[str]) -> Html:
    options = (element("option", value or "no day", value=value or "-") for value in values)
    every = element("option", "all", value="")
    return element("label", f"{label} ", element("select", every, *options, name=name))


def _row(one: Difference, pages: frozenset[str]) -> Html:
    outlets = sorted({outlet for piece in one.pieces for outlet in piece.outlets})
    sides = " / ".join(", ".join(side) for side in one.sides)
    again = f" · also in {one.again} more of these days" if one.again else ""
    return element(
        "li",
        element("h2", element("span", SIGNS[one.severity], class_="sign"), " ", one.message),
        element(
            "p", element("strong", one.kind.value), f" · {one.rule} · {one.severity.value}, confidence "
            f"{one.confidence:.2f} · {sides}{again} · ", _link(one.event, pages), class_="facts",
        ),
        element("div", *(_piece(piece) for piece in one.pieces), class_="pieces"),
        class_=one.severity.value, data_kind=one.kind.value, data_rule=one.rule, data_day=one.day or "-",
        data_outlet="\n".join(outlets),
    )  # fmt: skip


def _link(event: str, pages: frozenset[str]) -> Html:
    """Return a link to the page of an event beside this one."""
    if event in pages and _PAGE.fullmatch(event):
        return Html(f'<a href="{event}.html">read the articles side by side</a> ({text(event)})')
    return element("code", f"xcheck archive show {event}")


def _piece(piece: Piece) -> Html:
    before, words = piece.statement[: piece.start], piece.statement[piece.start : piece.start + len(piece.text)]
    after = piece.statement[piece.start + len(piece.text) :]
    return element(
        "blockquote",
        element("p", join((before, element("mark", words), after))),
        element("footer", element("strong", piece.name), f" {piece.day} · {piece.title} · line {piece.line}"),
    )
