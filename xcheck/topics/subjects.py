"""What two articles may both speak of: names, quoted words, acts, and things under changing names.

A subject holds the statements that speak of it as bits of a whole number, one number for each article:
the union of two subjects is `|`, and what they share `&`, for any number of statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..data import classes
from ..facts.names import coreferent
from ..facts.speakers.phrases import speaking
from ..facts.wording import phrasal_acts
from ..match import Side
from ..model import Name, Word
from ..record import Record
from ..words import analyse
from .context import Anaphora, anaphora
from .relatedness import related_lemmas

LONGEST_QUOTE = 4
"""Content words of a quotation that can be a subject; longer ones are said once."""

_POINTING = frozenset(("the", "this", "these", "that", "those", "such"))


class Subject(Record):
    """One thing that both articles may speak of."""

    kind: str
    label: str
    left: int
    right: int


class Terms(Record, eq=False):
    """Where the words of one article stand, as bits."""

    sides: Sequence[Side]
    anaphora: Sequence[Anaphora]
    "What each statement points back at; it counts as standing there."
    words: dict[str, int]
    heads: dict[str, dict[str, int]]
    "{modifier: {head: statements with both, or with the head alone behind the, this ...}}"
    counts: Counter[str]


def subjects(left: Sequence[Side], right: Sequence[Side]) -> Iterator[Subject]:
    """Yield what the compared statements of two articles may both speak of, every kind."""
    both = terms(left), terms(right)
    yield from _by_name(*both)
    yield from _quotations(*both)
    yield from _concepts(*both)


def terms(sides: Sequence[Side]) -> Terms:
    """Return where the words of an article stand, names left out."""
    words: dict[str, int] = defaultdict(int)
    heads: dict[str, dict[str, int]] = defaultdict(dict)
    alone: dict[str, int] = defaultdict(int)
    counts: Counter[str] = Counter()
    taken = anaphora(sides)
    for at, (side, back) in enumerate(zip(sides, taken, strict=True)):
        bit = 1 << at
        plain = _outside_names(side)
        for lemma in _topic_lemmas(plain, back):
            words[lemma] |= bit
        before: Word | None = None
        pointing = False
        for word in plain:
            content = word.content
            if content:
                counts[word.lemma] += 1
                if _may_be_noun(word.lower):
                    if before is not None:
                        under = heads[before.lemma]
                        under[word.lemma] = under.get(word.lemma, 0) | bit
                    elif pointing:
                        alone[word.lemma] |= bit
            before = word if content else None
            pointing = word.lower in _POINTING
    for under in heads.values():
        for head in under:
            under[head] |= alone.get(head, 0)
    return Terms(sides, taken, words, heads, counts)


def _outside_names(side: Side) -> list[Word]:
    """Return the words of a statement that stand in no name."""
    named = {start for name in side.names for start in range(name.start, name.end)}
    return [word for word in side.statement.words if word.lemma and word.start not in named]


def _topic_lemmas(words: Sequence[Word], back: Anaphora) -> set[str]:
    """Return the lemmas that may name a subject; "said no" is an act like "rejected"."""
    wide = classes("topic_words")
    found = {word.lemma for word in words if word.content} | back.lemmas
    acts = phrasal_acts()
    found |= {acts[one.lemma, two.lower] for one, two in pairwise(words) if (one.lemma, two.lower) in acts}
    return {lemma for lemma in found if len(lemma) > 2 and lemma.isalpha() and lemma not in wide}


def _may_be_noun(lower: str) -> bool:
    kinds = analyse(lower)[1]
    return "n" in kinds or not kinds


def _by_name(left: Terms, right: Terms) -> Iterator[Subject]:
    """Yield names, a seat of government as its land, other forms of one name together."""
    by_key: dict[str, list[tuple[int, int, Name]]] = defaultdict(list)
    for number, text in enumerate((left, right)):
        for at, (side, back) in enumerate(zip(text.sides, text.anaphora, strict=True)):
            for name in (*side.names, *back.names):
                by_key[name.stands_for or name.key].append((number, 1 << at, name))
    groups: list[list[str]] = []
    by_last: dict[str, list[list[str]]] = defaultdict(list)
    for key in sorted(by_key, key=lambda key: (-len(key), key)):
        last = key.rsplit(" ", 1)[-1]
        own = next((group for group in by_last[last] if coreferent(by_key[group[0]][0][2], by_key[key][0][2])), None)
        if own is None:
            own = []
            groups.append(own)
            by_last[last].append(own)
        own.append(key)
    for group in groups:
        bits = [0, 0]
        for number, bit, _ in (entry for key in group for entry in by_key[key]):
            bits[number] |= bit
        names = {entry[2] for key in group for entry in by_key[key]}
        best = max(names, key=lambda name: (not name.adjective, len(name.text), name.text))
        yield Subject("name", best.text, *bits)


def _quotations(left: Terms, right: Terms) -> Iterator[Subject]:
    """Yield short quotations with the statements that have their words in a row, quoted or not."""
    couples: tuple[dict[tuple[str, str], int], ...] = (defaultdict(int), defaultdict(int))
    wanted: dict[tuple[str, ...], str] = {}
    for number, text in enumerate((left, right)):
        for at, side in enumerate(text.sides):
            content = [word for word in side.statement.words if word.content]
            starts = [word.start for word in content]
            for one, two in pairwise(content):
                couples[number][one.lemma, two.lemma] |= 1 << at
            for quote in side.quotes:
                inside = content[bisect_left(starts, quote.start) : bisect_left(starts, quote.end)]
                if 1 < len(inside) <= LONGEST_QUOTE:
                    key = tuple(word.lemma for word in inside)
                    wanted[key] = min(wanted.get(key, quote.text), quote.text)
    for key, words in sorted(wanted.items()):
        here, there = (_shared(known.get(couple, 0) for couple in pairwise(key)) for known in couples)
        yield Subject("quotation", f"“{words.strip('.,;:!?')}”", here, there)


def _concepts(left: Terms, right: Terms) -> Iterator[Subject]:
    """Yield every noun and verb with the words of its kind, and every modifier with all that bears it."""
    counts = left.counts + right.counts
    vocabulary = sorted({*left.words, *right.words})
    relatives = related_lemmas(vocabulary)
    for lemma in vocabulary:
        if analyse(lemma)[1][:1] in ("a", "r"):
            continue
        group = {lemma, *relatives.get(lemma, ())}
        here, there = (_either(text.words.get(member, 0) for member in group) for text in (left, right))
        if here and there:
            acts = any(analyse(member)[1][:1] == "v" and member[:4] == lemma[:4] for member in group)
            yield Subject("act" if acts else "thing", _subject_label(group, counts), here, there)
        if lemma in left.heads and lemma in right.heads:
            heads = _of_one_sort({*left.heads[lemma], *right.heads[lemma]})
            if len(heads) > 1:
                here, there = (_either(text.heads[lemma].get(h, 0) for h in heads) for text in (left, right))
                yield Subject("thing", _subject_label([f"{lemma} {head}" for head in heads], counts), here, there)


def _of_one_sort(heads: set[str]) -> set[str]:
    """Leave out people where a modifier stands before things: wage deal, wage pact, not wage earner."""
    things = {head for head in heads if speaking(head) != "person"}
    return things or heads


def _either(bits: Iterable[int]) -> int:
    found = 0
    for some in bits:
        found |= some
    return found


def _shared(bits: Iterable[int]) -> int:
    found = -1
    for some in bits:
        found &= some
    return found


def _subject_label(words: Iterable[str], counts: Counter[str]) -> str:
    """Return a name for a subject: three of its words, the most frequent first."""
    return " / ".join(sorted(words, key=lambda word: (-counts[word.rsplit(" ", 1)[-1]], word))[:3])
