"""Learns the weights of the evidence for pairs of claims: python -m tests.accuracy.learn_claims [--write].

A pair counts as right when the words in which its two claims differ are words that a reader of `outlets` listed as told
differently, on both sides. Each file of the set is left out in turn: fitted on the others, what is told and listed on
it at three counts of findings a pair of articles. --write fits all files and writes xcheck/data/claim_weights.tsv.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

import xcheck
from xcheck.claims import Claim, Neighbours
from xcheck.claims.pairing import FEATURES, USES, evidence, weights
from xcheck.config import Settings
from xcheck.match import sides
from xcheck.model import Span
from xcheck.pipeline import read
from xcheck.rules.reworded_claim import marks

from .outlets import FILES, Item, keyed, quoted
from .shared import Row, rows

COUNTS = (8, 12, 16)
TABLE = Path(xcheck.__file__).parent / "data" / "claim_weights.tsv"
HEAD = """\
# Weights of the evidence that two claims are about one fact. Rows: name, weight.
# Source: learnt by `python -m tests.accuracy.learn_claims` on human gold of differences between independent articles.
# Licence: MIT.
"""


class Example(NamedTuple):
    """One proposed pair of claims, and the listed differences that its marked words tell."""

    left: Claim
    right: Claim
    values: tuple[float, ...]
    matched: frozenset[int]
    listed: bool


def examples(row: Row) -> tuple[list[Example], int]:
    """Return the proposed pairs of claims of two articles, and how many differences a reader listed."""
    texts = {"a": row["a"], "b": row["b"]}
    two = [item for item in row["differences"] if quoted(item, "a") and quoted(item, "b")]
    claiming = []
    for side in "ab":
        reading = read(xcheck.Article(side, texts[side]), side, Settings())
        known = sides(reading)
        claiming.append([known[s.id] for s in reading.statements if s.claims])
    found = []
    for (left, right), values in evidence(Neighbours(*claiming)).items():
        here, there = marks(left, right) or (left.span,), marks(right, left) or (right.span,)
        matched = {n for n, item in enumerate(two) if all(_meet(item, texts, here, there, "key", "key"))}
        listed = any(
            all(_meet(item, texts, here, there, "quote", "quote"))
            and any(_meet(item, texts, here, there, "key", "key"))
            for item in two
        )
        found.append(Example(left, right, values, frozenset(matched), listed))
    return found, len(two)


def _meet(
    item: Item, texts: dict[str, str], here: Sequence[Span], there: Sequence[Span], left: str, right: str
) -> list[bool]:
    """Return whether the marks of either side meet the quoted sentence or the key words of a listed difference."""
    found = []
    for side, spans, what in (("a", here, left), ("b", there, right)):
        where = keyed(item, side, texts[side]) if what == "key" else quoted(item, side)
        found.append(where is not None and any(where.meets(span) for span in spans))
    return found


def fit(some: Sequence[Example]) -> tuple[list[float], float]:
    """Return the weights of FEATURES and the bias."""
    values = np.array([example.values for example in some])
    model = LogisticRegression(C=0.3, max_iter=2000).fit(values, [bool(example.matched) for example in some])
    return [float(weight) for weight in model.coef_[0]], float(model.intercept_[0])


def told_at(count: int, some: Sequence[Example], factors: Sequence[float]) -> tuple[int, int, int]:
    """Return (differences told, findings listed, findings) of the `count` likeliest pairs, each claim used twice."""
    used: Counter[Claim] = Counter()
    stated: set[int] = set()
    listed = findings = 0
    ranked = sorted(some, key=lambda e: (-sum(w * v for w, v in zip(factors, e.values, strict=True)), e.left.span))
    for example in ranked:
        if findings == count:
            break
        if used[example.left] < USES and used[example.right] < USES:
            used.update((example.left, example.right))
            stated |= example.matched
            listed += example.listed
            findings += 1
    return len(stated), listed, findings


def main() -> None:
    """Print what the files left out say; write the weights of all where asked to."""
    found = {path: [examples(row) for row in rows(path)] for path in FILES}
    for path in FILES:
        factors, _ = fit([e for other in FILES if other != path for some, _ in found[other] for e in some])
        line = []
        for count in COUNTS:
            sums = [told_at(count, some, factors) for some, _ in found[path]]
            gold = sum(number for _, number in found[path])
            matched, listed, findings = (sum(column) for column in zip(*sums, strict=True))
            line.append(f"at {count}: told {matched / gold:.3f}, listed {listed / findings:.3f}")
        print(f"{path} left out: {'; '.join(line)}")
    factors, bias = fit([example for path in FILES for some, _ in found[path] for example in some])
    learnt = {"bias": bias, **dict(zip(FEATURES, factors, strict=True)), "threshold": weights()["threshold"]}
    print(", ".join(f"{name} {value:.2f}" for name, value in learnt.items()))
    if "--write" in sys.argv:
        TABLE.write_text(HEAD + "".join(f"{name}\t{value:.2f}\n" for name, value in learnt.items()), encoding="utf-8")


if __name__ == "__main__":
    main()
