"""How a claim is shown in few words: cut where a phrase ends, with dots."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.match import sides
from xcheck.model import Article, Span
from xcheck.pipeline import read
from xcheck.sentences import stretch

THREAT = (
    "The school officials of Lindal called it a threat when the nine-year-old boy told a classmate in the yard that "
    "he could make him disappear."
)
FERRY = (
    "The harbour company of the old town by the river and its many partners in the north of the country said on "
    "Friday that the ferry would never sail again under its old flag."
)


@pytest.mark.parametrize(
    ("text", "part", "marked", "expected"),
    [
        (THREAT, None, None, "The school officials of Lindal called it a threat when the nine-year-old boy told …"),
        ("The road to the coast has been cut.", None, None, "The road to the coast has been cut"),
        (FERRY, None, "never", "… that the ferry would never sail again under its old flag"),
        ("The mayor left, and the council met on Friday.", "and the council met", None, "the council met"),
        ("He gave his party a “one-in-three” chance.", "He gave his party a", None, "He gave his party …"),
        ("He said that they met Gov. Lind.", "that they met Gov. Lind", None, "they met Gov. Lind"),
        ("“We got nothing,” she said.", "We got nothing,” she said", None, "“We got nothing,” she said"),
        ("“We begged and got nothing,” she said.", "got nothing,” she said", None, "got nothing, she said"),
    ],
)
def test_a_claim_is_told_as_far_as_it_has_room(text: str, part: str | None, marked: str | None, expected: str) -> None:
    side = next(iter(sides(read(Article("a", text), "a", xcheck.Settings())).values()))
    start, mark = text.index(part or text), marked and text.index(marked)
    words = Span(mark, mark + len(marked)) if marked and mark else None
    assert stretch(side, Span(start, start + len(part or text)), words) == expected
