"""The tables of the README that come from elsewhere: python -m tests.readme writes them.

The table of rules comes from the rules themselves, the table of figures from what `python -m tests.accuracy` recorded.
"""

from __future__ import annotations

from pathlib import Path

from tests.accuracy.summary import table as figures
from xcheck.rules import RULES

README = Path(__file__).parents[1] / "README.md"


def rules() -> str:
    """Return the table of all rules in Markdown."""
    rows = [f"| `{rule.id}` | {rule.kind} | {rule.severity} | {rule.title()} |" for rule in RULES]
    return "\n".join(["| rule | kind | severity | it says |", "|---|---|---|---|", *rows])


def written(text: str) -> str:
    """Return the text of the README with its tables as they are today, each in the place of the one before."""
    for heading, table in (("## What it looks for", rules()), ("## How good it is", figures())):
        before, behind = text.split(heading)
        start = behind.index("\n| ") + 1
        end = behind.index("\n\n", start)
        text = before + heading + behind[:start] + table + behind[end:]
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
