"""Who says what, in a comment: a column for each article, or of many articles a line for each version.

    |                 | wire | radio | post                        | what                 | who says it
    |-----------------|------|-------|----------     of many:      |----------------------|---------------------
    | ✗ killed        | nine | nine  | ≠ eleven                    | ✗ killed             | nine (2): wire, radio
    | when: struck    | 6:20 | –     | 6:20                        |                      | ≠ eleven (1): post

Bold alone would be lost on a page read out, so that a sign stands before what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...model import Place, Reading, Report, Row
from ...sentences import counted
from ..escapes import markdown
from ..pointing import short
from ..rows import facts, in_minority, label, lines, marked, words, worst
from ..signs import SIGNS
from .wording import MANY, and_more, cut, head, tail

WIDEST = 6
"""Articles that a comment has room for side by side."""

VOICES = 12
"""Articles that are named as saying, or not saying, one thing."""

LONGEST = 120
"""Characters shown of the words of one place."""

NEAR = 40
"""Characters shown on either side of the words that differ."""

DIFFERENT = "≠"

LEGEND = (
    f"<sub>{', '.join(f'{sign} {severity}' for severity, sign in SIGNS.items())}; "
    f"{DIFFERENT} told otherwise than by most; :3 is the line</sub>"
)


def who_says_what(report: Report, names: Mapping[str, str], room: int) -> str:
    """Return the folded table with as many facts as there is room for, in bytes; it counts what does not fit."""
    rows = facts(report)
    if not rows:
        return ""
    differing = sum(row.differs for row in rows)
    many = len(report.articles) > WIDEST
    heads = ["who says it", "silent"] if many else [markdown(cut(names[reading.id])) for reading in report.articles]
    title = f"Who says what ({_counted(len(rows))}, {differing} differ{'s' * (differing == 1)})"
    opening = [
        "",
        f"<details><summary>{title}</summary>",
        "",
        f"| | {' | '.join(heads)} |",
        "|---" * (len(heads) + 1) + "|",
    ]
    frame = _size([*opening, *_closing(len(rows), len(rows))])
    fitting = list(_fitting(_rows(report, names, rows, many), room - frame))
    if not fitting:
        alone = f"{title}: no room for it here; `--format json` has it."
        return f"\n{alone}\n" if _size(["", alone]) <= room else ""
    return "".join(f"{line}\n" for line in (*opening, *fitting, *_closing(len(rows) - len(fitting), differing)))


def _closing(left: int, differing: int) -> list[str]:
    more = f"{'1 more fact does' if left == 1 else f'{left} more facts do'} not fit here; `--format json` has them all."
    return ["", *([more, ""] if left else []), *([LEGEND, ""] if differing else []), "</details>"]


def _counted(count: int) -> str:
    return counted(count, "fact")


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= _size([row])
        if room < 0:
            return
        yield row


def _rows(report: Report, names: Mapping[str, str], rows: Sequence[Row], many: bool) -> Iterator[str]:
    findings = {finding.id: finding for finding in report.findings}
    for row in rows:
        severity = worst(row, findings) if row.differs else None
        name = markdown(short(label(row), LONGEST))
        first = name if severity is None else f"{SIGNS[severity]} <b>{name}</b>"
        said = {
            reading.id: _said(row, cell, reading, marked(row, findings, reading.id))
            for reading, cell in zip(report.articles, row.cells, strict=True)
            if cell
        }
        cells = _versions(report, names, row, said) if many else _side_by_side(report, row, said)
        yield f"| {first} | {' | '.join(cells)} |"


def _said(row: Row, places: Sequence[Place], reading: Reading, marks: Sequence[Place]) -> str:
    """Return the words of one article, what differs in them marked."""
    found = list(words(row, places, reading.article))
    apart = row.differs and in_minority(row, reading.id)
    whole = apart and not any(_within(place, marks) for place, _, _ in found)
    parts = []
    for place, joint, quoted in found[:MANY]:
        text = _marked(place, [place] if whole else _within(place, marks))
        parts.append(f"{joint} “{text}”" if quoted else f"{joint} {text}")
    return f"{DIFFERENT} " * apart + " ".join(parts).strip() + and_more(len(found) - MANY)


def _within(place: Place, marks: Iterable[Place]) -> list[Place]:
    return [mark for mark in marks if mark.start < place.end and place.start < mark.end]


def _marked(place: Place, marks: Sequence[Place]) -> str:
    """Return words with those in bold that differ, and what stands near them."""
    if not marks:
        return markdown(short(place.text, LONGEST))
    start = max(min(mark.start for mark in marks) - place.start, 0)
    end = max(mark.end for mark in marks) - place.start
    near = LONGEST if len(place.text) <= LONGEST else NEAR
    before, inside, after = place.text[:start], place.text[start:end], place.text[end:]
    return f"{markdown(tail(before, near))}<b>{markdown(short(inside, LONGEST))}</b>{markdown(head(after, near))}"


def _side_by_side(report: Report, row: Row, said: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of each article and their lines, a dash where it is silent."""
    for reading, cell in zip(report.articles, row.cells, strict=True):
        yield f"{said[reading.id]}&nbsp;<sub>{lines(cell)}</sub>" if cell else "–"


def _versions(report: Report, names: Mapping[str, str], row: Row, said: Mapping[str, str]) -> Iterator[str]:
    """Yield each version with who states it, that of most first, and who is silent."""
    who: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    silent = []
    for reading, cell in zip(report.articles, row.cells, strict=True):
        name = cut(names[reading.id])
        if cell:
            words = said[reading.id]
            who.setdefault(spelt.setdefault(words.lower(), words), []).append(markdown(f"{name}{lines(cell)}"))
        else:
            silent.append(markdown(name))
    versions = sorted(who.items(), key=lambda version: -len(version[1]))
    yield "<br>".join(f"{words} ({len(voices)}): {_listed(voices)}" for words, voices in versions)
    yield _listed(silent) or "–"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:VOICES]) + and_more(len(names) - VOICES)
