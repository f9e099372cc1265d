"""Checks xcheck/data/aliases.tsv against `countryinfo` (MIT): python -m tests.tables.countries DIR.

Prints every name, demonym and capital of a country that the table does not resolve to one and the same key.
The table itself is written by hand: countryinfo has one demonym per country, no plurals and no seats.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from xcheck.facts.names.aliases import alias, bare, spaced


def key(form: str) -> str:
    """Return the key of a form, the country for a capital, "" when the table does not have it."""
    found = alias(spaced(bare(form.replace("’", "'"))).lower())
    return "" if found is None else found.stands_for or found.key


def unresolved(folder: Path) -> Iterator[str]:
    """Yield a line for every form that is missing or leads to another country."""
    for path in sorted((folder / "countryinfo" / "data").glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        name = key(facts["name"])
        for field in ("name", "demonym", "capital"):
            text = facts.get(field) or []
            for form in text if isinstance(text, list) else text.split(","):
                if not name or key(form) != name:
                    yield f"{facts['name']}: {field} {form!r} gives {key(form)!r}"


if __name__ == "__main__":
    for line in unresolved(Path(sys.argv[1])):
        print(line)
