"""What is measured: outcomes of single cases, and the statistics over them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xcheck.model import Finding


class Outcome(NamedTuple):
    """One case: what people say of it, and what the engine said."""

    id: str
    a: str
    b: str
    gold: bool
    "Whether people say that there is something to find: a difference, a link, an error."
    said: bool
    "Whether the engine said so."
    score: float = 0.0
    "How strongly; decides ROC AUC and the order of printed cases."
    what: str = ""
    "What people say, for the reader of a printed case."
    findings: tuple[Finding, ...] = ()
    judged: tuple[tuple[Finding, bool], ...] = ()
    "Findings that the gold can call right or wrong; the calibration is made of them."
    label: str = ""
    answer: str = ""
    "Class by people and by the engine, where there are more than two."
    group: str = ""
    "What cases of one origin share, such as their pair of articles; intervals are drawn over these."


Statistic = Callable[[Sequence[Outcome]], float]

ROUNDS = 1000
"How often the groups are drawn anew for an interval."
SEED = 20261123
"The draws are the same in every run and on every machine."
COVERED = 0.95
"The share of the draws that an interval holds."


def bootstrap(statistic: Statistic, outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Return the interval of a statistic when whole groups are drawn with replacement.

    Cases of one pair of articles resemble each other, so pairs are drawn and not single cases: otherwise the
    interval would be too narrow. Drawn by `Random.random`, the one method whose sequence Python promises to keep.
    """
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.group].append(outcome)
    some = [groups[name] for name in sorted(groups)]
    draw = random.Random(SEED).random
    values = sorted(
        statistic([outcome for _ in some for outcome in some[int(draw() * len(some))]]) for _ in range(ROUNDS)
    )
    outside = int((1 - COVERED) / 2 * ROUNDS)
    return values[outside], values[ROUNDS - 1 - outside]


@dataclass(frozen=True)
class Measure:
    """One row of the table."""

    name: str
    statistic: Statistic
    outcomes: Sequence[Outcome] = field(repr=False)
    target: float | None = None
    better: str = "high"
    "high or low; none for a figure that is only told."
    published: str = ""
    "What others reached on this data, as its README or paper says."
    bounded: bool = False
    "Whether no more than the target is asked: noise that a method may spend on what it finds."
    grouped: bool = False
    "Whether the outcomes name their group, so that an interval can be told."

    @property
    def interval(self) -> tuple[float, float] | None:
        """The bootstrap interval over groups, where they are named."""
        return bootstrap(self.statistic, self.outcomes) if self.grouped and self.outcomes else None

    @property
    def value(self) -> float:
        """The statistic over the outcomes."""
        return self.statistic(self.outcomes)

    @property
    def n(self) -> int:
        """How many cases stand behind it."""
        return len(self.outcomes)

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without a target."""
        if self.target is None:
            return None
        return self.value <= self.target if self.better == "low" else self.value >= self.target


def share(hits: int, of: int) -> float:
    """Return hits / of, and 0 for nothing."""
    return hits / of if of else 0.0


def recall(outcomes: Sequence[Outcome]) -> float:
    """Share of what is there that was said."""
    return share(sum(o.said for o in outcomes if o.gold), sum(o.gold for o in outcomes))


def precision(outcomes: Sequence[Outcome]) -> float:
    """Share of what was said that is there."""
    return share(sum(o.gold for o in outcomes if o.said), sum(o.said for o in outcomes))


def f1(outcomes: Sequence[Outcome]) -> float:
    """Harmonic mean of precision and recall."""
    return share(
        2 * sum(o.gold and o.said for o in outcomes),
        sum(o.gold for o in outcomes) + sum(o.said for o in outcomes),
    )


def said(outcomes: Sequence[Outcome]) -> float:
    """Share of cases in which something was said, right or not."""
    return share(sum(o.said for o in outcomes), len(outcomes))


def alarms(outcomes: Sequence[Outcome]) -> float:
    """Share of cases with nothing to find in which something was said."""
    quiet = [o for o in outcomes if not o.gold]
    return share(sum(o.said for o in quiet), len(quiet))


def balanced(outcomes: Sequence[Outcome]) -> float:
    """Balanced accuracy: mean of recall and of the silence where silence is right."""
    return (recall(outcomes) + 1 - alarms(outcomes)) / 2


def auc(outcomes: Sequence[Outcome]) -> float:
    """Area under the ROC curve: how often a case to be found scores above another; ties count half."""
    ranked = sorted((o.score, o.gold) for o in outcomes)
    positives = sum(gold for _, gold in ranked)
    negatives = len(ranked) - positives
    if not positives or not negatives:
        return 0.0
    wins, below, at = 0.0, 0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        high = sum(gold for _, gold in ranked[at:end])
        wins += high * (below + (end - at - high) / 2)
        below += end - at - high
        at = end
    return wins / (positives * negatives)


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """Mean over the human classes of the F1 of each."""
    classes = sorted({o.label for o in outcomes})
    total = 0.0
    for name in classes:
        hits = sum(o.label == o.answer == name for o in outcomes)
        total += share(2 * hits, sum(o.label == name for o in outcomes) + sum(o.answer == name for o in outcomes))
    return share_of(total, len(classes))


def share_of(total: float, count: float) -> float:
    """Return total / count, and 0 for nothing."""
    return total / count if count else 0.0


def mean(outcomes: Sequence[Outcome]) -> float:
    """Mean score, for counts and densities."""
    return share_of(sum(o.score for o in outcomes), len(outcomes))


def total(outcomes: Sequence[Outcome]) -> float:
    """Sum of the scores."""
    return sum(o.score for o in outcomes)


def largest(outcomes: Sequence[Outcome]) -> float:
    """Largest score."""
    return max((o.score for o in outcomes), default=0.0)
