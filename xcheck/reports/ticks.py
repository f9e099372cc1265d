"""What a fact-checker ticks off in a draft: quotations, figures, names, statements, and how many of each hold."""

from __future__ import annotations

from ..model import Report


def ticks(report: Report) -> str:
    """Return how many quotations, figures, names and statements of the drafts hold: "figures 14 of 15".

    They are the items of the verdicts, so that what a finding marks does not hold, whether or not a person lets it
    pass: it was not found in the sources. A name counts once in a draft. Of nothing there is no count.
    """
    owner = {s.id: reading.id for reading in report.articles for s in reading.statements}
    keys = {(r.id, fact.start, fact.type): fact for r in report.articles for fact in r.facts}
    held: dict[str, dict[tuple[object, ...], bool]] = {"quotation": {}, "figure": {}, "name": {}}
    for verdict in report.verdicts:
        for item in verdict.items:
            if item.kind in held:
                draft = owner[verdict.statement]
                name = keys.get((draft, item.start, "name")) if item.kind == "name" else None
                key = (draft, getattr(name, "key", item.start))
                held[item.kind][key] = held[item.kind].get(key, True) and item.verdict == "supported"
    counts = [
        f"{kind}s {sum(found.values())} of {len(found)}{' word for word' if kind == 'quotation' else ''}"
        for kind, found in held.items()
        if found
    ]
    supported = sum(verdict.verdict == "supported" for verdict in report.verdicts)
    return ", ".join([*counts, f"statements {supported} of {len(report.verdicts)} told by a source"])
