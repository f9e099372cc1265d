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
from collections.abc import Callable, Collection, Sequence
from types import ModuleType

from .config import Settings
from .errors import BadSettings, RuleCrashed, UnknownRule, UnreadableArticle, XcheckError
from .model import Article, Fact, Finding, Kind, Pair, Place, Report, Severity, Statement, Verdict

__version__ = "0.2.0"
__all__ = [
    "Article",
    "BadSettings",
    "Fact",
    "Finding",
    "Kind",
    "Pair",
    "Place",
    "Report",
    "RuleCrashed",
    "Settings",
    "Severity",
    "Statement",
    "UnknownRule",
    "UnreadableArticle",
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


def read_article(
    path: str | os.PathLike[str], *, label: str | None = None, allow_private_addresses: bool = False
) -> Article:
    """Return the article in a file or at an address of the web; "-" is standard input.

    `label` is what reports call it in place of its path. Raises UnreadableArticle.
    """
    from .reading import read_article

    return read_article(path, label=label, allow_private_addresses=allow_private_addresses)


def compare(
    a: Article,
    b: Article,
    *more: Article,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Return all differences between two or more articles, none of them privileged.

    `progress` is called with what is done next, how many of it are begun, and how many there are.

    Raises TypeError for what is no Article, UnknownRule for a rule in the settings that does not exist, and RuleCrashed
    when a rule fails, which is a bug in xcheck: leave that rule out with Settings(ignore=(error.rule,)).
    """
    from .pipeline import compare

    _expect_articles("compare", a, b, *more)
    _expect_settings("compare", settings)
    return compare(a, b, *more, settings=settings, progress=progress)


def compare_within(article: Article, *, settings: Settings | None = None) -> Report:
    """Return the conflicts between the statements of one article. Raises what `compare` does."""
    from .within import compare_within

    _expect_articles("compare_within", article)
    _expect_settings("compare_within", settings)
    return compare_within(article, settings=settings)


def check(draft: Article, against: Sequence[Article], settings: Settings | None = None) -> Report:
    """Return how well the sources bear out each statement of a draft, and where it differs from them.

    Raises what `compare` does.
    """
    from .drafts import check

    _expect_articles("check", draft)
    if isinstance(against, (Article, str)):
        raise TypeError("check takes a list of sources: check(draft, against=[source])")
    _expect_articles("check", *against, of=" of against")
    _expect_settings("check", settings)
    return check(draft, against=against, settings=settings)


def facts(article: Article, settings: Settings | None = None) -> tuple[Fact, ...]:
    """Return what xcheck reads in one article, by position."""
    from .pipeline import read

    _expect_articles("facts", article)
    _expect_settings("facts", settings)
    return read(article, "a", settings or Settings()).facts


def render(
    report: Report,
    format: str = "terminal",
    *,
    width: int | None = None,
    color: bool | None = None,
    show: Collection[str] | None = None,
    fail_on: str | None = None,
    root: str | None = None,
    limit: int | None = None,
    kind: str | None = None,
) -> str:
    """Return a report in any format that `--format` takes.

    width, color   of `terminal`: columns (80) and whether escape codes paint it (False)
    show           of `terminal`, `markdown`, `sarif`, `junit`, `github`: parts as --show takes them, ("matrix",)
    fail_on        of `terminal` and `junit`: error, warning, note or never, by which the verdict is decided (error)
    root           of `sarif` and `gitlab`: the folder that absolute paths are relative to
    limit          of `markdown`: the most bytes
    kind           of `sheet`: csv or html (csv)

    Raises BadSettings for a format that does not exist, or an option that the format does not take.
    """
    from .reports import render

    if not isinstance(report, Report):
        raise TypeError(f"render takes a Report, as compare and check return it, not {type(report).__name__}")
    given = {
        "width": width,
        "color": color,
        "show": show,
        "fail_on": fail_on,
        "root": root,
        "limit": limit,
        "kind": kind,
    }
    return render(report, format, **{name: value for name, value in given.items() if value is not None})


def _expect_articles(function: str, *given: object, of: str = "") -> None:
    for number, article in enumerate(given, 1):
        if not isinstance(article, Article):
            raise TypeError(
                f"{function} takes Articles, but number {number}{of} is of type {type(article).__name__}. Make one of "
                "a text: xcheck.Article('wire', text); of a file or an address: xcheck.read_article('wire.txt')"
            )


def _expect_settings(function: str, given: object) -> None:
    if given is not None and not isinstance(given, Settings):
        raise TypeError(
            f"settings of {function} is of type {type(given).__name__}; give xcheck.Settings(min_confidence=0.6)"
        )


def _rendered(report: Report, format: str) -> str:
    if format == "notebook":
        from .reports.notebook import render as shown

        return shown(report)
    return render(report, format)


Report._render = staticmethod(_rendered)


class _Face(ModuleType):
    """This package; python would put the folder `facts` in place of the function when something imports it."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "facts" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
