"""What git keeps of a file: `HEAD:draft.md`, `v1.2:wire/agency.txt`, `:draft.md` as it is staged.

Paths are git's own: from the top of the repository, or with `./` from the working directory. Only what a user types
is looked for here. git runs no hook, filter or pager for it, and fetches nothing.
"""

from __future__ import annotations

import os
import subprocess

from ..errors import UnreadableArticle
from .paths import project_of


def content(given: str, most: int) -> bytes | None:
    """Return the bytes of REVISION:PATH, at most so many; None where that is the name of a file, or no revision.

    Raises UnreadableArticle where git has no such file.
    """
    if not _may_be_revision(given):
        return None
    environment = {**os.environ, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "--no-pager", "cat-file", "blob", given]
    try:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    except OSError:
        return None  # no git: then it is the name of a file that does not exist
    assert child.stdout is not None and child.stderr is not None
    with child:
        data = child.stdout.read(most)
        if len(data) == most:
            child.kill()
            return data
        said = child.stderr.read().decode("utf-8", "replace")
    if child.returncode == 0:
        return data
    if "not a git repository" in said:
        return None
    lines = [line.removeprefix("fatal: ").strip() for line in said.splitlines() if line.startswith("fatal: ")]
    raise UnreadableArticle(
        f"{given} is not to be had from git: {lines[0] if lines else 'git fails'}. Give a revision and a path from the "
        "top of the repository, such as HEAD:drafts/story.md, or HEAD:./story.md from here"
    )


def in_working_tree(given: str) -> str:
    """Return the path of the file that REVISION:PATH is a version of; other paths as they are.

    What stands beside that file, or is configured for it, holds for its versions, too.
    """
    if not _may_be_revision(given):
        return given
    path = given.partition(":")[2]
    if path.startswith(("./", "../")):
        return os.path.normpath(path)
    return os.path.relpath(os.path.join(project_of(os.curdir), path))


def _may_be_revision(given: str) -> bool:
    drive = os.name == "nt" and given[1:2] == ":"
    plain = drive or given.startswith("-") or "://" in given or ":" not in given
    return not plain and not os.path.lexists(given)
