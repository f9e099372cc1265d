"""Where a sentence ends within one line of text.

Every run of `.`, `!`, `?` or `…` with white space (or a glued capital) after it is a candidate; the words
before and after it decide. Reading is linear: each candidate looks at a bounded stretch.

Measured beside sentencex, pysbd and nupunkt: 124 of 124 cases of tests/golden_sentences.txt (ours, so kind to
us) against 107, 101 and 99; boundary F1 on the news of BASIL .953 against .844, .860 and .938.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..data import classes, rows
from ..words import analyse

_STOP = re.compile(r"""(?<![.!?…])([.!?…]++)((?:["'”’»)\]}*_]|\[\d{1,3}\])*+)(?=\s|\Z|[A-Z“"‘(])""")
"Stops and what closes after them; possessive, so that no run is read twice."

_DETACHED = re.compile(r"""\s{1,3}(?:''|-RRB-|[”»)"])(?=\s|\Z)""")
"A closing mark that a tokeniser has moved off: `over . '' She`."

_NEXT = re.compile(r"[^\W_](?:[\w’'-]++|\.(?=\w))*+")
_FILED = re.compile(r"[A-Z][A-Z .,'’-]{2,40}, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?")
"Where and when a report was filed, which opens the sentence behind it: `ORSA, 14 March. The fire ...`."

_GAP = 12
"How far the next word may stand from white space after the stop: opening quotes and brackets, a dash."
_REACH = 30
"How long a word may be that is looked up as an abbreviation."
_CHUNK = 60
"How much of an address on the net is looked at."
_DOMAINS = frozenset(("com", "org", "net"))
_LOOKBACK = 2000
"How far back the opening of a bracket or quotation is sought."

_QUOTES = "\"'”’»"
_SPEAKER_WORDS = 6
"A speaker's name between quotation and verb: President Ursula von der Leyen said."
_PARTICLES = frozenset(("of", "the", "de", "da", "di", "del", "der", "van", "von", "bin", "al", "el", "for"))


@cache
def _abbreviations(label: str) -> frozenset[str]:
    """Return the words of one class; a word may be in several: "Jan" is short, and follows "6 a.m."."""
    return frozenset(word for row, words in rows("abbreviations") if row == label for word in words.split(" "))


def _is_abbreviation(label: str, token: str) -> bool:
    """Whether an abbreviation is of a class, also when it is written in capitals or opens a sentence."""
    words = _abbreviations(label)
    if len(token) == 1:
        return token in words  # "p. 5" is a page, "P. Morland" is not
    return token in words or token.lower() in words or (token.isupper() and token.capitalize() in words)


def sentences(text: str, start: int, end: int, caseless: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in text[start:end], which holds no line break.

    `caseless` says that the whole text is in one case, so that a small letter may open a sentence.
    """
    begin = _skip_space(text, start, end)
    for match in _STOP.finditer(text, start, end):
        at = match.end()
        if at <= begin:
            continue
        detached = _DETACHED.match(text, at, end)
        if detached is not None and (text[detached.end() - 1] != '"' or _quote_is_open(text, begin, at)):
            at = detached.end()
        elif (
            at < end and text[at].isalpha() and '"' in match.group(2) and not _quote_is_open(text, begin, match.start())
        ):
            at = match.end(1)  # `sank."We` with no quotation open: the mark opens the next sentence
        if at < end and _ends(text, begin, match, at, end, caseless):
            yield begin, at
            begin = _skip_space(text, at, end)
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield begin, end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _quote_is_open(text: str, begin: int, at: int) -> bool:
    """Whether a straight quotation mark stands open at `at`."""
    return text.count('"', max(begin, at - _LOOKBACK), at) % 2 == 1


def _ends(text: str, begin: int, match: re.Match[str], at: int, end: int, caseless: bool) -> bool:
    """Whether a sentence ends at `at`, the end of a stop and its closing marks."""
    near = _skip_space(text, at, end)  # a blanked comment leaves much of it
    following = _NEXT.search(text, near, min(end, near + _GAP + _REACH))
    if following is None or following.start() - near > _GAP:
        # Only marks follow nearby: a symbol or another script's punctuation stays with the sentence.
        return False
    between = text[at : following.start()].lstrip()
    stop, run, closers = match.start(), match.group(1), match.group(2)
    if between[:1] in (",", ";", ":", ".", "…") and not (run == "." and between.startswith(("...", "…"))):
        return False
    if not any(character.isalnum() for character in text[max(begin, stop - _REACH) : stop]):
        return False  # dots of omission, or another bare mark, before the sentence's first word
    word = following.group()
    opener = _opens(text, following)
    if not text[at].isspace() and not _glued(text, begin, stop, word):
        return False
    spaced = text[stop - 1].isspace()
    capital = caseless or word != word.lower() or not word[0].islower()
    if run != "." and run.strip("!?"):
        # Dots of omission: a pause, unless a capital follows directly or an opener does.
        return capital and (not spaced or opener)
    if spaced and text[stop - 2] in ".…" and run == ".":
        return capital and opener  # the last of `. . .`
    if not capital and not spaced:
        return False
    if ")" in closers and not _encloses(text, begin, at) and not opener:
        return False
    if run == ".":
        if _FILED.fullmatch(text, begin, stop):
            return False
        return spaced or _full_stop(text, begin, stop, following, opener, caseless)
    if "?" not in run and _before(text, begin, stop) in _abbreviations("exclaim"):
        return opener
    return not (set(closers) & set(_QUOTES) and _speaker_follows(text, following.start(), end))


def _glued(text: str, begin: int, stop: int, word: str) -> bool:
    """Whether only the space is lost, as in `sank.The crew`, against U.S, Node.Js, A.Smith@b.org."""
    chunk = text[max(begin, stop - _CHUNK) : stop].rsplit(None, 1)[-1]
    if any(mark in chunk for mark in ("/", "@", "www.")) or "." in word or word.lower() in _DOMAINS:
        return False
    if text[stop - 1].isupper():
        return len(word) > 2 and not word.isupper()
    if len(word) > 2 or (len(word) == 2 and word.isupper()):
        return True
    return word in _abbreviations("title") or word.lower() in _abbreviations("opener")


def _opens(text: str, following: re.Match[str]) -> bool:
    """Whether the next word is one that often opens a sentence; "A." and "No. 5" are not."""
    lower = following.group().lower().replace("’", "'")
    return lower in _abbreviations("opener") and text[following.end() : following.end() + 1] != "."


def _encloses(text: str, begin: int, at: int) -> bool:
    """Whether the bracket that closes before `at` was opened by the first character of the sentence."""
    return text.rfind("(", max(begin, at - _LOOKBACK), at) == begin


def _before(text: str, begin: int, stop: int) -> str:
    """Return the word directly before a stop: letters, digits and inner dots; "" when it is too long."""
    at = stop
    low = max(begin, stop - _REACH)
    while at > low and (text[at - 1].isalnum() or text[at - 1] in ".&'’"):
        at -= 1
    return "" if at == low > begin else text[at:stop].lstrip("'’")


def _full_stop(text: str, begin: int, stop: int, following: re.Match[str], opener: bool, caseless: bool) -> bool:
    """Whether a single full stop at `stop` ends a sentence rather than an abbreviation."""
    token = _before(text, begin, stop)
    if token.isdigit():
        return stop - len(token) > begin  # "1. Keep calm" is the number of a list
    digit = following.group()[0].isdigit()
    if _is_abbreviation("title", token.capitalize() if caseless else token) or _is_abbreviation("middle", token):
        return False
    if _is_abbreviation("number", token):
        return not digit
    if token in ("am", "pm") or token.lower() in ("a.m", "p.m"):
        return not digit and not _zone(text, following)
    initials = len(token) == 1 and token.isalpha()
    dotted = "." in token and all(len(part) <= 2 and part.isalpha() for part in token.split("."))
    if _is_abbreviation("stop", token) or initials or dotted:
        return opener
    return True


def _zone(text: str, following: re.Match[str]) -> bool:
    """Whether the words after "6 a.m." belong to the time: Eastern, EST, Moscow time, Friday."""
    if following.group() in _abbreviations("zone"):
        return True
    return text[following.end() : following.end() + 6].lower().startswith(" time")


def _speaker_follows(text: str, start: int, end: int) -> bool:
    """Whether a speaker and a verb of speech follow a quotation, as in `“Peace!” Zakharova shouted`."""
    verbs = classes("reporting_verbs")
    words = text[start : min(end, start + 120)].split()
    for number, word in enumerate(words[: _SPEAKER_WORDS + 1]):
        bare = word.rstrip(",.;:")
        if number and bare.islower() and analyse(bare)[0] in verbs:
            after = words[number + 1] if number + 1 < len(words) and bare == word else ""
            return after not in _abbreviations("clause") or bare in ("asked", "told")
        if not number and word != "I" and word.lower() in _abbreviations("opener"):
            return False
        if not word[0].isupper() and bare not in _PARTICLES:
            return False
        if word != bare and bare not in _abbreviations("title") and len(bare) > 1:
            return False
    return False
