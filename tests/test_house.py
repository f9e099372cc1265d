"""How the code itself is built: what the README's last chapter says of it, counted over all files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import xcheck
from xcheck.rules import IDS

ROOT = Path(xcheck.__file__).parent


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Return all modules, parsed, by their path below the package."""
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_rule_is_known_by_its_id_outside_of_the_rules(trees: dict[str, ast.Module]) -> None:
    named = [
        f"{path}:{text.lineno}: {text.value}"
        for path, tree in trees.items()
        if not path.startswith("rules/")
        for text in texts(tree)
        if text.value in IDS
    ]
    assert not named, "what a rule is stands on the rule: slot, marks, judges, of_denials ..."


EXTRAS = {"distributed", "duckdb", "feedparser", "lxml", "mammoth", "pypdfium2", "quotequail", "striprtf",
          "trafilatura", "uvicorn", "xlsxwriter"}  # fmt: skip
"""Packages that only an extra brings: no file that every run loads may need one."""

LATE = 113
"""Imports inside of functions: those of an extra, and those that a run which has no use for them would wait for."""


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))


def test_imports_inside_functions_grow_no_more(trees: dict[str, ast.Module]) -> None:
    late = {
        (path, node.lineno)
        for path, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in imports(function)
    }
    assert len(late) <= LATE, "put it at the top of the file, or measure with python -X importtime what it costs there"


def test_packages_of_an_extra_are_imported_where_they_are_used(trees: dict[str, ast.Module]) -> None:
    needed = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        for node in tree.body
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not path.startswith("web/")
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name.partition(".")[0] in EXTRAS and not (isinstance(node, ast.ImportFrom) and node.level)
    ]
    assert not needed


def test_a_private_function_has_a_name_that_says_which(trees: dict[str, ast.Module]) -> None:
    homes: dict[str, set[str]] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("_") and not node.name.startswith("__"):
                homes.setdefault(node.name, set()).add(path)
    shared = {name: sorted(paths) for name, paths in homes.items() if len(paths) > 3}
    assert len(shared) <= 3, "one name in four files means four things: say which"


def test_no_file_is_longer_than_a_reader_keeps_in_mind() -> None:
    lines = {path.name: path.read_text("utf-8").count("\n") for path in ROOT.rglob("*.py")}
    assert max(lines.values()) <= 300, max(lines, key=lines.__getitem__)
