"""PDF files written by hand: pages of lines at their places, byte for byte the same each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Helvetica"}
WIDTH, HEIGHT = 420, 595
"An A5 page, in points."


class Line(NamedTuple):
    """A line of text: where it begins, in which font and size."""

    x: float
    y: float
    text: str
    font: str = "F1"
    size: float = 11


def wrapped(text: str, width: int) -> list[str]:
    """Return lines of at most so many characters, broken at spaces and, with a hyphen, at soft hyphens."""
    lines, line = [], ""
    for word in text.split(" "):
        whole = word.replace("\u00ad", "")
        if len(line) + len(whole) < width:
            line = f"{line} {whole}".strip()
            continue
        pieces = word.split("\u00ad")
        for cut in range(len(pieces) - 1, 0, -1):
            start, rest = "".join(pieces[:cut]), "".join(pieces[cut:])
            if len(line) + len(start) + 1 < width:
                lines.append(f"{line} {start}-")
                line = rest
                break
        else:
            lines.append(line)
            line = whole
    return [*lines, line]


def column(text: str, x: float, y: float, width: int, leading: float = 14, size: float = 11) -> list[Line]:
    """Return the lines of a paragraph from a place downwards."""
    return [Line(x, y - n * leading, line, size=size) for n, line in enumerate(wrapped(text, width))]


def document(*pages: Iterable[Line], trailer: bytes = b"", info: str = "") -> bytes:
    """Return a file of these pages."""
    first = 4 + len(FONTS)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages))), len(pages)),
        f"<< {info} >>".encode("latin-1"),
    ]
    for name in FONTS.values():
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode("ascii")
        )
    fonts = " ".join(f"/{key} {4 + number} 0 R" for number, key in enumerate(FONTS))
    for number, page in enumerate(pages):
        content = b"\n".join(map(_shown, page))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {fonts} >> >> "
            f"/Contents {first + 2 * number + 1} 0 R >>".encode("ascii")
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a file of these objects, the first of which is the catalogue and the third the information."""
    out, starts = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def _shown(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (line.font.encode("ascii"), line.size, line.x, line.y, text)
