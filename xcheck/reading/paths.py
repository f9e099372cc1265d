"""What a user names files by: paths, patterns and folders become a sorted list of files, confined to the project.

Patterns are expanded here as well as by a shell, since a CI file or a configuration knows no shell: `*` and `?` stay
within a name, `**` reaches into folders, what is hidden stays out, and no linked folder is entered. Who may write a
draft can also put links and names into a project; so whatever a pattern, a folder, a configuration or a draft gives
must lie in the project, and only a path that is typed on the command line may lead out of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from ..errors import UnreadableArticle

READABLE = (
    ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd",
    ".html", ".htm", ".xhtml", ".eml", ".mht", ".mhtml", ".pdf", ".docx", ".docm", ".rtf",
)  # fmt: skip
"""Endings of the files that are taken from a folder."""

UNREAD = (".odt", ".doc", ".pages", ".epub", ".wpd")
"""Endings of documents that are not read; in a folder they are passed over, which must be reported."""

_MAGIC = re.compile(r"[*?[]")


def expand(given: str, what: str, root: str | None = None, typed: bool = False) -> list[str]:
    """Return the files that a path, a pattern or a folder stands for, sorted.

    `root` is the project, `typed` whether the path was typed on the command line. A path that does not exist stays as
    it is: whoever reads it says so. Raises UnreadableArticle where a pattern or a folder gives nothing, since a check
    of nothing would be green, where a folder cannot be read, and where a file lies outside of the project.
    """
    if given == "-" or "://" in given:
        return [given]
    if os.path.isdir(given):
        found, base = _in_folder(given, what), given
    elif os.path.lexists(given) or not _MAGIC.search(given):
        return [given] if typed else [confined(given, given, root)]
    else:
        base = _base(given)
        found = sorted(path for path in _matching(base, _pattern_parts(given, base)) if os.path.isfile(path))
        if not found:
            raise UnreadableArticle(f"the pattern {given} matches no file, so there is no {what}. Correct the pattern")
    return [confined(path, base, root) for path in found]


def expand_all(given: Iterable[str], what: str, root: str | None = None, typed: bool = False) -> list[str]:
    """Return the files that all of them stand for, each once, in the order given."""
    files: dict[str, str] = {}
    for one in given:
        for path in expand(one, what, root, typed):
            files.setdefault(same_file(path), path)
    return list(files.values())


def find_drafts(
    given: Iterable[str], against: Sequence[str], root: str | None = None, typed: bool = False
) -> list[str]:
    """Return the paths of the drafts; what a folder or a pattern gives is no draft where it is a source."""
    sources = {same_file(path) for path in against}
    found: dict[str, str] = {}
    for one in given:
        files = expand(one, "draft", root, typed)
        if files != [one]:
            files = [path for path in files if same_file(path) not in sources]
            if not files:
                raise UnreadableArticle(f"{one} holds no draft: all its files are sources. Name the drafts")
        for path in files:
            found.setdefault(same_file(path), path)
    return list(found.values())


def confined(path: str, base: str, root: str | None) -> str:
    """Return a path that lies in the project, or under the folder outside of it that `base` names.

    Raises UnreadableArticle for a link that leads out of there.
    """
    home = os.path.realpath(root or project_of(base if os.path.isdir(base) else os.path.dirname(base) or os.curdir))
    real = os.path.realpath(path)
    if lies_in(real, home):
        return path
    folder = os.path.abspath(base if os.path.isdir(base) else os.path.dirname(base) or os.curdir)
    outside = not lies_in(folder, home) and not lies_in(folder, os.path.abspath(root or home))
    if outside and lies_in(real, os.path.realpath(folder)):
        return path
    raise UnreadableArticle(
        f"{path} lies outside of the project {home}, as a link leads there. Copy the file into the project, or name it "
        "on the command line"
    )


def named_in_draft(name: str, folder: str, root: str | None, draft: str) -> list[str]:
    """Return the files that a draft's front matter names by a path or pattern; all must lie in the project.

    Who may write a draft should not be able to have any file of the machine quoted in a report, nor learn which there
    are: so a name is refused before anything is looked for, and quoted as it is written.
    """
    path = os.path.normpath(os.path.join(folder, name))
    home = os.path.realpath(root or project_of(folder or os.curdir))
    parts = re.split(r"[/\\]", name)
    base = os.path.realpath(_base(path) if _MAGIC.search(path) else os.path.dirname(path) or os.curdir)
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    climbing = ".." in parts[next((n for n, part in enumerate(parts) if _MAGIC.search(part)), len(parts)) :]
    if name == "-" or "://" in name or hidden or climbing or not lies_in(base, home):
        raise UnreadableArticle(
            f"{draft} names the source {name}, which lies outside of the project {home} or is hidden. "
            "Give it with --against, or name it in the configuration"
        )
    found = expand(path, "source", home)
    for file in found:
        inner = os.path.relpath(os.path.realpath(file), home)
        if any(part.startswith(".") for part in inner.split(os.sep)):
            raise UnreadableArticle(f"{draft} names the source {name}, which leads to a hidden file. Name another one")
    return found


def lies_in(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder or lies in it."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def project_of(folder: str) -> str:
    """Return the nearest folder above that is under version control, else the working directory or the folder."""
    here = os.path.abspath(folder)
    at = here
    while not os.path.lexists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            current = os.getcwd()
            return current if lies_in(here, current) else here
        at = above
    return at


def same_file(path: str) -> str:
    """Return what is equal for two names of one file."""
    return path if path in ("", "-") or "://" in path else os.path.realpath(path)


def _base(pattern: str) -> str:
    """Return the folder that a pattern begins in: what stands before its first sign."""
    before = pattern[: next(_MAGIC.finditer(pattern)).start()]
    return os.path.dirname(before) or (os.sep if before.startswith(os.sep) else os.curdir)


def _pattern_parts(pattern: str, base: str) -> list[str]:
    """Return the parts of a pattern behind its folder."""
    rest = pattern[len(base) :] if pattern.startswith(base) else pattern
    return [part for part in rest.replace(os.sep, "/").split("/") if part not in ("", ".")]


def _matching(folder: str, parts: list[str]) -> Iterator[str]:
    """Yield the paths that a pattern matches; a linked folder is entered only where the pattern names it."""
    seen: set[tuple[str, int]] = set()  # `**/**` would else reach a folder again and again
    waiting = [(folder, 0)]
    while waiting:
        here, at = waiting.pop()
        if (here, at) in seen:
            continue
        seen.add((here, at))
        part = parts[at]
        last = at == len(parts) - 1
        if not _MAGIC.search(part):
            path = _under(here, part)
            if last:
                yield path
            elif os.path.isdir(path):
                waiting.append((path, at + 1))
            continue
        deep = part == "**"
        if deep and not last:
            waiting.append((here, at + 1))
        for entry in _entries(here):
            if entry.name.startswith(".") and not part.startswith("."):
                continue
            path = _under(here, entry.name)
            own = entry.is_dir(follow_symlinks=False)
            if deep and own:
                waiting.append((path, at))
            if last and (deep or fnmatchcase(entry.name, part)):
                yield path
            elif not deep and own and fnmatchcase(entry.name, part):
                waiting.append((path, at + 1))


def _under(folder: str, name: str) -> str:
    return name if folder == os.curdir else os.path.join(folder, name)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what a folder holds, by name; one that cannot be read is named, as what is in it would not be checked."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableArticle(
            f"the folder {folder} cannot be read: {reason}, so what is in it would not be checked. Allow it, or name "
            "the files"
        ) from None


def passed_over(folder: str) -> list[str]:
    """Return the documents in a folder, and the folders in it, that would be articles if they could be read."""
    found, waiting = [], [folder]
    while waiting:
        here = waiting.pop()
        for entry in _entries(here):
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                waiting.append(entry.path)
            elif entry.name.lower().endswith(UNREAD) and not entry.name.startswith((".", "~")):
                found.append(os.path.normpath(entry.path))
    return sorted(found)


def _in_folder(folder: str, what: str) -> list[str]:
    """Return the articles in a folder and the folders in it."""
    found, waiting = [], [folder]
    while waiting:
        here = waiting.pop()
        for entry in _entries(here):
            if entry.name.startswith("."):
                continue
            path = os.path.normpath(os.path.join(here, entry.name))
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.name.lower().endswith(READABLE) and os.path.isfile(path):
                found.append(path)
    if not found:
        endings = ", ".join(READABLE)
        raise UnreadableArticle(f"{folder} holds no {what}: no file in it ends in {endings}. Name another folder")
    return sorted(found)
