"""Is the first evidence the human's? defacto, wice: a claim, its article, and the sentences that people chose."""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz import fuzz, utils

from .aligners import Aligner, Lines, Link, as_lines
from .engines import OURS, no_check
from .measure import Measure, Outcome, recall
from .shared import Selection, documents, rows

_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘']?[A-Z0-9])")
"Plain sentence ends: every aligner gets the same sentences."

SAME = 80
"A sentence is the evidence when one holds nearly all words of the other (rapidfuzz partial_ratio)."


def sentences(text: str) -> Lines:
    """Return the sentences of an article, plainly split."""
    starts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return tuple(text[i:j].strip() for i, j in pairwise(starts) if text[i:j].strip())


def is_evidence(sentence: str, evidence: str) -> bool:
    """Whether a sentence is (a part of) the evidence a person gave, or holds it."""
    left, right = utils.default_process(sentence), utils.default_process(evidence)
    if min(len(left), len(right)) < 15:
        return left == right
    return fuzz.partial_ratio(left, right) >= SAME


def _best(claim: str, article: Lines, aligner: Aligner) -> Link | None:
    """Return the surest link of a claim; of equal ones the first in the article."""
    links = aligner.align((claim,), article, min(aligner.thresholds))
    return max(links, key=lambda link: (link[2], -link[1]), default=None)


def defacto_evidence(select: Selection, aligner: Aligner) -> list[Measure]:
    """The best partner of the claim in its article must be the sentence the annotator chose."""
    docs = documents("defacto/docs_dev.jsonl")
    found, checked = [], []
    for row in select.pick(rows("defacto/dev.jsonl"), together="doc_id"):
        article = sentences(docs[row["doc_id"]])
        gold = [sentence for sentence in article if is_evidence(sentence, row["evidence"])]
        if not gold:
            continue
        best = _best(row["claim"], article, aligner)
        first = article[best[1]] if best else ""
        what = f"evidence: {row['evidence']}"
        found.append(Outcome(row["id"], row["claim"], first, True, first in gold, best[2] if best else 0.0, what))
        if aligner.name == OURS.name and no_check() is None:
            named = OURS.supports(row["claim"], docs[row["doc_id"]]).evidence
            right = bool(named) and is_evidence(named, row["evidence"])
            checked.append(Outcome(row["id"], row["claim"], named, True, right, float(right), what))
    measures = [Measure("best pair is the human's evidence", recall, found, 0.50, published="TF-IDF .33")]
    if checked:
        measures.append(Measure("first evidence of check is the human's", recall, checked, 0.50))
    return measures


WICE = "wice/claims_dev.jsonl"


def wice_evidence(select: Selection, aligner: Aligner) -> list[Measure]:
    """The first evidence of a Wikipedia sentence in the article it cites must stand in one of the raters' sets.

    Of xcheck what `check` names is taken, of the baselines their best link.
    """
    found = []
    for row in select.pick(rows(WICE)):
        gold = sorted({j for some in row["gold_sets"] for j in some})
        if not gold:
            continue
        claim, article = " ".join(row["a"]), tuple(row["b"])
        if aligner.name == OURS.name:
            first = OURS.supports(claim, as_lines(article)).evidence
            right = bool(first) and any(is_evidence(first, article[j]) for j in gold)
        else:
            best = _best(claim, article, aligner)
            first = article[best[1]] if best else ""
            right = best is not None and best[1] in gold
        what = f"evidence: {' / '.join(article[j] for j in gold)}"
        found.append(Outcome(row["id"], claim, first, True, right, float(right), what, group=row["id"]))
    return [Measure("first evidence is one of the human's", recall, found, 0.82, grouped=True)]
