"""The article in an e-mail, or in a page that a browser saved as one (.mhtml).

What the sender quotes of a letter that is answered was said by somebody else, so it is left out; a letter that is
forwarded is the article itself. quotequail knows how the programs for mail set the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from . import html
from .blocks import PARAGRAPH, Block, has_article, plain_text
from .extract import COPY_IT, Extract, Refused

FULL_LINE = 50
"Characters: a line of a letter that has more, and goes on below, was broken by width."

_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_OPENS = re.compile(r"[>#*•]|[-–]\s|\d{1,2}[.)]\s")
_ANSWERS = re.compile(r"(?:re|aw|sv|antw)\s*(?:\[\d+\])?:", re.IGNORECASE)
"Begins the subject of an answer; some programs put the same lines over a letter that is answered and one sent on."
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)


def extract(data: bytes) -> Extract:
    """Return the article in a message: its page if it has one, else its plain text."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    if not message.keys() or not any(message[key] for key in ("From", "Subject", "Date", "MIME-Version")):
        raise Refused("is no e-mail: it does not begin with From, Subject or Date", "Give it the name that fits.")
    said = Extract(
        "",
        title=" ".join(str(message["Subject"] or "").split()) or None,
        byline=parseaddr(str(message["From"] or ""))[0] or None,
        published=_sender_day(message),
    )
    paged, plain = _part_of_kind(message, "html"), _part_of_kind(message, "plain")
    saved = "Snapshot-Content-Location" in message  # the page tells of its article, the message of the saving
    if paged is not None:
        try:
            page = html.extract(*(paged if saved else _own_page(paged, said.title)))
        except Refused:
            if plain is None:
                raise
        else:
            return page if saved else page.replace(**{k: v for k, v in _metadata(said).items() if v is not None})
    text = plain[0].decode(plain[1] or "utf-8", "replace") if plain is not None else ""
    blocks = list(_paragraphs(_own_text(_SIGNATURE.split(text)[0], said.title)))
    if not has_article(blocks):
        raise Refused(
            "has no article text: the message is empty, all in its attachments, or quotes only what others wrote",
            COPY_IT,
        )
    return said.replace(text=plain_text(blocks))


def _own_text(text: str, subject: str | None) -> str:
    """Return what the sender wrote: a letter without those that it answers."""
    from quotequail import unwrap

    found = unwrap(text)
    if found is not None and _is_answer(found, subject):
        text = f"{found.get('text_top', '')}\n\n{found.get('text_bottom', '')}"
    return _QUOTED.sub("", text)


def _own_page(paged: tuple[bytes, str | None], subject: str | None) -> tuple[bytes, str | None]:
    from quotequail import unwrap_html

    found = unwrap_html(_XML.sub("", html.decode(*paged)))
    if found is None or not _is_answer(found, subject):
        return paged
    own = f"{found.get('html_top', '')}{found.get('html_bottom', '')}"
    return own.encode("utf-8", "replace"), "utf-8"


def _is_answer(found: Mapping[str, object], subject: str | None) -> bool:
    """Whether a letter answers the one in it, and does not forward it."""
    return found["type"] == "reply" or bool(_ANSWERS.match(subject or ""))


def _metadata(said: Extract) -> dict[str, str | None]:
    return {"title": said.title, "byline": said.byline, "published": said.published}


def _sender_day(message: object) -> str | None:
    """Return the sender's day on which a message was sent."""
    sent = getattr(message["Date"], "datetime", None)  # type: ignore[index]
    return sent.date().isoformat() if sent is not None else None


def _part_of_kind(message: object, kind: str) -> tuple[bytes, str | None] | None:
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
