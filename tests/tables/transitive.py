"""Compiles which verbs always have an object from WordNet 3.0 (Debian package wordnet-base).

Run: python -m tests.tables.transitive.
Writes transitive_verbs.tsv into xcheck/data: verbs none of whose used senses has a frame without object, so that
"Man arrested after fire" can only mean that he was arrested. Deterministic: same WordNet, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tables.wordnet import DATA, LICENCE, PLAIN, sense_counts

WITHOUT_OBJECT = frozenset((1, 2, 3, 4, 5, 6, 7, 12, 13, 22, 23, 27, 28, 29, 32, 33, 34, 35))
"""Numbers of the sentence frames, frames.vrb(5WN), in which no noun follows the verb."""

LEADING = 2
"""Senses that count even without tagged uses."""


def frames(home: Path) -> dict[str, dict[str, set[int]]]:
    """Return {synset: {verb: numbers of its frames}}."""
    found: dict[str, dict[str, set[int]]] = {}
    for line in (home / "data.verb").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split(" | ")[0].split()
        size = int(cells[3], 16)
        words = [cells[4 + 2 * i].lower() for i in range(size)]
        at = 4 + 2 * size
        at += 1 + 4 * int(cells[at])
        numbers: dict[str, set[int]] = {word: set() for word in words}
        for i in range(int(cells[at])):
            _, frame, word = cells[at + 1 + 3 * i : at + 4 + 3 * i]
            for name in words if word == "00" else [words[int(word, 16) - 1]]:
                numbers[name].add(int(frame))
        found[cells[0]] = numbers
    return found


def transitive(home: Path) -> list[str]:
    """Return the verbs that have tagged uses and an object in every sense that is used."""
    by_synset, counts = frames(home), sense_counts(home)
    found = []
    for line in (home / "index.verb").read_text(encoding="latin-1").splitlines():
        cells = line.split()
        if line.startswith(" ") or not PLAIN.fullmatch(cells[0]) or not counts.get((cells[0], "v")):
            continue
        size, tagged = int(cells[2]), int(cells[-int(cells[2]) - 1])
        used = cells[-size:][: max(LEADING, tagged)]
        if not any(by_synset[synset][cells[0]] & WITHOUT_OBJECT for synset in used):
            found.append(cells[0])
    return sorted(found)


def main(home: Path = Path("/usr/share/wordnet")) -> int:
    """Write the table."""
    if not home.is_dir():
        print(f"{home} is missing: install WordNet (Debian: wordnet-base) or give its folder", file=sys.stderr)
        return 2
    head = LICENCE.format(what="Rows: verb, mark.").replace("wordnet.py", "transitive.py")
    lines = [f"{verb}\tt\n" for verb in transitive(home)]
    (DATA / "transitive_verbs.tsv").write_text(head + "".join(lines), encoding="utf-8")
    print(f"transitive_verbs.tsv: {len(lines)} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
