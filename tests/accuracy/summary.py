"""The table of figures in the README, from the recorded ones; python -m tests.readme writes it there.

Texts written independently come first; 95 of 100 draws of their pairs lie in the interval beside a figure. Each row:
what is found, how much of it, what is flagged that is none, and how the best simple method does.
"""

from __future__ import annotations

from typing import NamedTuple

from .record import read, read_intervals

DATE = "2026-11-30"


class Line(NamedTuple):
    """One row: label, (set, measure) of what is found, (set, measure) of the false alarms, what others reach."""

    what: str
    found: tuple[str, str]
    alarms: tuple[str, str] | None = None
    others: str = ""


SAME_CONFLICT = ("demetr", "same meaning: pairs with a conflict")
LOUD = ("outlets", "loud findings unlisted, a pair")
LINES = (
    Line("differences between two outlets that readers list (outlets); warnings that no reader lists, a pair", ("outlets", "told by words"), LOUD, "naive .16 / 13.4"),
    Line("the important ones", ("outlets", "told by words, important ones"), LOUD, "naive .15 / 13.4"),
    Line("important facts that one outlet has alone; facts that both tell, called missing", ("outlets", "one-sided told, important ones"), ("outlets", "told statements called missing")),
    Line("an error put into what two outlets tell alike (implants)", ("implants", "told"), None, "naive .57"),
    Line("the same in a draft beside its source", ("implants_check", "told"), None, "naive .84"),
    Line("statements of two outlets linked, F1; look-alikes linked", ("outlets", "links F1"), ("outlets", "hard negatives linked"), "4-grams .61 / .08"),
    Line("the same on encyclopaedias (propsegment)", ("propsegment", "links F1"), None, "stems + 4-grams .75"),
    Line("contradictions in news, written freely (RTE-3)", ("natural", "RTE-3: contradictions found"), ("natural", "RTE-3: others flagged"), "naive .95 / .91"),
    Line("contradictions by a negation, beside look-alikes (RTE-2 negated)", ("natural", "negated RTE-2: contradictions found"), ("natural", "negated RTE-2: look-alikes flagged"), "naive 1.00 / .97"),
    Line("claims that a person refuted (WikiFactCheck)", ("natural", "WikiFactCheck: refuted claims found"), ("natural", "WikiFactCheck: supported claims flagged"), "naive .44 / .98"),
    Line("support of a sentence by the article it cites, ROC AUC (wice)", ("wice_support", "ROC AUC of support, supported against not"), None, "word coverage .90"),
    Line("first evidence right (wice)", ("wice_evidence", "first evidence is one of the human's"), None, "stems + 4-grams .78"),
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
    figures, intervals = read("all/full"), read_intervals("all/full")

    def short(value: float) -> str:
        return f"{value:.2f}".removeprefix("0")

    def shown(key: tuple[str, str] | None) -> str:
        if key is None:
            return ""
        edges = intervals.get(key[0], {}).get(key[1])
        between = f" ({short(edges[0])}-{short(edges[1])})" if edges else ""
        return short(figures[key[0]][key[1]]) + between

    rows = [f"| {line.what} | {shown(line.found)} | {shown(line.alarms)} | {line.others} |" for line in LINES]
    head = [f"| recorded {DATE} | found or right | false alarms | others |", "|---|---|---|---|"]
    return "\n".join([*head, *rows])
