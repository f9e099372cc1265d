"""Learns the weights of the alignment on human alignments: python -m tests.accuracy.learn [--write].

Fits a logistic regression on the odd half of each set, every set weighing the same, prints the F1 of pairs on both
halves, and writes xcheck/data/alignment_weights.tsv with --write.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

import xcheck
from xcheck.config import Settings
from xcheck.evidence import FEATURES, bag_of, evidence
from xcheck.match import sides
from xcheck.pipeline import read

from .shared import Row, Selection, rows

SETS = {
    "superpal_mn": ("superpal_mn/dev.jsonl", "id"),
    "ecbplus": ("ecbplus/align_dev.jsonl", "cluster"),
    "onestopqa": ("onestopqa/dev.jsonl", "title"),
}
TABLE = Path(xcheck.__file__).parent / "data" / "alignment_weights.tsv"


def bags(lines: list[str], name: str) -> list[tuple[int, object]]:
    """Return (line number, bag) of every statement of pre-split sentences."""
    reading = read(
        xcheck.Article(name, "\n".join(" ".join(line.split()) for line in lines)), name, Settings()
    )
    told = sides(reading)
    return [(s.block, bag_of(told[s.id])) for s in reading.statements]


def examples(row: Row, set_name: str) -> list[tuple[tuple[float, ...], int]]:
    """Return (evidence, label) of the candidates of one pair of articles whose label is known."""
    left, right = bags(row["a"], "a"), bags(row["b"], "b")
    gold = {(i, j) for i, j, *_ in row["gold"]}
    found = []
    for (i, j), values in evidence([b for _, b in left], [b for _, b in right]).items():  # type: ignore[misc]
        key = (left[i][0], right[j][0])
        if key in gold:
            found.append((values, 1))
        elif set_name != "onestopqa" or row["a_para"][key[0]] != row["b_para"][key[1]]:
            found.append((values, 0))
    return found


def collect(half: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """Return evidence, labels, weights and set names of all examples of a half."""
    x, y, w, names = [], [], [], []
    for name, (path, key) in SETS.items():
        some = [e for row in Selection(half).pick(rows(path), together=key) for e in examples(row, name)]
        positives = sum(label for _, label in some)
        x += [values for values, _ in some]
        y += [label for _, label in some]
        w += [1.0 / positives] * len(some)
        names += [name] * len(some)
    return np.array(x), np.array(y), np.array(w), names


def f1(y: np.ndarray, p: np.ndarray, threshold: float) -> float:
    """Return the F1 of pairs at a threshold."""
    hit = ((p >= threshold) & (y == 1)).sum()
    return float(2 * hit / max(1, (p >= threshold).sum() + (y == 1).sum()))


def main() -> int:
    """Fit on the odd half, report both, write with --write."""
    train, check = collect("odd"), collect("even")
    scale = train[2].sum() / len(train[2])
    model = LogisticRegression(C=3.0, max_iter=5000).fit(train[0], train[1], sample_weight=train[2] / scale)
    lines = [f"bias\t{model.intercept_[0]:.3f}"] + [
        f"{n}\t{c:.3f}" for n, c in zip(FEATURES, model.coef_[0], strict=True)
    ]
    print("\n".join(lines))
    for name in SETS:
        for half, (x, y, _, names) in (("odd", train), ("even", check)):
            at = np.array([n == name for n in names])
            p = model.predict_proba(x[at])[:, 1]
            best = max((f1(y[at], p, t / 20), t / 20) for t in range(1, 20))
            print(
                f"{name} {half}: F1 at .5 {f1(y[at], p, 0.5):.3f}, at .3 {f1(y[at], p, 0.3):.3f}, best {best[0]:.3f} at {best[1]:.2f}"
            )
    if "--write" in sys.argv:
        head = [
            "# Weights of the logistic function that scores a pair of statements. Rows: name, weight.",
            "# Source: learnt by `python -m tests.accuracy.learn --write` on the odd halves of superpal_mn, ecbplus and onestopqa.",
            "# Licence: MIT.",
        ]
        TABLE.write_text("\n".join([*head, *lines, "threshold\t0.3", "margin\t0.6"]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
