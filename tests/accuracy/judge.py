"""`python -m tests.accuracy.judge [basil|seeds|FILE FILE]`: findings to be judged by reading.

Before each finding stands the line that keeps its judgement in basil_judged.tsv: write right or wrong, and
why, in its last two columns; never words of the articles. What is judged already is left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from xcheck.model import Finding

from .cases import finding_lines
from .density import basil_pairs, judgements
from .engines import OURS
from .shared import SHARED, missing

Texts = tuple[str, str, str]


def pairs(names: list[str]) -> list[Texts]:
    """Return id and texts of what is to be read."""
    if names == ["seeds"]:
        names = [str(SHARED / "seeds" / name) for name in ("standard.txt", "easy.txt")]
    if len(names) == 2:
        a, b = (Path(name).read_text(encoding="utf-8") for name in names)
        return [("-".join(Path(name).stem for name in names), a, b)]
    return basil_pairs()


def to_read(found: list[Texts], least: str) -> Iterator[tuple[Texts, Finding]]:
    """Yield the findings that nobody has judged, of a severity and worse."""
    kept = judgements()
    for texts in found:
        for finding in OURS.differences(texts[1], texts[2]):
            if finding.severity >= least and (texts[0], finding.id) not in kept:
                yield texts, finding


def main() -> int:
    """Print what is to be judged; 2 when there is nothing to read it from."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.judge", description=__doc__)
    parser.add_argument("what", nargs="*", help="basil (default), seeds, or two files")
    parser.add_argument("--least", choices=("note", "warning", "error"), default="note", help="severity and worse")
    parser.add_argument("--rule", default="", help="only this rule")
    parser.add_argument("--count", type=int, default=1000, help="how many at most")
    args = parser.parse_args()
    why = OURS.missing() or (None if len(args.what) == 2 else missing())
    if why is not None:
        print(why, file=sys.stderr)
        return 2
    chosen = [entry for entry in to_read(pairs(args.what), args.least) if args.rule in ("", entry[1].rule)]
    for (id, a, b), finding in chosen[: args.count]:
        print(f"{id}\t{finding.id}\t{finding.rule}\t?\t?")
        print(*finding_lines(finding, a, b, context=True), sep="\n")
    print(f"{len(chosen)} to judge", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
