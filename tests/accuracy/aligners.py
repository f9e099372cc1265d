"""Aligners side by side: xcheck's, cosines of words, stems and letters, token sets, monotone dynamic programming.

An aligner takes the sentences of two articles and a threshold and returns links (i, j, score). Baselines get
their threshold chosen on one half of each data set; xcheck's pairs are taken as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz import fuzz, utils

from .engines import OURS, report_of

Link = tuple[int, int, float]
Matrix = tuple[tuple[float, ...], ...]
Lines = tuple[str, ...]


class Aligner(NamedTuple):
    """One contender."""

    name: str
    missing: Callable[[], str | None]
    align: Callable[[Lines, Lines, float], list[Link]]
    thresholds: tuple[float, ...] = (0.0,)
    "Those to choose from; a single one is taken as it is."


def as_lines(sentences: Sequence[str]) -> str:
    """Return an article with one sentence a line, each ended by a mark: without one it reads as a heading."""
    lines = (" ".join(sentence.split()) for sentence in sentences)
    return "\n".join(line if line.endswith((".", "!", "?", '"', "”", "'", "’", ")")) else line + "." for line in lines)


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line begins."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


@lru_cache(maxsize=4000)
def _pairs(a: Lines, b: Lines) -> tuple[Link, ...]:
    texts = as_lines(a), as_lines(b)
    report = report_of(*texts)
    line_of = {}
    for reading, text in zip(report.articles, texts, strict=True):
        starts = line_starts(text)
        for statement in reading.statements:
            line_of[statement.id] = bisect_right(starts, statement.start) - 1
    best: dict[tuple[int, int], float] = {}
    for pair in report.pairs:
        link = line_of[pair.left], line_of[pair.right]
        best[link] = max(pair.score, best.get(link, 0.0))
    return tuple((i, j, score) for (i, j), score in sorted(best.items()))


def forget() -> None:
    """Forget xcheck's pairs: something it reads has changed."""
    _pairs.cache_clear()


def _xcheck(a: Lines, b: Lines, threshold: float) -> list[Link]:
    return [link for link in _pairs(a, b) if link[2] >= threshold]


@lru_cache(maxsize=4000)
def _cosines(a: Lines, b: Lines) -> Matrix:
    """TF-IDF over words and word pairs, rarity counted within the two articles."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

    weights = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), token_pattern=r"\w+").fit_transform([*a, *b])
    return tuple(tuple(map(float, row)) for row in (weights[: len(a)] @ weights[len(a) :].T).toarray())


@lru_cache(maxsize=4000)
def _letters(a: Lines, b: Lines) -> Matrix:
    """TF-IDF over runs of four letters within words: near to blind for inflection and spelling."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(4, 4)).fit_transform([*a, *b])
    return tuple(tuple(map(float, row)) for row in (weights[: len(a)] @ weights[len(a) :].T).toarray())


_SUFFIX = re.compile(r"(?:ations?|ments?|ing|edly|ed|ies|ers?|ly|e?s)$")
"Taken off words of more than five letters: enough of a stemmer for a baseline."


def _stemmed(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [_SUFFIX.sub("", word) if len(word) > 5 else word for word in words]


@lru_cache(maxsize=4000)
def _stems_and_letters(a: Lines, b: Lines) -> Matrix:
    """Mean of the cosines of stems and of runs of four letters."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(sublinear_tf=True, tokenizer=_stemmed, token_pattern=None).fit_transform([*a, *b])
    stems = (weights[: len(a)] @ weights[len(a) :].T).toarray()
    return tuple(
        tuple((float(one) + other) / 2 for one, other in zip(row, others, strict=True))
        for row, others in zip(stems, _letters(a, b), strict=True)
    )


@lru_cache(maxsize=4000)
def _token_sets(a: Lines, b: Lines) -> Matrix:
    left, right = ([utils.default_process(line) for line in lines] for lines in (a, b))
    return tuple(tuple(fuzz.token_set_ratio(x, y) / 100 for y in right) for x in left)


def _above(matrix: Matrix, threshold: float) -> list[Link]:
    return [(i, j, s) for i, row in enumerate(matrix) for j, s in enumerate(row) if s >= threshold]


def _monotone(a: Lines, b: Lines, threshold: float) -> list[Link]:
    """Dynamic programming over the cosines: links never cross; 1:n and n:1 stay on a row or column."""
    matrix = _cosines(a, b)
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, row in enumerate(matrix):
        for j, score in enumerate(row):
            gain = score - threshold
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], max(best[i][j], 0.0) + gain)
            if gain > 0:  # a second partner for the same sentence
                best[i + 1][j + 1] = max(best[i + 1][j + 1], best[i + 1][j] + gain / 2, best[i][j + 1] + gain / 2)
    links, i, j = [], len(a), len(b)
    while i and j:
        here, score = best[i][j], matrix[i - 1][j - 1]
        if here == best[i - 1][j]:
            i -= 1
        elif here == best[i][j - 1]:
            j -= 1
        else:
            links.append((i - 1, j - 1, score))
            half = (score - threshold) / 2
            if here == best[i][j - 1] + half:
                j -= 1
            elif here == best[i - 1][j] + half:
                i -= 1
            else:
                i, j = i - 1, j - 1
    return links[::-1]


def _no_sklearn() -> str | None:
    try:
        import sklearn  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return "scikit-learn is not installed (pip install -e '.[dev]')"
    return None


def _steps(low: int, high: int) -> tuple[float, ...]:
    return tuple(step / 100 for step in range(low, high, 4))


OURS_ALIGNER = Aligner("xcheck", OURS.missing, _xcheck)
BASELINES = (
    Aligner("tf-idf", _no_sklearn, lambda a, b, t: _above(_cosines(a, b), t), _steps(4, 60)),
    Aligner("4-grams", _no_sklearn, lambda a, b, t: _above(_letters(a, b), t), _steps(4, 60)),
    Aligner("stems + 4-grams", _no_sklearn, lambda a, b, t: _above(_stems_and_letters(a, b), t), _steps(4, 60)),
    Aligner("token set", lambda: None, lambda a, b, t: _above(_token_sets(a, b), t), _steps(24, 92)),
    Aligner("monotone", _no_sklearn, _monotone, _steps(4, 60)),
)
