"""Learns the weights of support on human judgements: python -m tests.accuracy.learn_support [--write].

First the risk that a unit of a draft is not borne out. Two kinds of judgement teach it at once. Where people corrected
a draft (defacto, bump, summedits), each unit is an example by itself: changed or kept. Where they only judged the whole
(frank, wice, propsegment, and the same three), the draft is one example whose risk is nearly that of its worst unit
(logsumexp). Then the risk of a statement, of which the worst unit is one piece of evidence, in the same way. No weight
may have another sign than reason demands. Fits on the odd half, prints the ROC AUC of drafts on both halves, and writes
xcheck/data/support_weights.tsv with --write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

import xcheck
from xcheck.config import Settings
from xcheck.coverage.sources import Source
from xcheck.drafts import beside
from xcheck.match import compared, sides
from xcheck.model import Reading, Span
from xcheck.pipeline import ask, read
from xcheck.rules import RULES
from xcheck.support import Weights, risk
from xcheck.support.bearing import bearings
from xcheck.support.risks import FEATURES, OF_STATEMENT, is_conflict, of_statement, suspects
from xcheck.support.settling import of_draft
from xcheck.words import tokenize

from .measure import Outcome, auc, balanced
from .shared import Selection, documents, half_of, rows
from .support import TOLD

TABLE = Path(xcheck.__file__).parent / "data" / "support_weights.tsv"
JUDGED = ("bump", "defacto", "frank", "propsegment", "summedits", "wice")
OF_UNITS = {"bump": 3.0, "defacto": 3.0, "summedits": 1.0}
"How much the units of a corrected set weigh beside its drafts; summedits has dozens of edits of one summary."
STRENGTH = 0.01
"Of the penalty on large weights."
KEPT = 40
"Sources kept as they were read."
SPEAK_FOR = ("linked", "beside", "together")
"Evidence that can only lower the risk; all other can only raise it."


class Draft(NamedTuple):
    """One judged draft: a row of evidence for each unit, and which units people changed, if that is known."""

    half: str
    bad: bool
    units: np.ndarray
    changed: np.ndarray | None
    statement: np.ndarray
    "Number of the statement each unit stands in."
    known: np.ndarray
    "The evidence on each statement but for its worst unit."


def judged(name: str) -> Iterator[tuple[str, str, bool, str | None]]:
    """Yield (document, draft, whether it is wrong, the corrected draft if known) of a set."""
    if name in ("wice", "propsegment"):
        for _, doc, draft, _, bad, _ in TOLD[name](Selection()):
            yield doc, draft, bad, None
    elif name in ("bump", "summedits"):
        for row in rows("bump/dev.jsonl" if name == "bump" else "summedits/news_dev.jsonl"):
            bad = name == "bump" or row["label"] == "inconsistent"
            yield row["doc_id"], row["b"], bad, row["a"] if bad else None
            if name == "bump":
                yield row["doc_id"], row["a"], False, None
    else:
        for row in rows(f"{name}/dev.jsonl"):
            bad = row["label"] == "inconsistent"
            yield row["doc_id"], row["claim"], bad, row.get("corrected") if bad else None


def texts_of(name: str) -> dict[str, str]:
    """Return the sources of a set by document."""
    if name in TOLD:
        return {doc: source for _, doc, _, source, _, _ in TOLD[name](Selection())}
    return documents("summedits/news_docs_dev.jsonl" if name == "summedits" else f"{name}/docs_dev.jsonl")


def changed_spans(draft: str, corrected: str) -> list[Span]:
    """Return the words of a draft that its correction does not have there."""
    own = tokenize(draft)
    matcher = SequenceMatcher(None, [w.lower for w in own], [w.lower for w in tokenize(corrected)], autojunk=False)
    return [Span(own[i].start, own[j - 1].end) for tag, i, j, _, _ in matcher.get_opcodes() if tag != "equal" and j > i]


def measured(source: Source, reading: Reading, text: str, bad: bool, corrected: str | None, half: str) -> Draft | None:
    """Return the evidence for every unit of a draft."""
    drafted = read(xcheck.Article("draft", text), "d", Settings(), draft=True)
    all_sides = sides(drafted)
    borne = bearings([all_sides[s.id] for s in drafted.statements if s.compared], source)
    findings = ask((rule for rule in RULES if not rule.of_claims), beside(drafted, reading, borne, Settings()))
    found = [f for f in of_draft(findings, borne, {one.side.statement.id: [one] for one in borne}) if is_conflict(f)]
    own = [[f for f in found if f.places[0].statement == one.side.statement.id] for one in borne]
    told_of = [(one, list(suspects(one, own[n]))) for n, one in enumerate(borne) if one.parts]
    units = [(suspect, n) for n, (_, some) in enumerate(told_of) for suspect in some]
    if not units:
        return None
    marked = None
    if corrected is not None or not bad:
        spans = changed_spans(text, corrected) if corrected is not None else []
        marked = np.array([any(one.span.meets(span) for span in spans) for one, _ in units])
    conflicts = [here for here, one in zip(own, borne, strict=True) if one.parts]
    known = [of_statement(one, here, 0.0)[:-1] for (one, _), here in zip(told_of, conflicts, strict=True)]
    values, numbers = np.array([one.values for one, _ in units]), np.array([n for _, n in units])
    return Draft(half, bad, values, marked, numbers, np.array(known))


def collect(name: str) -> list[Draft]:
    """Return all drafts of a set."""
    texts = texts_of(name)
    sources: dict[str, tuple[Source, Reading]] = {}
    found = []
    for doc, text, bad, corrected in judged(name):
        if doc not in sources:
            if len(sources) >= KEPT:
                sources.clear()
            reading = read(xcheck.Article("source", texts[doc]), "s", Settings(), draft=True)
            sources[doc] = Source(compared(reading)), reading
        found.append(measured(*sources[doc], text, bad, corrected, half_of(doc)))
    return [draft for draft in found if draft is not None]


def examples(drafts: dict[str, list[Draft]]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return all units, where each example begins, labels and weights; sets and labels weigh the same."""
    units, starts, labels, weights = [], [], [], []
    count = 0

    def add(some: np.ndarray, label: bool, weight: float) -> None:
        nonlocal count
        units.append(some)
        starts.append(count)
        labels.append(float(label))
        weights.append(weight)
        count += len(some)

    for some in drafts.values():
        bad = sum(draft.bad for draft in some)
        for draft in some:
            add(draft.units, draft.bad, 0.5 / (bad if draft.bad else len(some) - bad))
    for name, weight in OF_UNITS.items():
        if name not in drafts:
            continue
        total = sum(len(draft.units) for draft in drafts[name])
        for draft in drafts[name]:
            if draft.changed is not None:
                for row, label in zip(draft.units, draft.changed, strict=True):
                    add(row[None, :], bool(label), weight / total)
    return np.vstack(units), np.array(starts), np.array(labels), np.array(weights)


def logistic(
    units: np.ndarray, starts: np.ndarray, labels: np.ndarray, weights: np.ndarray, names: Sequence[str]
) -> np.ndarray:
    """Return bias and weights of evidence of these names; an example is as bad as the worst of its rows."""
    scale = units.std(0) + 1e-6
    units = units / scale
    of = np.repeat(np.arange(len(starts)), np.diff([*starts, len(units)]))

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = units @ theta[1:] + theta[0]
        top = np.maximum.reduceat(z, starts)
        shares = np.exp(z - top[of])
        sums = np.add.reduceat(shares, starts)
        risk = top + np.log(sums)
        value = (weights * (np.logaddexp(0, risk) - labels * risk)).sum() + STRENGTH * (theta[1:] ** 2).sum()
        slope = (weights * (1 / (1 + np.exp(-risk)) - labels))[of] * shares / sums[of]
        return float(value), np.concatenate([[slope.sum()], units.T @ slope + 2 * STRENGTH * theta[1:]])

    signs = [(None, None), *((None, 0) if name in SPEAK_FOR else (0, None) for name in names)]
    start = np.zeros(units.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=signs, options={"maxiter": 500}).x
    return np.concatenate([found[:1], found[1:] / scale])


def fit(drafts: dict[str, list[Draft]]) -> Weights:
    """Return the weights of both functions; a statement of even odds has a support of one half."""
    of_units = tuple(map(float, logistic(*examples(drafts), FEATURES)))
    rows_of, starts, labels, weights, count = [], [], [], [], 0
    for some in drafts.values():
        bad = sum(draft.bad for draft in some)
        for draft in some:
            rows_of.append(of_statements(draft, of_units))
            starts.append(count)
            count += len(rows_of[-1])
            labels.append(float(draft.bad))
            weights.append(0.5 / (bad if draft.bad else len(some) - bad))
    of_whole = logistic(np.vstack(rows_of), np.array(starts), np.array(labels), np.array(weights), OF_STATEMENT)
    fitted = Weights(of_units, tuple(map(float, of_whole)))
    shift = border(drafts, fitted)
    return Weights(of_units, (fitted.of_statements[0] - shift, *fitted.of_statements[1:]))


def of_statements(draft: Draft, of_units: Sequence[float]) -> np.ndarray:
    """Return the evidence on each statement of a draft, that of its worst unit last."""
    risks = np.array([risk(of_units, row) for row in draft.units])
    worst = [risks[draft.statement == n].max() for n in range(len(draft.known))]
    return np.hstack([draft.known, np.array(worst)[:, None]])


def outcomes(drafts: Sequence[Draft], learnt: Weights) -> list[Outcome]:
    """Return each draft with the risk of its worst statement, as a logit."""
    theta = np.array(learnt.of_statements)
    found = [float((of_statements(draft, learnt.of_suspects) @ theta[1:] + theta[0]).max()) for draft in drafts]
    return [Outcome("", "", "", draft.bad, False, risk) for draft, risk in zip(drafts, found, strict=True)]


def named(learnt: Weights) -> dict[str, float]:
    """Return the weights by the names of the table."""
    return {
        **dict(zip(("bias_of_suspects", *FEATURES), learnt.of_suspects, strict=True)),
        **dict(zip(("bias_of_statements", *OF_STATEMENT), learnt.of_statements, strict=True)),
    }


def border(drafts: dict[str, list[Draft]], learnt: Weights) -> float:
    """Return the logit from which on calling a draft wrong is right most often, over the judged sets."""
    by_draft = {name: outcomes(some, learnt) for name, some in drafts.items()}

    def worth(limit: float) -> float:
        return sum(balanced([o._replace(said=o.score >= limit) for o in some]) for some in by_draft.values())

    return max((step / 20 for step in range(-120, 60)), key=worth)


def main() -> int:
    """Fit on the odd half, report both, write with --write."""
    drafts = {name: collect(name) for name in JUDGED}
    odd = {name: [draft for draft in some if draft.half == "odd"] for name, some in drafts.items()}
    learnt = fit(odd)
    lines = [f"{name}\t{weight:.3f}" for name, weight in named(learnt).items()]
    print("\n".join(lines))
    for name, some in drafts.items():
        for half in ("odd", "even"):
            scored = outcomes([draft for draft in some if draft.half == half], learnt)
            right = balanced([o._replace(said=o.score >= 0) for o in scored])
            print(f"{name} {half}: ROC AUC {auc(scored):.3f}, balanced accuracy {right:.3f}, {len(scored)} drafts")
    if "--write" in sys.argv:
        head = [
            "# Weights of the logistic risks that a unit and a statement of a draft are not borne out: name, weight.",
            "# Source: learnt by `python -m tests.accuracy.learn_support --write` on the odd halves of bump,",
            "# defacto, frank, propsegment, summedits and wice.",
            "# Licence: MIT.",
        ]
        TABLE.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
