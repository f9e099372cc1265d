"""Compiles xcheck/data/given_names.tsv: python -m tests.tables.given_names NAMES_DIR FAKER_DIR.

NAMES_DIR is the unpacked source of `names` 0.3.0 (MIT; the lists are the 1990 census of the United
States, public domain), FAKER_DIR that of `faker` (MIT). Kept: single words in Latin letters of three letters
and more, in the census or in two languages of faker; accents are taken off, since articles write both.
"""

from __future__ import annotations

import ast
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[2] / "xcheck" / "data" / "given_names.tsv"
HEAD = """\
# Source: US census of 1990 (public domain) in `names` 0.3.0 (MIT) and first names in `faker` (MIT),
# compiled by tests/tables/given_names.py. Licence: MIT. Rows: name in lower case, gender (f, m, mf).
"""
RAREST = 0.004
"Share in percent under which a census name is left out: below it most are surnames and misspellings."
PAIRS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i"})


def plain(name: str) -> str:
    """Return a name in lower case without accents, or "" when it is no single Latin word."""
    bare = unicodedata.normalize("NFKD", name.translate(PAIRS)).encode("ascii", "ignore").decode().lower()
    return bare if bare.isalpha() and len(bare) > 2 and len(bare) >= len(name) - 1 else ""


def census(folder: Path, gender: str) -> set[str]:
    """Return the census names of one gender that are not too rare."""
    lines = (folder / "names" / f"dist.{gender}.first").read_text(encoding="ascii").splitlines()
    return {plain(cells[0]) for cells in map(str.split, lines) if float(cells[1]) >= RAREST}


def faker(folder: Path, gender: str) -> set[str]:
    """Return the first names of one gender that two or more languages have."""
    languages: dict[str, set[str]] = defaultdict(set)
    for path in sorted((folder / "faker" / "providers" / "person").glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if isinstance(target, ast.Name) and target.id == f"first_names_{gender}":
                texts = [leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)]
                for text in texts:
                    if isinstance(text, str):
                        languages[plain(text)].add(path.parent.name.partition("_")[0])
    return {name for name, spoken in languages.items() if len(spoken) > 1}


def main(names: Path, fake: Path) -> None:
    """Write the table."""
    men = census(names, "male") | faker(fake, "male")
    women = census(names, "female") | faker(fake, "female")
    groups = {"f": women - men, "m": men - women, "mf": men & women}
    rows = sorted(f"{name}\t{label}\n" for label, group in groups.items() for name in group - {""})
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
