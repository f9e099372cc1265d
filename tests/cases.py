"""The cases in fixtures/: their articles and reports, each made once for all tests that a process runs.

A report and what stands in it cannot be changed, so that tests may share them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import xcheck
from xcheck.model import Article, Report

FIXTURES = Path(__file__).parents[1] / "fixtures"
LISTS = ("expected.txt", "findings.txt")
"What is written about the articles of a case, and is none."

CASES = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())


@cache
def paths(case: str) -> tuple[Path, ...]:
    """Return the articles of a case, sorted by name."""
    return tuple(sorted(path for path in (FIXTURES / case).iterdir() if path.name not in LISTS))


PAIRS = [case for case in CASES if len(paths(case)) == 2]
"Cases of two articles."


@cache
def _read(path: Path) -> Article:
    return xcheck.read_article(path)


def articles(case: str, *names: str) -> tuple[Article, ...]:
    """Return the articles of a case: all of them, or those named, in that order."""
    return tuple(_read(path) for path in ([FIXTURES / case / name for name in names] or paths(case)))


def compared(case: str, *names: str) -> Report:
    """Return the comparison of the articles of a case: all of them, or those named, in that order."""
    return _compared(articles(case, *names))


@cache
def _compared(some: tuple[Article, ...]) -> Report:
    return xcheck.compare(*some)


@cache
def checked(case: str) -> Report:
    """Return the check of the first article of a case against the others."""
    draft, *sources = articles(case)
    return xcheck.check(draft, against=sources)
