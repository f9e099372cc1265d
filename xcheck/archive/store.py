"""The archive's file: SQLite with a log ahead of its writes, so that it is whole at any moment, whoever is killed.

    article   a text once, however many outlets carried it unchanged
    carrier   who carried it, when, under which title and address
    words     an index of titles and texts for `search`
    day       which days are paired already, by a sum over what their window held
    near      two articles that may report one event, and how near they are
    event     a group of them; member says which articles
    reading   what was read in an article, by the version of the readers
    finding   where the articles of an event differ; of an event without any, one row that says that it was compared

Many processes may read while one writes. One that would write holds a lock, in a file beside the archive, until it
ends; the system drops the lock of a process that is killed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from ..errors import XcheckError

FORMAT = 1
"""Of the tables; a file of another one is refused."""

_APPLICATION = 0x78636865
"""What SQLite's header says the file is: "xche"."""

_TABLES = """
CREATE TABLE article (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, day TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, terms TEXT NOT NULL);
CREATE INDEX article_day ON article (day);
CREATE TABLE carrier (
  key TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, day TEXT NOT NULL, outlet TEXT NOT NULL,
  title TEXT NOT NULL, address TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX carrier_article ON carrier (article);
CREATE INDEX carrier_outlet ON carrier (outlet);
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize="unicode61 remove_diacritics 2");
CREATE TABLE day (day TEXT PRIMARY KEY, sum TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE near (
  one INTEGER NOT NULL, other INTEGER NOT NULL, rank INTEGER NOT NULL, score REAL NOT NULL,
  PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE event (id TEXT PRIMARY KEY, day TEXT NOT NULL, last TEXT NOT NULL, sum TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE member (event TEXT NOT NULL, article INTEGER PRIMARY KEY);
CREATE INDEX member_event ON member (event);
CREATE TABLE reading (article INTEGER PRIMARY KEY, version TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE compared (event TEXT PRIMARY KEY, sum TEXT NOT NULL, failed TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE finding (
  event TEXT NOT NULL, number INTEGER NOT NULL, rule TEXT NOT NULL, kind INTEGER NOT NULL, severity INTEGER NOT NULL,
  confidence REAL NOT NULL, weight REAL NOT NULL, same TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (event, number)) WITHOUT ROWID;
CREATE INDEX finding_rank ON finding (kind, severity DESC, weight DESC, event, number);
"""


class BadArchive(XcheckError):
    """The file is no archive, is written by another process, or cannot be opened."""


class Kept(NamedTuple):
    """An article of the archive."""

    id: int
    "Of this file only: no report shows it."
    key: str
    "Of its words, the same in every archive."
    day: str
    'ISO day of the first who carried it; "" where nobody gives one.'
    outlet: str
    title: str
    text: str


class Carrier(NamedTuple):
    """An outlet that ran an article as it stands."""

    article: int
    day: str
    outlet: str
    title: str
    address: str


class Event(NamedTuple):
    """Articles that report one event."""

    id: str
    "The day of the first article and the beginning of its key: it stays when later ones join."
    day: str
    last: str
    sum: str
    "Over the keys of its articles: another one is another state of the event."
    members: tuple[int, ...]


class Archive:
    """An open archive; `with` closes it, and gives the lock of a writer back."""

    def __init__(self, path: str, write: bool = False) -> None:
        self.path = path
        self._lock: sqlite3.Connection | None = None
        if not write:
            exists(path)
        self._at: sqlite3.Connection | None = None
        try:
            if write:
                self._lock = _locked(path)
            self._at = self.db = sqlite3.connect(path, timeout=30, isolation_level=None)
            self.db.execute("PRAGMA temp_store = MEMORY")
            self._prepare(write)
        except sqlite3.DatabaseError as error:
            self.close()
            raise BadArchive(f"{path} cannot be used as an archive: {error}. Name another file with --file") from None
        except BadArchive:
            self.close()
            raise

    def _prepare(self, write: bool) -> None:
        kind, format = (self.db.execute(f"PRAGMA {of}").fetchone()[0] for of in ("application_id", "user_version"))
        empty = not self.db.execute("SELECT 1 FROM sqlite_master").fetchone()
        if kind != _APPLICATION and not (empty and write):
            raise BadArchive(f"{self.path} is no archive of xcheck. Name another file with --file")
        if kind == _APPLICATION and format != FORMAT:
            raise BadArchive(
                f"{self.path} was made by another version of xcheck (tables {format}, here {FORMAT}). "
                "Add the articles to a new file"
            )
        if write:
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute("PRAGMA synchronous = NORMAL")  # a power cut may lose the last moments, nothing else
        if empty and write:
            with self.writing():
                for statement in _TABLES.split(";\n"):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA application_id = {_APPLICATION}")
                self.db.execute(f"PRAGMA user_version = {FORMAT}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all that is written inside, or nothing of it."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def close(self) -> None:
        """Close the file and give up the lock."""
        for connection in (self._at, self._lock):
            if connection is not None:
                connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *of_error: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        yield from self.db.execute(sql, values)

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def articles(self, ids: Iterable[int]) -> list[Kept]:
        """Return articles by day, outlet and key: an order that no file and no worker changes."""
        return sorted(
            (Kept(*row) for some in _portions(ids) for row in self._of("article", "id", Kept._fields, some)),
            key=lambda kept: (kept.day, kept.outlet, kept.key),
        )

    def carriers(self, ids: Iterable[int]) -> dict[int, list[Carrier]]:
        """Return who carried each of some articles, the first day first."""
        found: dict[int, list[Carrier]] = {}
        for some in _portions(ids):
            for row in self._of("carrier", "article", Carrier._fields, some):
                found.setdefault(row[0], []).append(Carrier(*row))
        return {id: sorted(carriers, key=lambda c: (c.day, c.outlet, c.address)) for id, carriers in found.items()}

    def _of(self, table: str, column: str, fields: Sequence[str], ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        asked = ",".join("?" * len(ids))
        yield from self.db.execute(f"SELECT {', '.join(fields)} FROM {table} WHERE {column} IN ({asked})", ids)

    def events(self) -> list[Event]:
        """Return all events, the earliest first."""
        members: dict[str, list[int]] = {}
        for event, article in self.rows("SELECT event, article FROM member ORDER BY event, article"):
            members.setdefault(event, []).append(article)
        found = self.rows("SELECT id, day, last, sum FROM event ORDER BY day, id")
        return [Event(id, day, last, sum, tuple(members[id])) for id, day, last, sum in found]


def exists(path: str) -> None:
    """Raise BadArchive where there is no file."""
    if not os.path.exists(path):
        raise BadArchive(f"there is no archive {path}. Make one: xcheck archive add --file {path} FOLDER")


def _portions(ids: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    """Yield ids in portions, since SQLite bounds how many values a query may have."""
    some = list(ids)
    for at in range(0, len(some), size):
        yield some[at : at + size]


def _locked(path: str) -> sqlite3.Connection:
    """Return a connection that keeps others from writing as long as it, or this process, lives."""
    beside = f"{path}-writer"
    try:
        lock = sqlite3.connect(beside, timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise BadArchive(f"{path} cannot be written: {error}. Name another file with --file") from None
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise BadArchive(f"{path} cannot be written: {error}. Name another file with --file") from None
        raise BadArchive(
            f"{path} is being written by another process. Wait until it has ended, or end it; reading (show, search) "
            "goes on meanwhile"
        ) from None
    return lock
