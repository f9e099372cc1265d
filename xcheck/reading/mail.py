"""The article in an e-mail, or in a page that a browser saved as one (.mhtml)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import html
from .blocks import PARAGRAPH, Block, has_article, plain_text
from .extract import COPY_IT, Extract, Refused

FULL_LINE = 50
"Characters: a line of a letter that has more, and goes on below, was broken by width."

_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_OPENS = re.compile(r"[>#*•]|[-–]\s|\d{1,2}[.)]\s")
_ENCODED = ("base64", "quoted-printable")


def extract(data: bytes) -> Extract:
    """Return the article in a message: its page if it has one, else its plain text."""
    from email import policy
    from email.message import EmailMessage
    from email.parser import BytesParser
    from email.utils import parseaddr

    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    if not message.keys() or not any(message[key] for key in ("From", "Subject", "Date", "MIME-Version")):
        raise Refused("is no e-mail: it does not begin with From, Subject or Date", "Give it the name that fits.")
    said = Extract(
        "",
        title=" ".join(str(message["Subject"] or "").split()) or None,
        byline=parseaddr(str(message["From"] or ""))[0] or None,
        published=_day(message),
    )
    paged, plain = _part(message, "html"), _part(message, "plain")
    if paged is not None:
        try:
            page = html.extract(paged[0], paged[1])
        except Refused:
            if plain is None:
                raise
        else:
            saved = "Snapshot-Content-Location" in message  # the page tells of its article, the message of the saving
            return page if saved else page.replace(**{k: v for k, v in _told(said).items() if v is not None})
    text = plain[0].decode(plain[1] or "utf-8", "replace") if plain is not None else ""
    blocks = list(_paragraphs(_SIGNATURE.split(text)[0]))
    if not has_article(blocks):
        raise Refused("has no article text: the message is empty, or all in its attachments", COPY_IT)
    return said.replace(text=plain_text(blocks))


def _told(said: Extract) -> dict[str, str | None]:
    return {"title": said.title, "byline": said.byline, "published": said.published}


def _day(message: object) -> str | None:
    """Return the sender's day on which a message was sent."""
    sent = getattr(message["Date"], "datetime", None)  # type: ignore[index]
    return sent.date().isoformat() if sent is not None else None


def _part(message: object, kind: str) -> tuple[bytes, str | None] | None:
    """Return the first part of a kind, and its encoding."""
    for part in message.walk():  # type: ignore[attr-defined]
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, _known(part.get_content_charset())
    return None


def _known(charset: str | None) -> str | None:
    try:
        "".encode(charset or "utf-8")
    except (LookupError, UnicodeError):
        return None
    return charset


def _paragraphs(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a letter; lines that were broken by width are put together."""
    gathered = ""
    full = False
    for line in [*text.splitlines(), ""]:
        line = line.strip()
        if gathered and not (line and full and not _OPENS.match(line)):
            yield Block(PARAGRAPH, gathered)
            gathered = ""
        gathered = f"{gathered} {line}".strip()
        full = len(line) >= FULL_LINE
