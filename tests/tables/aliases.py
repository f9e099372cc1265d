"""Compiles aliases.tsv, which people write, into alias_forms.tsv, which is searched: python -m tests.tables.aliases."""

from __future__ import annotations

from pathlib import Path

from xcheck.data import rows
from xcheck.facts.names.aliases import bare, spaced

TARGET = Path(__file__).parents[2] / "xcheck" / "data" / "alias_forms.tsv"
HEAD = """\
# Source: aliases.tsv, compiled by tests/tables/aliases.py. Licence: MIT.
# Rows: tokens of a form in lower case; tokens of the longest form that begins with them, if they are one; key; kind;
# the form; "people" for people and adjectives; key of what a seat stands for; home of a body.
"""
NAMES, PEOPLE, SEATS, HOME = 1, 2, 3, 4
"""Columns of aliases.tsv."""


def entry_of(row: tuple[str, ...], column: int, form: str) -> tuple[str, ...]:
    """Return what is known of a form: key, kind, form, use, what it stands for, home."""
    key = bare(row[NAMES].split("; ")[0]).lower()
    home = row[HOME].lower() if len(row) > HOME else ""
    if column == SEATS:
        spellings = next(cell.split("/") for cell in row[SEATS].split("; ") if form in cell.split("/"))
        return bare(spellings[0]).lower(), row[0], form, "", key, ""
    return key, row[0], form, "people" if column == PEOPLE else "", "", home


def compiled() -> str:
    """Return the text of alias_forms.tsv; of a form that stands twice the first place counts."""
    found: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    for row in rows("aliases"):
        for column, cell in enumerate(row[NAMES:HOME], NAMES):
            for form in cell.replace("/", "; ").split("; ") if column == SEATS else cell.split("; "):
                text = spaced(bare(form)).lower()
                if text:
                    found.setdefault(text, entry_of(row, column, form))
                    first = text.split(" ")[0]
                    longest[first] = max(longest.get(first, 1), text.count(" ") + 1)
    texts = {*found, *(first for first, most in longest.items() if most > 1)}
    lines = ["\t".join((t, str(longest.get(t, 1)), *found.get(t, ()))).rstrip("\t") for t in sorted(texts)]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(compiled(), encoding="utf-8")
