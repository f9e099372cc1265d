"""All findings of an earlier run, so that only new ones fail: a JSON file, one entry for each finding.

A finding is known by its draft, its id (rule, kind and the words concerned) and the words of the draft's statement,
never by its line: it stays known when text around it is added or moved, and is new when its own statement is rewritten.
Paths are relative to the file's folder, so that it may be kept under version control.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Set
from typing import Any, NamedTuple

from ..digest import digest
from ..errors import BadSettings
from ..model import Finding, Report, Unused
from ..reading.paths import same_file
from ..record import Record
from ..split.ours import blank_comments, plain_comments

FORMAT = 1
MAX_BYTES = 50_000_000
MOST = 1_000_000
"Times that one finding may stand in a draft; a baseline that says more is damaged."


class Entry(NamedTuple):
    """What a finding is known by."""

    path: str
    id: str
    statement: str


class Baseline(Record, eq=False):
    """The findings of an earlier run, how often each was there, and the rule of each."""

    path: str
    entries: dict[Entry, int]
    reasons: dict[Entry, str]
    rules: dict[Entry, str]

    def count(self) -> Known:
        """Return a count that a run can take findings from."""
        return Known(self)


class Known:
    """What of a baseline a run has not met yet."""

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self.rest = Counter(baseline.entries)

    def take(self, finding: Finding, report: Report) -> dict[str, str] | None:
        """Return who lets a finding pass and why, once for each time it was there."""
        entry = entry_of(finding, report)
        if self.rest[entry] <= 0:
            return None
        self.rest[entry] -= 1
        return {"by": "baseline", "because": self.baseline.reasons.get(entry) or f"stands in {self.baseline.path}"}

    def left(self, report: Report, asked: Set[str] | None) -> list[Unused]:
        """Return what this run should have met: entries of its drafts and rules, and of drafts that are gone."""
        here = {same_file(reading.article.path or "") for reading in report.articles}
        found = []
        for entry, count in sorted(self.rest.items()):
            known = asked is None or self.baseline.rules.get(entry, "") in asked
            if count > 0 and known and (entry.path in here or not os.path.exists(entry.path)):
                because = self.baseline.reasons.get(entry, "")
                times = f"{count} times" if count > 1 else ""
                found.append(
                    Unused("baseline", entry.id, ", ".join(filter(None, (because, times))), self.baseline.path)
                )
        return found


def entry_of(finding: Finding, report: Report) -> Entry:
    """Return what a finding is known by."""
    place = finding.places[0]
    reading = next(r for r in report.articles if r.id == place.article)
    statement = next(s for s in reading.statements if s.id == place.statement)
    text = blank_comments(statement.text, plain_comments(statement.text))
    cased = text if text.isupper() else text.lower()  # who writes all of it in capitals says it anew
    words = " ".join(re.findall(r"[^\W_]+", cased))
    return Entry(same_file(reading.article.path or ""), finding.id.partition("-")[0], digest(words)[:16])


def write(report: Report, path: str) -> str:
    """Return the text of a baseline of all findings that nothing else lets pass, to be kept at a path."""
    from ..reports.json.writing import tool
    from ..reports.json.writing import write as write_json

    folder = os.path.dirname(os.path.abspath(path))
    active = [f for f in report.findings if f.suppressed is None or f.suppressed["by"] == "baseline"]
    counts: Counter[Entry] = Counter()
    rows_by_entry: dict[Entry, dict[str, Any]] = {}
    for finding in active:
        entry = entry_of(finding, report)
        counts[entry] += 1
        rows_by_entry.setdefault(
            entry,
            {
                "path": _path_from_folder(entry.path, folder),
                "id": entry.id,
                "statement": entry.statement,
                "rule": finding.rule,
                "message": finding.message,
                "count": 0,
            },
        )
    rows = [{**rows_by_entry[entry], "count": counts[entry]} for entry in rows_by_entry]
    rows.sort(key=lambda row: (row["path"], row["rule"], row["id"], row["statement"]))
    return write_json({"format": FORMAT, "tool": tool(), "baseline": rows})


def _path_from_folder(path: str, folder: str) -> str:
    if not path or path == "-":
        return path
    return os.path.relpath(path, os.path.realpath(folder)).replace(os.sep, "/")


def load(path: str) -> Baseline:
    """Return the baseline in a file; raises BadSettings, which says what is wrong and what to type."""
    again = f"write it anew: xcheck baseline DRAFT --against SOURCE -o {path}"
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadSettings(f"the baseline {path} does not exist; {again}") from None
    except (OSError, ValueError) as error:
        raise BadSettings(f"the baseline {path} cannot be read: {getattr(error, 'strerror', error)}") from None
    if len(data) > MAX_BYTES:
        raise BadSettings(f"the baseline {path} is larger than {MAX_BYTES / 1e6:g} MB; {again}")
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadSettings(f"the baseline {path} is no JSON: {error}; {again}") from None
    if not isinstance(document, dict) or not isinstance(document.get("baseline"), list):
        raise BadSettings(f"{path} is no baseline of xcheck; {again}")
    if document.get("format") != FORMAT:
        raise BadSettings(f"the baseline {path} has format {document.get('format')!r}, not {FORMAT}; {again}")
    entries: dict[Entry, int] = {}
    reasons: dict[Entry, str] = {}
    rules: dict[Entry, str] = {}
    folder = os.path.dirname(os.path.abspath(path))
    for number, row in enumerate(document["baseline"], 1):
        entry, count = _entry(row, folder) or (None, 0)
        if entry is None:
            raise BadSettings(f"entry {number} of the baseline {path} is damaged; {again}")
        entries[entry] = entries.get(entry, 0) + count
        rules[entry] = str(row.get("rule"))
        if isinstance(row.get("because"), str) and row["because"].strip():
            reasons[entry] = row["because"].strip()
    return Baseline(path, entries, reasons, rules)


def _entry(row: Any, folder: str) -> tuple[Entry, int] | None:
    if not isinstance(row, dict):
        return None
    path, id, statement, count = (row.get(key) for key in ("path", "id", "statement", "count"))
    if not (isinstance(path, str) and isinstance(id, str) and isinstance(statement, str)):
        return None
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= MOST:
        return None
    try:
        where = path if path in ("", "-") or os.path.isabs(path) else same_file(os.path.join(folder, path))
        os.path.exists(where)
        where.encode("utf-8", "surrogateescape")
    except ValueError:  # a path that no file can have
        return None
    return Entry(where, id, statement), count
