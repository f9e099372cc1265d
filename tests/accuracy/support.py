"""Does `check` know which claims their article bears out? bump, summedits, defacto, frank, wice, propsegment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .aligners import as_lines
from .alignment import PROPSEGMENT
from .engines import Engine, Support
from .evidence import WICE
from .measure import Measure, Outcome, auc, balanced
from .shared import Row, Selection, digest, documents, half_of, rows

Case = tuple[str, str, str, str, bool, str]
"Id, half key, draft, source, whether it is inconsistent, what people say."

SUPPORTED = 0.5
"Below this a draft counts as flagged in printed cases; the curve itself needs no threshold."


def _judge(cases: list[Case], engine: Engine, of: Callable[[Support], float]) -> list[Outcome]:
    found = []
    for id, _, draft, source, gold, what in cases:
        support = of(engine.supports(draft, source))
        found.append(Outcome(id, draft, source, gold, support < SUPPORTED, 1 - support, what))
    return found


def _measures(cases: list[Case], engine: Engine, target: float, published: str = "") -> list[Measure]:
    least = _judge(cases, engine, lambda support: support.least)
    average = _judge(cases, engine, lambda support: support.average)
    return [
        Measure("ROC AUC of support, worst statement", auc, least, target, published=published),
        Measure("ROC AUC of support, mean of statements", auc, average),
    ]


def _claims(select: Selection, name: str) -> list[Case]:
    docs = documents(f"{name}/docs_dev.jsonl")
    return [
        (
            row["id"],
            row["doc_id"],
            row["claim"],
            docs[row["doc_id"]],
            row["label"] == "inconsistent",
            f"{row['label']} {' '.join(row['type'])}",
        )
        for row in select.pick(rows(f"{name}/dev.jsonl"), together="doc_id")
    ]


def defacto_support(select: Selection, engine: Engine) -> list[Measure]:
    """A one-sentence machine summary of a BBC article."""
    return _measures(_claims(select, "defacto"), engine, 0.78, "word coverage .69")


def frank_support(select: Selection, engine: Engine) -> list[Measure]:
    """Machine summaries of CNN, Daily Mail and BBC articles."""
    return _measures(_claims(select, "frank"), engine, 0.88, "word coverage .83")


def _published(picked: list[Row]) -> str:
    """ROC AUC of the metrics released with bump, on the very rows looked at."""
    figures = []
    for metric in sorted(key.removesuffix("_edited") for key in picked[0]["scores"] if key.endswith("_edited")):
        scores = [
            Outcome("", "", "", gold, False, -row["scores"][f"{metric}_{side}"])
            for row in picked
            for side, gold in (("edited", True), ("reference", False))
            if row["scores"].get(f"{metric}_{side}") is not None
        ]
        figures.append((auc(scores), metric))
    return ", ".join(f"{metric} {value:.2f}" for value, metric in sorted(figures, reverse=True)[:3])


def bump_support(select: Selection, engine: Engine) -> list[Measure]:
    """The faithful summary and the one with an error, each against the article."""
    docs = documents("bump/docs_dev.jsonl")
    picked = select.pick(rows("bump/dev.jsonl"), together="doc_id")
    cases = [
        (f"{row['id']}:{side}", row["doc_id"], row[side], docs[row["doc_id"]], side == "b", row["type"])
        for row in picked
        for side in ("a", "b")
    ]
    return _measures(cases, engine, 0.75, _published(picked))


def _threshold(outcomes: list[Outcome]) -> float:
    """The score from which on calling it inconsistent is right most often, by balanced accuracy."""
    steps = sorted({o.score for o in outcomes})
    return max(steps, key=lambda t: balanced([o._replace(said=o.score >= t) for o in outcomes]), default=0.5)


def _crossed(outcomes: list[Outcome], key_of: Mapping[str, str]) -> list[Outcome]:
    """Return the outcomes with an answer: each half by the threshold that does best on the other."""
    halves = {side: [o for o in outcomes if half_of(key_of[o.id]) == side] for side in ("even", "odd")}
    found = []
    for side, other in (("even", "odd"), ("odd", "even")):
        threshold = _threshold(halves[other] or halves[side])
        found += [o._replace(said=o.score >= threshold) for o in halves[side]]
    return sorted(found, key=lambda o: digest(o.id))


def summedits_support(select: Selection, engine: Engine) -> list[Measure]:
    """Edited summaries against the article; each half gets its threshold from the other."""
    docs = documents("summedits/news_docs_dev.jsonl")
    cases = [
        (
            row["id"],
            row["doc_id"],
            row["b"],
            docs[row["doc_id"]],
            row["label"] == "inconsistent",
            row["label"],
        )
        for row in select.pick(rows("summedits/news_dev.jsonl"), together="doc_id")
    ]
    outcomes = _judge(cases, engine, lambda support: support.least)
    found = _crossed(outcomes, {case[0]: case[1] for case in cases})
    return [
        Measure(
            "inconsistent with the article, balanced accuracy",
            balanced,
            found,
            0.72,
            published="SummaC-Conv .62, QAFactEval .74, GPT-4 .83",
        ),
        Measure("ROC AUC of support, worst statement", auc, outcomes),
    ]


def wice_cases(select: Selection) -> list[Case]:
    """Return the claims of wice with the page that each cites."""
    return [
        (
            row["id"],
            row["id"],
            " ".join(row["a"]),
            as_lines(row["b"]),
            row["label"] != "supported",
            row["label"],
        )
        for row in select.pick(rows(WICE))
    ]


def wice_support(select: Selection, engine: Engine) -> list[Measure]:
    """A Wikipedia sentence against the web article that it cites.

    The curve leaves out what is partly supported; the balanced accuracies take it as not supported.
    """
    cases = wice_cases(select)
    outcomes = [o._replace(group=o.id) for o in _judge(cases, engine, lambda support: support.least)]
    whole = [o for o in outcomes if o.what != "partially_supported"]
    return [
        Measure("ROC AUC of support, supported against not", auc, whole, 0.90, grouped=True),
        Measure(
            "not wholly supported, balanced accuracy",
            balanced,
            _crossed(outcomes, {o.id: o.id for o in outcomes}),
            0.74,
            published="MiniCheck-RoBERTa .68, GPT-4o .79",
            grouped=True,
        ),
        Measure("the same by the verdict, support below a half", balanced, outcomes),
    ]


def propsegment_cases(select: Selection) -> list[Case]:
    """Return the sentences of propsegment of which every proposition is entailed, or none."""
    cases = []
    for row in select.pick(rows(PROPSEGMENT)):
        source = as_lines(row["a"])
        for n, sentence in enumerate(row["b"]):
            entailed = [prop["label"] == "entails" for prop in row["props"] if prop["b_sentence"] == n]
            if entailed and (all(entailed) or not any(entailed)):
                what = "entailed" if all(entailed) else "not entailed"
                cases.append((f"{row['id']}:{n}", row["id"], sentence, source, not all(entailed), what))
    return cases


TOLD: Mapping[str, Callable[[Selection], list[Case]]] = {"wice": wice_cases, "propsegment": propsegment_cases}
"""Sets whose cases are no plain rows."""


def propsegment_support(select: Selection, engine: Engine) -> list[Measure]:
    """A sentence of one text against an independent text: every proposition entailed, or none."""
    cases = propsegment_cases(select)
    group = {case[0]: case[1] for case in cases}
    outcomes = _judge(cases, engine, lambda support: support.least)
    grouped = [o._replace(group=group[o.id]) for o in outcomes]
    return [Measure("ROC AUC of support, all entailed against none", auc, grouped, 0.98, grouped=True)]
