"""A comment for a pull request in Markdown: the verdict, the worst findings with both texts, the rest folded.

The first line is a comment that nobody sees and that never changes, by which a bot finds what it wrote the last time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Finding, Place, Report, Severity
from .escapes import markdown
from .pointing import Other, Pointer, short
from .terminal import TITLES, summary
from .verdicts import verdict_counts

MARKER = "<!-- xcheck report -->"

LIMIT = 65_536
"""Characters that GitHub takes in a comment. Bytes are counted, which are never fewer."""

WORST = 10
"""Findings told before the fold."""

AROUND = 90
"""Characters told on either side of the words that differ."""

_NAME = 80
"""Characters of a name or path that are told."""

_RESERVE = 200
"""Bytes kept for what closes the page."""


def render(report: Report, *, limit: int = LIMIT) -> str:
    """Return the report as Markdown of at most `limit` bytes; what does not fit is counted."""
    return _Comment(report).text(limit)


class _Comment:
    """Writes one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.pointer = Pointer(report)
        self.names = {id: _named(label) for id, label in self.pointer.labels.items()}
        names = {reading.id: reading.article.name for reading in report.articles}
        self.short = names if len(set(names.values())) == len(names) else self.pointer.labels
        "What articles are called again and again: without their folders, if that is clear."

    def text(self, limit: int) -> str:
        found = self.pointer.active()
        page = "\n".join([MARKER, *self._opening(found), ""])
        worst = [finding for finding in found if finding.severity is not Severity.NOTE][:WORST]
        sections = [("", worst), *self._folded(found[len(worst) :])]
        left = 0
        for title, some in sections:
            section, told = self._section(title, some, limit - _RESERVE - len(page.encode()))
            page, left = page + section, left + len(some) - told
        if left:
            more = "1 more finding does" if left == 1 else f"{left} more findings do"
            page += f"\n{more} not fit here; `--format json` has them all.\n"
        return page

    def _opening(self, found: Sequence[Finding]) -> Iterator[str]:
        """Yield the verdict, and what it was reached on."""
        report = self.report
        if report.mode == "check":
            verdict = verdict_counts(report)
        else:
            counts = [(sum(f.severity is severity for f in found), severity.value) for severity in reversed(Severity)]
            parts = [f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count]
            verdict = ", ".join(parts) or "no differences found"
        failed = len(report.crashes)
        yield f"### xcheck: {verdict}" + (f", {failed} rule{'s' * (failed > 1)} failed" if failed else "")
        yield ""
        yield f"{', '.join(list(self.names.values())[:_MANY])}{_and_more(len(self.names) - _MANY)}"
        yield ""
        yield markdown(summary(report))
        yield from self._notices()

    def _notices(self) -> Iterator[str]:
        notices = self.pointer.notices()
        for notice in notices[:_MANY]:
            line = "" if notice.line is None else f", line {notice.line}"
            where = "" if notice.path is None else f"{_named(notice.path)}{line}: "
            yield ""
            yield f"{notice.severity.value.capitalize()}: {where}{markdown(notice.message)}"
        if len(notices) > _MANY:
            yield ""
            yield f"{len(notices) - _MANY} more of the kind; `--format json` has them all."

    def _folded(self, rest: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
        for kind, title in TITLES.items():
            some = [finding for finding in rest if finding.kind is kind]
            if some:
                yield title, some
        quiet = [finding for finding in self.pointer.told() if finding.suppressed is not None]
        if quiet:
            yield "Suppressed", quiet

    def _section(self, title: str, found: Sequence[Finding], room: int) -> tuple[str, int]:
        """Return a table of as many findings as there is room for, folded if it has a title, and how many those are."""
        opening = ["", f"<details><summary>{title} ({len(found)})</summary>", ""] if title else [""]
        closing = ["", "</details>"] if title else []
        rows = ["| | what | " + " | ".join(self._headings()) + " |", "|---|---|---|---|"]
        size = sum(len(line.encode()) + 1 for line in (*opening, *rows, *closing))
        told = 0
        for finding in found:
            row = f"| {finding.severity} | {self._what(finding)} | {' | '.join(self._cells(finding))} |"
            size += len(row.encode()) + 1
            if size > room:
                break
            rows.append(row)
            told += 1
        return "".join(f"{line}\n" for line in (*opening, *rows, *closing)) if told else "", told

    def _headings(self) -> tuple[str, str]:
        if len(self.names) == 2:
            first, second = self.names.values()
            return first, second
        return ("draft", "sources") if self.report.mode == "check" else ("here", "elsewhere")

    def _what(self, finding: Finding) -> str:
        because = (finding.suppressed or {}).get("because", "")
        told = [
            markdown(short(finding.message)),
            f"<sub>{markdown(finding.rule)}, confidence {finding.confidence:.2f}</sub>",
            *([f"suppressed: {markdown(short(because))}"] if because else []),
        ]
        return "<br>".join(told)

    def _cells(self, finding: Finding) -> tuple[str, str]:
        """Return the primary place and the others, or of two articles what each of them says."""
        primary, others = self.pointer.primary(finding), self.pointer.others(finding)
        own = self._quoted(primary, marked=True)
        told = "<br>".join(map(self._other, others[:_MANY])) + _and_more(len(others) - _MANY)
        if len(self.names) == 2 and primary.article != next(iter(self.names)):
            return told, own
        return own, told

    def _other(self, other: Other) -> str:
        if other.place is not None and not other.absent:
            return self._quoted(other.place, marked=True)
        name = "" if len(self.names) == 2 else f" in {_named(self.short[other.reading.id])}"
        if other.place is None:
            return f"<i>missing{name}</i>"
        return f"<i>missing{name}; the nearest there is</i> {self._quoted(other.place, marked=False)}"

    def _quoted(self, place: Place, marked: bool) -> str:
        """Return where words stand, and the words with their surroundings."""
        where = f"{place.line}:{place.column}"
        if len(self.names) != 2:
            where = f"{_cut(self.short[place.article])}:{where}"
        _, statement = self.pointer.statements[place.statement]
        text = self.pointer.readings[place.article].article.text
        before, after = text[statement.start : place.start], text[place.end : statement.end]
        words = markdown(short(place.text))
        words = f"<b>{words}</b>" if marked else words
        return f"<code>{markdown(where)}</code> {markdown(_tail(before))}{words}{markdown(_head(after))}"


_MANY = 6
"""Names, or places of one finding, that are told."""


def _and_more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def _cut(name: str) -> str:
    """Return a name or path, without its beginning where it is long."""
    return name if len(name) <= _NAME else "…" + name[1 - _NAME :]


def _named(label: str) -> str:
    return f"<code>{markdown(_cut(label))}</code>"


def _tail(text: str) -> str:
    """Return the end of a text, from a word on."""
    return text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    """Return the beginning of a text, up to a word."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"
