"""What a check is to do: which drafts there are, and which sources each is held against.

    draft.md --against wire.txt     for every draft of the run, else
    [[tool.xcheck.draft]]           all tables of the configuration that fit the draft, else
    sources: [wire.txt]             in the draft's own front matter

Who runs the gate is trusted, who writes a draft is not: where the configuration names sources, front matter may only
choose among them, and `sources-in-drafts = false` forbids even that. A draft without a source, a pattern without a file
and a source that is the draft itself are refused: each would make a gate that is always open. It is the draft itself by
its path, by any link, and, where the draft names it, by its text: who runs the gate may hold a reprint against the
agency.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Protocol

from ..errors import BadSettings, UnreadableArticle, XcheckError
from ..model import Article
from ..reading import read_article
from ..reading.git import in_working_tree
from ..reading.paths import expand, expand_all, named_in_draft, same_file
from ..record import Record
from ..several.corpus import with_distinct_names
from ..split.layout import shown
from ..suppress.inline import check_comments
from .front_matter import sources_of

BY_DRAFT = "the draft itself"


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
    named_by: str = ""
    "Who named the sources."


def _called(article: Article, label: str | None) -> Article:
    return article if label is None else article.replace(name=label, label=label)


class Plan(Record, eq=False):
    """All drafts of a run; each file is read once."""

    jobs: tuple[Job, ...]
    sources: tuple[Article, ...]
    refused: tuple[tuple[str, str], ...] = ()
    "Paths of the drafts that cannot be checked, and why: one of them does not hide the others."

    @property
    def paths(self) -> list[str]:
        """The files that are read, as the user knows them."""
        articles = [*(job.draft for job in self.jobs), *self.sources]
        return [article.path for article in articles if article.path is not None]

    def labelled(self, labels: Sequence[str], drafts: Sequence[str], of_sources: Sequence[str]) -> Plan:
        """Return the plan with what reports call its articles: the first of its drafts, by path, and of its sources."""
        called = dict(zip(drafts, labels, strict=False))
        jobs = tuple(job.replace(draft=_called(job.draft, called.get(job.draft.path or "-"))) for job in self.jobs)
        named = [*of_sources, *[None] * len(self.sources)]
        return self.replace(jobs=jobs, sources=tuple(map(_called, self.sources, named)))


class Asked(Record, eq=False):
    """Who may name the sources of a run's drafts, and which they name."""

    against: Sequence[str] = ()
    "Those of every draft, if there are any."
    tables: Sequence[Table] = ()
    "Paths as seen from the working directory."
    required: tuple[str, ...] = ()
    file: str = ""
    "What the configuration is called."
    root: str | None = None
    "The folder that no source may lie outside of; None to look for it."
    in_drafts: bool = True
    "Whether front matter is heeded."
    allow_private: bool = False
    "Whether addresses inside the machine's own network may be asked."
    typed: bool = False
    "Whether the drafts were typed: then HEAD:draft.md may be what git keeps of one, as of `against` it always may."


def make_plan(drafts: Sequence[str], asked: Asked) -> Plan:
    """Read all drafts and find the sources of each."""
    if [*drafts, *asked.against].count("-") > 1:
        raise BadSettings("standard input can be read only once; give a file for the other article")
    read: dict[str, Article] = {}
    numbers: dict[str, int] = {}
    jobs: list[Job] = []
    refused: list[tuple[str, XcheckError]] = []
    fitting = [(table, _files_of(table, asked.root)) for table in asked.tables]
    for path in drafts:
        own = [table for table, files in fitting if same_file(_location(path, asked)) in files]
        try:
            job, files = _job(path, own, asked, read)
        except (BadSettings, UnreadableArticle) as error:
            refused.append((path, error))
            continue
        for file in files:
            numbers.setdefault(file, len(numbers))
        jobs.append(job.replace(sources=tuple(numbers[file] for file in files)))
    if refused and not jobs:
        raise refused[0][1] if len(refused) == 1 else BadSettings("\n".join(str(error) for _, error in refused))
    messages = tuple((path, str(error)) for path, error in refused)
    named = dict(zip(read, with_distinct_names(list(read.values())), strict=True))
    named_jobs = tuple(job.replace(draft=named[same_file(job.draft.path or "-")]) for job in jobs)
    return Plan(named_jobs, tuple(named[file] for file in numbers), messages)


def _job(path: str, tables: Sequence[Table], asked: Asked, read: dict[str, Article]) -> tuple[Job, list[str]]:
    """Return what is to be done with a draft, and its sources."""
    draft = _read(path, read, asked.allow_private, asked.typed)
    check_comments([draft])
    files, named_by = _sources(draft, tables, asked)
    others = list(dict.fromkeys(same_file(file) for file in files if not _is_file(file, path)))
    if not others:
        raise BadSettings(_without(path, bool(files), asked.in_drafts))
    shown_as = {same_file(file): file for file in reversed(files)}
    for file in others:
        source = _read(shown_as[file], read, asked.allow_private, bool(asked.against))
        if BY_DRAFT in named_by:
            _refuse_copy(draft, source)
    facts = dict.fromkeys([*asked.required, *(fact for table in tables for fact in table.required)])
    return Job(draft, (), tuple(facts), named_by), others


def _sources(draft: Article, tables: Sequence[Table], asked: Asked) -> tuple[list[str], str]:
    """Return the files that a draft is held against, and who named them."""
    if asked.against:
        return list(asked.against), "the command line"
    named = _in_front_matter(draft, _location(draft.path or "-", asked), asked.root) if asked.in_drafts else []
    given = [file for table in tables for file in expand_all(table.sources, "source", asked.root)]
    if not given:
        return named, BY_DRAFT
    chosen = {same_file(file) for file in named}
    narrowed = [file for file in given if same_file(file) in chosen]
    return (narrowed, f"{asked.file}, chosen from by {BY_DRAFT}") if narrowed else (given, asked.file)


def _is_file(path: str, other: str) -> bool:
    """Whether two paths lead to one file, be it by a hard link."""
    if same_file(path) == same_file(other):
        return True
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False  # one is no file; whoever reads it says so


def _refuse_copy(draft: Article, source: Article) -> None:
    """Refuse a source that has the words of the draft, whatever its name is: it would always bear it out."""
    if _words_of(draft) == _words_of(source):
        raise BadSettings(
            f"the source {source.path} has the text of the draft {draft.path} itself, which would always bear it out; "
            "give another one"
        )


def _words_of(article: Article) -> list[str]:
    return re.findall(r"\w+", shown(article).text)


def _read(path: str, read: dict[str, Article], allow_private: bool, typed: bool) -> Article:
    key = same_file(path)
    if key not in read:
        read[key] = read_article(path, allow_private_addresses=allow_private, revisions=typed)
    return read[key]


def _files_of(table: Table, root: str | None) -> frozenset[str]:
    """Return the drafts a table is for; that there are none matters only where it is asked for them."""
    try:
        return frozenset(same_file(path) for path in expand(table.path, "draft", root))
    except UnreadableArticle:
        return frozenset()


def _without(path: str, itself: bool, in_drafts: bool) -> str:
    if itself:
        return f"the only source of {path} is the draft itself, which would always bear it out; give another one"
    ways = "Give one with --against SOURCE, or name it in "
    ways += "the front matter of the draft (sources: [wire.txt]) or in " if in_drafts else ""
    return f"there is no source to check {path} against. {ways}the configuration ([[tool.xcheck.draft]])"


def _location(path: str, asked: Asked) -> str:
    """Return where a draft lies: of a version that git keeps, where the file lies that it is a version of."""
    return in_working_tree(path) if asked.typed else path


def _in_front_matter(draft: Article, place: str, root: str | None) -> list[str]:
    """Return the files that the front matter of a draft names, which lies at a place; they must lie in the project."""
    path = draft.path or "-"
    folder = os.path.dirname(place) if place != "-" and "://" not in place else ""
    files: dict[str, str] = {}
    for name in sources_of(draft) or ():
        for file in named_in_draft(name, folder, root, path):
            files.setdefault(same_file(file), file)
    return list(files.values())
