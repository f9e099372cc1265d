"""Which rules and tables made a report: two runs with one signature and one version say the same.

rules:3f2a data:91bc     sums over the files of xcheck/rules and of xcheck/data
"""

from __future__ import annotations

import os
from functools import cache
from zlib import crc32


@cache
def signature() -> str:
    """Return the sums, four signs each."""
    return f"rules:{_sum('rules', '.py')} data:{_sum('data', '')}"


def _sum(folder: str, ending: str) -> str:
    """Return a sum over the names and the bytes of all files in a folder of the package."""
    home = os.path.join(os.path.dirname(os.path.abspath(__file__)), folder)
    total = 0
    for here, folders, files in os.walk(home):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            if name.endswith(ending):
                path = os.path.join(here, name)
                total = crc32(os.path.relpath(path, home).replace(os.sep, "/").encode(), total)
                with open(path, "rb") as file:
                    total = crc32(file.read().replace(b"\r\n", b"\n"), total)
    return f"{total & 0xFFFF:04x}"
