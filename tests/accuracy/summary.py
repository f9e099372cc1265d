"""The table of the README, from the recorded figures: python -m tests.accuracy.summary.

Each row: what is found, how much of it, what is flagged that is none, and how the best simple method does.
"""

from __future__ import annotations

from typing import NamedTuple

from .record import read

DATE = "2026-11-23"


class Line(NamedTuple):
    """One row: label, (set, measure) of what is found, (set, measure) of the false alarms, what others reach."""

    what: str
    found: tuple[str, str]
    alarms: tuple[str, str] | None = None
    others: str = ""


SAME_CONFLICT = ("demetr", "same meaning: pairs with a conflict")
LINES = (
    Line("another number in a sentence (demetr)", ("demetr", "number: found by the right rule"), SAME_CONFLICT, "naive .86 / .31"),
    Line("a negation put in or left out (demetr)", ("demetr", "negation: found by the right rule"), SAME_CONFLICT, "naive .97 / .31"),
    Line("another name (demetr)", ("demetr", "entity_swap: found by the right rule"), SAME_CONFLICT, "naive .95 / .31"),
    Line("a name left out (demetr)", ("demetr", "entity_omitted: found by the right rule"), ("demetr", "same meaning: with a warning or worse"), "naive .89 / .31"),
    Line("an opposite (demetr)", ("demetr", "antonym: found by the right rule"), SAME_CONFLICT, "naive .01"),
    Line("a modifier left out (demetr; a note)", ("demetr", "modifier_removed: found by the right rule"), ("demetr", "same meaning: with any finding"), "naive .00"),
    Line("a phrase left out (demetr; a note)", ("demetr", "pp_removed: found by the right rule"), ("demetr", "same meaning: with any finding"), "naive .00"),
    Line("human errors, entity (bump)", ("bump", "Entity: flagged on the changed words"), ("bump", "summary beside itself: any finding"), "naive .64; alarms: a text beside itself"),
    Line("human errors, time, place, number (bump)", ("bump", "Circumstance: flagged on the changed words"), ("bump", "summary beside itself: any finding"), "naive .66; likewise"),
    Line("human errors, predicate (bump)", ("bump", "Predicate: flagged on the changed words"), ("bump", "summary beside itself: any finding"), "naive .07; likewise"),
    Line("inconsistent edits of news summaries (summedits)", ("summedits", "inconsistent edits found"), ("summedits", "consistent edits flagged"), "naive .46 / .05"),
    Line("contradictions (breaking_nli)", ("breaking_nli", "contradictions found"), ("breaking_nli", "entailments flagged"), "naive .31 / .03"),
    Line("contradictions (fever_symmetric)", ("fever_symmetric", "contradictions found"), ("fever_symmetric", "entailments flagged"), "naive .95 / .94"),
    Line("exaggerated press releases, right way (exaggeration)", ("exaggeration", "exaggerates: right way"), ("exaggeration", "same: told a direction"), "always same .00"),
    Line("harmless changes of case, spelling, punctuation (demetr)", ("demetr", "harmless changes: pairs with any finding"), None, "naive .04; all false alarms"),
    Line("sentence links, F1 (superpal_mn)", ("superpal_mn", "links F1"), None, "TF-IDF .64"),
    Line("gold pairs linked (onestopqa)", ("onestopqa", "gold pairs linked"), ("onestopqa", "links across paragraphs"), "TF-IDF .96 / .02"),
    Line("sentence links, F1 (ecbplus)", ("ecbplus", "links F1"), None, "token set .87"),
    Line("who said it, source F1 (polnear)", ("polnear", "source F1")),
    Line("support of a claim by its article, ROC AUC (defacto)", ("defacto_support", "ROC AUC of support, worst statement"), None, "word coverage .70"),
    Line("the same (frank)", ("frank_support", "ROC AUC of support, worst statement"), None, "word coverage .83"),
    Line("the same (bump)", ("bump_support", "ROC AUC of support, worst statement"), None, "word coverage .55, QAFactEval .71"),
    Line("findings judged right on reading, 12 pairs of outlets (basil)", ("basil", "findings judged right on reading")),
)  # fmt: skip


def table() -> str:
    """Return the table in Markdown."""
    figures = read("all/full")

    def shown(key: tuple[str, str] | None) -> str:
        return "" if key is None else f"{figures[key[0]][key[1]]:.2f}".removeprefix("0")

    rows = [f"| {line.what} | {shown(line.found)} | {shown(line.alarms)} | {line.others} |" for line in LINES]
    head = [f"| recorded {DATE} | found or right | false alarms | others |", "|---|---|---|---|"]
    return "\n".join([*head, *rows])


if __name__ == "__main__":
    print(table())
