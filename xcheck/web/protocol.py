"""Connections that stall are ended: a head that does not come, a body that stops, an answer that nobody takes."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

READING = 20.0
"""Seconds in which the next part of a question must come."""
WRITING = 30.0
"""Seconds in which the other side must take some of an answer."""


class LimitedProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, but a connection that stalls is dropped with all that waits in it."""

    _reading: asyncio.TimerHandle | None = None
    _writing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a question."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take a part of a question, and wait for the next one while there is one to come."""
        super().data_received(data)
        self._wait()

    def pause_writing(self) -> None:
        """Begin to wait for the other side to take what was written."""
        super().pause_writing()
        self._writing = self.loop.call_later(WRITING, self._drop)

    def resume_writing(self) -> None:
        """Go on: it was taken."""
        super().resume_writing()
        self._writing = _cancelled(self._writing)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._reading, self._writing = _cancelled(self._reading), _cancelled(self._writing)
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._reading = _cancelled(self._reading)
        if self.cycle is None or self.cycle.more_body or self.cycle.response_complete:
            self._reading = self.loop.call_later(READING, self._drop)

    def _drop(self) -> None:
        self.transport.abort()


def _cancelled(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """Cancel a timer; return the next one, which is none."""
    if timer is not None:
        timer.cancel()
    return None
