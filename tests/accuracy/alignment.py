"""Do the right sentences meet? onestopqa, superpal_mn, ecbplus, propsegment: links between pre-split sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .aligners import Aligner, Lines
from .measure import Measure, Outcome, alarms, f1, precision, recall
from .shared import Row, Selection, rows

Judge = Callable[[Row, set[tuple[int, int]]], list[Outcome]]


class Judged(NamedTuple):
    """Outcomes of a run over rows with one threshold."""

    outcomes: list[Outcome]

    def of(self, kind: str) -> list[Outcome]:
        """Return the outcomes of one kind of judgement."""
        return [outcome for outcome in self.outcomes if outcome.label == kind]


def _links(row: Row, aligner: Aligner, threshold: float) -> set[tuple[int, int]]:
    a: Lines = tuple(row["a"])
    b: Lines = tuple(row["b"])
    return {(i, j) for i, j, _ in aligner.align(a, b, threshold)}


def _judge(found: Iterable[Row], aligner: Aligner, threshold: float, judge: Judge) -> Judged:
    return Judged([outcome for row in found for outcome in judge(row, _links(row, aligner, threshold))])


def run(
    select: Selection, aligner: Aligner, path: str, key: str, judge: Judge, worth: Callable[[Judged], float]
) -> Judged:
    """Judge an aligner on a file; a threshold is chosen by `worth`, always on the odd half."""
    threshold = aligner.thresholds[0]
    if len(aligner.thresholds) > 1:
        practice = select.only("odd").pick(rows(path), together=key)
        threshold = max(aligner.thresholds, key=lambda t: worth(_judge(practice, aligner, t, judge)))
    return _judge(select.pick(rows(path), together=key), aligner, threshold, judge)


def _outcome(row: Row, i: int, j: int, gold: bool, linked: bool, kind: str, what: str) -> Outcome:
    return Outcome(
        f"{row['id']}:{i}:{j}", row["a"][i], row["b"][j], gold, linked, float(linked), what, label=kind, group=row["id"]
    )


def _one_stop(row: Row, links: set[tuple[int, int]]) -> list[Outcome]:
    found = [_outcome(row, i, j, True, (i, j) in links, "gold", f"same span {label}") for i, j, label in row["gold"]]
    for span in row["gold_spans"]:
        meet = any((i, j) in links for i in span["a_sents"] for j in span["b_sents"])
        id = f"{row['id']}:{span['para']}:{span['key']}"
        found.append(Outcome(id, span["a_span"], span["b_span"], True, meet, what="same span", label="spans"))
    for i, j in sorted(links):
        crosses = row["a_para"][i] != row["b_para"][j]
        found.append(_outcome(row, i, j, False, crosses, "links", "link across paragraphs"))
    return found


def onestopqa(select: Selection, aligner: Aligner) -> list[Measure]:
    """Articles at three reading levels: gold spans must be linked, links must not cross paragraphs."""
    judged = run(
        select,
        aligner,
        "onestopqa/dev.jsonl",
        "title",
        _one_stop,
        lambda found: recall(found.of("gold")) - alarms(found.of("links")),
    )
    return [
        Measure("gold pairs linked", recall, judged.of("gold"), 0.99, published="TF-IDF .987"),
        Measure("gold spans linked, any sentence of them", recall, judged.of("spans"), 0.99),
        Measure("links across paragraphs", alarms, judged.of("links"), 0.002, "low", "TF-IDF .012"),
    ]


def _by_pair(row: Row, links: set[tuple[int, int]]) -> list[Outcome]:
    return _of_golds(row, {(i, j) for i, j, *_ in row["gold"]}, links)


def _of_golds(row: Row, gold: set[tuple[int, int]], links: set[tuple[int, int]]) -> list[Outcome]:
    return [_outcome(row, i, j, (i, j) in gold, (i, j) in links, "pair", "") for i, j in sorted(gold | links)]


def _links_of(
    select: Selection,
    aligner: Aligner,
    path: str,
    key: str,
    target: float,
    published: str = "",
    judge: Judge = _by_pair,
) -> list[Measure]:
    found = run(select, aligner, path, key, judge, lambda judged: f1(judged.outcomes)).outcomes
    return [
        Measure("links F1", f1, found, target, published=published, grouped=True),
        Measure("links precision", precision, found),
        Measure("links recall", recall, found),
    ]


def superpal_mn(select: Selection, aligner: Aligner) -> list[Measure]:
    """Summary sentences and the article sentences they were written from."""
    return _links_of(select, aligner, "superpal_mn/dev.jsonl", "id", 0.75, "TF-IDF .63-.67")


def ecbplus(select: Selection, aligner: Aligner) -> list[Measure]:
    """Sentences of two outlets that tell of the same event."""
    return _links_of(select, aligner, "ecbplus/align_dev.jsonl", "cluster", 0.87, "TF-IDF .83")


PROPSEGMENT = "propsegment/dev.jsonl"


def told_in(row: Row) -> set[tuple[int, int]]:
    """Return the sentences of A in which raters found a proposition of B, or its contradiction, with its sentence."""
    judged = (prop for prop in row["props"] if prop["label"] != "neither")
    return {(i, prop["b_sentence"]) for prop in judged for i in prop["a_sentences"]}


def propsegment(select: Selection, aligner: Aligner) -> list[Measure]:
    """Two independent texts on one subject: a proposition of one and where the other entails it."""
    return _links_of(
        select, aligner, PROPSEGMENT, "id", 0.78, judge=lambda row, links: _of_golds(row, told_in(row), links)
    )


def equivalents(select: Selection, aligner: Aligner) -> list[Measure]:
    """Two translations of one sentence must be a pair."""
    threshold = min(aligner.thresholds)
    found = []
    for row in select.pick(rows("demetr/base_dev.jsonl")):
        links = aligner.align((row["ref"],), (row["mt"],), threshold)
        score = max((link[2] for link in links), default=0.0)
        found.append(Outcome(str(row["id"]), row["ref"], row["mt"], True, bool(links), score, "same meaning"))
    return [Measure("equivalent sentences paired", recall, found, 0.99)]
