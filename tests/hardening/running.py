"""A run of everything: all fixtures through all calls and formats, so that every expression is used."""

from __future__ import annotations

import xcheck
from xcheck.reports import FACTS, REPORTS

from .properties import FIXTURES


def everything() -> None:
    """Read, compare, check and tell all fixtures, as plain text and as Markdown."""
    for folder in sorted(FIXTURES.iterdir()):
        paths = [p for p in sorted(folder.glob("*.txt")) if p.name not in ("expected.txt", "findings.txt")]
        plain = [xcheck.read_article(path) for path in paths]
        marked = [xcheck.Article(f"{article.name}.md", article.text) for article in plain]
        if len(plain) > 1:
            compared, within = xcheck.compare(*plain[:2]), xcheck.compare_within(plain[0])
            for report in (compared, within, xcheck.check(marked[0], marked[1:2])):
                for name in REPORTS:
                    xcheck.render(report, name)
            for tell in FACTS.values():
                tell(compared.articles[0])
