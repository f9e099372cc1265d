"""What a stranger copies installs this project: every such line of README, help, messages and automation."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Context

import xcheck
from xcheck.cli import cli
from xcheck.signature import signature

HOUSE = Path(__file__).parents[1]
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = PROJECT["name"]

_LINE = re.compile(
    r"(?:pip install|pipx install|uvx --from|uv tool install)(?: -\w+)* +(?P<what>'[^']+'|\"[^\"]+\"|[^\s`;&,)]+)"
)


def lines() -> Iterator[tuple[str, str]]:
    """Yield where each line stands that installs something, and what it installs."""
    texts = {"README.md": (HOUSE / "README.md").read_text(encoding="utf-8")}
    for name in cli.list_commands(Context(cli)):
        command = cli.get_command(Context(cli), name)
        assert command is not None
        texts[f"{name} --help"] = " ".join(command.get_help(Context(command, info_name=name)).split())
    for path in (
        *(HOUSE / "xcheck").rglob("*.py"),
        *(HOUSE / ".github").rglob("*.yml"),
        HOUSE / ".pre-commit-hooks.yaml",
    ):
        texts[str(path.relative_to(HOUSE))] = path.read_text(encoding="utf-8")
    for where, text in texts.items():
        for match in _LINE.finditer(text):
            yield where, match["what"].strip("'\"")


def test_the_lines_are_found() -> None:
    found = list(lines())
    assert {where for where, _ in found} >= {"README.md", "compare --help", "xcheck/reading/__init__.py"}
    assert len(found) >= 6


@pytest.mark.parametrize(("where", "what"), sorted(set(lines())))
def test_every_line_installs_this_project(where: str, what: str) -> None:
    name, _, extras = what.partition("[")
    assert name in (NAME, ".", "$ACTION/../../.."), f"{where} installs {what}"
    assert set(extras.rstrip("]").split(",")) <= {"", *PROJECT["optional-dependencies"]}


def test_the_name_of_a_stranger_s_package_is_not_ours() -> None:
    assert NAME == "xcheck-news" and PROJECT["scripts"] == {"xcheck": "xcheck.__main__:main"}
    assert PROJECT["version"] == xcheck.__version__


def test_the_version_tells_rules_and_tables() -> None:
    done = subprocess.run([sys.executable, "-m", "xcheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"xcheck {xcheck.__version__} {signature()}\n"
    assert re.fullmatch(r"rules:[0-9a-f]{4} data:[0-9a-f]{4}", signature())


@pytest.mark.slow
def test_a_wheel_builds_and_installs(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    built = subprocess.run(
        [*pip, "wheel", "--no-deps", "-w", str(tmp_path), str(HOUSE)], capture_output=True, text=True, check=False
    )
    if built.returncode and "hatchling" in built.stderr:
        pytest.skip("no network to fetch hatchling from")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"{NAME.replace('-', '_')}-{xcheck.__version__}-py3-none-any.whl"
    target = tmp_path / "target"
    local = ["install", "--no-deps", "--no-index", "--find-links", str(tmp_path), "--target", str(target)]
    subprocess.run([*pip, *local, f"{NAME}[documents]"], check=True)
    assert (target / "xcheck" / "data" / "report.schema.json").is_file()
    assert (target / "bin" / "xcheck").is_file()
