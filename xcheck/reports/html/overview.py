"""What stands above and below the findings: tabs, how much differs, which articles were read, what was looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ... import __version__
from ...model import Reading
from ...sentences import counted, listed
from ..pointing import account
from ..relation import counts, relation, sentences
from ..verdicts import ORDER, called
from .element import Html, anchor, element
from .legend import legend
from .view import View
from .worst import worst

VERDICTS = ("supported", *reversed(ORDER))
"""Best first."""


TABS = (("findings", "Findings"), ("texts", "Texts"), ("matrix", "Who says what"), ("sheet", "Sheet"))
"""Parts of the page between which the script switches; without it they stand one below the other."""


def bar(view: View) -> Html:
    """Return what stays on top: the name of the tool, the tabs, the help and the switch between light and dark."""
    counts = {"findings": len(view.active)}
    links = [
        element(
            "a", label, *([" ", element("b", str(counts[id]))] if id in counts else []), href=f"#{id}", data_view=id
        )
        for id, label in TABS
        if id != "matrix" or view.report.matrix
    ]
    buttons = (
        element("a", "How to read it", href="#legend", id="help"),
        element("button", "Dark colours", type="button", id="theme", hidden=""),
    )
    return element(
        "header",
        element("span", "xcheck", class_="brand"),
        element("nav", *links, aria_label="Views"),
        element("span", *buttons, class_="tools"),
        id="top",
    )


def overview(view: View) -> Html:
    """Return the first screen: how the articles relate, the worst of it with the words of both, the articles."""
    said = element("div", element("h1", _headline(view)), *lead(view), class_="lead")
    articles = element("ul", *(_article(view, reading) for reading in view.readings), class_="articles")
    return element("section", said, worst(view), articles, id="overview", aria_label="Overview")


def _headline(view: View) -> str:
    if view.verdicts:
        supported = sum(1 for verdict in view.report.verdicts if verdict.verdict == "supported")
        return f"{supported} of {counted(len(view.verdicts), 'statement')} supported"
    if not view.active:
        return "No differences found"
    found = relation(view.report)
    differing = sum(count for _, count in found.differ) + found.small
    alone = sum(count for _, count, _ in found.only) + found.some
    who = "one" if len(view.readings) == 2 else "some"
    parts = [counted(differing, "difference") if differing else "", f"{alone} told by {who} only" if alone else ""]
    return ", ".join(filter(None, parts)) or counted(len(view.active), "difference")


def lead(view: View) -> Iterator[Html]:
    """Yield a few sentences: what differs most, and what was left out of account."""
    for crash in view.report.crashes:
        draft = f" on {view.names[crash.article]}" if crash.article in view.names else ""
        yield element("p", f"{crash.rule} failed{draft}, so its findings are missing: {crash.message}", class_="warn")
    for remark in view.report.remarks:
        where = view.names.get(remark.article or "", "") + ("" if remark.line is None else f", line {remark.line}")
        yield element("p", f"{where}: {remark.message}" if where else remark.message, class_="warn")
    if not view.report.related:
        which = "These two articles" if len(view.readings) == 2 else "These articles"
        yield element(
            "p",
            f"{which} share almost nothing and seem to tell of different events, so what only one of them says is not "
            "listed. Check that these are the files you meant.",
            class_="warn",
        )
    if view.report.unrelated:
        names = listed([view.names[id] for id in view.report.unrelated])
        verb = "shares" if len(view.report.unrelated) == 1 else "share"
        message = f"{names} {verb} almost nothing with the others and may tell of another event."
        yield element("p", message, class_="warn")
    verdicts = Counter(verdict.verdict for verdict in view.report.verdicts)
    if parts := [f"{verdicts[name]} {called(name, verdicts[name])}" for name in VERDICTS[:0:-1] if verdicts[name]]:
        yield element("p", f"{listed(parts)}.")
    if not view.verdicts:
        yield element("p", " ".join(sentences(view.report, view.names.__getitem__)))
    elif view.active:
        yield element("p", f"{counted(len(view.active), 'difference')}: {counts(view.report)}.")
    suppressed = len(view.findings) - len(view.active)
    if suppressed:
        yield element("p", f"{counted(suppressed, 'finding')} suppressed.", class_="soft")
    for one in view.report.drafts:
        message = account(view.report, one, [view.names[id] for id in one.sources])
        yield element("p", f"{view.names[one.article]}: {message}.", class_="soft")


def _article(view: View, reading: Reading) -> Html:
    """Return an article's card: its name, and how much of it has a counterpart or is borne out."""
    article, name = reading.article, view.names[reading.id]
    letter = element("span", view.letter(reading.id), class_="letter")
    shown = article.label or article.title or name
    link = element("a", shown, href=f"#{anchor('t', reading.id)}", class_="name")
    where = article.path if article.path not in (None, "-") else name
    credits = [part for part in (", ".join(view.credits(reading.id)), where) if part and part != shown]
    lines = [element("span", part, class_="path") for part in credits]
    return element("li", letter, element("div", link, *lines, *_share(view, reading)))


def _share(view: View, reading: Reading) -> Iterator[Html]:
    """Yield a bar and its words: counterparts, or verdicts for a draft."""
    compared = [s.id for s in reading.statements if s.compared]
    verdicts = Counter(view.verdicts[id].verdict for id in compared if id in view.verdicts)
    if verdicts:
        parts = [(name, verdicts[name]) for name in VERDICTS if verdicts[name]]
        yield _bar(parts, len(compared))
        yield element(
            "p",
            ", ".join(f"{count} {called(name, count)}" for name, count in parts),
            f" of {counted(len(compared), 'statement')}",
        )
        return
    if view.report.mode == "check" or len(view.readings) < 2:
        yield element("p", counted(len(compared), "statement"))
        return
    paired = sum(1 for id in compared if id not in view.alone)
    yield _bar([("paired", paired), ("alone", len(compared) - paired)], len(compared))
    yield element("p", f"{paired} of {counted(len(compared), 'statement')} have a counterpart")


def _bar(parts: list[tuple[str, int]], whole: int) -> Html:
    """Return shares as a drawing; the words beside it say the same."""
    rects, at = [], 0.0
    for name, count in parts:
        width = round(100 * count / max(whole, 1), 2)
        rects.append(element("rect", x=f"{at:g}", y=0, width=f"{width:g}", height=4, class_=name))
        at = round(at + width, 2)
    return element("svg", *rects, viewBox="0 0 100 4", preserveAspectRatio="none", class_="share", aria_hidden="true")


def footer(view: View) -> Html:
    """Return the rules that spoke, how to read the page, and which texts these were."""
    return element("footer", legend(view), _rules(view), _unused(view), _colophon(view))


def _rules(view: View) -> Html:
    counts = Counter(finding.rule for finding in view.findings)
    rows = [
        element("div", element("dt", element("code", id), f" {count}"), element("dd", view.titles.get(id, "")))
        for id, count in counts.items()
    ]
    return (
        element("section", element("h2", "Rules that spoke"), element("dl", *rows), class_="rules") if rows else Html()
    )


def _unused(view: View) -> Html:
    """Return the suppressions that met no finding, which should go."""
    items = [
        element("li", f"{one.path or one.by}{f':{one.line}' if one.line else ''}: {one.allows} ({one.because})")
        for one in view.report.unused
    ]
    if not items:
        return Html()
    return element("section", element("h2", "Suppressions that met nothing"), element("ul", *items))


def _colophon(view: View) -> Html:
    texts = [
        element("div", element("dt", view.names[r.id]), element("dd", element("code", f"sha256 {r.article.sha256}")))
        for r in view.readings
    ]
    return element(
        "section", element("h2", "What was read"), element("dl", *texts), element("p", f"xcheck {__version__}"),
        class_="colophon",
    )  # fmt: skip
