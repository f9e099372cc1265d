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
