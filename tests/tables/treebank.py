"""Reads the sentences of GUM: gold tokens, tags and trees, and which documents are kept apart for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xcheck.parse.tagger import fine

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "gum"

KEPT = 5
"""Every fifth document of a genre is for measuring; nothing is learnt from it."""


@dataclass
class Gold:
    """One sentence; heads are indices, -1 for the root."""

    document: str
    genre: str
    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    marks: list[bool]
    heads: list[int]
    labels: list[str]


def documents(home: Path = SHARED) -> Iterator[tuple[Path, bool]]:
    """Yield every document with whether it is kept apart."""
    places: dict[str, int] = {}
    for path in sorted(home.glob("*.conllu")):
        genre = path.stem.split("_")[1]
        places[genre] = places.get(genre, -1) + 1
        yield path, places[genre] % KEPT == KEPT - 1


def sentences(path: Path) -> Iterator[Gold]:
    """Yield the sentences of a document."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        cells = [line.split("\t") for line in lines if line[:1].isdigit()]
        cells = [row for row in cells if row[0].isdigit()]  # no "3-4" (written as one), no "8.1" (left out)
        if not cells:
            continue
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        yield Gold(
            path.stem,
            path.stem.split("_")[1],
            text,
            [row[1] for row in cells],
            [row[2] for row in cells],
            [fine(row[4], row[3]) for row in cells],
            [row[3] == "PUNCT" for row in cells],
            [int(row[6]) - 1 for row in cells],
            [row[7] for row in cells],
        )


def treebank(kept: bool, home: Path = SHARED) -> list[Gold]:
    """Return the sentences of the documents that are kept apart, or of all others."""
    return [sentence for path, apart in documents(home) if apart is kept for sentence in sentences(path)]
