"""What counts as a reason for letting a finding pass: words that somebody can read."""

from __future__ import annotations

import re
import unicodedata

LEAST = 2
"""Letters or figures that are seen: one of them is no reason."""

_NEVER_SEEN = re.compile("[\u115f\u1160\u17b4\u17b5\u3164\uffa0]")
"""Letters by their category that every font leaves blank: the fillers of Hangul, two vowels of Khmer."""


def is_reason(text: str) -> bool:
    """Whether a text gives a reason that can be seen."""
    seen = [c for c in _NEVER_SEEN.sub("", text) if unicodedata.category(c)[0] in "LN"]
    return len(seen) >= LEAST
