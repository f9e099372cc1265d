"""What the page sends, checked: articles as content, who is the draft, and the options."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from ..config import Settings
from ..errors import BadSettings, UnreadableArticle
from ..model import Article
from ..reading import read_article, read_bytes
from ..record import Record

MOST_ARTICLES = 40
LONGEST_NAME = 120
"""Characters of a name; it stands in every finding."""
FILE, TEXT, ADDRESS = "file", "text", "address"


class Given(Record):
    """An article as it was given."""

    kind: str
    "file, text or address."
    name: str
    "What the user calls it."
    content: str
    "Base64 of a file's bytes, the text, or the address."
    file: str = ""
    "Name of the file, which shows its format."


class Question(Record):
    """What is to be compared."""

    articles: tuple[Given, ...]
    draft: int | None
    "Number of the article that is held against the others, 0-based; None where none is privileged."
    settings: Settings


def question(data: Any) -> Question:
    """Return the question in a JSON document. Raises BadSettings for what the user can mend and for anything else."""
    if not isinstance(data, dict) or not isinstance(data.get("articles"), list):
        raise misunderstood("no articles")
    articles = tuple(_given(one) for one in data["articles"])
    if len(articles) < 2:
        raise BadSettings("Give at least two articles.")
    if len(articles) > MOST_ARTICLES:
        raise BadSettings(f"These are {len(articles)} articles; more than {MOST_ARTICLES} are not compared at once.")
    draft = data.get("draft")
    if draft is not None and not (type(draft) is int and 0 <= draft < len(articles)):
        raise misunderstood("no such draft")
    return Question(articles, draft, _settings(data.get("options", {})))


def _given(data: Any) -> Given:
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise misunderstood("an article is none")
    kind, name = data.get("kind"), " ".join(data.get("name", "").split())[:LONGEST_NAME]
    if kind not in (FILE, TEXT, ADDRESS) or "content" not in data:
        raise misunderstood("an article of no kind")
    return Given(kind, name, data["content"], data.get("file", ""))


def _settings(data: Any) -> Settings:
    if not isinstance(data, dict):
        raise misunderstood("no options")
    day = data.get("dateline") or None
    aliases = tuple(_alias_names(line) for line in _text(data, "aliases").splitlines() if line.strip())
    ignore = data.get("ignore", [])
    if not isinstance(ignore, list) or not all(isinstance(rule, str) for rule in ignore):
        raise misunderstood("no rules")
    confidence = data.get("confidence", 0)
    return Settings(
        dateline=None if day is None else str(day),
        date_order=data.get("date_order") or None,
        aliases=aliases,
        ignore=tuple(ignore),
        min_confidence=confidence,
        missing=data.get("missing") is True,
    )


def _alias_names(line: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in line.split("="))
    if len(names) < 2 or not all(names):
        raise BadSettings(f"{line.strip()!r} does not say which names mean the same. Write: Bundeswehr = German army")
    return names


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise misunderstood(key)
    return value


def misunderstood(why: str) -> BadSettings:
    """Return what is answered where page and server do not speak of the same."""
    return BadSettings(f"The page sent something that is not understood ({why}). Load it anew.")


def read(given: Given, number: int) -> Article:
    """Return an article; what it is called is what the user calls it. Raises UnreadableArticle."""
    name = given.name or given.file or f"Text {number}"
    if given.kind == ADDRESS:
        if not given.content.strip().lower().startswith(("http://", "https://")):
            raise UnreadableArticle(f"{given.content.strip()[:200]} is no address. It begins with https:// or http://.")
        found = read_article(given.content.strip())
        return found if not given.name else found.replace(name=name, label=name)
    if given.kind == TEXT:
        if not given.content.strip():
            raise UnreadableArticle(f"“{name}” is empty. Paste a text, or take it away.")
        found = read_bytes(given.content.encode("utf-8", "replace"), ".txt")
    else:
        try:
            found = read_bytes(base64.b64decode(given.content, validate=True), given.file or name)
        except (binascii.Error, ValueError):
            raise misunderstood("a file is damaged") from None
    return found.replace(name=name, label=name)
