"""What is added: folders, files, tables and feeds become items, one at a time, however large the table is.

    crawl/wire/2026-01-07.txt         a file is an article; the folder below the one that was named is its outlet
    dump.jsonl, table.csv, t.parquet  a row is an article; its columns are known by their usual names, or named
    feed.xml                          an entry is an article

What has no text, or cannot be read, is skipped and reported: one bad row must not stop a million.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

from ..errors import UnreadableArticle
from ..reading import read_article
from ..reading.file import MAX_TEXT, argument
from ..reading.paths import READABLE, expand_all
from .days import day_of_cell, day_written

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "story"),
    "title": ("title", "headline", "head"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "domain"),
    "date": ("date", "published", "publish_date", "publication_date", "date_publish", "pubdate", "day", "timestamp"),
    "address": ("address", "url", "link", "uri", "id"),
}
"""Names by which a column is known, the first one that a row has; an option of the command wins."""

TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".xml", ".rss", ".atom")


class Item(NamedTuple):
    """An article to be added, as some outlet ran it."""

    text: str
    title: str
    outlet: str
    day: str
    'ISO day, "" where nobody gives one.'
    address: str
    "Of the web, or the path of its file, or the file and row that it stood in."


class Skipped(NamedTuple):
    """What could not be added, and why."""

    where: str
    why: str


Found = Iterator[Item | Skipped]


def items(paths: Iterable[str], columns: Mapping[str, str], progress: Callable[[str], None] | None = None) -> Found:
    """Yield what stands in files, tables, folders and patterns, in their order.

    `columns` names some columns of tables. Raises UnreadableArticle for a path or pattern that leads nowhere.
    """
    for given in paths:
        for path in _files(given, expand_all):
            if progress is not None:
                progress(path)
            ending = os.path.splitext(path)[1].lower()
            if ending in TABLES:
                yield from _of_table(path, ending, columns)
            else:
                yield _of_file(path, given)


def _files(given: str, expand: Callable[..., list[str]]) -> Iterator[str]:
    """Yield the files of a folder, tables too, in order; hidden ones stay out, and no linked folder is entered."""
    if not os.path.isdir(given):
        yield from expand([given], "article", None, True)
        return

    found = False
    for here, folders, names in os.walk(given):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith((*READABLE, *TABLES)):
                found = True
                yield os.path.join(here, name)
    if not found:
        raise UnreadableArticle(f"{given} holds no article and no table. See what is there: ls {argument(given)}")


def _of_file(path: str, given: str) -> Item | Skipped:
    try:
        article = read_article(path)
    except UnreadableArticle as error:
        return Skipped(path, str(error))
    inner = os.path.relpath(path, given).split(os.sep) if os.path.isdir(given) else []
    outlet = inner[0] if len(inner) > 1 else os.path.splitext(os.path.basename(path))[0]
    day = article.published or day_written(article.text) or ""
    return Item(article.text, article.title or "", outlet, day, path)


def _of_table(path: str, ending: str, columns: Mapping[str, str]) -> Found:
    rows = {".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv, ".tsv": _csv, ".parquet": _parquet}
    number = 0
    try:
        for number, row in enumerate(rows.get(ending, _feed)(path), 1):
            where = f"{path}:{number}"
            yield row if isinstance(row, Skipped) else _of_row(row, where, columns)
    except (OSError, UnicodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or error
        yield Skipped(path, f"cannot be read after row {number}: {reason}")


def _of_row(row: Mapping[str, Any], where: str, columns: Mapping[str, str]) -> Item | Skipped:
    values = {field: _value(row, field, columns) for field in COLUMNS}
    text = values["text"].strip()
    if not text:
        named = columns.get("text")
        known = ", ".join(list(map(str, row))[:12])
        why = f"has no column {named!r}" if named is not None and named not in row else "has no text"
        return Skipped(where, f"{why}; its columns are {known}. Name the one with the text: --text-column NAME")
    if len(text) > MAX_TEXT:
        return Skipped(where, f"holds more than {MAX_TEXT / 1e6:g} MB of text")
    day = day_of_cell(values["date"]) if values["date"] else day_written(text)
    return Item(text, values["title"].strip(), values["outlet"].strip(), day or "", values["address"].strip() or where)


def _value(row: Mapping[str, Any], field: str, columns: Mapping[str, str]) -> str:
    """Return a cell as text; a list, as some dumps have for paragraphs, becomes lines."""
    names = (columns[field],) if field in columns else COLUMNS[field]
    lower = {str(name).lower(): name for name in reversed(list(row))}
    for name in names:
        value = row.get(name, row.get(lower.get(name.lower(), name)))
        if isinstance(value, list):
            return "\n\n".join(map(str, value))
        if isinstance(value, Mapping):
            value = next((value[key] for key in ("name", "title", "id", "href") if value.get(key)), None)
        if value is not None and value != "":
            return str(value)
    return ""


def _json_lines(path: str) -> Iterator[Mapping[str, Any] | Skipped]:
    with open(path, encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            yield row if isinstance(row, dict) else Skipped(f"{path}:{number}", "is no JSON object")


def _csv(path: str) -> Iterator[Mapping[str, Any] | Skipped]:
    csv.field_size_limit(MAX_TEXT * 2)
    with open(path, encoding="utf-8-sig", newline="") as file:
        delimiter = "\t" if path.lower().endswith(".tsv") else ","
        for row in csv.DictReader(file, delimiter=delimiter):
            yield {name: value for name, value in row.items() if name is not None}


def _parquet(path: str) -> Iterator[Mapping[str, Any] | Skipped]:
    try:
        import duckdb
    except ImportError:
        raise UnreadableArticle(
            f"{path} is a Parquet table, and the package that reads it is not installed. "
            "Install it: pip install 'xcheck-news[parquet]'"
        ) from None
    try:
        with duckdb.connect(":memory:") as base:
            table = base.execute("SELECT * FROM read_parquet(?)", [path])
            names = [column[0] for column in table.description or ()]
            while some := table.fetchmany(500):
                yield from (dict(zip(names, row, strict=True)) for row in some)
    except duckdb.Error as error:
        yield Skipped(path, f"cannot be read as a Parquet table: {str(error).splitlines()[0]}")


def _feed(path: str) -> Iterator[Mapping[str, Any] | Skipped]:
    try:
        import feedparser
    except ImportError:
        raise UnreadableArticle(
            f"{path} is a feed, and the package that reads it is not installed. "
            "Install it: pip install 'xcheck-news[feeds]'"
        ) from None
    with open(path, "rb") as file:
        feed = feedparser.parse(file.read())
    outlet = feed.feed.get("title", "")
    for entry in feed.entries:
        parts = [part.get("value", "") for part in entry.get("content", ())] or [entry.get("summary", "")]
        yield {
            "text": "\n\n".join(_unmarked(part) for part in parts),
            "title": _unmarked(entry.get("title", "")),
            "outlet": entry.get("source", {}).get("title", "") or outlet,
            "date": entry.get("published", "") or entry.get("updated", ""),
            "address": entry.get("link", "") or entry.get("id", ""),
        }
    if not feed.entries:
        yield Skipped(path, "holds no entries of a feed")


def _unmarked(markup: str) -> str:
    """Return what a reader sees of the HTML of an entry, its paragraphs parted."""

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.parts: list[str] = []
            self.hidden = 0

        def handle_starttag(self, tag: str, attributes: object) -> None:
            self.hidden += tag in ("script", "style")
            if tag in ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote"):
                self.parts.append("\n\n")

        def handle_endtag(self, tag: str) -> None:
            self.hidden -= tag in ("script", "style") and self.hidden > 0

        def handle_data(self, data: str) -> None:
            if not self.hidden:
                self.parts.append(" ".join(data.split("\n")))

    words = Words()
    words.feed(markup)
    words.close()
    return "\n\n".join(part.strip() for part in "".join(words.parts).split("\n\n") if part.strip())
