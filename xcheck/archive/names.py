"""What an archive calls its articles: the outlets that ran them, and a title."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from .store import Carrier

LONGEST_TITLE = 120


def names(articles: Sequence[Sequence[Carrier]]) -> list[str]:
    """Return a name for each article of an event, no two alike: "wire", "post (2)", "radio and 3 more"."""
    outlets = [_outlets(carriers) for carriers in articles]
    often, seen = Counter(outlets), Counter[str]()
    found = []
    for name in outlets:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if often[name] > 1 else name)
    return found


def _outlets(carriers: Sequence[Carrier]) -> str:
    outlets = list(dict.fromkeys(outlet_of(carrier) for carrier in carriers))
    if len(outlets) <= 2:
        return " and ".join(outlets)
    return f"{outlets[0]} and {len(outlets) - 1} more"


def outlet_of(carrier: Carrier) -> str:
    """Return the outlet, else the host of the address, else the name of the file."""
    if carrier.outlet:
        return carrier.outlet
    _, scheme, rest = carrier.address.partition("://")
    return rest.split("/", 1)[0].removeprefix("www.") if scheme else os.path.basename(carrier.address)


def label(title: str, text: str) -> str:
    """Return the title of an article, else the beginning of its text."""
    shown = " ".join((title or text[: LONGEST_TITLE * 4].strip().split("\n", 1)[0]).split())
    return shown if len(shown) <= LONGEST_TITLE else shown[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
