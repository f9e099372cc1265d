"""Tables of findings in a comment: what differs, and what two articles say, or one and the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...model import Finding, Place, pointed
from ..escapes import markdown
from ..pointing import Other, Pointer, short
from .wording import MANY, and_more, cut, head, named, tail


class Findings:
    """Writes the findings of one report."""

    def __init__(self, pointer: Pointer, names: Mapping[str, str]) -> None:
        self.pointer = pointer
        self.names = names
        "What articles are called again and again."

    def section(self, title: str, found: Sequence[Finding], room: int) -> tuple[str, int]:
        """Return a table of as many findings as there is room for, folded if it has a title, and how many those are."""
        opening = ["", f"<details><summary>{title} ({len(found)})</summary>", ""] if title else [""]
        closing = ["", "</details>"] if title else []
        rows = ["| | what | " + " | ".join(self._headings()) + " |", "|---|---|---|---|"]
        size = sum(len(line.encode()) + 1 for line in (*opening, *rows, *closing))
        count = 0
        for finding in found:
            row = f"| {finding.severity} | {self._what(finding)} | {' | '.join(self._cells(finding))} |"
            size += len(row.encode()) + 1
            if size > room:
                break
            rows.append(row)
            count += 1
        return "".join(f"{line}\n" for line in (*opening, *rows, *closing)) if count else "", count

    def _headings(self) -> tuple[str, str]:
        if len(self.names) == 2:
            first, second = map(named, self.pointer.labels.values())
            return first, second
        return ("draft", "sources") if self.pointer.report.mode == "check" else ("here", "elsewhere")

    def _what(self, finding: Finding) -> str:
        because = (finding.suppressed or {}).get("because", "")
        lines = [
            markdown(short(finding.message)),
            f"<sub>{markdown(finding.rule)}, confidence {finding.confidence:.2f}</sub>",
            *([f"suppressed: {markdown(short(because))}"] if because else []),
        ]
        return "<br>".join(lines)

    def _cells(self, finding: Finding) -> tuple[str, str]:
        """Return the primary place and the others, or of two articles what each of them says."""
        primary, others = self.pointer.primary(finding), self.pointer.others(finding)
        own = self._quoted(primary, marked=True)
        elsewhere = "<br>".join(map(self._other, others[:MANY])) + and_more(len(others) - MANY)
        if len(self.names) == 2 and primary.article != next(iter(self.names)):
            return elsewhere, own
        return own, elsewhere

    def _other(self, other: Other) -> str:
        if other.place is not None and not other.absent:
            return self._quoted(other.place, marked=True)
        name = "" if len(self.names) == 2 else f" in {named(self.names[other.reading.id])}"
        if other.place is None:
            return f"<i>missing{name}</i>"
        return f"<i>missing{name}; the nearest there is</i> {self._quoted(other.place, marked=False)}"

    def _quoted(self, place: Place, marked: bool) -> str:
        """Return where words stand, and the words with their surroundings."""
        where = place.point
        if len(self.names) != 2:
            where = pointed(cut(self.names[place.article]), where)
        _, statement = self.pointer.statements[place.statement]
        text = self.pointer.readings[place.article].article.text
        before, after = text[statement.start : place.start], text[place.end : statement.end]
        words = markdown(short(place.text))
        words = f"<b>{words}</b>" if marked else words
        return f"<code>{markdown(where)}</code> {markdown(tail(before))}{words}{markdown(head(after))}"
