"""What is remembered of articles is forgotten when their event is done; what is remembered of words stays.

Functions that ask a statement for its verbs, claims or words remember the answer (`lru_cache`), and so hold on to the
statement, its article and all that was read in it: fine for two articles, of thousands the last hundred or so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

OF_ARTICLES = frozenset(("Side", "Reading", "Comparison", "Meeting", "Corpus"))
"""Types of a first parameter by which a function is known that remembers something of articles."""


def forget() -> None:
    """Empty the caches of all functions of statements, articles and pairs of them."""
    for cache in caches():
        cache.cache_clear()


def caches() -> Iterator[Any]:
    """Yield the functions of the modules loaded here that remember what they answered of articles."""
    for name, module in list(sys.modules.items()):
        if name.startswith("xcheck."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and _first_type(value) in OF_ARTICLES:
                    yield value


def _first_type(function: Any) -> str:
    """Return the name of the type of the first parameter, "" without one."""
    return str(next(iter(getattr(function.__wrapped__, "__annotations__", {}).values()), ""))
