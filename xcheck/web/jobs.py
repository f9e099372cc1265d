"""Each comparison is a process of its own, so that one can neither slow, fill nor read another."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress

SECONDS = 180
"""For one comparison, from its start to its last byte."""
MOST_WAITING = 16
"""Comparisons that wait for a free processor; one more is asked to come later."""
_PIECE = 65_536
_NEEDED = ("SYSTEMROOT", "XCHECK_DEBUG")


class Comparisons:
    """Runs comparisons, as many at a time as there are processors."""

    def __init__(self, at_a_time: int) -> None:
        self._free = asyncio.Semaphore(at_a_time)
        self._waiting = 0

    async def run(self, question: bytes) -> AsyncGenerator[bytes, None]:
        """Yield the answer, lines of JSON, as it comes; the process ends when nobody asks for the next part."""
        if self._free.locked():
            if self._waiting >= MOST_WAITING:
                yield _json_line(error="Too many comparisons are waiting already. Try again in a minute.")
                return
            yield _json_line(progress="waiting for another comparison to end")
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        try:
            async with aclosing(_answer(question)) as pieces:
                async for piece in pieces:
                    yield piece
        finally:
            self._free.release()


async def _answer(question: bytes) -> AsyncGenerator[bytes, None]:
    try:
        process = await _started()
    except OSError as error:
        yield _json_line(error=f"No process can be started for this comparison: {error.strerror or error}.")
        return
    feeding = asyncio.create_task(_feed(process, question))
    last = b"\n"
    late = False
    assert process.stdout is not None
    try:
        async with asyncio.timeout(SECONDS):
            while piece := await process.stdout.read(_PIECE):
                yield piece
                last = piece[-1:]
    except TimeoutError:
        late = True
    finally:
        feeding.cancel()
        _kill(process)
        await process.communicate()  # to its end, so that no pipe stays open
    if late:
        yield _broken(
            last, f"This takes longer than {SECONDS} s, so it was ended. Give fewer articles, or shorter ones."
        )
    elif process.returncode:
        yield _broken(
            last, "This needs more memory or work than a comparison may have. Give fewer or shorter articles."
        )


async def _started() -> Process:
    # As for documents: no file of the working directory is a module, and nothing of the environment is passed on.
    environment = {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path))), "PYTHONHASHSEED": "0"}
    environment |= {key: os.environ[key] for key in _NEEDED if key in os.environ}
    errors = None if os.environ.get("XCHECK_DEBUG", "0") not in ("", "0") else DEVNULL
    return await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "xcheck.web.worker", stdin=PIPE, stdout=PIPE, stderr=errors, env=environment,
        cwd=os.sep, start_new_session=True,
    )  # fmt: skip


async def _feed(process: Process, question: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # it ended early, and has said why
        process.stdin.write(question)
        await process.stdin.drain()
        process.stdin.close()


def _kill(process: Process) -> None:
    """End a process and those that it started to take documents apart."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _broken(last: bytes, why: str) -> bytes:
    """Return why an answer ends before its time, on a line of its own."""
    return (b"" if last == b"\n" else b"\n") + _json_line(error=why)


def _json_line(**fields: str) -> bytes:
    return json.dumps(fields).encode("ascii") + b"\n"
