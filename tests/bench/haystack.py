"""Articles made from texts that people wrote, with the events known: names and figures changed from copy to copy.

Texts lie in ../shared/data, outside of the repository; nothing here runs where they are absent.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from .articles import ROOT

DATA = ROOT.parent / "shared" / "data"
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
"""A capitalised word inside a sentence: part of a name."""
_FIGURE = re.compile(r"\b\d+\b")
_PARTS = re.compile("[a-z]+", re.IGNORECASE)
_OPENINGS = _PARTS.findall("B C D F G H K L M N P R S T V W Br Cr Dr Fr Gr Kr Pr St Tr Th Sh")
_MIDDLES = _PARTS.findall("a e i o u ai ea ei ou")
_ENDS = _PARTS.findall("ber dan fort gan hurst kin land lin mar nell nor rick ron sen sey ston ter ton vale wick")


class Made(NamedTuple):
    """An article, and which event it tells of; articles that stand alone have one of their own."""

    event: str
    outlet: str
    day: str
    title: str
    text: str


def _lines(name: str) -> Iterator[Any]:
    with (DATA / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def present() -> bool:
    """Whether the texts are there."""
    return (DATA / "basil" / "dev.jsonl").is_file()


@cache
def events() -> tuple[tuple[Made, ...], ...]:
    """Return the 44 events of basil, each told by three outlets."""
    return tuple(
        tuple(
            Made(
                row["id"], one["source"], one["date"], one["title"],
                "\n\n".join(" ".join(paragraph) for paragraph in one["paragraphs"]),
            )
            for one in row["articles"]
        )
        for row in _lines("basil/dev.jsonl")
    )  # fmt: skip


@cache
def singles() -> tuple[str, ...]:
    """Return the texts of all other sets, each once: what an event must be found among."""
    found: dict[str, str] = {}
    named = [
        ("wice/claims_dev.jsonl", "b"),
        ("wice/tokens_dev.jsonl", "source_sents"),
        ("onestopenglish/dev.jsonl", "adv"),
    ]
    named += [(f"{name}/docs_dev.jsonl", "source") for name in ("frank", "defacto", "bump")]
    named += [("summedits/news_docs_dev.jsonl", "source"), ("polnear/dev.jsonl", "text")]
    for name, field in named:
        for row in _lines(name):
            text = row[field] if isinstance(row[field], str) else "\n".join(row[field])
            if len(text) > 400:
                found.setdefault(text[:200], text.strip())
    return tuple(_unlike(found.values()))


def _unlike(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts of which no two share a run of eight words more than once in fifty: one page cited twice."""
    seen: set[int] = set()
    for text in texts:
        words = text.lower().split()
        runs = {hash(tuple(words[at : at + 8])) for at in range(len(words) - 7)}
        if len(runs & seen) * 50 <= len(runs):
            seen |= runs
            yield text


def renamed(text: str, copy: int) -> str:
    """Return a text with other names and figures, the same ones for all texts of one copy; copy 0 is the text."""
    if not copy:
        return text
    text = _CAPITALISED.sub(lambda match: _name(match.group(), copy), text)
    return _FIGURE.sub(lambda match: _figure(match.group(), copy), text)


@cache
def _name(word: str, copy: int) -> str:
    draw = random.Random(f"{word} {copy}")
    return draw.choice(_OPENINGS) + draw.choice(_MIDDLES) + draw.choice(_MIDDLES[:5]) + draw.choice(_ENDS)


@cache
def _figure(figure: str, copy: int) -> str:
    draw = random.Random(f"{figure} {copy}")
    return figure[0] + "".join(draw.choice("0123456789") for _ in figure[1:]) if len(figure) > 1 else figure


def haystack(others: int) -> list[Made]:
    """Return the articles of basil among so many others, all of them on one day: the days must not help."""
    made = [one._replace(day="2020-01-01") for event in events() for one in event]
    for number in range(others):
        copy, at = divmod(number, len(singles()))
        made.append(Made(f"single-{number}", f"paper{number % 40}", "2020-01-01", "", renamed(singles()[at], copy)))
    return made


def archive(count: int, a_day: int = 250) -> list[Made]:
    """Return so many articles by day, so many a day: copies of all texts, each with names and figures of its own.

    Of a copy 132 articles tell of 44 events and the others of nothing else; stories are strewn over all days, the
    copies of one story so that no two of them come near each other.
    """
    stories: list[tuple[Made, ...]] = [
        *events(), *((Made(f"single-{n}", f"paper{n % 40}", "", "", text),) for n, text in enumerate(singles()))
    ]  # fmt: skip
    draw = random.Random(1)
    draw.shuffle(stories)
    of_one = sum(map(len, stories))
    copies, days = -(-count // of_one), max(count // a_day, 1)
    placed: list[tuple[int, Made]] = []
    for copy in range(copies):
        for number, story in enumerate(stories):
            if len(placed) + len(story) > count:
                break
            day = int(number * 0.618 % 1 * days + copy * days / copies) % days
            for one in story:
                day_text = (date(2020, 1, 1) + timedelta(days=day)).isoformat()
                event, title, text = f"{one.event}-{copy}", renamed(one.title, copy), renamed(one.text, copy)
                placed.append((day, Made(event, one.outlet, day_text, title, text)))
    return [made for _, made in sorted(placed, key=lambda pair: pair[0])]
