"""The alignment as a picture: two articles as bars, and a ribbon from each statement to its counterparts.

  A            B
▐██▌~~~~~~~~~▐██▌   a statement and its counterpart; the ribbon has the colour of the worst that divides them
▐██▌~~~. .~~~▐██▌
▐░░▌    X    ▐██▌   a hollow bar has no counterpart
▐██▌~~~' '~~~▐██▌   ribbons cross where the order is another
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Pair, Reading, Severity
from .element import Html, anchor, element
from .view import View

HEIGHT, WIDTH, BAR = 1000.0, 120.0, 12.0
"""In units of the drawing, which stretches to the height of the articles."""

LEAST = 25
"""A statement of fewer characters is drawn as if it had these, so that it can be seen."""

BETWEEN = 60
"""Characters of white between paragraphs."""


class Band(tuple[float, float]):
    """Upper and lower edge of a statement in the drawing."""

    __slots__ = ()


def pictures(view: View) -> list[Html]:
    """Return a picture for each two articles that meet; for one article, of its statements that meet each other."""
    owner = {id: reading.id for id, (reading, _) in view.statements.items()}
    met: dict[tuple[str, str], list[Pair]] = {}
    order = {reading.id: number for number, reading in enumerate(view.readings)}
    for pair in view.report.pairs:
        turned = order[owner[pair.left]] > order[owner[pair.right]]
        there = Pair(pair.right, pair.left, pair.score) if turned else pair
        met.setdefault((owner[there.left], owner[there.right]), []).append(there)
    one = len(view.readings) == 1
    twos = sorted((order[left], order[right]) for left, right in met if one or left != right)
    apart = ((view.readings[left], view.readings[right]) for left, right in twos)
    return [_picture(view, left, right, met[left.id, right.id]) for left, right in apart]


def _picture(view: View, left: Reading, right: Reading, pairs: list[Pair]) -> Html:
    bands = {**_bands(left), **_bands(right)}
    ordered = sorted(
        ((_worst(view, pair), pair) for pair in pairs), key=lambda two: -1 if two[0] is None else two[0].rank
    )
    ribbons = [_ribbon(bands, pair, worst) for worst, pair in ordered]
    sides = [_side(view, reading, bands, x, pairs) for reading, x in ((left, 0.0), (right, WIDTH - BAR))]
    name = anchor("map", left.id, right.id)
    letters = f"{view.letter(left.id)} and {view.letter(right.id)}"
    drawing = element(
        "svg",
        element("title", f"How {letters} meet", id=f"{name}-title"),
        element("desc", _description(view, left, right, pairs), id=f"{name}-desc"),
        element("g", *ribbons, class_="ribbons"),
        *sides,
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        preserveAspectRatio="none",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )
    caption = element("figcaption", f"How {letters} meet", aria_hidden="true")
    return element("figure", caption, drawing, class_="map", data_left=left.id, data_right=right.id)


def _bands(reading: Reading) -> dict[str, Band]:
    """Return where each statement stands, by its share of the article."""
    edges, at, block = {}, 0.0, None
    for statement in reading.statements:
        at += BETWEEN if block is not None and statement.block != block else 0
        length = max(statement.end - statement.start, LEAST)
        edges[statement.id] = (at, at + length)
        at, block = at + length, statement.block
    scale = HEIGHT / (at or 1.0)
    return {id: Band((round(low * scale, 1), round(high * scale, 1))) for id, (low, high) in edges.items()}


def _worst(view: View, pair: Pair) -> Severity | None:
    """Return the worst that was found between the two statements of a pair."""
    return view.worst(view.touching.get(pair.left, set()) & view.touching.get(pair.right, set()))


def _ribbon(bands: dict[str, Band], pair: Pair, worst: Severity | None) -> Html:
    (a, b), (c, d) = bands[pair.left], bands[pair.right]
    x, y, m = BAR, WIDTH - BAR, WIDTH / 2
    path = f"M{x:g} {a:g}C{m:g} {a:g} {m:g} {c:g} {y:g} {c:g}V{d:g}C{m:g} {d:g} {m:g} {b:g} {x:g} {b:g}Z"
    return element(
        "path", d=path, class_=worst.value if worst else "agree", data_l=anchor(pair.left), data_r=anchor(pair.right)
    )


def _side(view: View, reading: Reading, bands: dict[str, Band], x: float, pairs: list[Pair]) -> Html:
    """Return the bar of an article: a piece for each statement, and beside it what was found there."""
    met = {id for pair in pairs for id in (pair.left, pair.right)}
    pieces: dict[str, list[str]] = {}
    for statement in reading.statements:
        low, high = bands[statement.id]
        state = "met" if statement.id in met else "lone" if statement.compared else "quiet"
        pieces.setdefault(state, []).append(f"M{x + 4:g} {low:g}h{BAR - 8:g}V{high:g}h{8 - BAR:g}z")
        worst = view.worst_in.get(statement.id)
        if worst is not None:
            width = _TICKS[worst]
            start = x if x else x + BAR - width
            pieces.setdefault(worst.value, []).append(f"M{start:g} {low:g}h{width:g}V{high:g}h{-width:g}z")
    paths = [element("path", d="".join(parts), class_=name) for name, parts in sorted(pieces.items(), key=_layer)]
    tops = " ".join(f"{bands[s.id][0]:g}" for s in reading.statements)
    view_ = element("rect", x=f"{x:g}", y=0, width=f"{BAR:g}", height=0, class_="window")
    return element("g", *paths, view_, class_="side", data_article=reading.id, data_tops=tops)


_LAYERS = ("quiet", "lone", "met", "note", "warning", "error")
_TICKS = {Severity.ERROR: 12.0, Severity.WARNING: 9.0, Severity.NOTE: 6.0}
"""The worse the wider, so that severity is not shown by colour alone."""


def _layer(piece: tuple[str, list[str]]) -> int:
    return _LAYERS.index(piece[0])


def _description(view: View, left: Reading, right: Reading, pairs: list[Pair]) -> str:
    """Return in words what the picture shows."""
    return " ".join(_sentences(view, left, right, pairs))


def _sentences(view: View, left: Reading, right: Reading, pairs: list[Pair]) -> Iterator[str]:
    met = {id for pair in pairs for id in (pair.left, pair.right)}
    for reading, other in ((left, right), (right, left)):
        compared = [s for s in reading.statements if s.compared]
        alone = [view.numeral(s.id) for s in compared if s.id not in met]
        yield (
            f"{len(compared) - len(alone)} of {len(compared)} statements of {view.letter(reading.id)} meet one of "
            f"{view.letter(other.id)}" + (f"; {', '.join(alone)} do not." if alone else ".")
        )
        if left is right:
            return
    worst = [_worst(view, pair) for pair in pairs]
    for severity in reversed(Severity):
        if count := worst.count(severity):
            yield f"{count} of the {len(pairs)} links {'holds' if count == 1 else 'hold'} a {severity}."
