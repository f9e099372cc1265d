"""Broken documents: those of the fixtures with bytes changed, cut out, doubled and exchanged, and bare noise."""

from __future__ import annotations

import random
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import xcheck
from xcheck.errors import UnreadableArticle

from .properties import FIXTURES

KINDS = (".html", ".docx", ".pdf", ".eml", ".rtf", ".txt", ".md")
SLOWEST = 5.0
"Seconds of work for one document; the reader's own limit is four."


def documents() -> dict[str, bytes]:
    """Return a document of each kind."""
    found = {path.suffix: path.read_bytes() for path in sorted(FIXTURES.glob("museum-theft/*")) if path.suffix in KINDS}
    found[".eml"] = b"From: a@example.com\nSubject: Theft\nContent-Type: text/html\n\n" + found[".html"]
    found[".rtf"] = b"{\\rtf1\\ansi " + found[".txt"].replace(b"\n", b"\\par\n") + b"}"
    return found


def broken(draw: random.Random, whole: bytes, kind: str) -> bytes:
    """Return a document with some damage; of a zip archive often a part of it, packed again."""
    if kind == ".docx" and draw.random() < 0.7:
        return _repacked(draw, whole)
    data = bytearray(whole)
    for _ in range(draw.choice((1, 1, 2, 5, 40))):
        at, size = draw.randrange(len(data) + 1), draw.choice((1, 4, 60, 900))
        piece = bytes(data[at : at + size])
        data[at : at + size] = draw.choice(
            (b"", piece * 3, piece[::-1], draw.randbytes(size), b"<" * size, b"\x00" * size, b"\xff\xfe", b"9" * size)
        )
    return bytes(data[: draw.randrange(len(data) + 1)] if draw.random() < 0.2 else data)


def _repacked(draw: random.Random, whole: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = draw.choice(names)
        for name in names:
            data = source.read(name)
            target.writestr(name, broken(draw, data, ".xml") if name == chosen else data)
    return made.getvalue()


def try_documents(count: int, folder: Path, seed: int = 0) -> Counter[str]:
    """Read that many broken documents, and count how each kind ended: read, or refused with a sentence."""
    draw, found = random.Random(seed), documents()
    ended: Counter[str] = Counter()
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        path = folder / f"broken{kind}"
        path.write_bytes(broken(draw, found[kind], kind))
        begin = getrusage(RUSAGE_CHILDREN).ru_utime
        try:
            article = xcheck.read_article(path)
        except UnreadableArticle as refused:
            text = str(refused)
            assert str(path) in text and " " in text and "\n" not in text, text
            ended[f"{kind} refused"] += 1
        else:
            assert article.text.strip()
            ended[f"{kind} read"] += 1
        assert getrusage(RUSAGE_CHILDREN).ru_utime - begin < SLOWEST, (kind, number)
    return ended
