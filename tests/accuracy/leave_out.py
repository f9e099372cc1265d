"""Leaves each set out in turn: `python -m tests.accuracy.leave_out [alignment] [support] [--no-baselines]`.

What is learnt is fitted on all other sets and scored on the one left out, by the same measures as in the main table,
beside the weights in use and the best of the baselines: what is left of a figure when the set itself taught nothing.
Thresholds are those in use; they were chosen by eye, not fitted. A set that never teaches is scored with all others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import NamedTuple

import xcheck.align
import xcheck.support
from xcheck.support.risks import FEATURES as RISKS
from xcheck.support.risks import OF_STATEMENT as WHOLES

from . import aligners, engines
from .catalogue import named
from .measure import Measure
from .shared import Selection, missing, rows
from .table import layout, number

HEAD = ("learnt", "set", "measure", "n", "left out", "in use", "best baseline", "fitted on")

Weights = Mapping[str, float]
Figure = tuple[str, str]
"Name of a set and of one of its measures."


class Learner(NamedTuple):
    """Something with weights: how it is fitted, how it is put to use, and what it is for."""

    name: str
    sets: tuple[str, ...]
    "Those that teach."
    fit: Callable[[Sequence[str]], Weights]
    "Fits on sets of these names."
    using: Callable[[Weights], AbstractContextManager[None]]
    "Puts weights in the place of those in use."
    figures: tuple[Figure, ...]

    def others(self, data: str) -> tuple[str, ...]:
        """Return the sets that teach when a set of the catalogue is left out."""
        return tuple(name for name in self.sets if not data.startswith(name))


@contextmanager
def replaced(module: object, weights: Callable[[], object]) -> Iterator[None]:
    """Let a module read other weights; what was answered with others is forgotten before and after."""
    known = vars(module)["weights"]
    forget()
    vars(module)["weights"] = weights
    try:
        yield
    finally:
        vars(module)["weights"] = known
        forget()


def forget() -> None:
    """Forget what xcheck has answered."""
    engines.forget()
    aligners.forget()


SUPPORT = "ROC AUC of support, worst statement"


def alignment() -> Learner:
    """Return the weights of the alignment."""
    from . import learn  # reads xcheck's inner rooms and scikit-learn

    @cache
    def couples(name: str) -> list[learn.Couple]:
        return [learn.couple(row, name) for path in learn.SETS[name] for row in rows(path)]

    def fit(names: Sequence[str]) -> Weights:
        return learn.fit({name: couples(name) for name in names})

    def using(weights: Weights) -> AbstractContextManager[None]:
        fitted = {**xcheck.align.weights(), **weights}
        return replaced(xcheck.align, lambda: fitted)

    figures = (
        ("outlets", "links F1"),
        ("outlets", "hard negatives linked"),
        ("propsegment", "links F1"),
        ("superpal_mn", "links F1"),
        ("ecbplus", "links F1"),
        ("onestopqa", "gold pairs linked"),
        ("onestopqa", "links across paragraphs"),
        ("defacto_evidence", "best pair is the human's evidence"),
    )
    return Learner("alignment", tuple(learn.SETS), fit, using, figures)


def support() -> Learner:
    """Return the weights of support."""
    from . import learn_support

    drafts = cache(learn_support.collect)

    def fit(names: Sequence[str]) -> Weights:
        some = {name: drafts(name) for name in names}
        return learn_support.named(learn_support.fit(some))

    def using(weights: Weights) -> AbstractContextManager[None]:
        fitted = xcheck.support.Weights(
            tuple(weights[name] for name in ("bias_of_suspects", *RISKS)),
            tuple(weights[name] for name in ("bias_of_statements", *WHOLES)),
        )
        return replaced(xcheck.support, lambda: fitted)

    figures = (
        ("propsegment_support", "ROC AUC of support, all entailed against none"),
        ("wice_support", "ROC AUC of support, supported against not"),
        ("wice_support", "not wholly supported, balanced accuracy"),
        *((f"{name}_support", SUPPORT) for name in ("frank", "defacto", "bump", "summedits")),
    )
    return Learner("support", tuple(learn_support.JUDGED), fit, using, figures)


LEARNERS = {"alignment": alignment, "support": support}
"""What is learnt, made when asked for."""


def _scored(data: str) -> dict[str, tuple[float, Measure]]:
    """Return the measures of a set with their values as they are now."""
    (only,) = (one for one in named([data]) if one.name == data)
    return {measure.name: (measure.value, measure) for measure in only.measures(Selection())}


def _best(data: str, measure: Measure) -> str:
    """Return the best baseline on a measure and its figure."""
    (only,) = (one for one in named([data]) if one.name == data)
    beside = only.beside(Selection())
    found = [(m.value, name) for name, some in beside.items() for m in some if m.name == measure.name and m.n]
    if not found:
        return ""
    value, name = min(found) if measure.better == "low" else max(found)
    return f"{name} {number(value)}"


def table(learner: Learner, with_baselines: bool) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one learner: each set scored without its own teaching, and as it is."""
    for data in dict.fromkeys(data for data, _ in learner.figures):
        others = learner.others(data)
        with learner.using(learner.fit(others)):
            left_out = _scored(data)
        in_use = _scored(data)
        for name in (name for one, name in learner.figures if one == data):
            value, measure = in_use[name]
            yield (
                learner.name,
                data,
                name,
                str(measure.n),
                number(left_out[name][0]),
                number(value),
                _best(data, measure) if with_baselines else "",
                ", ".join(others),
            )
        print(f"{learner.name}, {data}: done", file=sys.stderr)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.leave_out", description=__doc__)
    parser.add_argument("learners", nargs="*", metavar="LEARNER", help="alignment, support; both by default")
    parser.add_argument("--no-baselines", action="store_true", help="score xcheck alone")
    args = parser.parse_args()
    why = missing()
    unknown = set(args.learners) - set(LEARNERS)
    if why is not None or unknown:
        print(why or f"nothing is learnt by the name of {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    chosen = [make() for name, make in LEARNERS.items() if not args.learners or name in args.learners]
    print(layout(HEAD, [row for learner in chosen for row in table(learner, not args.no_baselines)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
