"""One word in two spellings: what a quotation may be printed in without being altered."""

from __future__ import annotations

from functools import cache, lru_cache

from ..data import rows
from ..words import is_word

LEAST = 3
"""Letters before an ending: "our" and "hour" have none that is spelt in America as "or", "labour" has."""


@cache
def _spellings() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    words, endings = {}, []
    for british, american in rows("spellings"):
        if british.startswith("-"):
            endings.append((british[1:], american[1:]))
        else:
            words[british] = american
    return words, tuple(sorted(endings, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=16384)
def one_spelling(lower: str) -> str:
    """Return a word in the American spelling where it has a British one: labour -> labor, realised -> realized.

    An ending is changed only where a word comes out: "four" and "exercise" stay.
    """
    words, endings = _spellings()
    if lower in words:
        return words[lower]
    for british, american in endings:
        stem = lower[: -len(british)]
        if lower.endswith(british) and len(stem) >= LEAST:
            other = stem + american
            return other if is_word(other) else lower
    return lower
