"""Scores attributions against PolNeAR (Newell et al., LREC 2018): source, cue, content, partial overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from xcheck.model import Article, Attribution, Span

Extract = Callable[[str], Sequence[Attribution]]
Gold = tuple[list[Span], list[Span], list[Span]]
"""Spans of source, cue and content; each may be in pieces."""


def attributions_of(text: str) -> Sequence[Attribution]:
    """Return the attributions of a text as the pipeline finds them."""
    from xcheck.config import Settings
    from xcheck.facts import read_facts
    from xcheck.split import split

    article = Article("article", text)
    facts, _ = read_facts(article, split(article, "a"), Settings(), None)
    return [fact for fact in facts if isinstance(fact, Attribution)]


def gold_of(row: Mapping[str, Any]) -> list[Gold]:
    """Return the attributions of a PolNeAR row that have a cue and a content."""
    found = []
    for attribution in row["attributions"]:
        source, cue, content = (
            [Span(*span) for part in attribution[key] for span in part["spans"]] for key in ("source", "cue", "content")
        )
        if cue and content:
            found.append((source, cue, content))
    return found


def _meets(span: Span | None, spans: Iterable[Span]) -> bool:
    return span is not None and any(span.meets(other) for other in spans)


def _f1(found: int, of_found: int, right: int, of_gold: int) -> float:
    """Harmonic mean of right findings over findings and found golds over golds."""
    precision = right / of_found if of_found else 0.0
    recall = found / of_gold if of_gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(rows: Iterable[Mapping[str, Any]], extract: Extract = attributions_of) -> dict[str, float]:
    """Return F1, precision and recall of source (contents meet), cue, and content (cues meet).

    Attributions that carry a quotation on have no cue of their own and are part of a gold content that stands
    elsewhere; they are not counted.
    """
    counts = {key: [0, 0, 0, 0] for key in ("source", "cue", "content")}
    for row in rows:
        golds = gold_of(row)
        ours = [a for a in extract(row["text"]) if a.cue is not None]
        tests: dict[str, Callable[[Attribution, Gold], bool]] = {
            "source": lambda a, g: _meets(a.source, g[0]) and _meets(a.content, g[2]),
            "cue": lambda a, g: _meets(a.cue, g[1]),
            "content": lambda a, g: _meets(a.cue, g[1]) and _meets(a.content, g[2]),
        }
        for key, agrees in tests.items():
            mine = [a for a in ours if key != "source" or a.source is not None]
            theirs = [g for g in golds if key != "source" or g[0]]
            counts[key][0] += sum(any(agrees(a, g) for a in mine) for g in theirs)
            counts[key][1] += len(mine)
            counts[key][2] += sum(any(agrees(a, g) for g in theirs) for a in mine)
            counts[key][3] += len(theirs)
    result: dict[str, float] = {}
    for key, (found, of_found, right, of_gold) in counts.items():
        result[f"{key} F1"] = _f1(found, of_found, right, of_gold)
        result[f"{key} precision"] = right / of_found if of_found else 0.0
        result[f"{key} recall"] = found / of_gold if of_gold else 0.0
    return result
