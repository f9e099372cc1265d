"""Where tests run: a folder with a newsroom's drafts and sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates import PAPER, RIGHT, WIRE, WRONG, write


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with two drafts, one of them wrong, and two sources; nothing around it changes what is printed."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "XCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    write(wire__wire_txt=WIRE, wire__paper_txt=PAPER, drafts__right_md=RIGHT, drafts__wrong_txt=WRONG)
    return tmp_path
