"""Runs of capitalised words, with the small words that belong inside ("Bank of England")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...data import classes
from ...model import Word
from ...record import Record
from ...words import analyse, parts_of_speech
from .aliases import Alias, Groups, lookup
from .capitals import Evidence, begins, dateline, initials, is_given_name, known, name_words, party_tag

SYLLABLE = 4
"""Parts of a Korean or Chinese given name are no longer than this."""

LONGEST_RUN = 30
"""A run is broken off after so many words: no name is longer, and hostile input stays cheap."""

MARKED = 4
"""Letters of a word behind which one or two digits are the mark of a footnote."""

LONGEST_LIST = 5
"""Fields of one body: Commerce, Science and Transport."""


def runs(words: Sequence[Word], evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of every stretch of capitalised words, with the small words that belong inside."""
    at, particles = dateline(words), name_words("particle")
    while at < len(words):
        word = words[at]
        tagged = party_tag(words, at)
        if tagged > at:
            at = tagged
            continue
        if word.text[0].isupper():
            last = _extend(words, at, evidence)
        elif word.lower in particles and _capital(words, at + 1, word.end + 1) and words[at + 1].lower != "i":
            last = _extend(words, at + 1, evidence)
        elif word.lower in ("al", "el", "sub") and _capital(words, at + 2, word.end + 1) and words[at + 1].text == "-":
            last = _extend(words, at + 2, evidence)
        else:
            at += 1
            continue
        yield at, last
        at = last


def _numbered(words: Sequence[Word], at: int) -> bool:
    """Whether a word glued to a name is its number, as in G7, A320 or MiG29; Selby3 has the mark of a footnote."""
    name, figure = words[at - 1].text, words[at].text
    marked = len(name) >= MARKED and name[1:].islower() and len(figure) < MARKED - 1 and figure.isdecimal()
    return figure[0].isdigit() and not marked


def _capital(words: Sequence[Word], at: int, reach: int) -> bool:
    """Whether there is a capitalised word that starts no later than `reach`."""
    return at < len(words) and words[at].text[0].isupper() and words[at].start <= reach


def _extend(words: Sequence[Word], at: int, evidence: Evidence) -> int:
    """Return where the run that begins at a word ends."""
    start = at
    while True:
        found = lookup(evidence.groups, words, at)
        last = at + (found[0] if found else 1)
        if last >= len(words) or last - start > LONGEST_RUN:
            return last
        end, here = words[last - 1].end, words[last]
        if here.text == "." and initials(words, last) and _capital(words, last + 1, here.end + 1):
            at = last + 1
        elif _capital(words, last, end + 1) or (here.start == end and _numbered(words, last)):
            at = last
        elif here.text == "-" and here.start == end and last + 1 < len(words) and words[last + 1].start == here.end:
            after = words[last + 1].text[0]
            if not (after.isupper() or after.isdigit() or (found is None and _syllable(words, start, last))):
                return last
            at = last + 1
        elif here.text == "&" and here.start <= end + 1 and _capital(words, last + 1, here.end + 1):
            at = last + 1
        else:
            step = _joiner(words, start, last, found[1] if found else None, evidence.groups)
            if not step:
                return last
            at = last + step


class Joint(Record):
    """A small word that may join two parts of one name, with what stands around it."""

    words: Sequence[Word]
    start: int
    "First word of the run."
    at: int
    "The small word."
    after: int
    "The capitalised word behind it, or behind an article."
    alias: Alias | None
    "What the table says of the name that ends before the small word."
    groups: Groups

    @property
    def before(self) -> str:
        """The word before the small one."""
        return self.words[self.at - 1].lower

    @property
    def next(self) -> str:
        """The word that would be joined."""
        return self.words[self.after].lower


def _joiner(words: Sequence[Word], start: int, at: int, alias: Alias | None, groups: Groups) -> int:
    """Return how many small words at a place join two parts of one name: 0 for none.

    What a name may go on with is a table of small words, `_JOINS`, each with the shape it asks for.
    """
    word = words[at].lower
    joint = Joint(words, start, at, min(at + 1, len(words) - 1), alias, groups)
    if word in ("'s", "'", "’"):
        return int(_owned(joint))
    if word == ",":
        return _list_length(joint)
    if words[at].start != words[at - 1].end + 1:
        return 0
    if word in name_words("article") and (alias is None or not alias.country) and _hyphened(words, at):
        return 2
    if word in name_words("particle") and (alias is None or not alias.country):
        two = at + 1 < len(words) and words[at + 1].lower in name_words("particle")
        step = 2 if two else 1
        return step if _capital(words, at + step, words[at + step - 1].end + 1) else 0
    step = 2 if at + 1 < len(words) and words[at + 1].lower == "the" else 1
    joins = _JOINS.get(word)
    if joins is None or not _capital(words, at + step, words[at + step - 1].end + 1):
        return 0
    return step if joins(joint.replace(after=at + step)) else 0


def _owned(joint: Joint) -> bool:
    """Whether an ordinary noun owns the body behind it: Sheriff's Department."""
    body = joint.next in name_words("organisation") and joint.words[joint.after].text[0].isupper()
    return body and joint.alias is None and analyse(joint.before)[1][:1] == "n" and known(joint.before)


def _open_head(joint: Joint) -> str:
    """Return the head of a body whose name went on before this place: "committee" in Committee on Ports |and Trade."""
    words, heads = joint.words, name_words("for")
    for at in range(joint.at - 2, joint.start - 1, -1):
        if words[at].lower in heads and words[at + 1].lower in ("of", "for", "on", "to"):
            return words[at].lower
    return ""


def _list_length(joint: Joint) -> int:
    """Return the marks and words to go over in the list of what a body is for: Commerce, |Science, |and Transport."""
    words, at = joint.words, joint.at
    if words[at].start != words[at - 1].end or not _open_head(joint) or not known(joint.before):
        return 0
    if joint.next == "and":
        return 2 if at + 2 < len(words) and _ordinary(words, at + 2, joint.groups) else 0
    k = at + 1
    for _ in range(LONGEST_LIST):  # what stands behind the comma must be a list that ends in "and"
        if k >= len(words) or not _ordinary(words, k, joint.groups):
            return 0
        while k < len(words) and _ordinary(words, k, joint.groups):
            k += 1
        if k + 1 < len(words) and words[k].text == "," and words[k + 1].lower != "and":
            k += 1
            continue
        k += k < len(words) and words[k].text == ","
        return int(k + 1 < len(words) and words[k].lower == "and" and _ordinary(words, k + 1, joint.groups))
    return 0


def _ordinary(words: Sequence[Word], at: int, groups: Groups) -> bool:
    """Whether a word is an ordinary one with a capital, and no name of the table: Trade; not Congress."""
    word = words[at]
    return word.text[0].isupper() and known(word.lower) and _outside_table(words, at, groups)


def _outside_table(words: Sequence[Word], at: int, groups: Groups) -> bool:
    """Whether no name of the table begins at a word, but for a party's short one that is a field, too: Labour."""
    found = lookup(groups, words, at)
    return found is None or (found[0] == 1 and found[1].key == f"{words[at].lower} party")


def _on(joint: Joint) -> bool:
    """Whether a body is named by its field: Committee on Ports; not "the Council on Monday"."""
    if joint.before not in name_words("on") or joint.next in name_words("calendar"):
        return False
    return lookup(joint.groups, joint.words, joint.after) is None


def _for(joint: Joint) -> bool:
    """Whether a body is named by its purpose: Centre for Ports."""
    led = joint.alias is not None or begins(joint.words, joint.start)
    return joint.before in name_words("for") or (not led and _between_nouns(joint))


def _to(joint: Joint) -> bool:
    """Whether a body is named by what it is to do, or to whom: Campaign to End Hunger, ... Cruelty to Animals."""
    if joint.alias is not None or not known(joint.next):
        return False
    act = joint.before in name_words("for") and "v" in parts_of_speech(analyse(joint.next)[0])
    return act or (_open_head(joint) != "" and _between_nouns(joint))


def _and(joint: Joint) -> bool:
    """Whether "and" joins the fields of one body: Ministry of Ports and Trade, U.S. Fish and Wildlife Service."""
    words, start, at, after = joint.words, joint.start, joint.at, joint.after
    if after != at + 1:
        return False
    head = _open_head(joint)
    if joint.alias is not None and not (head and joint.before in name_words("ordinary") and not joint.alias.country):
        found = lookup(joint.groups, words, after)
        lands = joint.alias.country and found is not None and found[1].country
        return lands and head in name_words("shared_body")  # the Port Authority of two states
    if not _outside_table(words, after, joint.groups) or not known(joint.next):
        return False
    on = any(words[i].lower == "on" for i in range(start, at))
    if head and (known(joint.before) or on) and not _full_name_at(words, after):
        return True
    if not known(joint.before):
        return False
    ending = after
    while _capital(words, ending + 1, words[ending].end + 1):
        ending += 1
    land = lookup(joint.groups, words, start)
    led = land is not None and start + land[0] == at - 1  # U.S. Fish and Wildlife Service
    single = at - start == 1 or words[start].lower in classes("function_words")
    tail = words[ending].lower
    heads = name_words("for")
    return ending > after and (
        (single and tail in heads) or (led and (tail in heads or tail in name_words("organisation")))
    )


def _full_name_at(words: Sequence[Word], at: int) -> bool:
    """Whether a full name begins at a word: Grace Lund."""
    return is_given_name(words[at].lower) and _capital(words, at + 1, words[at].end + 1)


def _hyphened(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen joins a word to a capitalised one: Omar al-Hashimi."""
    end = words[at].end
    return (
        at + 1 < len(words)
        and words[at + 1].text == "-"
        and words[at + 1].start == end
        and _capital(words, at + 2, end + 1)
    )


def _between_nouns(joint: Joint) -> bool:
    """Whether an ordinary noun, and no title, stands on either side."""
    sides, titles = (joint.before, joint.next), name_words("title")
    return all(analyse(word)[1][:1] == "n" and known(word) and word not in titles for word in sides)


def behind_office(words: Sequence[Word], at: int, last: int) -> int:
    """Return where a full name begins behind ordinary words that say what for: (Minister of) Public Works |Ina Lund."""
    end = at
    while (
        end < last and words[end].text[0].isupper() and known(words[end].lower) and not is_given_name(words[end].lower)
    ):
        end += 1
    full = at < end < last and is_given_name(words[end].lower) and _capital(words, end + 1, words[end].end + 1)
    return end if full else at


def _syllable(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a hyphen and a small letter go on with a name ("Ban Ki-moon"), against "Kyiv-led"."""
    before, after = words[at - 1], words[at + 1]
    short = max(len(before.text), len(after.text)) <= SYLLABLE
    return short and at - 1 > start and not known(before.lower) and "v" not in analyse(after.lower)[1]


def _of_joins(joint: Joint) -> bool:
    """Whether "of" joins what stands before it with the capitalised word after it."""
    words, start, at, after = joint.words, joint.start, joint.at, joint.after
    before = joint.before
    if before in name_words("title"):
        return words[after].lower in name_words("office") or behind_office(words, after, len(words)) > after
    found = lookup(joint.groups, words, after)
    if found is not None and found[1].country:
        beyond = after + found[0]
        if _capital(words, beyond, words[beyond - 1].end + 1):
            return False  # "of the U.S. Department of Defense" is a name of its own
    if before in name_words("of"):
        return True
    if any(word.lower in name_words("title") or is_given_name(word.lower) for word in words[start:at]):
        return False  # "Tim Cook of Apple"
    plain = not begins(words, start) or at - start > 1
    return plain and joint.alias is None and analyse(before)[1][:1] in ("n", "a") and known(before)


_JOINS: dict[str, Callable[[Joint], bool]] = {"of": _of_joins, "on": _on, "for": _for, "to": _to, "and": _and}
"""Small words inside the names of bodies and places, each with what it asks for."""
