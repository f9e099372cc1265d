"""What the sources only ask about or think of, and a draft states as so.

source    Police are checking whether the driver fell asleep. The union is considering a lawsuit.
draft     Police found that the driver fell asleep. The union has sued.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.clauses import STEM
from ..claims.predication import factuality
from ..comparability import outside_quotes
from ..data import classes, rows
from ..match import Side
from ..model import Span, Word
from ..senses import synonym_or_hyponym
from ..slots.predicate import nouns_of
from ..words import relatives
from .acts import Act, acts_of
from .against import Against
from .cast import APART, SAME, Cast, relation
from .parties import Party, lemma_of, party, referent
from .standing import ASKED, openness
from .stems import clause, opens_clause, share, stems, stems_of

LEAST, WORDS = 2, 3
"""Words that a clause must have, to be found again whole; and in part."""

SAME_CLAUSE, NEAR = 0.75, 0.6
"""Least share of a clause that a question must hold to be about it; and that any other statement may not hold."""

POINTING = ("to", "it", "they", "he", "she")
"""Words behind "whether" that state nothing of who does it."""

DOUBTING = frozenset(("claim", "deny", "believe", "suggest", "ask", "warn", "insist", "threaten", "predict", "intend"))
"""Forces of attributions behind which a draft does not tell something as so."""

BRINGING = frozenset(("file", "bring", "launch", "lodge", "start", "begin", "open", "make", "announce", "submit"))
"""Verbs that say with their object what "sue" or "appeal" says alone."""


def pending(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the acts of a draft statement that the sources only ask about, or that they say are only thought of."""
    for act in acts_of(own, light=True):
        if asserted(act, to_come=True):
            found = _asked(act, cast) or (_considered(act, cast) if asserted(act) else None)
            if found is not None:
                yield found


def asserted(act: Act, to_come: bool = False) -> bool:
    """Whether a draft states an act as so, or as sure to come, in its own words or as somebody's plain statement."""
    side, verb = act.side, act.verb
    span = side.analysis.span(verb)
    sure = to_come and verb.tense == "future"
    if act.denied or not verb.finite or verb.governors or (verb.modal is not None and not sure):
        return False
    if not outside_quotes(side, span):
        return False
    if any(a.content.meets(span) and a.force in DOUBTING for a in side.attributions):
        return False
    if any(token.lower in ("whether", "if", "unless") for token in side.analysis.tokens[: verb.first]):
        return False
    return sure or factuality(side, verb).value in ("done", "holds", "under way")


def _asked(act: Act, cast: Cast) -> Against | None:
    """Return the question of a source that holds the clause of an act, if no statement states it."""
    stem = act.verb.lemma[:STEM]
    mine = stems(act.side, clause(act.side, act.verb))
    if len(mine) < LEAST:
        return None
    least = SAME_CLAUSE if len(mine) >= WORDS else 1.0
    found = None
    for index in cast.at.get(ASKED, ()):
        side = cast.sides[index]
        word = next(word for word in side.statement.words if word.lower == ASKED)
        question = Span(word.end, _end(side, word))
        asked = {w.lemma[:STEM] for w in side.words_in(question.start, question.end)}
        if stem in asked and share(mine, stems(side, question) | _asking(side, word)) >= least:
            found = Against(act.side.analysis.span(act.verb), side, Span(word.start, word.end), True)
            break
    asking = set(cast.at.get(ASKED, ()))
    others = (side for at, side in enumerate(cast.sides) if at not in asking)
    elsewhere = found is not None and any(
        share(mine, stems_of(side)) >= NEAR and _has_verb(side, act) for side in others
    )
    return None if elsewhere else found


def _has_verb(side: Side, act: Act) -> bool:
    """Whether a statement has the verb of an act, one of its family or one of like meaning."""
    own = act.verb.lemma
    return own[:STEM] in stems_of(side) or any(
        synonym_or_hyponym((own,), (there.verb.lemma,)) for there in acts_of(side)
    )


def _asking(side: Side, word: Word) -> frozenset[str]:
    """Return the words before a question that only points to who does it: the board will decide |whether to hire."""
    behind = next((w.lower for w in side.words_in(word.end, side.statement.end)), "")
    return stems(side, Span(side.statement.start, word.start)) if behind in POINTING else frozenset()


def _end(side: Side, word: Word) -> int:
    """Return where the clause behind a word ends: whether to hire more cooks |after children fell ill."""
    tokens = side.analysis.tokens
    behind = (n for n, token in enumerate(tokens) if token.start >= word.end and opens_clause(side, n))
    return next((tokens[n].start for n in behind), side.statement.end)


def _considered(act: Act, cast: Cast) -> Against | None:
    """Return the words that say that an act is only thought of, if no source states it of the party as done."""
    if factuality(act.side, act.verb).value != "done" or act.verb.clause == "headline":
        return None
    who = party(act.side, act.phrases.get("agent"))
    lemmas = _lemmas_of(act)
    if who is None or not lemmas:
        return None
    places = sorted({at for lemma in lemmas for at in cast.at.get(lemma, ())})
    weighing = frozenset(at for lemma in classes("weighing_verbs") for at in cast.at.get(lemma, ()))
    found = None
    for index in [at for at in places if at in weighing]:
        side = cast.sides[index]
        for there in acts_of(side, light=True):
            what = _weighed(there, lemmas)
            how = APART if what is None else relation(cast, who, referent(cast.sides, side, there.phrases.get("agent")))
            near = how != APART and not {index, index - 1}.isdisjoint(cast.where(who))
            if what is not None and found is None and (how == SAME or near):
                span = side.analysis.span(there.verb)
                words = Span(span.start, max(span.end, what.end))
                found = Against(act.side.analysis.span(act.verb), side, words, how == SAME)
    if found is None or any(_done(cast.sides[index], who, lemmas, cast) for index in places):
        return None
    return found


def _done(side: Side, who: Party, lemmas: frozenset[str], cast: Cast) -> bool:
    """Whether a statement of a source states one of some acts, and may state it of a party."""
    for there in acts_of(side, light=True):
        same = _is_one_of(there, lemmas) and _weighed(there, lemmas) is None
        real = same and factuality(side, there.verb).value in ("done", "holds", "under way", "open")
        if real and relation(cast, who, referent(cast.sides, side, there.phrases.get("agent"))) != APART:
            return True
    return False


def _lemmas_of(act: Act) -> frozenset[str]:
    """Return the lemmas that state an act: those of its verb, or of its object where the verb only brings it."""
    what = act.phrases.get("patient")
    if act.verb.lemma not in BRINGING:
        return nouns_of(act.verb.lemma) if len(act.verb.lemma) > 2 else frozenset()
    if what is None:
        return frozenset()
    head = lemma_of(act.side, act.side.analysis.tokens[what.head])
    verbs = {lemma for lemma, nouns in rows("act_nouns") if head in nouns.split(" ")}
    return frozenset((head, *relatives(head), *verbs))


def _weighed(there: Act, lemmas: frozenset[str]) -> Span | None:
    """Return the object of a verb of considering, or the verb behind it, if it is one of some lemmas."""
    side, verb = there.side, there.verb
    tokens = side.analysis.tokens
    if verb.lemma in classes("weighing_verbs"):
        what = there.phrases.get("patient") or there.phrases.get("for")
        if what is not None and lemma_of(side, tokens[what.head]) in lemmas:
            return side.analysis.span(what)
    what = there.phrases.get("patient")
    brought = verb.lemma in BRINGING and what is not None and lemma_of(side, tokens[what.head]) in lemmas
    found = openness(there) if brought or verb.lemma in lemmas else None
    if found is not None:
        return found[0]
    if verb.lemma in lemmas and any(tokens[at].lemma in classes("weighing_verbs") for at in verb.governors):
        return side.analysis.span(verb)
    return None


def _is_one_of(there: Act, lemmas: frozenset[str]) -> bool:
    """Whether an act of a source states one of some lemmas as its verb, or as what is done."""
    what = there.phrases.get("patient")
    head = "" if what is None else lemma_of(there.side, there.side.analysis.tokens[what.head])
    return there.verb.lemma in lemmas or (head in lemmas and there.verb.lemma not in classes("weighing_verbs"))
