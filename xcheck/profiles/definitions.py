"""What an article says a thing is: "X is a Y", "X, a Y,", "X, which is a Y".

    Hamas, | a | militant Palestinian group | that governs Gaza,
    X            modifiers            head

Only what the article says in its own voice counts, of a name or of a noun that opens its statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..comparability.single import forms_of
from ..data import classes
from ..match import Side
from ..model import Name, Reading, Span, Word
from ..record import Record
from ..senses import known
from ..words import analyse

_ARTICLES = frozenset(("a", "an", "the"))
_DEFINING = frozenset(("a", "an", "one"))
"""What opens a definition: with "the" it is mostly an office, one of the many a thing may hold."""

_BE = frozenset(("is", "are", "was", "were"))
_MANY = frozenset(("are", "were"))
_RELATIVE = frozenset(("which", "who"))
_OPENERS = frozenset(("that", "but", "and", "because", "while", "although", "though", "since", "as"))
"""Words behind which a name opens a clause, and so is what the clause is about."""

_OWNERS = frozenset(("of", "from"))
"""Words behind which a place is no thing by itself: Ames of Iowa, a critic of the bill."""

_BEHIND = frozenset(
    ("that", "which", "who", "whose", "where", "of", "in", "for", "with", "from", "on", "at", "to", "by")
)
"""Words that go on with an apposition: a town in the north."""

_EMPTY = frozenset(("kind", "type", "sort", "form", "one", "example"))
"""Heads that say nothing: "a kind of tax" is a tax."""

LONGEST_SUBJECT = 4
"""Words of a common noun with its modifiers."""

LONGEST_PHRASE = 8
"""Words of a defining noun phrase up to its head."""

Defined = tuple[Name | tuple[str, ...], str]


class Definition(Record):
    """One definition of what a thing is."""

    side: Side
    subject: Name | tuple[str, ...]
    "A name, or the lemmas of a common noun with its modifiers."
    label: str
    head: Word
    modifiers: tuple[Word, ...]
    span: Span
    "From the first modifier to the head."
    whole: Span
    "The same with what opens it: one of the taxes."


def definitions(reading: Reading, by_id: Mapping[str, Side]) -> Iterator[Definition]:
    """Yield what the compared statements of an article say that names and things are."""
    for statement in reading.statements:
        words = statement.words
        if statement.compared:
            for at in range(1, len(words)):
                if words[at].lower in _DEFINING or (words[at - 1].lower in _MANY and words[at].content):
                    found = _definition(by_id[statement.id], at)
                    if found is not None:
                        yield found


def _definition(side: Side, at: int) -> Definition | None:
    """Return what the phrase at a place of a statement defines, if it does."""
    words = side.statement.words
    subject = _defined(side, at)
    found = None if subject is None else _noun_phrase_words(words, at)
    if subject is None or found is None or _of_another(side, words[at]):
        return None
    run, follower = found
    head = run[-1]
    named = any(name.span.meets(head) for name in side.names)
    plural = words[at].lower in _DEFINING or head.lemma != head.lower
    apposed = words[at - 1].text == ","
    closed = follower is None or not follower.lemma or follower.lower in _BEHIND
    if named or not _noun_like(head) or not plural or (apposed and not closed):
        return None
    if not _of_one_sort(subject[0], head):
        return None
    whole = Span(words[at].start, head.end)
    return Definition(side, *subject, head, tuple(run[:-1]), Span(run[0].start, head.end), whole)


def _defined(side: Side, at: int) -> Defined | None:
    """Return the name or noun right before a defining phrase: X is | a Y, X, | a Y, X, which is | a Y."""
    words = side.statement.words
    before = words[at - 1]
    if before.text == "," and words[at].lower != "one":
        return _name_before(side, before.start, opens=False)
    if before.lower not in _BE:
        return None
    if at >= 3 and words[at - 2].lower in _RELATIVE and words[at - 3].text == ",":
        return _name_before(side, words[at - 3].start, opens=False)
    return _name_before(side, before.start, opens=True) or _opening_noun(side, words[: at - 1])


def _name_before(side: Side, end: int, opens: bool) -> Defined | None:
    """Return the name that ends right before an offset; one that `opens` a clause is what the clause is about."""
    name = next((n for n in side.names if n.end <= end and not side.text(Span(n.end, end)).strip()), None)
    if name is None or name.adjective:
        return None
    before = [w for w in side.statement.words if w.end <= name.start]
    while before and (before[-1].lower == "the" or before[-1].text in "\"“'‘"):
        before.pop()
    last = before[-1] if before else None
    if last is not None and name.category == "place" and last.lower in _OWNERS:
        return None
    if opens and last is not None and last.lemma and last.lower not in _OPENERS:
        return None
    return name, name.text


def _opening_noun(side: Side, words: Sequence[Word]) -> Defined | None:
    """Return the common noun that opens a statement, if nothing but its modifiers and an article stands before it."""
    rest = words[1:] if words and words[0].lower in _ARTICLES else words
    if not 0 < len(rest) <= LONGEST_SUBJECT or any(not word.content for word in rest):
        return None
    if any(name.span.meets(word) for name in side.names for word in rest):
        return None
    if "n" not in analyse(rest[-1].lower)[1] or any(set("na").isdisjoint(analyse(w.lower)[1]) for w in rest):
        return None
    return tuple(word.lemma for word in rest), " ".join(word.lower for word in words)


def _noun_phrase_words(words: Sequence[Word], at: int) -> tuple[list[Word], Word | None] | None:
    """Return the words of a noun phrase behind its article, up to the head, and the word behind it."""
    run: list[Word] = []
    start = at + (words[at].lower in _DEFINING)
    follower: Word | None = None
    for word in words[start : start + LONGEST_PHRASE]:
        follower = word
        if word.lower == "of" and (not run or run[-1].lemma in _EMPTY):
            run = []
        elif word.lower in _ARTICLES and not run:
            continue
        elif not word.lemma or not word.content or _finite(word, run):
            break
        else:
            run.append(word)
            follower = None
    if not run or (follower is not None and (follower.lower in ("'s", "-") or follower.text in "–’")):
        return None
    return run, follower


def _noun_like(word: Word) -> bool:
    """Whether a word may be a noun, and is common enough to be judged."""
    pos = analyse(word.lower)[1]
    # of a word that is an adjective first ("public", "firm") the noun's senses are not known well enough
    return "n" in pos and pos[0] != "a" and known(forms_of(word))


def _of_one_sort(subject: Name | tuple[str, ...], head: Word) -> bool:
    """Whether no body, place or thing is called what people are called: the board of Nordsea, a nurse among them."""
    return not isinstance(subject, Name) or subject.category == "person" or not is_person(head)


def is_person(word: Word) -> bool:
    """Whether a noun means people first of all."""
    return word.lemma in classes("persons")


def _finite(word: Word, run: Sequence[Word]) -> bool:
    """Whether a word behind a noun is a verb: a law | passed in May."""
    return bool(run) and _noun_like(run[-1]) and analyse(word.lower)[1].startswith("v")


def _of_another(side: Side, word: Word) -> bool:
    """Whether a word stands in a quotation or in what somebody is reported to say."""
    spans = [quote.span for quote in side.quotes] + [attribution.content for attribution in side.attributions]
    return any(span.meets(word) for span in spans)
