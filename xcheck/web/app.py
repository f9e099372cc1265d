"""The page, its parts, and the one question that it asks: compare these articles."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncGenerator, Collection
from contextlib import aclosing
from html import escape, unescape

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ..model import Article
from ..pipeline import compare
from ..reports import render
from ..rules import RULES
from .guard import MOST_BODY, Guard
from .jobs import Comparisons

UPLOAD = 120.0
"""Seconds in which a whole question must have come."""
_PARTS = {"look.css": "reports/html", "page.css": "web/page", "page.js": "web/page"}
"""Files that the page asks for, and the folder of each; its colours and letters are the report's."""
_HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_SOURCES = re.compile(r"style-src ([^;]*); script-src ([^;]*);")


def application(token: str, hosts: Collection[str], at_a_time: int) -> ASGIApp:
    """Return the application, which answers only under its token and hosts."""
    comparisons = Comparisons(at_a_time)
    rules = "".join(
        f'<label><input type="checkbox" name="ignore" value="{rule.id}"> <code>{rule.id}</code> '
        f"{escape(rule.title())}</label>\n"
        for rule in RULES
    )
    page = _part("page.html").replace(b"<!-- rules -->", rules.encode())

    async def home(request: Request) -> Response:
        return Response(page, media_type="text/html; charset=utf-8")

    async def part(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PARTS:
            return PlainTextResponse("There is nothing here.\n", 404)
        return Response(_part(name), media_type="text/css" if name.endswith(".css") else "text/javascript")

    async def ask(request: Request) -> Response | Streamed:
        if request.headers.get("content-type") != "application/json":
            return PlainTextResponse("Only JSON is understood.\n", 415)
        body = bytearray()
        try:
            async with asyncio.timeout(UPLOAD):
                async for piece in request.stream():
                    body += piece
                    if len(body) > MOST_BODY:
                        return PlainTextResponse("These articles are too large together.\n", 413)
        except TimeoutError:
            return PlainTextResponse(f"This did not come within {UPLOAD:g} s.\n", 408)
        except ClientDisconnect:
            return Response(status_code=400)
        return Streamed(comparisons.run(bytes(body)))

    routes = [
        Route("/", home),
        Route("/compare", ask, methods=["POST"]),
        Route("/{name}", part),
    ]
    return Guard(Starlette(routes=routes), token, hosts, _policy())


class Streamed(Response):
    """An answer that goes out as it comes in; where its reader leaves, what makes it is ended at once."""

    def __init__(self, pieces: AsyncGenerator[bytes, None]) -> None:
        super().__init__(media_type="application/x-ndjson")
        del self.headers["content-length"]
        self.pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, and watch for the end of the connection meanwhile."""

        async def write() -> None:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async with aclosing(self.pieces) as pieces:
                async for piece in pieces:
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})

        async def gone() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass

        tasks = {asyncio.create_task(write()), asyncio.create_task(gone())}
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _policy() -> str:
    """Return what a browser lets the page do: its own parts, and in a frame the report with its script and styles.

    A report is shown from the memory of the browser, under this policy and its own. So this one allows what a report
    holds, by the sums that each report states.
    """
    report = render(compare(Article("a", "One."), Article("b", "Two.")), "html")
    found = _SOURCES.search(unescape(report[: report.index("</head>")]))
    style, script = found.groups() if found else ("", "")
    return (
        f"default-src 'none'; style-src 'self' {style}; script-src 'self' {script}; connect-src 'self'; "
        "img-src data:; base-uri about:; form-action 'none'; frame-ancestors 'none'"
    )


def _part(name: str) -> bytes:
    with open(os.path.join(_HOUSE, *_PARTS.get(name, "web/page").split("/"), name), "rb") as file:
        return file.read()
