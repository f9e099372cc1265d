"""A server of `xcheck serve` for tests: in a thread of this process, so that its limits can be set."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from xcheck.web.server import prepared


class Served(NamedTuple):
    """Where a server answers."""

    address: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    def connect(self) -> socket.socket:
        return socket.create_connection((urlsplit(self.address).hostname or "", urlsplit(self.address).port or 0), 30)

    def request(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """Return status and body; `path` is taken from the page's folder unless it begins with /."""
        connection = HTTPConnection(self.host, timeout=60)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        where = path if path.startswith("/") else self.path + path
        connection.request(method, where, body or None, named)
        answer = connection.getresponse()
        status, answered = answer.status, answer.read()
        connection.close()
        return status, answered

    def ask(self, question: Any, **headers: str) -> tuple[int, list[dict[str, Any]]]:
        """Ask for a comparison as the page does; return status and the lines of the answer."""
        body = question if isinstance(question, bytes) else json.dumps(question).encode()
        sent = {"Content_Type": "application/json", "Origin": f"http://{self.host}", **headers}
        status, answer = self.request("POST", "compare", body, **sent)
        return status, [json.loads(line) for line in answer.splitlines()] if status == 200 else []


@contextmanager
def serving() -> Iterator[Served]:
    """Serve until the end of the block."""
    ready = threading.Event()
    addresses: list[str] = []

    def started(address: str) -> None:
        addresses.append(address)
        ready.set()

    server, bound = prepared(0, started)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        assert ready.wait(30)
        yield Served(addresses[0])
    finally:
        server.should_exit = True
        thread.join(30)
        bound.close()
    assert not thread.is_alive()
