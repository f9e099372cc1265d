"""Compiles what words mean, for the question whether two words tell the same: python -m tests.tables.senses.

Writes senses.tsv (the leading senses of each word, the wider senses above them, and whether it names a thing) and
contraries.tsv (opposite senses) from WordNet 3.0 (Debian package wordnet-base) into xcheck/data. Deterministic: same
WordNet, same bytes.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.tables.wordnet import FILES, PLAIN, lexicon, sense_counts, write

FIRST, SENSES = 2, 4
"""Senses of a word kept per part of speech: the first ones, and the next ones that have tagged uses."""

TOO_WIDE = 150
"""A sense with more senses right below it says nothing about what they share: "change", "person"."""

THINGS = frozenset((3, 5, 6, 8, 13, 14, 15, 17, 18, 20, 21, 23, 27, 28))
"""Lexicographer files, lexnames(5WN), of nouns that name what can be told apart: tops, animal, artifact, body, food,
group, location, object, person, plant, possession, quantity, substance, time. The others name acts, attributes,
thoughts, feelings, events, states, ..., of which near-synonyms abound (threat, problem)."""

OFTEN = 3
"""Uses in definitions and examples that make a word common."""

THING = "+"
"""Marks a word of which the first sense as a noun is a thing."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Synset(NamedTuple):
    """One sense: its lexicographer file, words, and pointers (symbol, target, number of its word, of the target's)."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]


def synsets(home: Path) -> dict[str, Synset]:
    """Return all senses by part of speech and offset."""
    found = {}
    for pos, name in FILES.items():
        for line in (home / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split(" | ")[0].split()
            size = int(cells[3], 16)
            at = 4 + 2 * size
            pointers = []
            for i in range(int(cells[at])):
                symbol, offset, kind, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
                target = kind.replace("s", "a") + offset
                pointers.append((symbol, target, int(ends[:2], 16) - 1, int(ends[2:], 16) - 1))
            words = tuple(cells[4 + 2 * i].lower().split("(")[0] for i in range(size))
            found[pos + cells[0]] = Synset(int(cells[1]), words, tuple(pointers))
    return found


def common(home: Path) -> set[str]:
    """Return words with tagged uses, and those that WordNet's own definitions use (vodka, unscathed)."""
    counts: Counter[str] = Counter()
    for name in FILES.values():
        for line in (home / f"data.{name}").read_text(encoding="latin-1").splitlines():
            counts.update(PLAIN.findall(line.partition(" | ")[2].lower()))
    tagged = {word for word, _ in sense_counts(home)}
    rare = lexicon(home)
    return {word for word in tagged | counts.keys() if word in tagged or counts[word] >= (1 if word in rare else OFTEN)}


def leading(home: Path) -> dict[str, list[str]]:
    """Return {common word: its leading senses}."""
    known = common(home)
    found: dict[str, list[str]] = defaultdict(list)
    for pos, name in FILES.items():
        for line in (home / f"index.{name}").read_text(encoding="latin-1").splitlines():
            cells = line.split()
            if line.startswith(" ") or cells[0] not in known or not PLAIN.fullmatch(cells[0]):
                continue
            number, tagged = int(cells[2]), int(cells[-int(cells[2]) - 1])
            found[cells[0]] += [pos + offset for offset in cells[-number:][: max(FIRST, min(SENSES, tagged))]]
    return found


class Relations:
    """What stands above a sense, and what is opposed to it."""

    def __init__(self, senses: dict[str, Synset]) -> None:
        self.senses = senses
        self.below: Counter[str] = Counter(
            target for _, _, pointers in senses.values() for symbol, target, _, _ in pointers if symbol in ("@", "@i")
        )
        self.opposed = {
            (min(sense, target), max(sense, target))
            for sense, (_, _, pointers) in senses.items()
            for symbol, target, _, _ in pointers
            if symbol == "!"
        }
        self.with_opposite = {sense for pair in self.opposed for sense in pair}

    def above(self, sense: str) -> list[str]:
        """Return the senses right above one, the head of an adjective's cluster, adjectives to see also."""
        return [
            target
            for symbol, target, _, _ in self.senses[sense].pointers
            if (symbol in ("@", "@i", "&") or (symbol == "^" and sense[0] == "a")) and self.below[target] <= TOO_WIDE
        ]

    def names_thing(self, own: Iterable[str]) -> bool:
        """Whether the first sense of a word as a noun is a thing."""
        first = next((sense for sense in own if sense[0] == "n"), None)
        return first is not None and self.senses[first].file in THINGS

    def family(self, word: str, sense: str) -> Iterator[str]:
        """Yield opposable senses of words of one family: inaccurately, inaccurate; exporter, export."""
        _, words, pointers = self.senses[sense]
        for symbol, target, index, at in pointers:
            mine = index < 0 or words[index] == word
            derived = symbol in ("\\", "+") and mine and target in self.with_opposite
            if derived and self.senses[target].words[at][:4] == word[:4]:
                yield target

    def wider(self, word: str, own: Iterable[str]) -> set[str]:
        """Return all that stands above a word's senses, for nouns in two steps (street, thoroughfare)."""
        found: set[str] = set()
        for sense in own:
            over = self.above(sense)
            found.update(over, self.family(word, sense))
            if sense[0] == "n":
                found.update(wide for one in over for wide in self.above(one))
        return found.difference(own)


def number(value: int) -> str:
    """Return a number in base 36."""
    digits = ""
    while True:
        value, digit = divmod(value, 36)
        digits = DIGITS[digit] + digits
        if not value:
            return digits


def main(home: Path = Path("/usr/share/wordnet")) -> int:
    """Compile both tables."""
    if not home.is_dir():
        print(
            f"{home} is missing: install WordNet (Debian: apt-get install wordnet-base) or give its folder",
            file=sys.stderr,
        )
        return 2
    relations, own = Relations(synsets(home)), leading(home)
    above = {word: sorted(relations.wider(word, some)) for word, some in own.items()}
    uses = Counter(sense for some in (*own.values(), *above.values()) for sense in some)
    # a sense that only one word has, and that has no opposite, tells nothing about two words
    order = sorted((s for s in uses if uses[s] > 1 or s in relations.with_opposite), key=lambda s: (-uses[s], s))
    short = {sense: sense[0] + number(rank) for rank, sense in enumerate(order)}
    lines = []
    for word, some in sorted(own.items()):
        cells = [" ".join(short[s] for s in part if s in short) for part in (some, above[word])]
        if any(cells):
            thing = [THING] if relations.names_thing(some) else []
            lines.append("\t".join((word, *cells, *thing)))
    write("senses", f"Rows: word, its senses, wider senses, {THING} if it names a thing.", lines, by="senses.py")
    others: dict[str, set[str]] = defaultdict(set)
    for a, b in relations.opposed:
        if a in short and b in short:
            others[short[a]].add(short[b])
            others[short[b]].add(short[a])
    rows = [f"{sense}\t{' '.join(sorted(some))}" for sense, some in sorted(others.items())]
    write("contraries", "Rows: sense, opposite senses, as in senses.tsv.", rows, by="senses.py")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
