"""`xcheck read`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ..reading import read_article
from ..reports.escapes import visible
from . import unfinished
from .options import look_options, output_option, pager_option
from .output import check_output
from .pager import show
from .progress import Progress
from .reporting import look

if TYPE_CHECKING:
    from ..model import Article


@click.command()
@click.argument("article", metavar="FILE", shell_complete=unfinished.file)
@click.option("--plain", is_flag=True, help="The text alone: no numbers, no lines broken at the width.")
@output_option
@click.option("--allow-private-addresses", is_flag=True,
              help="Fetch an article from an address inside this machine's own network, too.")  # fmt: skip
@look_options
@pager_option
def read(
    article: str, plain: bool, output: str | None, allow_private_addresses: bool, color: str, width: int | None,
    pager: bool,
) -> None:  # fmt: skip
    """Print the text that xcheck compares, with its line numbers.

    Of a page, a letter or a document it is what was taken out of it: lines and offsets of a report count in this
    text. Where a page of a PDF file or a paragraph of another document begins, its number stands beside the line.

    \b
    xcheck read statement.pdf
    xcheck read https://example.org/story.html
    xcheck read --plain draft.docx > draft.txt
    """  # fmt: skip
    check_output(output, [article])
    with Progress() as progress:
        progress("" if article == "-" else f"reading {article}")
        found = read_article(article, allow_private_addresses=allow_private_addresses, revisions=True)
    if plain:
        lines: Iterator[str] = _unnumbered(found)
    else:
        wide = look("terminal", output, color, width)
        lines = _numbered(found, wide["width"], wide["color"])
    show("".join(f"{line}\n" for line in lines), pager, output)


def _unnumbered(article: Article) -> Iterator[str]:
    yield from map(visible, article.text.removesuffix("\n").split("\n"))


def _numbered(article: Article, width: int, color: bool) -> Iterator[str]:
    """Yield each line of the text behind its number, and behind its page or paragraph where a new one begins."""
    from ..reports.page import Page

    page = Page([], width, color)
    lines = article.text.removesuffix("\n").split("\n")
    digits = len(str(len(lines)))
    points = list(_points(article, lines))
    beside = max(map(len, points), default=0) + 2 * any(points)
    before = ""
    for number, (line, point) in enumerate(zip(lines, points, strict=True), 1):
        shown = point if point != before else ""
        before = point or before
        first = [(f"{number:>{digits}}", "dim"), ("  ", ""), (shown.ljust(beside), "place")]
        yield from map(page.line, page.set(line, "", first, " " * (digits + 2 + beside)))


def _points(article: Article, lines: list[str]) -> Iterator[str]:
    """Yield the page or paragraph of each line; nothing for a plain text or an empty line."""
    at = 0
    for line in lines:
        yield article.point(at) if article.document is not None and line else ""
        at += len(line) + 1
