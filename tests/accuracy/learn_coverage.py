"""Learns when a word is told by another article: python -m tests.accuracy.learn_coverage [--write].

People judged stretches of text: what the other article tells, too (outlets `same`, propositions that propsegment calls
entailed or contradicted, supported words of wice), and what it does not (outlets `only_in`, propositions that are
neither, unsupported words). Leaves out each set in turn, fits a logistic function on the words of the others and
prints how well it tells untold stretches from told ones of the set left out; then fits those of TAUGHT. Every stretch
weighs the same, told and untold ones of each set together, too. --write puts the weights into
xcheck/data/coverage_weights.tsv.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

import xcheck
from xcheck.align import align
from xcheck.config import Settings
from xcheck.coverage import weights
from xcheck.coverage.words import FEATURES, Held, Lookup
from xcheck.match import Side, compared
from xcheck.pipeline import read

from .aligners import as_lines, line_starts
from .shared import Row, rows

SETS = ("outlets", "propsegment", "wice")
TAUGHT = ("propsegment", "wice")
"""What the weights are learnt on; what is told in a report was chosen on outlets, see `xcheck.coverage`."""
SOFT = 3.0
"""Variance of the weights before any example is seen."""
TABLE = Path(xcheck.__file__).parent / "data" / "coverage_weights.tsv"
HEAD = f"""\
# Weights of the logistic function by which a word of a statement is told by another article or not. Rows: name, weight.
# Source: learnt by `python -m tests.accuracy.learn_coverage --write` on {", ".join(TAUGHT)}.
# Licence: MIT.
"""


class Stretch(NamedTuple):
    """Words of one article, and whether the other one does not tell them."""

    untold: bool
    words: tuple[Held, ...]


@cache
def _sides(text: str, name: str) -> tuple[Side, ...]:
    return compared(read(xcheck.Article(name, text), name, Settings()))


@cache
def held(text: str, other: str) -> tuple[Held, ...]:
    """Return the words of a text as another one holds them."""
    own, there = _sides(text, "a"), _sides(other, "b")
    nearest, lookup = align(own, there).nearest, Lookup(own, there)
    return tuple(word for side in own for word in lookup.held(side, nearest.get(side.statement.id))[0])


def _between(text: str, other: str, start: int, end: int) -> tuple[Held, ...]:
    return tuple(word for word in held(text, other) if word.span.start < end and start < word.span.end)


def stretches(name: str) -> Iterator[Stretch]:
    """Yield what people judged in a set, where any of its words can be looked up."""
    found = {"outlets": _of_outlets, "propsegment": _of_propsegment, "wice": _of_wice}[name]()
    yield from (one for one in found if one.words)


def _of_outlets() -> Iterator[Stretch]:
    for row in (row for part in (1, 2, 3) for row in rows(f"outlets/dev-{part}.jsonl")):
        for mark in row["same"]:
            yield from (_marked(row, mark, side, False) for side in "ab")
        for mark in row["differences"]:
            here = [side for side in "ab" if mark.get(f"{side}_start") is not None]
            if len(here) == 1:
                yield _marked(row, mark, here[0], True)


def _marked(row: Row, mark: Row, side: str, untold: bool) -> Stretch:
    """Return the key words of a mark, else the whole quotation."""
    start, end, text = mark[f"{side}_start"], mark[f"{side}_end"], row[side]
    words = mark.get(f"{side}_key")
    at = mark.get(f"{side}_key_start", text.find(words, start) if words else -1)
    if words and at is not None and at >= 0:
        start, end = at, at + len(words)
    return Stretch(untold, _between(text, row["b" if side == "a" else "a"], start, end))


def _of_propsegment() -> Iterator[Stretch]:
    for row in rows("propsegment/dev.jsonl"):
        a, b = as_lines(row["a"]), as_lines(row["b"])
        starts = [*line_starts(b), len(b) + 1]
        for prop in row["props"]:
            words = {word.lower() for word in prop["words"].split()}
            line = _between(b, a, starts[prop["b_sentence"]], starts[prop["b_sentence"] + 1] - 1)
            own = [word for word in line if any(b[word.span.start : word.span.end].lower() in one for one in words)]
            yield Stretch(prop["label"] == "neither", tuple(own))


def _of_wice() -> Iterator[Stretch]:
    for row in rows("wice/tokens_dev.jsonl"):
        claim, source, at = row["claim"], as_lines(row["source_sents"]), 0
        runs: list[tuple[bool, int, int]] = []
        for token, flag in zip(row["claim_tokens"], row["unsupported"], strict=True):
            start = claim.find(token, at)
            if start >= 0:
                at = start + len(token)
                goes_on = bool(runs) and runs[-1][0] == bool(flag)
                first = runs.pop()[1] if goes_on else start
                runs.append((bool(flag), first, at))
        yield from (Stretch(untold, _between(claim, source, start, end)) for untold, start, end in runs)


def fit(sets: Mapping[str, Sequence[Stretch]]) -> dict[str, float]:
    """Fit a logistic function in which whatever is held speaks for being told."""
    x, y, w = [], [], []
    for some in sets.values():
        count = [sum(one.untold == untold for one in some) for untold in (False, True)]
        for one in some:
            total = sum(word.rarity for word in one.words)
            for word in one.words:
                x.append(word.values)
                y.append(float(one.untold))
                w.append(word.rarity / total / count[one.untold])
    values, answers, masses = np.array(x), np.array(y), np.array(w) / np.mean(w)

    def loss(t: np.ndarray) -> tuple[float, np.ndarray]:
        z = values @ t[:-1] + t[-1]
        off = masses * (1.0 / (1.0 + np.exp(-z)) - answers)
        value = (masses * (np.logaddexp(0.0, z) - answers * z)).sum() + (t[:-1] ** 2).sum() / (2 * SOFT)
        return value / len(answers), np.append(values.T @ off + t[:-1] / SOFT, off.sum()) / len(answers)

    bounds = [(None, 0.0)] * len(FEATURES) + [(None, None)]
    best = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return {name: round(float(value), 2) for name, value in zip((*FEATURES, "bias"), best, strict=True)}


def separation(some: Sequence[Stretch], by: Mapping[str, float]) -> str:
    """Return how well stretches are told apart by the sum over their words, and recall at few false alarms."""
    odds = [
        sum(
            w.rarity * (by["bias"] + sum(by[f] * v for f, v in zip(FEATURES, w.values, strict=True))) for w in one.words
        )
        for one in some
    ]
    answers = [one.untold for one in some]
    right = sorted((value for value, untold in zip(odds, answers, strict=True) if not untold), reverse=True)
    recalls = []
    for share in (0.02, 0.05, 0.1):
        bar = right[int(share * len(right))]
        found = [value > bar for value, untold in zip(odds, answers, strict=True) if untold]
        recalls.append(f"{sum(found) / len(found):.2f} at {share:.0%}")
    return f"ROC AUC {roc_auc_score(answers, odds):.3f}, untold found {', '.join(recalls)} false"


def main() -> int:
    """Fit all sets but one, report that one; fit all, write with --write."""
    sets = {name: list(stretches(name)) for name in SETS}
    for name in SETS:
        by = fit({other: some for other, some in sets.items() if other != name})
        bias, factors = weights()
        used = {"bias": bias, **dict(zip(FEATURES, factors, strict=True))}
        print(f"{name:12} left out: {separation(sets[name], by)}; in use: {separation(sets[name], used)}")
    by = fit({name: sets[name] for name in TAUGHT})
    lines = "\n".join(f"{name}\t{by[name]:.2f}" for name in ("bias", *FEATURES))
    print(lines)
    if "--write" in sys.argv:
        TABLE.write_text(HEAD + lines + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
