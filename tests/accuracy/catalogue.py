"""The data sets: each with its scorer, xcheck as the one measured, and the baselines beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from . import (
    alignment,
    density,
    edits,
    evidence,
    field_cases,
    force,
    headlines,
    implants,
    inference,
    natural,
    outlets,
    seeds,
    sentences,
    speakers,
    support,
    translations,
)
from .aligners import BASELINES, OURS_ALIGNER, Aligner, as_lines
from .alignment import PROPSEGMENT
from .contenders import CONTENDERS, NAIVE_ON_ARTICLES, OURS_CONTENDER, Contender
from .engines import NAIVE, OURS, OURS_CHECK, Engine, covering, no_check
from .evidence import WICE
from .measure import Measure
from .shared import Selection, rows
from .shared import missing as no_data

C = TypeVar("C", Aligner, Contender, Engine)


def _never() -> str | None:
    return None


@dataclass(frozen=True)
class DataSet(Generic[C]):
    """One data set and how contenders are scored on it."""

    name: str
    score: Callable[[Selection, C], list[Measure]]
    ours: C
    baselines: Callable[[], Sequence[C]]
    "Made when asked for: some read the data."
    absent: Callable[[], str | None] = _never
    "Why nobody can be scored on it, beyond ../shared/data itself."
    unready: Callable[[], str | None] = _never
    "Why xcheck cannot be scored on it, beyond xcheck.compare itself."
    cost: int = 1
    "What a row costs beside those of other sets: a sample takes so many times fewer."

    def skipped(self) -> str | None:
        """Return why xcheck cannot be scored, or None."""
        return no_data() or self.absent() or self.ours.missing() or self.unready()

    def measures(self, select: Selection) -> list[Measure]:
        """Score xcheck."""
        return self.score(self._afforded(select), self.ours)

    def _afforded(self, select: Selection) -> Selection:
        return select if select.sample is None else replace(select, sample=-(-select.sample // self.cost))

    def beside(self, select: Selection) -> dict[str, list[Measure]]:
        """Score the baselines on the same rows."""
        if no_data() or self.absent():
            return {}
        chosen = self._afforded(select)
        return {other.name: self.score(chosen, other) for other in self.baselines() if other.missing() is None}


def _alignment(name: str, score: Callable[[Selection, Aligner], list[Measure]]) -> DataSet[Aligner]:
    return DataSet(name, score, OURS_ALIGNER, lambda: BASELINES)


def _rules(name: str, score: Callable[[Selection, Engine], list[Measure]]) -> DataSet[Engine]:
    return DataSet(name, score, OURS, lambda: (NAIVE,))


def _support(name: str, score: Callable[[Selection, Engine], list[Measure]], docs: str) -> DataSet[Engine]:
    return DataSet(name, score, OURS, lambda: (covering(row["source"] for row in rows(docs)),), unready=no_check)


def _naive_on_articles() -> tuple[Engine, ...]:
    return (NAIVE_ON_ARTICLES,)


def _covering_propsegment() -> tuple[Engine, ...]:
    return (covering(as_lines(row["a"]) for row in rows(PROPSEGMENT)),)


def _covering_wice() -> tuple[Engine, ...]:
    return (covering(as_lines(row["b"]) for row in rows(WICE)),)


AnySet = DataSet[Aligner] | DataSet[Contender] | DataSet[Engine]

SETS: tuple[AnySet, ...] = (
    DataSet("outlets", outlets.outlets, OURS_CONTENDER, lambda: CONTENDERS),
    DataSet("implants", implants.implants, OURS, lambda: (NAIVE_ON_ARTICLES,), cost=2),
    DataSet(
        "implants_check", implants.implants_check, OURS_CHECK, lambda: (NAIVE_ON_ARTICLES,), unready=no_check, cost=2
    ),
    _alignment("propsegment", alignment.propsegment),
    DataSet("propsegment_support", support.propsegment_support, OURS, _covering_propsegment, unready=no_check),
    DataSet("wice_evidence", evidence.wice_evidence, OURS_ALIGNER, lambda: BASELINES, unready=no_check, cost=2),
    DataSet("wice_support", support.wice_support, OURS, _covering_wice, unready=no_check, cost=2),
    _rules("natural", natural.natural),
    DataSet("cases", field_cases.field_cases, OURS, lambda: (), field_cases.missing),
    _alignment("onestopqa", alignment.onestopqa),
    _alignment("superpal_mn", alignment.superpal_mn),
    _alignment("ecbplus", alignment.ecbplus),
    _alignment("defacto_evidence", evidence.defacto_evidence),
    _alignment("equivalents", alignment.equivalents),
    DataSet("seeds", seeds.seeds, OURS_ALIGNER, lambda: BASELINES, seeds.missing),
    _rules("demetr", translations.demetr),
    _rules("bump", edits.bump),
    _rules("summedits", edits.summedits),
    _rules("exaggeration", force.exaggeration),
    _rules("breaking_nli", inference.breaking_nli),
    _rules("fever_symmetric", inference.fever_symmetric),
    _rules("ists_headlines", headlines.ists_headlines),
    DataSet("gum", sentences.gum, OURS, lambda: (), sentences.missing),
    DataSet("polnear", speakers.polnear, OURS, lambda: (), speakers.missing),
    _rules("basil", density.basil),
    _rules("onestopenglish", density.onestopenglish),
    _support("bump_support", support.bump_support, "bump/docs_dev.jsonl"),
    _support("summedits_support", support.summedits_support, "summedits/news_docs_dev.jsonl"),
    _support("defacto_support", support.defacto_support, "defacto/docs_dev.jsonl"),
    _support("frank_support", support.frank_support, "frank/docs_dev.jsonl"),
)
"""Every set, in the order of the table."""


def named(names: Sequence[str]) -> list[AnySet]:
    """Return the sets of these names (a beginning is enough), all for none; ValueError if unknown."""
    if not names:
        return list(SETS)
    for name in names:
        if not any(data.name.startswith(name) for data in SETS):
            known = ", ".join(data.name for data in SETS)
            raise ValueError(f"no set is called {name!r}; there are: {known}")
    return [data for data in SETS if any(data.name.startswith(name) for name in names)]
