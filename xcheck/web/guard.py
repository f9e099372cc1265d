"""Who may ask: only a browser on this machine that was given the address.

A page from elsewhere could try to reach a server on loopback: by its address, which has a token in it that nobody
guesses; by a name of its own that leads to 127.0.0.1, so that Host must be the address; by sending a form, so that
Origin must be it, too. No other page may show this one in a frame, and this one loads nothing from elsewhere.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 60_000_000
"""Bytes of one question: some articles of 10 MB, of which base64 makes a third more."""

_OWN = ("same-origin", "none")
"""What a browser says of a request that this page or its user makes."""


class Guard:
    """Lets a request through to the application under its token, or refuses it."""

    def __init__(self, app: ASGIApp, token: str, hosts: Collection[str], policy: str) -> None:
        self.app = app
        self.prefix = f"/{token}/"
        self.hosts = frozenset(hosts)
        self.headers = {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        if refusal is not None:
            status, why = refusal
            # what of the question has not been read will not be; so this connection ends
            answer = PlainTextResponse(why + "\n", status, headers={"Connection": "close"})
            return await answer(scope, receive, guarded)
        path = "/" + scope["path"][len(self.prefix) :]
        await self.app({**scope, "path": path, "raw_path": path.encode()}, receive, guarded)

    def _refusal(self, method: str, path: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Return status and reason, where a request is refused."""
        host = headers.get("host", "")
        if host not in self.hosts:
            return 421, "This server answers to its own address only: the one that xcheck serve printed."
        known = path.encode("utf-8", "replace")[: len(self.prefix)]
        if not hmac.compare_digest(known, self.prefix.encode()):
            return 404, "There is nothing here. Open the whole address that xcheck serve printed."
        if method not in ("GET", "HEAD") and headers.get("origin") != f"http://{host}":
            return 403, "This came from another page, so it is not answered."
        if method not in ("GET", "HEAD") and headers.get("sec-fetch-site", "none") not in _OWN:
            return 403, "This came from another page, so it is not answered."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BODY:
            return (
                413,
                f"These articles have more than {MOST_BODY / 1e6:g} MB together. Give fewer, or their texts alone.",
            )
        return None
