"""What a gate must hear of a draft besides findings: where what a reader sees is not what was read.

The fire killed <U+202E>12<U+202C> people.      shows 21, and is read as 12
The fire killed 1**12** people.                 shows 112, and is read as 1 and 12
```                                             a code block without an end: all behind it is code
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Article, Reading, Remark, Severity, Verdict
from ..split.layout import shown

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of writing, inside the brackets of a pattern."""

UNSEEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff"
)
"""Characters that nobody sees; a soft hyphen and a joiner of letters have their use within words."""

ANOTHER_EVENT = "another-event"
"""Title of the remark that the sources tell almost nothing of a draft."""

FEW = 4
"""Statements that a draft has at least, if sources that cover few of them are called the wrong ones; if they cover
none, and are of another event by their words, one is enough."""

COVERED = 0.15
"""Share of its statements up to which sources tell almost nothing of a draft."""

_TURNED = re.compile(f"[{TURNING}]")
_HIDDEN = re.compile(rf"(?<=\w)[{UNSEEN}]+(?=\w)")


def remarks(reading: Reading) -> Iterator[Remark]:
    """Yield what a gate must hear of a draft."""
    article = reading.article
    turned = list(_TURNED.finditer(article.text))
    if turned:
        yield _remark(
            reading, "writing-direction", turned[0].start(), len(turned),
            "a character turns the direction of writing: readers may see other words and figures than were read",
        )  # fmt: skip
    hidden = list(_HIDDEN.finditer(article.text))
    if hidden:
        message = "a character that nobody sees stands within a word, so that it is read as another one"
        yield _remark(reading, "unseen-character", hidden[0].start(), len(hidden), message)
    by_what: dict[str, list[int]] = {}
    for odd in shown(article).odd:
        by_what.setdefault(odd.what, []).append(odd.start)
    for what, starts in by_what.items():
        yield _remark(reading, "not-as-shown", starts[0], len(starts), what)


def of_another_event(reading: Reading, verdicts: Sequence[Verdict], related: bool) -> Iterator[Remark]:
    """Yield that the sources tell almost nothing of a draft: one held against the wrong file passes no gate.

    `related` is whether any source has enough words in common with the draft to tell of its event.
    """
    covered = sum(one.verdict in ("supported", "differs") for one in verdicts)
    nothing = verdicts and not covered and not related and all(one.verdict == "unsupported" for one in verdicts)
    if nothing or (len(verdicts) >= FEW and covered <= len(verdicts) * (COVERED if related else 0.5)):
        what = f"the sources tell {covered} of {len(verdicts)} statements of this draft: is this the right source?"
        yield Remark(ANOTHER_EVENT, Severity.ERROR, what, reading.id)


def _remark(reading: Reading, title: str, start: int, count: int, what: str) -> Remark:
    article: Article = reading.article
    more = f" (and {count - 1} more)" if count > 1 else ""
    return Remark(title, Severity.WARNING, what + more, reading.id, article.position(start)[0])
