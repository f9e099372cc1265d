"""The report as one page for a browser: no network, readable without scripts, on paper and by keyboard.

    view      what is shown of the report, and who meets whom
    overview  the bar with the tabs, how the articles relate, the articles, verdicts
    worst     the worst finding, on the first screen
    findings  the list with its filters and marks
    texts     the articles side by side, each word of a finding marked; `markdown` shows emphasis as it is meant
    picture   which part of one meets which part of the other
    matrix    who says what
    sheet     what a person ticks off
    legend    how to read all this

The style sheets and scripts beside this file stand in the page, and its policy names their hashes: nothing else may
style it, run in it or be fetched. The page holds no data for the script but attributes.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable

from ...model import Report
from .element import Html, element
from .findings import acts, findings_pane
from .matrix import matrix
from .overview import bar, footer, overview
from .picture import pictures
from .sheet import sheet
from .texts import columns
from .view import View

STYLES = ("look.css", "style.css", "views.css", "sheet.css", "print.css")
SCRIPTS = ("keeping.js", "findings.js", "marking.js", "texts.js", "views.js", "sheet.js")
"""In this order: what one of them uses stands in an earlier one or is called later."""


def render(report: Report) -> str:
    """Return the report as one HTML document."""
    view = View(report)
    workspace = element("div", findings_pane(view), columns(view, pictures(view)), id="workspace")
    body = (
        element("a", "Skip to the findings", class_="skip", href="#findings"),
        element("a", "Skip to the articles", class_="skip", href="#texts"),
        bar(view),
        element("main", overview(view), workspace, matrix(view), sheet(view)),
        footer(view),
        acts(),
    )
    return document("xcheck: " + ", ".join(view.names.values()), body, STYLES, SCRIPTS)


def document(title: str, body: Iterable[Html], styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return a document with its style and script in it, and a policy that lets nothing else in."""
    style = Html("\n".join(map(_part, styles)))
    script = Html("\n".join(map(_part, scripts)))
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content="xcheck"),
        element("title", title),
        element("style", style),
    )
    whole = (*body, element("script", script))
    page = element("html", element("head", *_lines(head)), Html("\n"), element("body", *_lines(whole)), lang="en")
    return f"<!doctype html>\n{page}\n"


def _lines(pieces: tuple[Html, ...]) -> tuple[Html, ...]:
    return tuple(Html(f"\n{piece}") for piece in pieces)


def _part(name: str) -> Html:
    """Return a file of this folder; nothing of a report goes into it."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return Html(file.read())


def _source(part: str) -> str:
    """Return what a policy calls this text, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"
