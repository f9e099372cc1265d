"""Compiles who can speak from WordNet 3.0 (Debian package wordnet-base): python -m tests.tables.sources.

Writes speaking_nouns.tsv into xcheck/data: nouns whose commonest sense is a person or a group of people.
Deterministic: same WordNet, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tables.wordnet import DATA, LICENCE, PLAIN

CATEGORIES = {"18": "person", "14": "group"}
"""WordNet's lexicographer files noun.person and noun.group."""


def speaking_nouns(home: Path) -> dict[str, list[str]]:
    """Return {person or group: nouns} by the first, commonest sense of each single-word noun."""
    categories, written = {}, {}
    for line in (home / "data.noun").read_text(encoding="latin-1").splitlines():
        if not line.startswith(" "):
            cells = line.split()
            categories[cells[0]] = cells[1]
            written[cells[0]] = set(cells[4 : 4 + 2 * int(cells[3], 16) : 2])
    found: dict[str, list[str]] = {"person": [], "group": []}
    for line in (home / "index.noun").read_text(encoding="latin-1").splitlines():
        cells = line.split()
        if not line.startswith(" ") and PLAIN.fullmatch(cells[0]) and "-" not in cells[0]:
            first = cells[-int(cells[2])]
            label = CATEGORIES.get(categories[first])
            tagged = int(cells[-int(cells[2]) - 1])
            # Names of people and nations are written with a capital; rare groups ("covey") never speak.
            if label is not None and cells[0] in written[first] and (label == "person" or tagged):
                found[label].append(cells[0])
    return found


def main(home: Path) -> None:
    """Write the table."""
    lines = [LICENCE.format(what="Rows: noun, class.").replace("wordnet.py", "sources.py")]
    lines += sorted(f"{noun}\t{label}\n" for label, nouns in speaking_nouns(home).items() for noun in nouns)
    (DATA / "speaking_nouns.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"))
