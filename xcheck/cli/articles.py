"""The articles of a command: what was typed, with folders, patterns and lists opened, and what to call them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

import click

from ..errors import BadSettings, UnreadableArticle
from ..model import Article
from ..reading import read_article
from ..reading.paths import expand, passed_over
from ..reports.escapes import visible
from .progress import Progress

MOST = 200
"""Articles of one run: each is compared with each, so that twice as many take four times as long."""


def named(typed: Sequence[str], lists: Sequence[str]) -> list[str]:
    """Return the paths and addresses of a command, in the order in which they were typed, those of lists last."""
    if [*typed, *lists].count("-") > 1:
        raise BadSettings("standard input can be read only once; give a file for the other article")
    paths = [path for one in (*typed, *from_lists(lists)) for path in expand(one, "article", typed=True)]
    if len(paths) > MOST:
        raise BadSettings(f"these are {len(paths)} articles, more than {MOST} are not compared; give fewer")
    return paths


def say_passed_over(typed: Iterable[str]) -> None:
    """Tell on standard error which documents in the folders of a command are not read."""
    over = [path for folder in typed if os.path.isdir(folder) for path in passed_over(folder)]
    if over:
        message = f"not read: {', '.join(over)}. Save them as .docx: soffice --headless --convert-to docx FILE"
        click.echo(f"xcheck: {visible(message)}", err=True)


def from_lists(lists: Sequence[str]) -> list[str]:
    """Return what some lists name: a path or an address a line; empty lines and those that open with # say nothing."""
    found = []
    for list_ in lists:
        try:
            if list_ == "-":
                text = sys.stdin.read() if sys.stdin is not None else ""
            else:
                with open(list_, encoding="utf-8-sig") as file:
                    text = file.read()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
            raise UnreadableArticle(
                f"the list {list_} cannot be read: {reason}. Give a file with a path or an address a line"
            ) from None
        lines = [line.strip() for line in text.splitlines()]
        paths = [line for line in lines if line and not line.startswith("#")]
        if not paths:
            raise UnreadableArticle(f"the list {list_} names no article. Write a path or an address a line into it")
        found += paths
    return found


def check_labels(labels: Sequence[str], paths: Sequence[str]) -> None:
    """Refuse labels that fit no article, are empty, or would call two articles the same."""
    if len(labels) > len(paths):
        raise BadSettings(
            f"there are {len(labels)} labels for {len(paths)} articles; give one for each, in their order"
        )
    if not all(label.strip() for label in labels):
        raise BadSettings("a label is empty; give a name, such as --label Agency")
    twice = next((label for label in labels if labels.count(label) > 1), None)
    if twice is not None:
        raise BadSettings(f"two articles are labelled {twice}; give each a name of its own")


def read_all(paths: Sequence[str], labels: Sequence[str], private: bool, progress: Progress) -> list[Article]:
    """Read the articles of a command; the first labels are for the first of them."""
    read = []
    for number, path in enumerate(paths):
        progress("" if path == "-" else f"reading {path}")  # who types an article must see what is typed
        label = labels[number] if number < len(labels) else None
        read.append(read_article(path, allow_private_addresses=private, label=label, revisions=True))
    return read
