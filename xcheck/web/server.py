"""The server on loopback, until it is interrupted."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress

from uvicorn import Config, Server

from ..errors import BadSettings
from .app import application
from .protocol import LimitedProtocol

LOOPBACK = "127.0.0.1"
MOST_CONNECTIONS = 64


def serve(port: int, ready: Callable[[str], None]) -> None:
    """Serve the page until an interrupt; `ready` is called with its address when it can be opened.

    Raises BadSettings where the port is taken or not to be had.
    """
    server, bound = prepared(port, ready)
    with bound, suppress(KeyboardInterrupt):  # which is how it ends
        server.run(sockets=[bound])


def prepared(port: int, ready: Callable[[str], None]) -> tuple[Server, socket.socket]:
    """Return a server and the socket it is to listen at."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let another program take the same port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((LOOPBACK, port))
    except OSError as error:
        bound.close()
        raise BadSettings(
            f"port {port} cannot be used: {error.strerror or error}. Give another one, or leave --port out"
        ) from None
    number = bound.getsockname()[1]
    token = secrets.token_urlsafe(24)
    hosts = (f"{LOOPBACK}:{number}", f"localhost:{number}")
    app = application(token, hosts, max(os.cpu_count() or 1, 2))
    config = Config(
        app, http=LimitedProtocol, ws="none", lifespan="off", loop="asyncio", log_config=None, log_level="error",
        access_log=False, server_header=False, proxy_headers=False, limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    return _Announced(config, lambda: ready(f"http://{LOOPBACK}:{number}/{token}/")), bound


class _Announced(Server):
    """A server that says when it takes questions."""

    def __init__(self, config: Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        if self.started:
            self.ready()
