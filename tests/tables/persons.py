"""Compiles persons.tsv from WordNet 3.0: nouns that first of all mean people. python -m tests.tables.persons."""

from __future__ import annotations

from pathlib import Path

from .wordnet import LICENCE, PLAIN, sense_counts

PERSON = "18"
"""Number of the lexicographer file noun.person (WordNet's lexnames(5))."""

TARGET = Path(__file__).parents[2] / "xcheck" / "data" / "persons.tsv"


def persons(home: Path = Path("/usr/share/wordnet")) -> list[str]:
    """Return nouns with tagged uses whose first sense is a person."""
    files = {}
    for line in (home / "data.noun").read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            cells = line.split(" ", 2)
            files[cells[0]] = cells[1]
    used = {word for word, pos in sense_counts(home) if pos == "n"}
    found = []
    for line in (home / "index.noun").read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        first = cells[6 + int(cells[3])]
        if PLAIN.fullmatch(cells[0]) and cells[0] in used and files[first] == PERSON:
            found.append(cells[0])
    return sorted(found)


if __name__ == "__main__":
    words = persons()
    head = LICENCE.format(what="Rows: class, nouns that first of all mean people.").replace("wordnet.py", "persons.py")
    TARGET.write_text(head + "person\t" + " ".join(words) + "\n", encoding="utf-8")
    print(f"persons.tsv: {len(words)} words")
