"""`xcheck init`: what a project needs to hold its drafts against their sources."""

from __future__ import annotations

import os
import re
from errno import EEXIST

import click

from ..errors import BadSettings
from ..reports.escapes import visible
from . import unfinished
from .output import write_file, write_output

CONFIGURATION = "xcheck.toml"
EXAMPLES = ("drafts/example.md", "sources/example.txt")
WORKFLOW = ".github/workflows/xcheck.yml"

_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)


@click.command()
@click.argument("folder", default=os.curdir, shell_complete=unfinished.folder)
@click.option("--ci", metavar="OWNER/NAME",
              help=f"Write {WORKFLOW} too, which runs that repository's action on every pull request.")  # fmt: skip
def init(folder: str, ci: str | None) -> None:
    """Start a project: a configuration, a draft and its source to try it on.

    What is there is never written over; where drafts/ and sources/ exist, no examples are put into them.

    \b
    xcheck init
    xcheck init newsroom --ci desk/xcheck
    """
    if ci is not None and not _REPOSITORY.fullmatch(ci):
        raise BadSettings(f"--ci is {ci!r}; give the repository on GitHub that holds xcheck, such as desk/xcheck")
    files = [CONFIGURATION]
    if not any(os.path.exists(os.path.join(folder, os.path.dirname(name))) for name in EXAMPLES):
        files += EXAMPLES
    if ci is not None:
        files.append(WORKFLOW)
    for name in files:
        if os.path.lexists(os.path.join(folder, name)):
            raise BadSettings(f"{os.path.join(folder, name)} exists; move it away first, nothing has been written")
    for name in files:
        _write(folder, name, ci or "")
    made = [os.path.normpath(os.path.join(folder, name)) for name in files]
    step = "xcheck check" if folder == os.curdir else f"cd {folder} && xcheck check"
    if files[1:2] != [EXAMPLES[0]]:
        step = f"name your drafts and their sources in {made[0]}, then {step}"
    write_output("".join(f"wrote {visible(path)}\n" for path in made) + f"next: {visible(step)}\n", None)


def _write(folder: str, name: str, repository: str) -> None:
    """Copy one file of the package's own into the project; REPOSITORY in it is where xcheck comes from."""
    package = os.path.join(os.path.dirname(__file__), os.pardir, "data", "start")
    source = os.path.join(package, os.path.basename(name) if name == WORKFLOW else name)
    target = os.path.join(folder, name)
    try:
        os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)
        with open(source, "rb") as ours:
            text = ours.read().replace(b"REPOSITORY", repository.encode())
        if os.path.lexists(target):
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
        write_file(text, target)
    except OSError as error:
        raise BadSettings(f"{target} cannot be written: {error.strerror or error}") from None
