"""Who and what a text names: persons, places, organisations, groups, by the key of the fullest form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Name, Statement, StatementKind, Word
from ...record import Record
from ...words import closed
from ..numbers.units import is_plural
from .aliases import Alias, Groups, lookup, own_groups
from .capitals import Evidence, gather, headline, known, name_words
from .parts import Part, parts
from .people import WAYS, category, describes, role_after, role_before
from .runs import runs
from .same import coreferent, overlap, same_name, within
from .short_forms import definitions, fuller

__all__ = ["coreferent", "find_names", "overlap", "same_name", "within"]

HYPHENS = ("-", "‑")

TYPE_DIGITS = 3
"""Digits of a type's number that say so by themselves (Boeing 737); fewer need an article (an Apollo 8 film)."""

MEASURED = frozenset(("%", "-", "–", ":", "/", "°", "$", "to", "percent", "million", "billion", "per"))
"""Behind a figure these make it an amount, a score or a time."""


class NameMention(Record):
    """A name on its way: where it stands and what is known of it so far."""

    statement: Statement
    first: int
    last: int
    alias: Alias | None
    key: str
    category: str
    role: str | None

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.statement.words[self.first : self.last]


def find_names(text: str, statements: Sequence[Statement], aliases: Sequence[Sequence[str]] = ()) -> tuple[Name, ...]:
    """Return the names of an article in order of position; none overlaps another.

    Headings and lines in title case give only names that the table or the running text knows.
    `aliases` are the user's own groups of names that mean the same.
    """
    groups = own_groups(aliases)
    included = [statement for statement in statements if statement.kind is not StatementKind.BOILERPLATE]
    titles = [s for s in included if s.kind in (StatementKind.HEADING, StatementKind.QUESTION) or headline(s)]
    inside = {statement.id for statement in titles}
    body = [statement for statement in included if statement.id not in inside]
    evidence = gather(body, groups, uncased=not any(map(str.isupper, text)))
    mentions = [mention for statement in body or titles for mention in _mentions(statement, evidence)]
    borne = _borne(mentions, evidence)
    if borne:  # "Jeb Bush released his returns. Bush paid 36 percent."
        evidence = evidence.replace(inside=evidence.inside | borne)
        opened = {s.id for s in body if any(word.text[0].isupper() and word.lower in borne for word in s.words)}
        mentions = [mention for mention in mentions if mention.statement.id not in opened]
        mentions += [mention for s in body if s.id in opened for mention in _mentions(s, evidence)]
    if not body:
        mentions, titles = [mention for mention in mentions if _distinctive(mention)], []
    mentions = _surnames(mentions)
    full = fuller((m.key, m.category) for m in mentions if m.alias is None)
    defined = {m.key: m for m in mentions}
    mentions += [mention for statement in titles for mention in _repeated(statement, defined, evidence)]
    mentions.sort(key=lambda mention: mention.words[0].start)
    return tuple(_name(text, mention, full, defined) for mention in mentions)


def _borne(mentions: Sequence[NameMention], evidence: Evidence) -> frozenset[str]:
    """Return the surnames that are ordinary words, too, and that the article never writes small: Bush."""
    persons = (mention for mention in mentions if mention.category == "person" and len(mention.words) > 1)
    return frozenset(mention.words[-1].lower for mention in persons) - evidence.inside - evidence.lower


def _surnames(mentions: Sequence[NameMention]) -> list[NameMention]:
    """Read a place as a surname where a person of the article bears it ("Jack London")."""
    last = {m.key.split(" ")[-1] for m in mentions if m.category == "person" and " " in m.key}
    read = []
    for mention in mentions:
        word = mention.words[0].lower
        before = mention.statement.words[mention.first - 1].lower if mention.first else ""
        single = mention.alias is not None and not mention.alias.adjective and len(mention.words) == 1
        if single and word in last and before not in WAYS:
            mention = mention.replace(alias=None, key=word, category="other")
        read.append(mention)
    return read


def _distinctive(mention: NameMention) -> bool:
    """Whether a name in title case shows that it is one: by the table or an unusual word."""
    return mention.alias is not None or not all(known(word.lower) for word in mention.words)


def _mentions(statement: Statement, evidence: Evidence) -> list[NameMention]:
    """Return the names of one statement of running text."""
    words = statement.words
    found = [_mention(statement, part) for part in _typed_parts(words, evidence)]
    taken: set[int] = set()
    given: list[NameMention] = []
    for short, long in definitions(words):
        here = {*range(*short), *range(*long)}
        if taken.isdisjoint(here):
            taken |= here
            given += _defined(statement, short, long, evidence.groups)
    if given:
        found = [mention for mention in found if taken.isdisjoint(range(mention.first, mention.last))]
    return sorted([*found, *given], key=lambda mention: mention.first)


def _typed_parts(words: Sequence[Word], evidence: Evidence) -> Iterator[Part]:
    if evidence.uncased:
        yield from _uncased(words, evidence.groups)
        return
    for first, last in runs(words, evidence):
        for part in parts(words, first, last, evidence):
            yield _typed(words, part)


def _typed(words: Sequence[Word], part: Part) -> Part:
    """Take the number of a type into its name: Boeing 737, the Apollo 11 mission; not "in Selby 12 people died"."""
    at = part.last
    if part.titled or part.alias is not None or at >= len(words) or not words[at].text.isdecimal():
        return part
    before = words[part.first - 1].lower if part.first else ""
    led = before in closed("article") or before in closed("possessive")
    digits = len(words[at].text)
    if words[at].start != words[at - 1].end + 1 or not (digits == TYPE_DIGITS or (led and digits < TYPE_DIGITS)):
        return part
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is not None and (behind.text in MEASURED or (behind.text[0].islower() and is_plural(behind))):
        return part  # people are counted, or it is an amount
    kind = category(words, part.first, part.last)
    placed = before in WAYS or kind in ("person", "place")
    return part if placed else part.replace(last=at + 1)


def _uncased(words: Sequence[Word], groups: Groups) -> Iterator[Part]:
    """Yield the names in a text without capitals: forms of the table that are no ordinary words."""
    at = 0
    while at < len(words):
        found = lookup(groups, words, at, any_case=True)
        if found is None or (words[at].lower in name_words("ordinary") and found[0] == 1):
            at += 1
            continue
        yield Part(at, at + found[0], found[1])
        at += found[0]


def _mention(statement: Statement, part: Part) -> NameMention:
    words = statement.words
    if part.alias is not None and not part.titled:
        return NameMention(statement, part.first, part.last, part.alias, part.alias.key, part.alias.category, None)
    leads = part.last < len(words) and words[part.last].text.islower() and describes(words[part.last])
    before = None if leads else role_before(words, part.first, part.titled)
    kind = "person" if part.titled else category(words, part.first, part.last)
    role = before or role_after(words, part.last) if kind in ("person", "other") else None
    if role is not None and kind == "other":
        kind = "person"
    return NameMention(
        statement,
        part.first,
        part.last,
        None,
        _name_key(words, part, kind),
        kind,
        role if kind == "person" else None,
    )


def _name_key(words: Sequence[Word], part: Part, kind: str) -> str:
    """Return the words of a name in lower case; a person's middle initials and "Jr." are left out.

    Initials stay where no first name is written out: "J. T. Harlow" is "j.t. harlow", and not every Harlow.
    """
    here = words[part.first : part.last]
    if kind == "person":
        named = [w for w in here if w.lower not in (".", "jr", "sr") and (len(w.text) > 1 or w.text == "-")]
        letters = "".join(f"{w.lower}." for w in here[: len(here) - len(named)] if len(w.text) == 1 and w.text != ".")
        if len(named) == 1 and letters:
            return f"{letters} {named[0].lower}"
        here = tuple(named) or here
    key = ""
    for at, word in enumerate(here):
        glued = at > 0 and word.start == here[at - 1].end
        key += ("" if glued or not key else " ") + word.lower
    return key


def _defined(
    statement: Statement, short: tuple[int, int], long: tuple[int, int], groups: Groups
) -> tuple[NameMention, NameMention]:
    """Return an acronym and the long form that defines it, both with one key."""
    found = lookup(groups, statement.words, long[0])
    entry = found[1] if found is not None and found[0] == long[1] - long[0] else None
    whole = _mention(statement, Part(long[0], long[1], entry))
    if whole.category == "other":
        whole = whole.replace(category="organisation")
    return whole, NameMention(statement, short[0], short[1], whole.alias, whole.key, whole.category, None)


def _repeated(statement: Statement, defined: dict[str, NameMention], evidence: Evidence) -> Iterator[NameMention]:
    """Yield the names of a heading or a line in title case: what the running text names, or the table."""
    words, at = statement.words, 0
    while at < len(words):
        word = words[at]
        length, mention = 1, None
        if word.text[0].isupper():
            found = lookup(evidence.groups, words, at)
            if found is not None and (found[1].key in defined or not defined or statement.compared):
                length = found[0]
                mention = NameMention(statement, at, at + length, found[1], found[1].key, found[1].category, None)
            else:
                for last in range(min(at + 6, len(words)), at, -1):
                    key = _name_key(words, Part(at, last), "other")
                    if key in defined and defined[key].alias is None:
                        length, mention = (
                            last - at,
                            NameMention(statement, at, last, None, key, defined[key].category, None),
                        )
                        break
        if mention is not None:
            yield mention
        at += length


def _name(text: str, mention: NameMention, full: dict[str, str], defined: dict[str, NameMention]) -> Name:
    """Return the finished fact, with the fullest key the article gives."""
    here = mention.words
    start, end = here[0].start, here[-1].end
    key = full.get(mention.key, mention.key) if mention.alias is None else mention.key
    kind = defined[key].category if key != mention.key and key in defined else mention.category
    entry = mention.alias
    attached = end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].islower()
    return Name(
        start=start,
        end=end,
        text=text[start:end],
        statement=mention.statement.id,
        key=key,
        category=kind,
        adjective=attached or (entry is not None and entry.adjective),
        stands_for=entry.stands_for if entry is not None else None,
        role=mention.role,
    )
