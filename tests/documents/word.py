"""Word files written part by part: what a test or a fixture needs of the format, byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHO = 'w:id="9" w:author="Editor" w:date="2025-10-06T08:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text: str) -> str:
    return f"<w:ins {WHO}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def linked(text: str) -> str:
    return f'<w:hyperlink r:id="rLink">{run(text)}</w:hyperlink>'


def noted(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """Return a paragraph; what is not XML yet becomes a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{style and f'<w:pPr>{style}</w:pPr>'}{inner}</w:p>"


def heading(text: str, level: int = 1) -> str:
    return paragraph(text, style=f'<w:pStyle w:val="Heading{level}"/>')


def item(*runs: str, level: int = 0) -> str:
    return paragraph(*runs, style=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    rows_xml = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{rows_xml}</w:tbl>"


def parts(*body: str, footnotes: tuple[str, ...] = (), title: str = "") -> dict[str, str]:
    """Return the files of a document by name."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/></w:lvl>' for n in range(3)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2, 3)
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in enumerate(footnotes, 1)
    )
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes")
        )
    )  # fmt: skip
    related = "".join(
        f'<Relationship Id="r{n}" Type="{TYPES}/{n}" Target="{n}.xml"/>' for n in ("styles", "numbering", "footnotes")
    )
    link = f'<Relationship Id="rLink" Type="{TYPES}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    packages = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" '
        f'Type="{TYPES}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" '
        f'Type="{packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{packages}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{packages}/relationships">{related}{link}'
        "</Relationships>",
        "word/document.xml": f"{HEAD}<w:document {W} {R}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f"{HEAD}<w:footnotes {W}>{notes}</w:footnotes>",
    }


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip archive without the time it was made at."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, compress_type=method)
    return buffer.getvalue()


def document(*body: str, footnotes: tuple[str, ...] = (), title: str = "") -> bytes:
    return zipped({**parts(*body, footnotes=footnotes, title=title)})
