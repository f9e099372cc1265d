"""What an address of the web holds, fetched with nothing that tells who asks.

Nobody must be able to make this machine ask its own network: a name is resolved once, every address it has is
checked, and the connection goes to one of those very addresses, so that the name cannot mean another one a
moment later. The same is done anew for every redirect.
"""

from __future__ import annotations

import socket
import ssl
import threading
import zlib
from collections.abc import Iterable
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from .. import __version__
from ..errors import UnreadableArticle
from ..record import Record
from .network import is_public

SECONDS = 20.0
"In all, from the first look-up of a name to the last byte."
MOST_REDIRECTS = 5
_CHUNK = 65_536
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"
_UNKNOWN = frozenset(("application/octet-stream", "binary/octet-stream", "application/x-download"))
_READ = frozenset(("application/pdf", "application/rtf", "application/xhtml+xml", "application/xml", "message/rfc822",
                   "application/msword", "multipart/related", "application/zip",
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                   "application/vnd.oasis.opendocument.text", "application/rss+xml",
                   "application/atom+xml"))  # fmt: skip
"Types that are read, besides text/...; the first bytes tell the rest, and a feed or an .odt file gets its hint."


class Fetched(Record):
    """What was found at an address."""

    data: bytes
    name: str
    "The host, without www."
    suffix: str
    "Of the path at which it was found in the end."
    type: str
    "As the server tells it; empty where it does not."
    charset: str | None


class _Failed(Exception):
    """Why an address cannot be read; goes on after the address."""


def fetch(address: str, allow_private: bool, most: int) -> Fetched:
    """Return what is at an address, at most so many bytes. Raises UnreadableArticle."""
    done: list[Fetched | Exception] = []
    until = monotonic() + SECONDS

    def run() -> None:
        try:
            done.append(_follow(address, allow_private, most, until))
        except _Failed as failed:
            done.append(failed)
        except (OSError, HTTPException, ValueError) as error:
            done.append(_Failed(f"cannot be fetched: {_reason(error)}. Check the address, or save the page to a file"))
        except Exception as error:  # a bug: it is to end this run, not only this thread
            done.append(error)

    # Python cannot limit the time of a look-up of a name; a thread can be left behind.
    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(SECONDS + 0.5)
    result = done[0] if done else _Failed(f"did not answer within {SECONDS:g} s. Try later, or save the page to a file")
    if isinstance(result, _Failed):
        raise UnreadableArticle(f"{address} {result}")
    if isinstance(result, Exception):
        raise result
    return result


def _reason(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "its name is unknown, or this machine has no network"
    if isinstance(error, TimeoutError):
        return f"no answer within {SECONDS:g} s"
    return str(getattr(error, "verify_message", "") or getattr(error, "strerror", "") or error) or type(error).__name__


def _follow(address: str, allow_private: bool, most: int, until: float) -> Fetched:
    """Return what is at an address or where it leads."""
    for _ in range(MOST_REDIRECTS + 1):
        parts = _address_parts(address)
        connection = _connected(parts, allow_private, until)
        with closing(connection), closing(_answer(connection, parts)) as response:
            if response.status not in _REDIRECTS or not response.getheader("Location"):
                return _answer_content(response, parts, most, until)
            address = urljoin(address, response.getheader("Location"))
    raise _Failed(f"leads on more than {MOST_REDIRECTS} times. Give the address it ends at, or save the page to a file")


def _address_parts(address: str) -> SplitResult:
    """Return the parts of an address that may be asked."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise _Failed(f"leads to a {parts.scheme or 'nameless'} address; only http and https are fetched")
    if not parts.hostname:
        raise _Failed("names no host. Give a whole address, such as https://example.org/story.html")
    if parts.username is not None or parts.password is not None:
        raise _Failed("holds a user name or a password, and xcheck sends none. Save the page to a file")
    return parts


def _connected(parts: SplitResult, allow_private: bool, until: float) -> HTTPConnection:
    """Return a connection to an address of the host that was checked."""
    host = (parts.hostname or "").encode("idna").decode("ascii") if not _numeric(parts.hostname) else parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(where[0]) for *_, where in found]
    private = next((each for each in addresses if not is_public(each)), None)
    if private is not None and not allow_private:
        raise _Failed(
            f"leads to {private}, an address inside this machine's own network. If you trust it, add "
            "--allow-private-addresses"
        )
    connection = HTTPConnection(str(host), port)
    link = _first(found, until)
    if parts.scheme == "https":
        link = ssl.create_default_context().wrap_socket(link, server_hostname=host)
    connection.sock = link
    return connection


def _numeric(host: str | None) -> bool:
    return host is not None and ":" in host


def _first(found: Iterable[tuple[Any, ...]], until: float) -> socket.socket:
    """Return a connection to the first of some addresses that takes one."""
    failed: OSError | None = None
    for family, kind, protocol, _, where in found:
        link = socket.socket(family, kind, protocol)
        link.settimeout(_left(until))
        try:
            link.connect(where)
        except OSError as error:
            failed = error
            link.close()
        else:
            return link
    raise failed or OSError("it has no address")


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _answer(connection: HTTPConnection, parts: SplitResult) -> HTTPResponse:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else ""
    connection.putrequest("GET", path + query, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", parts.netloc.encode("idna").decode("ascii") if not _numeric(parts.hostname) else parts.netloc),
        ("User-Agent", f"xcheck/{__version__}"),
        ("Accept", _ACCEPT),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _answer_content(response: HTTPResponse, parts: SplitResult, most: int, until: float) -> Fetched:
    """Return what an answer holds, if it can be an article and is not too large."""
    if response.status != 200:
        raise _Failed(f"answers {response.status} {response.reason}. Open it in a browser, and save the page to a file")
    type = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    type = "" if type in _UNKNOWN else type
    if type and not type.startswith("text/") and type not in _READ:
        raise _Failed(f"is {type}, no article. Give the address of a page, a PDF file, a Word file or a text")
    too_large = f"is larger than {most / 1e6:g} MB, too large for a news article. Save its text to a file"
    if int(response.getheader("Content-Length") or 0) > most:
        raise _Failed(too_large)
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > most:
            raise _Failed(too_large)
        _left(until)
    coding = (response.getheader("Content-Encoding") or "identity").lower()
    whole = _unpacked(bytes(data), coding, most)
    if whole is None:
        raise _Failed(f"comes packed ({coding}), and cannot be unpacked. Save the page to a file")
    if len(whole) > most:
        raise _Failed(too_large)
    charset = response.headers.get_content_charset()
    host = (parts.hostname or "").removeprefix("www.")
    dot = parts.path.rfind(".")
    suffix = parts.path[dot:].lower() if dot > parts.path.rfind("/") else ""
    return Fetched(_as_utf_8(whole, type, charset), host, suffix, type, charset)


def _unpacked(data: bytes, coding: str, most: int) -> bytes | None:
    if coding == "identity":
        return data

    try:
        return zlib.decompressobj(47).decompress(data, most + 1) if coding in ("gzip", "x-gzip", "deflate") else None
    except zlib.error:
        return None


def _as_utf_8(data: bytes, type: str, charset: str | None) -> bytes:
    """Return a text in UTF-8 where the server says what it is in; pages say it themselves, too."""
    if type in ("text/html", "application/xhtml+xml") or not type.startswith("text/") or charset in (None, "utf-8"):
        return data
    try:
        return data.decode(charset or "").encode("utf-8")
    except (LookupError, UnicodeError):
        return data
