"""Addresses: fetched within limits of time, size and redirects, and never from the machine's own network unasked."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

import xcheck
from xcheck.errors import UnreadableArticle
from xcheck.reading import file, web
from xcheck.reading.network import is_public

CASE = Path(__file__).parents[1] / "fixtures" / "museum-theft"
STORY = "Thieves took three paintings from the museum on Sunday, the police said."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Site(BaseHTTPRequestHandler):
    """A site with one answer for each path."""

    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        Site.asked.append(dict(self.headers) | {"path": self.path})
        name = self.path.split("?")[0].strip("/")
        getattr(self, f"at_{name.split('/')[0].replace('-', '_')}", self.missing)(name)

    def answer(self, body: bytes, type: str | None, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if type is not None:
            self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def missing(self, name: str) -> None:
        self.answer(b"gone", "text/plain", 404)

    def at_text(self, name: str) -> None:
        self.answer(STORY.encode(), "text/plain; charset=utf-8")

    def at_latin(self, name: str) -> None:
        self.answer("Café à midi.".encode("latin-1"), "text/plain; charset=iso-8859-1")

    def at_page(self, name: str) -> None:
        self.answer((CASE / "courier.html").read_bytes(), "text/html")

    def at_pdf(self, name: str) -> None:
        self.answer((CASE / "review.pdf").read_bytes(), "application/pdf")

    def at_word(self, name: str) -> None:
        self.answer((CASE / "statement.docx").read_bytes(), WORD)

    def at_file(self, name: str) -> None:
        self.answer((CASE / "courier.html").read_bytes(), None)

    def at_gzip(self, name: str) -> None:
        self.answer(gzip.compress(STORY.encode()), "text/plain", Content_Encoding="gzip")

    def at_bomb(self, name: str) -> None:
        self.answer(gzip.compress(b"a" * 20_000_000), "text/plain", Content_Encoding="gzip")

    def at_picture(self, name: str) -> None:
        self.answer(b"\x89PNG", "image/png")

    def at_large(self, name: str) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(30):
                self.wfile.write(b"words " * 10_000)
        except OSError:
            pass  # the reader has seen enough

    def at_slow(self, name: str) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass

    def at_hops(self, name: str) -> None:
        left = int(name.split("/")[1])
        self.answer(b"", None, 302, Location=f"/hops/{left - 1}" if left else "/text")

    def at_away(self, name: str) -> None:
        self.answer(b"", None, 301, Location={"ftp": "ftp://example.org/x", "file": "file:///etc/hosts"}[name[5:]])

    def at_inside(self, name: str) -> None:
        self.answer(b"", None, 307, Location=f"http://localhost:{self.server.server_address[1]}/text")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def read(address: str) -> xcheck.Article:
    return xcheck.read_article(address, allow_private_addresses=True)


def refused(address: str, allow: bool = True) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        xcheck.read_article(address, allow_private_addresses=allow)
    assert str(caught.value).startswith(address)
    return str(caught.value)[len(address) + 1 :]


# What is read.


def test_a_text_is_read_as_it_is(site: str) -> None:
    article = read(f"{site}/text")
    assert (article.name, article.path, article.text) == ("127.0.0.1", f"{site}/text", STORY)


def test_a_text_is_read_in_the_encoding_that_the_server_tells(site: str) -> None:
    assert read(f"{site}/latin").text == "Café à midi."


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("page", "Police deny delay after museum theft"),
        ("file", "Police deny delay after museum theft"),
        ("pdf", "How to steal a sunset"),
        ("word", "Statement on the theft of 5 October"),
        ("page?print=1.pdf#top", "Police deny delay after museum theft"),
    ],
)
def test_a_document_is_read_by_its_type_or_its_first_bytes(site: str, path: str, title: str) -> None:
    article = read(f"{site}/{path}")
    assert article.title == title
    assert article.text.startswith(f"# {title}\n")


def test_what_comes_packed_is_unpacked(site: str) -> None:
    assert read(f"{site}/gzip").text == STORY


def test_redirects_are_followed(site: str) -> None:
    assert read(f"{site}/hops/4").text == STORY


def test_nothing_is_told_about_the_reader(site: str) -> None:
    Site.asked.clear()
    read(f"{site}/text?a=ü b")
    (asked,) = Site.asked
    assert asked.pop("path") == "/text?a=%C3%BC%20b"
    assert set(asked) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert asked["User-Agent"] == f"xcheck/{xcheck.__version__}"


# What is not.


def test_an_address_within_the_network_is_refused(site: str) -> None:
    said = refused(f"{site}/text", allow=False)
    assert said.startswith("leads to 127.0.0.1, an address inside this machine's own network")
    assert said.endswith("--allow-private-addresses")


def test_a_redirect_into_the_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rsplit(":", 1)[1])
    real = socket.getaddrinfo

    def names(host: str, *rest: object, **more: object) -> object:
        return real("127.0.0.1" if host == "news.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1")
    assert read(f"http://news.example:{port}/text").name == "news.example"
    monkeypatch.setattr(web, "is_public", lambda address: False)
    Site.asked.clear()
    assert "own network" in refused(f"http://news.example:{port}/inside", allow=False)
    assert Site.asked == []


def test_every_redirect_is_checked_anew(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def once(address: str) -> bool:
        checked.append(address)
        return len(checked) == 1

    monkeypatch.setattr(web, "is_public", once)
    assert "own network" in refused(f"{site}/inside", allow=False)
    assert len(checked) == 2


def test_a_name_is_resolved_once_and_that_address_is_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port, answers = int(site.rsplit(":", 1)[1]), []

    def rebinding(host: str, *rest: object, **more: object) -> object:
        answers.append(host)
        address = "127.0.0.1" if len(answers) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert read(f"http://rebinding.example:{port}/text").text == STORY
    assert answers == ["rebinding.example"]


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("93.184.216.34", "192.168.1.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "leads to 192.168.1.1" in refused("http://both.example/", allow=False)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("127.8.9.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fd12:3456::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere", "answers 404 Not Found"),
        ("picture", "is image/png, no article"),
        ("hops/5", "leads on more than 5 times"),
        ("hops/99", "leads on more than 5 times"),
        ("away/ftp", "leads to a ftp address; only http and https are fetched"),
        ("away/file", "leads to a file address"),
        ("bomb", "is larger than 10 MB"),
    ],
)
def test_what_is_no_article_is_refused(site: str, path: str, says: str) -> None:
    assert says in refused(f"{site}/{path}")


def test_size_is_limited_where_no_length_is_told(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", 100_000)
    assert "is larger than 0.1 MB" in refused(f"{site}/large")


def test_time_is_limited_in_all(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.3)
    start = time.monotonic()
    assert "0.3 s" in refused(f"{site}/slow")
    assert time.monotonic() - start < 3


def test_a_look_up_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.1)

    def hanging(*_: object, **__: object) -> None:
        time.sleep(1)
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    assert "did not answer within 0.1 s" in refused("http://slow.example/")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://", "names no host"),
        ("https:///story.html", "names no host"),
        ("http://user:secret@example.org/", "holds a user name or a password"),
        ("http://[::1", "cannot be fetched"),
        ("http://example.org:99999/", "cannot be fetched"),
    ],
)
def test_addresses_that_cannot_be_asked(address: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("nobody is to be asked"))
    assert says in refused(address)


def test_an_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refused("https://no.example/").startswith("cannot be fetched: its name is unknown")


def test_a_closed_door(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "Connection refused" in refused(f"http://127.0.0.1:{port}/")


def test_a_file_may_be_named_like_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("https.txt").write_text(STORY, encoding="utf-8")
    assert xcheck.read_article("https.txt").text == STORY
