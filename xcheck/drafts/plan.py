"""What a check is to do: which drafts there are, and which sources each is held against.

    draft.md --against wire.txt     for every draft of the run, else
    sources: [wire.txt]             in the draft's own front matter, else
    [[tool.xcheck.draft]]           all tables of the configuration that fit the draft

Nothing is taken for granted: a draft without a source, a pattern without a file and a source that is the draft
itself are refused, since each of them would make a gate that is always open.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Protocol

from ..errors import BadSettings, UnreadableArticle
from ..model import Article
from ..reading import read_article
from ..reading.paths import expand, expand_all, same_file
from ..record import Record
from .front_matter import sources_of


class Table(Protocol):
    """What a configuration says of some drafts."""

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def sources(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def required(self) -> tuple[str, ...]: ...  # noqa: D102


class Job(Record, eq=False):
    """One draft, the sources it is held against and what it must hold."""

    draft: Article
    sources: tuple[int, ...]
    "Places in the plan's list."
    required: tuple[str, ...]


class Plan(Record, eq=False):
    """All drafts of a run; each file is read once."""

    jobs: tuple[Job, ...]
    sources: tuple[Article, ...]

    @property
    def paths(self) -> list[str]:
        """The files that are read, as the user knows them."""
        articles = [*(job.draft for job in self.jobs), *self.sources]
        return [article.path for article in articles if article.path is not None]


def find_drafts(given: Iterable[str], against: Sequence[str]) -> list[str]:
    """Return the paths of the drafts; what a folder or a pattern gives is no draft where it is a source."""
    sources = {same_file(path) for path in against}
    found: dict[str, str] = {}
    for one in given:
        files = expand(one, "draft")
        if files != [one]:
            files = [path for path in files if same_file(path) not in sources]
            if not files:
                raise UnreadableArticle(f"{one} holds no draft: all its files are sources. Name the drafts")
        for path in files:
            found.setdefault(same_file(path), path)
    return list(found.values())


def make_plan(
    drafts: Sequence[str],
    against: Sequence[str],
    required: tuple[str, ...],
    tables: Sequence[Table],
    root: str | None,
    allow_private: bool = False,
) -> Plan:
    """Read all drafts and find the sources of each.

    `against` are the sources of every draft, if there are any. `tables` have paths as seen from the working
    directory. `root` is the folder that sources named in a draft may not lie outside of; None to look for it.
    `allow_private` is whether addresses inside the machine's own network may be asked.
    """
    if [*drafts, *against].count("-") > 1:
        raise BadSettings("standard input can be read only once; give a file for the other article")
    read: dict[str, Article] = {}
    numbers: dict[str, int] = {}
    jobs = []
    fitting = [(table, _files_of(table)) for table in tables]
    for path in drafts:
        draft = _read(path, read, allow_private)
        own = [table for table, files in fitting if same_file(path) in files]
        files = (
            list(against)
            or _named(draft, root)
            or [file for table in own for file in expand_all(table.sources, "source")]
        )
        others = list(dict.fromkeys(same_file(file) for file in files if same_file(file) != same_file(path)))
        if not others:
            raise BadSettings(_without(path, bool(files)))
        shown = {same_file(file): file for file in reversed(files)}
        for file in others:
            _read(shown[file], read, allow_private)
            numbers.setdefault(file, len(numbers))
        facts = dict.fromkeys([*required, *(fact for table in own for fact in table.required)])
        jobs.append(Job(draft, tuple(numbers[file] for file in others), tuple(facts)))
    return Plan(tuple(jobs), tuple(read[file] for file in numbers))


def _read(path: str, read: dict[str, Article], allow_private: bool) -> Article:
    key = same_file(path)
    if key not in read:
        read[key] = read_article(path, allow_private_addresses=allow_private)
    return read[key]


def _files_of(table: Table) -> frozenset[str]:
    """Return the drafts a table is for; that there are none matters only where it is asked for them."""
    try:
        return frozenset(same_file(path) for path in expand(table.path, "draft"))
    except UnreadableArticle:
        return frozenset()


def _without(path: str, itself: bool) -> str:
    if itself:
        return f"the only source of {path} is the draft itself, which would always bear it out; give another one"
    return (
        f"there is no source to check {path} against. Give one with --against SOURCE, name it in the front matter "
        "of the draft (sources: [wire.txt]) or in the configuration ([[tool.xcheck.draft]])"
    )


def _named(draft: Article, root: str | None) -> list[str]:
    """Return the files that a draft's front matter names; they must lie in the project.

    Who may write a draft should not be able to have any file of the machine quoted in a report.
    """
    named = sources_of(draft)
    if not named:
        return []
    path = draft.path or "-"
    folder = os.path.dirname(path) if path != "-" else ""
    home = os.path.realpath(root or _project_of(folder or os.curdir))
    found = expand_all((os.path.normpath(os.path.join(folder, name)) for name in named), "source")
    for file in found:
        if file == "-" or os.path.commonpath([home, os.path.realpath(file)]) != home:
            raise UnreadableArticle(
                f"{path} names the source {file}, which lies outside of the project {home}. "
                "Give it with --against, or name it in the configuration"
            )
    return found


def _project_of(folder: str) -> str:
    """Return the nearest folder above that is under version control, else the working directory or the folder."""
    here = os.path.abspath(folder)
    at = here
    while not os.path.exists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            current = os.getcwd()
            return current if os.path.commonpath([current, here]) == current else here
        at = above
    return at
