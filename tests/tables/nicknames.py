"""Compiles xcheck/data/nicknames.tsv: python -m tests.tables.nicknames NICKNAMES_DIR.

NICKNAMES_DIR is the unpacked wheel of `nicknames` 1.0.1 (Apache-2.0). Kept: short forms of names that
given_names.tsv has, of one gender with them where it has both ("Aaron" is no "Erin").
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

from xcheck.data import lookup

TARGET = Path(__file__).parents[2] / "xcheck" / "data" / "nicknames.tsv"
HEAD = """\
# Source: `nicknames` 1.0.1 (Apache-2.0), and a few forms written for xcheck,
# compiled by tests/tables/nicknames.py. Licence: Apache-2.0. Rows: short form in lower case, given names it stands for.
"""
OWN = (
    "volodya:vladimir",
    "vlad:vladimir",
    "sasha:alexander",
    "sasha:alexandra",
    "misha:mikhail",
    "dima:dmitry",
    "kate:catherine",
    "barb:barbara",
    "cory:corey",
)


def compiled(folder: Path) -> str:
    """Return the table."""
    full: dict[str, set[str]] = defaultdict(set)
    for pair in OWN:
        short, _, long = pair.partition(":")
        full[short].add(long)
    with (folder / "nicknames" / "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            long, short = row["name1"], row["name2"]
            genders = lookup("given_names", long), lookup("given_names", short)
            if genders[0] and set(genders[0]) & set(genders[1] or "fm") and short.isascii() and short.isalpha():
                full[short].add(long)
    for short, longs in full.items():  # where each stands for the other, the longer one is the full name
        longs -= {long for long in longs if short in full.get(long, ()) and len(short) > len(long)}
    return HEAD + "".join(f"{short}\t{' '.join(sorted(long))}\n" for short, long in sorted(full.items()) if long)


if __name__ == "__main__":
    TARGET.write_text(compiled(Path(sys.argv[1])), encoding="utf-8")
