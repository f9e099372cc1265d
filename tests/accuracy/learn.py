"""Learns the weights of the alignment on human alignments: python -m tests.accuracy.learn [--write].

Leaves out each set in turn, fits a logistic function on the others and prints how the pairs chosen with it do on the
one left out, beside those of the weights in use; then fits all of them, every set weighing the same. No weight may be
negative: every overlap speaks for a pair. --write puts the weights into xcheck/data/alignment_weights.tsv.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

import xcheck
from xcheck.align import kept, weights
from xcheck.align.evidence import FEATURES, Bag, Key, bag_of, evidence
from xcheck.config import Settings
from xcheck.match import Side, sides
from xcheck.pipeline import read

from .aligners import Lines, as_lines, line_starts
from .shared import Row, rows

SETS = {
    "outlets": ("outlets/dev-1.jsonl", "outlets/dev-2.jsonl", "outlets/dev-3.jsonl"),
    "propsegment": ("propsegment/dev.jsonl",),
    "superpal_mn": ("superpal_mn/dev.jsonl",),
    "onestopqa": ("onestopqa/dev.jsonl",),
    "ecbplus": ("ecbplus/align_dev.jsonl",),
}
SOFT = 3.0
"""Variance of the weights before any example is seen (C of a logistic regression)."""
TABLE = Path(xcheck.__file__).parent / "data" / "alignment_weights.tsv"
HEAD = f"""\
# Weights of the logistic function that scores a pair of statements. Rows: name, weight.
# Source: learnt by `python -m tests.accuracy.learn --write` on {", ".join(SETS)}.
# Licence: MIT.
"""


class Couple(NamedTuple):
    """Two articles with the evidence for their candidates and what people say of them."""

    size: tuple[int, int]
    found: dict[Key, tuple[float, ...]]
    right: frozenset[Key]
    "Candidates that people linked."
    judged: frozenset[Key]
    "Candidates that people linked or would have."
    wanted: tuple[frozenset[Key], ...]
    "For every link that people made the candidates that meet it."


@cache
def _read(text: str, name: str) -> tuple[Side, ...]:
    reading = read(xcheck.Article(name, text), name, Settings())
    all_sides = sides(reading)
    return tuple(all_sides[s.id] for s in reading.statements if s.compared)


@cache
def _bag(text: str, name: str, at: int) -> Bag:
    return bag_of(_read(text, name)[at])


def _evidence(a: str, b: str) -> dict[Key, tuple[float, ...]]:
    return evidence(
        *(
            [_bag(text, name, at) for at in range(len(_read(text, name)))]
            for text, name in zip((a, b), "ab", strict=True)
        )
    )


def couple(row: Row, name: str) -> Couple:
    """Return two articles with what people said of their candidates."""
    return _of_outlets(row) if name == "outlets" else _of_lines(row, name)


def _of_outlets(row: Row) -> Couple:
    """Return two whole articles; pairs of statements that both stand in annotated sentences are judged."""
    left, right = _read(row["a"], "a"), _read(row["b"], "b")
    both = [d for d in row["differences"] if d.get("a_start") is not None and d.get("b_start") is not None]
    good, poor = [*row["same"], *both], row["unrelated"]
    known = [
        {at for at, side in enumerate(some) if any(_in(side, mark, article) for mark in (*good, *poor))}
        for some, article in ((left, "a"), (right, "b"))
    ]
    wanted = tuple(
        frozenset(
            (i, j) for i, a in enumerate(left) for j, b in enumerate(right) if _in(a, mark, "a") and _in(b, mark, "b")
        )
        for mark in good
    )
    linked = frozenset().union(*wanted)
    judged = frozenset((i, j) for i in known[0] for j in known[1]) | linked
    return Couple((len(left), len(right)), _evidence(row["a"], row["b"]), linked, judged, wanted)


def _in(side: Side, mark: Row, article: str) -> bool:
    return bool(mark[f"{article}_start"] < side.statement.end and side.statement.start < mark[f"{article}_end"])


def _of_lines(row: Row, name: str) -> Couple:
    """Return two articles of sentences split before; inside a paragraph of onestopqa people left links out."""
    texts: tuple[Lines, Lines] = tuple(row["a"]), tuple(row["b"])
    a, b = (as_lines(lines) for lines in texts)
    of_line = [
        [bisect_right(line_starts(t), s.statement.start) - 1 for s in _read(t, n)] for t, n in ((a, "a"), (b, "b"))
    ]
    gold = _gold(row)
    right, judged = set(), set()
    wanted: dict[Key, set[Key]] = {link: set() for link in gold}
    for i, line_a in enumerate(of_line[0]):
        for j, line_b in enumerate(of_line[1]):
            link = line_a, line_b
            if link in gold:
                right.add((i, j))
                wanted[link].add((i, j))
            if link in gold or name != "onestopqa" or row["a_para"][line_a] != row["b_para"][line_b]:
                judged.add((i, j))
    meeting = tuple(frozenset(keys) for keys in wanted.values())
    return Couple((len(of_line[0]), len(of_line[1])), _evidence(a, b), frozenset(right), frozenset(judged), meeting)


def _gold(row: Row) -> set[Key]:
    if "props" not in row:
        return {(i, j) for i, j, *_ in row["gold"]}
    return {(i, p["b_sentence"]) for p in row["props"] if p["label"] != "neither" for i in p["a_sentences"]}


def fit(sets: Mapping[str, Sequence[Couple]]) -> dict[str, float]:
    """Fit a logistic function without negative weights; the right links of each set weigh the same together."""
    found = [
        (values, key in couple.right, 1.0 / sum(len(c.right & c.found.keys()) for c in couples))
        for couples in sets.values()
        for couple in couples
        for key, values in couple.found.items()
        if key in couple.judged
    ]
    x = np.array([values for values, _, _ in found])
    y = np.array([float(right) for _, right, _ in found])
    w = np.array([weight for _, _, weight in found])
    w /= w.mean()

    def loss(t: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ t[:-1] + t[-1]
        off = w * (1.0 / (1.0 + np.exp(-z)) - y)
        value = (w * (np.logaddexp(0.0, z) - y * z)).sum() + (t[:-1] ** 2).sum() / (2 * SOFT)
        return value / len(y), np.append(x.T @ off + t[:-1] / SOFT, off.sum()) / len(y)

    bounds = [(0.0, None)] * len(FEATURES) + [(None, None)]
    best = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return {name: round(float(value), 2) for name, value in zip((*FEATURES, "bias"), best, strict=True)}


def agreement(couples: Sequence[Couple], by: Mapping[str, float]) -> str:
    """Return recall over the links that people made, precision over the judged pairs, and F1."""
    hits = links = right = judged = 0
    for one in couples:
        pairs = {key for key, _ in kept(one.found, *one.size, by)}
        hits += sum(not pairs.isdisjoint(keys) for keys in one.wanted)
        links += len(one.wanted)
        right += len(pairs & one.right)
        judged += len(pairs & one.judged)
    recall, precision = hits / max(1, links), right / max(1, judged)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    return f"F1 {f1:.3f}, recall {recall:.3f}, precision {precision:.3f} of {judged}"


def _lines(by: Mapping[str, float]) -> Iterator[str]:
    yield from (f"{name}\t{by[name]:.2f}" for name in ("bias", *FEATURES))


def main() -> int:
    """Fit all sets but one, report that one; fit all, write with --write."""
    sets = {name: [couple(row, name) for path in paths for row in rows(path)] for name, paths in SETS.items()}
    for name in sets:
        by = fit({other: couples for other, couples in sets.items() if other != name})
        print(f"{name:12} left out: {agreement(sets[name], by)}; in use: {agreement(sets[name], weights())}")
    by = fit(sets)
    print("\n".join(_lines(by)))
    if "--write" in sys.argv:
        TABLE.write_text(HEAD + "\n".join(_lines(by)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
