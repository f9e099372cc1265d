"""Which part of an article meets the others and which stands alone: a bar for each article, a cell for each statement.

    first-night.txt     9 of 12  ▮▮▮▮✗▮▯▯▮▮▯!
      parts                      aaaabbbbcccc    letters only where the order is another
    two-days-later.txt   7 of 8  ▮▮✗▮▯!▮▮
      meets                      aacc bbb

No sign is one that some terminals show in two columns, as they do with full blocks and squares.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from ..model import Finding, Kind, Report, Severity
from .layout import Line, Segment, Token, cells, wrap
from .page import Page
from .signs import ALONE, DIFFERS, MET, SIGNS
from .tables import short
from .verdicts import ORDER, verdict_parts

FEW = 6
"""Bars of more articles than these are shown only where they are asked for."""
PARTS = 8
"""Most letters for the parts of the first article."""
LEAST_CELLS = 3
"""Cells that a part has at least."""
IN_ORDER = 0.75
"""Least share of the statements met that keep the order of the first article where no letters are needed."""
GAP = 2

_STYLES = {
    MET: "", ALONE: "dim", DIFFERS: "note", SIGNS[Severity.ERROR]: "error", SIGNS[Severity.WARNING]: "warning"
}  # fmt: skip
_VERDICTS = {
    "supported": MET, "differs": DIFFERS, "unsupported": ALONE, "contradicted": SIGNS[Severity.ERROR]
}  # fmt: skip


def bars(page: Page, report: Report, everything: bool) -> Iterator[str]:
    """Yield a bar for each article with the share that has a counterpart, and what the signs mean."""
    ids_by_article = [[s.id for s in reading.statements if s.compared] for reading in report.articles]
    alone, worst = frozenset(report.unpaired), _worst(report.findings)
    counts = [f"{sum(id not in alone for id in ids)} of {len(ids)}" for ids in ids_by_article]
    names = [short(page.names[reading.id], page.width // 3) for reading in report.articles]
    name_width, count_width = max(map(cells, names)), max(map(len, counts))
    before = name_width + count_width + 2 * GAP
    each = per_cell(max(map(len, ids_by_article)), page.width - before)
    letters = _letters(report, ids_by_article, each, everything)
    seen: set[str] = set()
    for number, (name, count, ids) in enumerate(zip(names, counts, ids_by_article, strict=True)):
        bar = [_sign(group, alone, worst) for group in _groups(ids, each)]
        seen.update(bar)
        label = f"{name}{' ' * (name_width - cells(name) + GAP)}{count.rjust(count_width)}{' ' * GAP}"
        yield page.line([(label, ""), *_painted(bar)])
        if letters:
            heading = "  meets" if number else "  parts"
            yield page.line([(heading.ljust(before) + letters[number].rstrip(), "dim")])
    yield from _legend(page, _meanings(report, each, seen), "dim")
    if letters:
        yield from page.paragraph(
            f"Letters: {names[0]} told in parts, and which of them each statement of the others meets; they show "
            "another order.",
            "dim",
        )


def verdict_bar(page: Page, report: Report) -> Iterator[str]:
    """Yield a draft's bar, a cell for each statement by its verdict, and how many got which."""
    verdicts = [one.verdict for one in report.verdicts]
    each = per_cell(len(verdicts), page.width)
    yield page.line(_painted([_VERDICTS[_weightiest(group)] for group in _groups(verdicts, each)]))
    meanings = [(_VERDICTS[verdict], text) for verdict, text in verdict_parts(report)]
    scale = f"; a cell for every {each} statements." if each > 1 else "."
    yield from _legend(page, [*meanings[:-1], (meanings[-1][0], meanings[-1][1] + scale)], "")


def per_cell(statements: int, room: int) -> int:
    """Return how many statements one cell stands for, so that the longest article fits."""
    return max(-(-statements // max(room, 1)), 1)


def _groups(values: Sequence[str], each: int) -> list[Sequence[str]]:
    return [values[at : at + each] for at in range(0, len(values), each)]


def _worst(findings: Iterable[Finding]) -> dict[str, Severity]:
    """Return the worst that is found in each statement; what only lacks elsewhere is shown by the empty cells."""
    worst: dict[str, Severity] = {}
    for finding in findings:
        error = finding.severity is Severity.ERROR
        if finding.suppressed is None and (error or finding.kind is not Kind.OMISSION):
            for place in finding.places:
                worst[place.statement] = max(finding.severity, worst.get(place.statement, Severity.NOTE))
    return worst


def _sign(group: Sequence[str], alone: Collection[str], worst: dict[str, Severity]) -> str:
    """Return the sign of the worst in a group of statements, else whether most of them have a counterpart."""
    severity = max((worst.get(id, Severity.NOTE) for id in group), default=Severity.NOTE)
    if severity is not Severity.NOTE:
        return SIGNS[severity]
    return ALONE if 2 * sum(id in alone for id in group) > len(group) else MET


def _weightiest(verdicts: Sequence[str]) -> str:
    """Return the verdict that a cell shows: a contradiction, else what most statements got, the worse of two."""
    if ORDER[0] in verdicts:
        return ORDER[0]
    return max((*ORDER[1:], "supported"), key=verdicts.count)


def _painted(signs: Iterable[str]) -> Line:
    return [(sign, _STYLES[sign]) for sign in signs]


def _meanings(report: Report, each: int, seen: Collection[str]) -> list[Segment]:
    """Return what the signs that stand in the bars mean."""
    cell = "statement" if each == 1 else f"{each} statements, most"
    met, alone = ("also told elsewhere", "only here") if len(report.articles) > 1 else ("told twice", "told once")
    meanings = [(MET, f"{cell} {met}"), (ALONE, alone if each == 1 else f"most {alone}")]
    meanings += [(SIGNS[Severity.ERROR], "with an error"), (SIGNS[Severity.WARNING], "with a warning")]
    return [(sign, text) for sign, text in meanings if sign == MET or sign in seen]


def _legend(page: Page, meanings: Sequence[Segment], style: str) -> Iterator[str]:
    """Yield signs and what they mean; a sign stands on a line with its first word."""
    words: list[Token] = []
    for number, (sign, text) in enumerate(meanings):
        first, *rest = (text if number == len(meanings) - 1 else f"{text},").split()
        words.append(Token(((f"{sign} ", _STYLES[sign]), (first, style)), cells(first) + 2, style))
        words += [Token(((word, style),), cells(word), style) for word in rest]
    yield from map(page.line, wrap(words, page.width))


def _letters(report: Report, ids_by_article: Sequence[Sequence[str]], each: int, everything: bool) -> list[str]:
    """Return for each article, cell by cell, the letter of the part of the first article that it meets.

    Nothing where two articles have one order, or where more articles do not ask for it.
    """
    first = ids_by_article[0]
    count = min(PARTS, -(-len(first) // each) // LEAST_CELLS)
    if count < 2 or len(ids_by_article) < 2 or (len(ids_by_article) > 2 and not everything):
        return []
    part = {id: at // each * count // -(-len(first) // each) for at, id in enumerate(first)}
    met: dict[str, tuple[float, int]] = {}
    for pair in report.pairs:
        for here, there in ((pair.left, pair.right), (pair.right, pair.left)):
            if there in part and here not in part:
                met[here] = max(met.get(here, (-1.0, 0)), (pair.score, part[there]))
    if not everything and in_order([met[id][1] for id in ids_by_article[1] if id in met]) >= IN_ORDER:
        return []
    rows = ["".join(chr(ord("a") + part[group[0]]) for group in _groups(first, each))]
    for ids in ids_by_article[1:]:
        parts = [Counter(met[id][1] for id in group if id in met).most_common(1) for group in _groups(ids, each)]
        rows.append("".join(chr(ord("a") + most[0][0]) if most else " " for most in parts))
    return rows


def in_order(parts: Sequence[int]) -> float:
    """Return the share of the parts that can stay where they are when the others are moved into order."""
    ends: list[int] = []  # the smallest last part of each length that goes on in order
    for part in parts:
        at = bisect_right(ends, part)
        ends[at : at + 1] = [part]
    return len(ends) / len(parts) if parts else 1.0
