"""How fast this machine is just now: limits are given in the time that one fixed piece of work takes.

A limit in seconds of the processor held on a quiet machine and broke on a busy one: the same comparison took 3.5
seconds here and 7.0 there. Both the comparison and this work slow down alike.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections import Counter

LAPS = 5


def pace() -> float:
    """Return the seconds of the processor that the fixed work takes; the middle of a few laps."""
    gc.disable()  # what else lives in this process is not the machine's speed
    try:
        return statistics.median(_lap() for _ in range(LAPS))
    finally:
        gc.enable()


def _lap() -> float:
    # what a comparison does most: small objects, look-ups, counts and sorting, of more than the nearest cache holds
    began = time.process_time()
    words = [f"w{n * 7919 % 30011}" for n in range(60_000)]
    first: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        first.setdefault(word, []).append(at)
    counted = Counter(word[:3] for word in words)
    sorted(first, key=lambda word: (counted[word[:3]], sum(first[word]), word))
    return time.process_time() - began
