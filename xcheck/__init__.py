"""xcheck, a diff for facts: tells where two articles on the same event differ.

>>> import xcheck
>>> a = xcheck.Article("wire", "The quake killed 12 people.")
>>> b = xcheck.Article("paper", "The quake killed 15 people.")
>>> [finding.rule for finding in xcheck.compare(a, b).findings]
['number-conflict']
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType

from .config import Settings
from .errors import XcheckError
from .model import Article, Fact, Finding, Kind, Pair, Place, Report, Severity, Statement, Verdict

__version__ = "0.2.0"
__all__ = [
    "Article",
    "Fact",
    "Finding",
    "Kind",
    "Pair",
    "Place",
    "Report",
    "Settings",
    "Severity",
    "Statement",
    "Verdict",
    "XcheckError",
    "check",
    "compare",
    "compare_within",
    "facts",
    "read_article",
    "render",
]

# The functions import what they need when they are called, so that `import xcheck` costs a blink.


def read_article(path: str | os.PathLike[str], *, allow_private_addresses: bool = False) -> Article:
    """Return the article in a file or at an address of the web; "-" is standard input. Raises UnreadableArticle."""
    from .reading import read_article

    return read_article(path, allow_private_addresses=allow_private_addresses)


def compare(
    a: Article,
    b: Article,
    *more: Article,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Return all differences between two or more articles, none of them privileged.

    `progress` is called with what is done next, how many of it are begun, and how many there are.
    """
    from .pipeline import compare

    return compare(a, b, *more, settings=settings, progress=progress)


def compare_within(article: Article, *, settings: Settings | None = None) -> Report:
    """Return the conflicts between the statements of one article."""
    from .within import compare_within

    return compare_within(article, settings=settings)


def check(draft: Article, against: Sequence[Article], settings: Settings | None = None) -> Report:
    """Return how well the sources bear out each statement of a draft, and where it differs from them."""
    from .drafts import check

    return check(draft, against=against, settings=settings)


def facts(article: Article, settings: Settings | None = None) -> tuple[Fact, ...]:
    """Return what xcheck reads in one article, by position."""
    from .pipeline import read

    return read(article, "a", settings or Settings()).facts


def render(report: Report, format: str, **options: object) -> str:
    """Return a report in any format that `--format` takes."""
    from .reports import render

    return render(report, format, **options)


class _Face(ModuleType):
    """This package; python would put the folder `facts` in place of the function when something imports it."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "facts" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
