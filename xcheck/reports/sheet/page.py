"""The sheet as a page of its own: to tick on a screen or on paper."""

from __future__ import annotations

from ...model import Report
from ..html import STYLES, document
from ..html.element import Html, element
from ..html.overview import lead
from ..html.sheet import sheet
from ..html.view import View


def render(report: Report) -> str:
    """Return the sheet as one HTML document."""
    view = View(report)
    articles = [
        element("li", element("span", view.letter(r.id), class_="letter"), " ", view.names[r.id]) for r in view.readings
    ]
    top = element(
        "header",
        element("span", "xcheck", class_="brand"),
        element("span", element("button", "Dark colours", type="button", id="theme", hidden=""), class_="tools"),
        id="top",
    )
    head = element(
        "div", element("h1", "To be checked"), *lead(view), element("ul", *articles), class_="lead sheet-lead"
    )
    title = "Sheet: " + ", ".join(view.names.values())
    body: tuple[Html, ...] = (top, element("main", head, sheet(view, linked=False)))
    return document(title, body, STYLES, ("keeping.js", "sheet.js"))
