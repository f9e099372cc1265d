"""The hook and the action run as the programs that users have run them: pre-commit, and the platform's shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

HOUSE = Path(__file__).parents[1]
ACTION = HOUSE / ".github/actions/xcheck/action.yml"
HOOKS = HOUSE / ".pre-commit-hooks.yaml"
TOOLS = str(Path(sys.executable).parent)
PATH = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"


def act(**given: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the action's own script as the platform would, and return its end and outputs."""
    action: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    (step,) = (step for step in action["runs"]["steps"] if step.get("id") == "check")
    environment = dict.fromkeys(step["env"], "") | given
    outputs = Path("outputs")
    summary = Path("summary.md")
    for file in (outputs, summary):
        file.write_text("", encoding="utf-8")
    files = {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
    environment |= {"PATH": PATH, "RUNNER_TEMP": "none", **files}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        capture_output=True, text=True, env={**os.environ, **environment},
    )  # fmt: skip
    return done, outputs.read_text(encoding="utf-8")


def hook(home: Path) -> subprocess.CompletedProcess[str]:
    """Run pre-commit on all files of the git repository here, with our hook as it stands in its file.

    Only where it is installed differs: here, and not in an environment of its own, which would need the network.
    """
    (ours,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    del ours["additional_dependencies"]  # of an environment of its own, which `system` has not
    configuration = {"repos": [{"repo": "local", "hooks": [{**ours, "language": "system"}]}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    git("add", "-A")
    environment = {**os.environ, "PATH": PATH, "PRE_COMMIT_HOME": str(home)}
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def git(*arguments: str) -> None:
    """Run git in the working directory, whoever the user is."""
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.com", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)
