"""Small archives of made-up articles: events of three outlets, which differ in a figure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from xcheck.cli import cli

PLACES = ("Ambrek", "Bolvar", "Corvin", "Dunmere", "Estrel", "Farholt", "Gorsand", "Hallick", "Isperth", "Jorvale")
THINGS = ("ferry", "bridge", "tunnel", "library", "harbour", "theatre", "hospital", "railway", "cathedral", "stadium")
CAUSES = ("fire", "flood", "storm", "blast", "strike", "frost", "quake", "leak", "collapse", "theft")


ENDINGS = {
    "wire": "The region has had a quiet winter.",
    "post": "Schools and shops will open as usual.",
    "radio": "Listeners may call the studio until late.",
}
"""How an outlet ends its articles, so that no two are the same."""


def row(outlet: str, number: int, killed: int, day: str = "", more: str = "") -> dict[str, str]:
    """Return an article of an outlet on event `number`, which puts the dead at so many."""
    place, thing, cause = PLACES[number % 10], THINGS[number % 10], CAUSES[number % 10]
    return {
        "title": f"{cause.capitalize()} at {place} {thing}",
        "text": f"A {cause} at the {thing} of {place} killed {killed} people on Monday, the police of {place} said.\n\n"
        f"The {cause} began in the old part of the {thing}, mayor Olga {place}sen said.{more}\n\n"
        f"{ENDINGS.get(outlet, outlet)}\n",
        "outlet": outlet,
        "date": day or f"2026-01-{5 + number % 20:02}",
        "url": f"https://{outlet}.example/{place.lower()}-{number}",
    }


def rows(events: int = 4) -> list[dict[str, str]]:
    """Return three articles for each event: wire and radio agree on a figure, post has another one."""
    return [
        row(outlet, number, 12 + number + (outlet == "post"))
        for number in range(events)
        for outlet in ("wire", "post", "radio")
    ]


def dump(path: Path, articles: Iterable[dict[str, str]]) -> Path:
    """Write articles as JSON lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return path


def command(*arguments: str) -> list[str]:
    """Return the command line that runs `xcheck archive`."""
    return [sys.executable, "-m", "xcheck", "archive", *arguments]


def run(folder: Path, *arguments: str, code: int = 0) -> str:
    """Call `xcheck archive` in a folder and return its standard output; standard error when it ends in a code."""
    with chdir(folder):
        done = CliRunner().invoke(cli, ["archive", *arguments], env={"COLUMNS": "100", "NO_COLOR": None})
    assert done.exit_code == code, done.stderr
    return done.stdout if not code else done.stderr


def process(folder: Path, *arguments: str, code: int = 0) -> str:
    """Return the same of a process of its own."""
    done = subprocess.run(
        command(*arguments), cwd=folder, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "COLUMNS": "100"},
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout if not code else done.stderr
