"""One event of an archive, asked for by the beginning of its id; and articles found by their words."""

from __future__ import annotations

import sqlite3

from ..errors import XcheckError
from ..model import Kind, Report
from .build import unit_of
from .differing import compared, read_all, settings
from .names import label, outlet_of
from .store import Archive, Event


class NoSuchEvent(XcheckError):
    """No event, or more than one, has an id that begins so."""


def event_named(archive: Archive, given: str) -> Event:
    """Return the event whose id is given, or begins so."""
    found = [event for event in archive.events() if event.id.startswith(given)]
    exact = [event for event in found if event.id == given]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise NoSuchEvent(f"there is no event {given!r}. List them: xcheck archive events --file {archive.path}")
    several = ", ".join(event.id for event in found[:5]) + (" ..." if len(found) > 5 else "")
    raise NoSuchEvent(f"{len(found)} events begin with {given!r}: {several}. Give more of the id")


def report_of(archive: Archive, given: str, omissions: bool) -> Report:
    """Return the whole report on the articles of an event, as `compare` gives it.

    Which statements have a counterpart is reported always; what only some articles have is no finding unless asked for.
    """
    unit = unit_of(archive, event_named(archive, given), True)
    used = settings(True).replace(ignore=())
    readings, _ = read_all(unit.articles, used)
    report = compared(readings, used)
    if omissions:
        return report
    return report.replace(findings=tuple(one for one in report.findings if one.kind is not Kind.OMISSION))


def search(archive: Archive, words: str, most: int) -> list[tuple[str, str, str, str, str]]:
    """Return day, outlets, title, address and event of articles with all the words, those that fit best first."""
    query = _query(words)
    try:
        found = [
            row[0]
            for row in archive.rows(
                "SELECT words.rowid FROM words JOIN article ON article.id = words.rowid WHERE words MATCH ? "
                "ORDER BY bm25(words, 4.0, 1.0), article.day, article.key LIMIT ?",
                (query, most),
            )
        ]
    except sqlite3.OperationalError as error:
        raise XcheckError(f"{words!r} cannot be looked for: {error}. Give words, such as: ferry fire") from None
    kept = {one.id: one for one in archive.articles(found)}
    carriers = archive.carriers(found)
    event = dict(archive.rows("SELECT article, event FROM member"))
    return [
        (
            kept[id].day, ", ".join(dict.fromkeys(map(outlet_of, carriers[id]))), label(kept[id].title, kept[id].text),
            carriers[id][0].address, event.get(id, ""),
        )
        for id in found
    ]  # fmt: skip


def _query(words: str) -> str:
    """Return a query of FTS5: each word or row of words in quotation marks, so that no sign in it means anything."""
    asked: list[str] = []
    for number, part in enumerate(words.split('"')):
        asked += [part] if number % 2 else part.split()
    found = " ".join(f'"{part}"' for part in asked if any(map(str.isalnum, part)))
    if not found:
        raise XcheckError(f"{words!r} has no word to look for. Give words, such as: ferry fire")
    return found
