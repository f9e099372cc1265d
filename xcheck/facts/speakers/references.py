"""Who a source is: "she", "the minister", "Berg" become the speaker as the article names it in full."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...data import classes, lookup
from ...model import Name
from ...record import Record
from .phrases import phrase_before, speaking
from .sentence import Range, Sentence
from .subjects import head_of

_REACH = 5
"""Statements a pronoun looks back over, those that hold nothing but a quotation left out."""

_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its", "our", "these", "those", "some"))
_INDEFINITE = frozenset(("a", "an", "some"))
_CARRIERS = frozenset(
    (
        "statement",
        "letter",
        "report",
        "message",
        "tweet",
        "post",
        "email",
        "memo",
        "speech",
        "remark",
        "comment",
    )
)
"""What carries somebody's words: "a statement by the ministry said"."""

_PRONOUNS = {
    **dict.fromkeys(("he", "his", "him", "he's", "he'd", "he'll"), "male"),
    **dict.fromkeys(("she", "her", "hers", "she's", "she'd", "she'll"), "female"),
    **dict.fromkeys(("they", "their", "them", "they're", "they've", "they'd", "they'll"), "plural"),
    **dict.fromkeys(("it", "its", "it's"), "body"),
}
_GIVEN = {"f": "female", "m": "male"}


class Speaker(Record):
    """A resolved speaker."""

    name: str
    named: bool
    sort: str
    "person, plural, body, document, or other for a name of which it is not known."


class References:
    """The speakers of one article, asked in the order of its text."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._full: dict[str, str] = {}
        self._names: dict[str, list[Name]] = {}
        self._gender: dict[str, str] = {}
        self._by_role: dict[str, Speaker] = {}
        self._heard: list[tuple[int, Speaker]] = []
        self._people: list[list[Name]] = []
        self._pending: Sequence[Name] = ()
        for name in names:
            self._names.setdefault(name.statement, []).append(name)
            if not name.adjective and len(name.text) > len(self._full.get(name.key, "")):
                self._full[name.key] = name.text
        for name in names:
            for word in (name.role or "").split(" "):
                self._learn(self.speaker_of(name).name, classes("gender").get(word) or _by_ending(word))

    def names_in(self, statement: str) -> Sequence[Name]:
        """Return the names of a statement."""
        return self._names.get(statement, ())

    def speaker_of(self, name: Name) -> Speaker:
        """Return a name as a speaker, in its fullest form."""
        sort = "body" if name.category in ("place", "organisation", "group") else name.category
        return Speaker(self._full.get(name.key, name.text), True, sort)

    def begin(self, sentence: Sentence, names: Sequence[Name]) -> None:
        """Move on to the next statement: note who is named in it outside quotations."""
        for name in self._pending:
            self._note_role(name)
        self._pending = names
        people = []
        for name in names:
            at = max(0, bisect_right(sentence.words, name.start, key=lambda word: word.start) - 1)
            if name.category == "person" and not (sentence.quoted and sentence.quoted[at]):
                people.append(name)
                for before in range(max(0, at - 3), at):
                    if sentence.tags[before] in "NMJ":
                        gender = classes("gender").get(sentence.words[before].lower)
                        self._learn(self.speaker_of(name).name, gender)
        if people or not sentence.quoted or not all(sentence.quoted[1:-2]):
            self._people.append(people)

    def resolve(self, sentence: Sentence, source: Range, names: Sequence[Name]) -> Speaker | None:
        """Return who a source is; None when the text does not tell."""
        speaker = self._referent(sentence, source, names)
        if speaker is not None:
            self._heard.append((len(self._people), speaker))
        return speaker

    def _referent(self, sentence: Sentence, source: Range, names: Sequence[Name]) -> Speaker | None:
        head = head_of(sentence, source)
        word = sentence.words[head]
        sort = _PRONOUNS.get(word.lower)
        if sort is not None and head == source[0]:
            return self._person_meant(sort, word.start) if sort in ("male", "female") else self._other(sort)
        if word.lower == "who":
            antecedent = _antecedent(sentence, source[0] - 1)
            return self._referent(sentence, antecedent, names) if antecedent is not None else None
        if sentence.tags[head] in "SD":
            return None
        for name in names:
            if name.start <= word.start < name.end and not name.adjective:
                return self.speaker_of(name)
        return self._unnamed(sentence, source, head, names)

    def _unnamed(self, sentence: Sentence, source: Range, head: int, names: Sequence[Name]) -> Speaker | None:
        """Return the speaker behind "the minister", "Russian officials", "a statement by the ministry"."""
        words = sentence.words
        opens = words[source[0]].lower
        lower, lemma = words[head].lower, words[head].lemma
        inside = [n for n in names if words[source[0]].start <= n.start and n.end <= words[source[1]].end]
        kind = speaking(lemma) or speaking(lower)
        if lemma in _CARRIERS:
            owner = _PRONOUNS.get(opens)
            if owner is not None:
                return self._referent(sentence, (source[0], source[0]), names)
            if inside:
                return self.speaker_of(inside[-1])
        beside = _in_apposition(sentence, source, head, inside)
        if kind == "person" and beside is not None:
            return self.speaker_of(beside)
        phrase = _source_words(sentence, source)
        if classes("speakers").get(lower) == "plural" or (lower != lemma and lower.endswith("s")):
            return Speaker(phrase, False, "plural")
        definite = opens in _ARTICLES - _INDEFINITE and all(name.adjective for name in inside)
        if definite and kind != "document" and lower in self._by_role:
            return self._by_role[lower]
        office = kind == "group" or classes("speakers").get(lower) == "office"
        named = sentence.tags[head] == "M" or (office and bool(inside))
        return Speaker(phrase, named, kind if kind in ("person", "document") else "body")

    def _note_role(self, name: Name) -> None:
        """Remember who "the minister" is, and that "the ministry" is the Foreign Ministry."""
        if name.adjective:
            return
        if name.category == "person":
            for word in (name.role or "").split(" "):
                if speaking(word) == "person":
                    self._by_role[word] = self.speaker_of(name)
        else:
            self._by_role[name.text.lower().rsplit(" ", 1)[-1]] = self.speaker_of(name)

    def _learn(self, speaker: str, gender: str | None) -> None:
        if gender in ("male", "female"):
            self._gender.setdefault(speaker, gender)

    def _gender_of(self, speaker: str) -> str | None:
        """Return what titles, roles, earlier pronouns or the given name tell; None when nothing does."""
        known = self._gender.get(speaker)
        if known is None and " " in speaker:
            known = _GIVEN.get(lookup("given_names", speaker.split(" ", 1)[0].lower()))
        return known

    def _person_meant(self, gender: str, start: int) -> Speaker | None:
        """Return the person that "she" or "he" at an offset means: the nearest one it can mean."""
        for speaker in self._candidates(start):
            known = self._gender_of(speaker.name)
            if known is None:
                self._gender[speaker.name] = gender
            if known in (gender, None):
                return speaker
        return None

    def _candidates(self, start: int) -> Iterator[Speaker]:
        """Yield people, nearest statement first; in it the last speaker, then those named, in order."""
        now = len(self._people)
        heard = len(self._heard)
        for index in range(now, max(0, now - _REACH), -1):
            while heard and self._heard[heard - 1][0] >= index:
                heard -= 1
                speaker = self._heard[heard][1]
                if speaker.sort in ("person", "other") and speaker.named:
                    yield speaker
            for name in self._people[index - 1]:
                if name.end <= start:
                    yield self.speaker_of(name)

    def _other(self, sort: str) -> Speaker | None:
        """Return the group or body that "they" or "it" means: the last one heard."""
        wanted, reach = (("plural", "body", "other"), 2) if sort == "plural" else (("body", "other"), 1)
        for when, speaker in reversed(self._heard[-2 * _REACH :]):
            if len(self._people) - when > reach:
                return None
            if speaker.sort in wanted:
                return speaker
        return None


def _in_apposition(sentence: Sentence, source: Range, head: int, names: Sequence[Name]) -> Name | None:
    """Return the person named behind a role and a comma: "the company's director, |Paul Onder|"."""
    comma = sentence.tags.find(",", head, source[1])
    if comma < 0:
        return None
    start = sentence.words[comma + 1].start
    return next((name for name in names if name.start == start and name.category in ("person", "other")), None)


def _by_ending(word: str) -> str | None:
    """Return the gender that the ending of a role tells: councilwoman, cameraman."""
    if len(word) <= 6:
        return None
    return "female" if word.endswith("woman") else "male" if word.endswith("man") else None


def _antecedent(sentence: Sentence, last: int) -> Range | None:
    """Return who "who" means: the name before an apposition, else the phrase before it or its last part."""
    last -= sentence.tag(last) == ","
    first = phrase_before(sentence.words, sentence.tags, last)
    if first is None:
        return None
    if first > 1 and sentence.tags[first - 1] == "," and sentence.tags[first - 2] == "M":
        name = phrase_before(sentence.words, sentence.tags, first - 2)
        return (name, first - 2) if name is not None else None
    head = head_of(sentence, (first, last))
    if sentence.tags[head] == "M" or speaking(sentence.words[head].lemma):
        return first, last
    bound = max(sentence.tags.rfind("P", first, last), sentence.tags.rfind("T", first, last))
    return max(first, bound + 1), last


def _source_words(sentence: Sentence, source: Range) -> str:
    """Return the words of a source without its article and without what follows a comma."""
    first, last = source
    if sentence.words[first].lower in _ARTICLES and first < last:
        first += 1
    for at in range(first + 1, last + 1):
        if sentence.tags[at] in ",–—W" and sentence.words[at].lower != "whose":
            last = at - 1
            break
    return sentence.text[sentence.words[first].start : sentence.words[last].end]
