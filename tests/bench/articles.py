"""Texts to be timed on: the seeds, the fixtures put together, and articles of any length made from them.

Made articles must not repeat themselves: a thousand copies of one sentence would pair with each other a
million times, as no real article does. Words are swapped and names made up by a hash, so that every run on
every machine sees the same text.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
SYLLABLES = (
    "ka",
    "vo",
    "stri",
    "me",
    "lan",
    "du",
    "rov",
    "ti",
    "shen",
    "bal",
    "or",
    "quin",
    "ze",
    "mar",
    "fel",
    "ux",
)
SHUFFLED = 5
"The second article moves sentences about within runs of this many."

_SENTENCE = re.compile(r"[A-Z“\"][^.!?]{40,}[.!?]")
_CONTENT = re.compile(r"\b[a-z]{5,}\b")


@cache
def fixtures() -> tuple[tuple[Path, Path], ...]:
    """Return the articles of every fixture that has two."""
    found = []
    for folder in sorted((ROOT / "fixtures").iterdir()):
        articles = sorted(path for path in folder.glob("*.*") if path.stem not in ("expected", "findings", "README"))
        if len(articles) == 2:
            found.append((articles[0], articles[1]))
    return tuple(found)


def seeds() -> tuple[Path, Path] | None:
    """Return the two seed articles, or None where ../shared is not there."""
    pair = SEEDS / "standard.txt", SEEDS / "easy.txt"
    return pair if all(path.is_file() for path in pair) else None


def joined(words: int) -> tuple[str, str]:
    """Return two articles of at least so many words: fixtures one after the other, side beside side."""
    texts: tuple[list[str], list[str]] = [], []
    while min(sum(len(text.split()) for text in side) for side in texts) < words:
        pair = fixtures()[len(texts[0]) % len(fixtures())]
        for side, path in zip(texts, pair, strict=True):
            side.append(path.read_text(encoding="utf-8"))
    a, b = (cut("\n\n".join(side), words) for side in texts)
    return a, b


def told_again(words: int, count: int) -> list[str]:
    """Return tellings of so many words: the two joined ones in turn, other paragraphs and figures left out of each."""
    found = []
    for telling in range(count):
        paragraphs = joined(words + words // 4)[telling % 2].split("\n\n")
        kept = [part for n, part in enumerate(paragraphs) if telling < 2 or _number("part", telling, n) % 7]
        text = "\n\n".join(kept)
        found.append(cut(_other_figures(text, telling) if telling > 1 else text, words))
    return found


def _other_figures(text: str, telling: int) -> str:
    """Return a text in which one in five figures of two digits is one more."""
    return re.sub(r"\b\d\d\b", lambda match: str(int(match[0]) + (_number(telling, match[0]) % 5 == 0)), text)


def cut(text: str, words: int) -> str:
    """Return the first so many words, with the white space between them."""
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text[: ends[min(words, len(ends)) - 1]]


def _number(*key: object) -> int:
    return int.from_bytes(hashlib.sha256(repr(key).encode()).digest()[:8], "big")


@cache
def _material() -> tuple[tuple[str, ...], tuple[str, ...]]:
    text = "\n".join(path.read_text(encoding="utf-8") for pair in fixtures() for path in pair)
    return tuple(_SENTENCE.findall(text)), tuple(sorted(set(_CONTENT.findall(text))))


def _name(key: int) -> str:
    return "".join(SYLLABLES[_number("name", key, n) % len(SYLLABLES)] for n in range(3)).capitalize()


def sentence(number: int, version: int) -> str:
    """One made sentence: half of its longer words swapped; another version swaps one in six anew."""
    sentences, vocabulary = _material()
    plain = " ".join(sentences[_number("sentence", number) % len(sentences)].split())

    def swap(match: re.Match[str]) -> str:
        key = number, match.start()
        if version and _number("again", *key, version) % 6 == 0:
            return vocabulary[_number("word", *key, version) % len(vocabulary)]
        return vocabulary[_number("word", *key) % len(vocabulary)] if _number("swap", *key) % 2 else match.group()

    return f"{_name(number)} said: {_CONTENT.sub(swap, plain)}"


def made(statements: int) -> tuple[str, str]:
    """Return two articles of so many sentences, the second the first reworded and in another order."""
    order = sorted(range(statements), key=lambda n: (n // SHUFFLED, _number("order", n)))
    a, b = [sentence(n, 0) for n in range(statements)], [sentence(n, 1) for n in order]
    return "\n".join(a) + "\n", "\n".join(b) + "\n"
