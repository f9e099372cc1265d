"""Where tests run: a folder with a newsroom's drafts and sources; what hypothesis draws.

The same texts are drawn in every run, so that a gate says twice what it says once; `XCHECK_FUZZ=1 pytest` draws others.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.gates import PAPER, RIGHT, WIRE, WRONG, write

# Some 200 tests start a process, and each would compile the 350 files of xcheck anew where nothing may be kept.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("repeatable", derandomize=True)
if not os.environ.get("XCHECK_FUZZ"):
    settings.load_profile("repeatable")


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with two drafts, one of them wrong, and two sources; nothing around it changes what is printed."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "XCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    write(wire__wire_txt=WIRE, wire__paper_txt=PAPER, drafts__right_md=RIGHT, drafts__wrong_txt=WRONG)
    return tmp_path


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let the processes that a test starts hear an interrupt, which a suite that runs in the background ignores."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
