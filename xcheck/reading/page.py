"""What a page says about its article: title, byline, day of publication.

The machine's words come first (JSON-LD, then `meta`, then microdata and `time`), then what a reader sees under
the headline. Only days that are given in full count; the clock is never asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from .blocks import PARAGRAPH, Block, squeezed
from .days import iso_day
from .extract import Extract
from .markup import tree_blocks

LONGEST_TITLE, LONGEST_BYLINE, LONGEST_STAMP = 300, 100, 100
MOST_NODES = 5_000
"Of a JSON-LD document."
LINES_UNDER = 5
"How far under the headline the byline stands."

_TAG = re.compile(r"<[^<>]{0,500}>")
_TYPES = ("article", "blogposting", "report")
"How the types of an article end: NewsArticle, LiveBlogPosting."
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "citation_publication_date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_STAMP = re.compile(r"date|time|publish|posted|stamp|meta|byline|dateline", re.IGNORECASE)
_WRITER = re.compile(r"(?:^|[\s_-])(?:byline|author|writer|contributor|credit)", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]*"
_BY = re.compile(rf"(?:^|[\s|·•])[Bb][Yy]:?\s+({_NAME}(?:,?\s+(?:and\s+|de\s+|van\s+|von\s+|of\s+)?{_NAME})*)")


def metadata(tree: Any) -> Extract:
    """Return title, byline and day of a page, without text; takes its scripts out."""
    linked = dict(_linked_data(tree))
    for script in list(tree.iter("script")):
        script.drop_tree()
    meta = dict(reversed(list(_meta(tree))))  # the first of a kind counts
    title = linked.get("title") or next((meta[key] for key in _TITLES if key in meta), None) or _heading(tree)
    byline = linked.get("byline") or next((meta[key] for key in _AUTHORS if key in meta), None)
    if byline is None or "://" in byline or not 0 < len(byline) <= LONGEST_BYLINE:
        byline = None
    days = (linked.get("published"), *(meta.get(key) for key in _DATES))
    published = next((day for text in days if text and (day := iso_day(text))), None)
    if byline is None or published is None:
        under = _under_headline(tree, title)
        byline = (
            byline
            or _seen_byline(tree)
            or next((found.group(1) for text in under if (found := _BY.search(text))), None)
        )
        published = published or _seen_day(tree) or next((day for text in under if (day := iso_day(text))), None)
    return Extract("", _clean(title, LONGEST_TITLE), _clean(byline, LONGEST_BYLINE), published)


def _clean(text: str | None, longest: int) -> str | None:
    return squeezed(text)[:longest] or None if text else None


def _linked_data(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield what the first article of the page's JSON-LD says of itself."""
    article = _linked_article(tree)
    if article is None:
        return
    yield from (("title", value) for value in _strings(article.get("headline"))[:1])
    names = _strings(article.get("author"))
    yield from (("byline", value) for value in (", ".join(names),) if value)
    yield from (("published", value) for value in _strings(article.get("datePublished"))[:1])


def _linked_article(tree: Any) -> dict[str, Any] | None:
    """Return the first article of the page's JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            article = _article_element(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
        if article is not None:
            return article
    return None


def article_body(tree: Any) -> list[Block]:
    """Return the paragraphs of the article that stands in the page's JSON-LD; none where it has no text there."""
    article = _linked_article(tree)
    text = next(iter(_strings(article.get("articleBody"))), "") if article is not None else ""
    lines = _TAG.sub("\n", text).replace("\r", "\n").split("\n")
    return [Block(PARAGRAPH, squeezed(unescape(line))) for line in lines if line.strip()]


def _article_element(document: Any) -> dict[str, Any] | None:
    waiting = [document]
    for _ in range(MOST_NODES):
        if not waiting:
            return None
        node = waiting.pop()
        if isinstance(node, dict):
            kinds = [kind.lower() for kind in _strings(node.get("@type"))]
            if any(kind.endswith(_TYPES) for kind in kinds):
                return node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))
    return None


def _strings(value: Any) -> list[str]:
    """Return a string, strings, or the names of things."""
    values = value if isinstance(value, list) else [value]
    named = [each.get("name") if isinstance(each, dict) else each for each in values]
    return [each for each in named if isinstance(each, str) and each.strip()]


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            yield key.lower(), element.get("content")


def _heading(tree: Any) -> str | None:
    """Return the one main heading of the page, else its title without the name of the site."""
    headings = [text for h1 in tree.iter("h1") if (text := squeezed(h1.text_content()))]
    title = next((squeezed(element.text_content()) for element in tree.iter("title")), "")
    if len(headings) > 1:  # the site's name is one, too
        headings = sorted((text for text in headings if text in title), key=title.find)
    return headings[0] if headings else re.split(r"\s+[|–—»·-]\s+", title)[0] or None


def _under_headline(tree: Any, title: str | None) -> list[str]:
    """Return the short lines directly under the headline, which tell who wrote it and when."""
    texts = [squeezed(block.text) for block in tree_blocks(tree.find("body"))] if tree.find("body") is not None else []
    at = texts.index(squeezed(title)) + 1 if title and squeezed(title) in texts else 0
    return [text for text in texts[at : at + LINES_UNDER] if len(text) <= LONGEST_STAMP]


def _seen_byline(tree: Any) -> str | None:
    """Return the name in what is marked as the author's, without "By"."""
    for element in tree.iter():
        marks = (element.get("itemprop", ""), element.get("rel", ""), element.get("class", ""), element.get("id", ""))
        if "author" in marks[:2] or any(_WRITER.search(mark) for mark in marks[2:]):
            text = squeezed(element.text_content())
            if 0 < len(text) <= LONGEST_BYLINE and any(character.isupper() for character in text):
                found = _BY.search(text)
                return found.group(1) if found else text
    return None


def _seen_day(tree: Any) -> str | None:
    """Return the day in a `time`, in microdata, or in a short element that is marked as a stamp."""
    for element in tree.iter("time"):
        day = iso_day(element.get("datetime") or "") or iso_day(squeezed(element.text_content()))
        if day is not None:
            return day
    for element in tree.iter():
        if _STAMP.search(f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('id', '')}"):
            text = squeezed(element.text_content())
            day = iso_day(text) if len(text) <= LONGEST_STAMP else None
            if day is not None:
                return day
    return None
