"""How to read the page: every sign, mark and colour that it uses, and its keys."""

from __future__ import annotations

from ...model import Severity
from ..sheet.items import SIGNS as VERDICT_SIGNS
from ..sheet.items import WORDS
from .element import Html, element
from .view import SIGNS, View

MEANINGS = {
    Severity.ERROR: "somebody is wrong, or the draft is",
    Severity.WARNING: "an editor should look at it",
    Severity.NOTE: "a small difference",
}

KEYS = (
    (("j", "k"), "next finding, the one before; so do the arrows in the list"),
    (("Enter",), "from a finding to its words and back"),
    (("c", "x"), "mark the finding as checked, or dismiss it"),
    (("/",), "search"),
    (("1", "2", "3", "4"), "the tabs"),
    (("?",), "this help"),
    (("Esc",), "back, close, clear"),
)


def legend(view: View) -> Html:
    """Return the legend, which the script shows on its own where `?` is typed."""
    parts = [
        _part("Findings", [*_severities(), *_groups(view), *_findings()]),
        _part("Texts", [*_texts(), *_verdicts(view)]),
        _part("The picture between two texts", _picture()),
        _part("Sheet", _sheet(view)),
        _part("Keys", [(_keys(keys), meaning) for keys, meaning in KEYS], class_="keys"),
    ]
    return element("section", element("h2", "How to read it"), *parts, id="legend", tabindex=-1)


def _part(title: str, rows: list[tuple[Html, str]], class_: str | None = None) -> Html:
    items = [element("div", element("dt", sign), element("dd", meaning)) for sign, meaning in rows]
    return element("div", element("h3", title), element("dl", *items), class_=class_)


def _severities() -> list[tuple[Html, str]]:
    return [
        (element("span", f"{SIGNS[s]} {s.value}", class_=f"severity {s.value}"), MEANINGS[s])
        for s in reversed(Severity)
    ]


def _groups(view: View) -> list[tuple[Html, str]]:
    return [(element("b", group.title), group.meaning) for group in view.groups]


def _findings() -> list[tuple[Html, str]]:
    return [
        (element("span", "A", class_="letter"), "an article; the letter leads to its words"),
        (element("span", "C", class_="letter lacks"), "an article that lacks them"),
        (element("em", "stronger"), "this article says it more strongly than the other"),
        (element("b", "confidence 0.85"), "how sure xcheck is, from 0 to 1; how bad it is, says the sign"),
        (element("b", "suppressed"), "a comment, the configuration or a baseline lets it pass"),
    ]


def _texts() -> list[tuple[Html, str]]:
    marks = [
        (element("mark", s.value, class_=s.value), f"words of a finding: {MEANINGS[s]}") for s in reversed(Severity)
    ]
    return [
        *marks,
        (element("mark", "thin line", class_="note whole"), "a whole statement that a finding speaks of"),
        (element("mark", "chosen", class_="error on"), "the words of the finding at hand"),
        (element("span", "A statement", class_="s alone"), "no other article has it"),
        (
            element("span", "12", class_="n"),
            "the number of a statement; it leads to its counterpart, or to what is lacking",
        ),
        (element("span", "○ 4", class_="n"), "a statement without a counterpart"),
        (element("span", "Framed", class_="s met"), "the counterpart of what was chosen"),
    ]


def _verdicts(view: View) -> list[tuple[Html, str]]:
    """Return the words before a draft's statements."""
    meanings = {
        "contradicted": "a source says what cannot be true beside it",
        "unsupported": "no source says it",
        "differs": "a source says it, with another figure, name, date or force, or another source contradicts it",
    }
    given = {one.verdict for one in view.report.verdicts}
    return [(element("span", n, class_=f"verdict {n}"), meaning) for n, meaning in meanings.items() if n in given]


def _picture() -> list[tuple[Html, str]]:
    drawn = [
        (
            "ribbon error",
            "a statement and its counterpart; red, amber or blue by the worst that was found between them",
        ),
        ("ribbon agree", "grey: no difference was found between them"),
        ("bar met", "a statement with a counterpart"),
        ("bar lone", "one without"),
        ("bar quiet", "a heading, byline or the like, which is not compared"),
        ("bar tick", "something was found there; the wider, the worse"),
        ("bar window", "what of the text is on the screen"),
    ]
    return [(_drawing(name), meaning) for name, meaning in drawn]


def _drawing(name: str) -> Html:
    """Return a small piece of the picture."""
    shape, _, what = name.partition(" ")
    inside = (
        element("g", element("path", d="M0 2C14 2 14 8 28 8V14C14 14 14 8 0 8Z", class_=what), class_="ribbons")
        if shape == "ribbon"
        else element("g", element("rect", x=8, y=2, width=12, height=12, class_="error" if what == "tick" else what),
                     class_="side error" if what == "tick" else "side")
    )  # fmt: skip
    return element("span", element("svg", inside, viewBox="0 0 28 16", aria_hidden="true"), class_="sample")


def _sheet(view: View) -> list[tuple[Html, str]]:
    meanings = {
        "supported": "the words beside it say so; read them before you tick",
        "differs": "the same thing, in another figure, name, date or degree",
        "contradicted": "both cannot be true",
        "unsupported": "nothing that says it was found, which does not mean that it is false",
    }
    words = WORDS[view.report.mode]
    return [
        (element("span", f"{VERDICT_SIGNS[name]} {words[name]}", class_=f"sheet-verdict {name}"), meaning)
        for name, meaning in meanings.items()
    ]


def _keys(keys: tuple[str, ...]) -> Html:
    return element("span", *(element("kbd", key) for key in keys))
