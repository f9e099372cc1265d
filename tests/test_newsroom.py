"""A newsroom's repository: the hook and the action fail on a wrong draft, and pass what is allowed for a reason."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.automation import TOOLS, act, git, hook
from tests.gates import PAPER, WIRE

DRAFT = """# Bridge opens

The bridge cost 9 million euros. Mayor Ines Duarte cut the ribbon in Seixal before some 200 guests.

Work on the bridge began seven years ago.
"""
CONFIGURATION = """[[draft]]
path = "drafts/*.md"
sources = ["wire/*.txt"]
"""
ALLOWED = "<!-- xcheck: allow number-conflict because the ministry gave the full cost by telephone -->\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git repository with a draft and two sources."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    for name, text in {
        "drafts/bridge.md": DRAFT, "wire/wire.txt": WIRE, "wire/paper.txt": PAPER, "xcheck.toml": CONFIGURATION,
    }.items():  # fmt: skip
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "A draft and its sources")


def test_what_is_wrong_fails_and_what_is_allowed_passes(tmp_path: Path) -> None:
    hooked, (acted, _) = hook(tmp_path / "cache"), act(SARIF="found.sarif")
    assert hooked.returncode == 1, hooked.stderr
    assert "bridge.md: 9 million euros. wire.txt: 4 million euros." in hooked.stdout
    assert acted.returncode == 1, acted.stderr
    assert "::error file=drafts/bridge.md,line=3" in acted.stdout
    errors = [result for result in results() if result["level"] == "error"]
    assert len(errors) == 2 and not any(result.get("suppressions") for result in errors)

    # the first is right, and a person says why; the second is old, and nobody has time for it today
    draft = Path("drafts/bridge.md")
    draft.write_text(draft.read_text(encoding="utf-8").replace("The bridge cost", f"{ALLOWED}The bridge cost"))
    assert hook(tmp_path / "cache").returncode == 1
    subprocess.run([f"{TOOLS}/xcheck", "baseline", "-o", "known.json"], check=True, capture_output=True)
    Path("xcheck.toml").write_text(f'baseline = "known.json"\n{CONFIGURATION}', encoding="utf-8")

    hooked, (acted, outputs) = hook(tmp_path / "cache"), act(SARIF="found.sarif")
    assert hooked.returncode == 0, hooked.stdout
    assert (acted.returncode, outputs) == (0, "exit-code=0\n"), acted.stdout
    assert "::error" not in acted.stdout
    allowed = [result["suppressions"][0] for result in results() if result.get("suppressions")]
    assert {"inSource", "external"} == {one["kind"] for one in allowed}
    assert any("by telephone" in one.get("justification", "") for one in allowed)

    # a new mistake is not covered by either
    draft.write_text(draft.read_text(encoding="utf-8").replace("seven years", "eight years"))
    assert hook(tmp_path / "cache").returncode == 1
    assert act()[0].returncode == 1


def results() -> list[dict]:
    return json.loads(Path("found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
