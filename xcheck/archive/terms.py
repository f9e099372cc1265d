"""The words of an article by which it is found: what it is about, not how it is written.

    "The ferry Santa Lavinia caught fire off Port Amaro"  ->  ferry, santa, lavinia, santa lavinia, caught, fire, ...

Words as they stand, in lower case, without function words; two capitalised words in a row are a name of their own.
Reading an article for its facts takes forty times as long, and only the few articles that share an event are read.
"""

from __future__ import annotations

import re
from collections import Counter

from ..data import classes
from ..digest import digest

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

LONGEST_TEXT = 20_000
"""Characters looked at: what an article is about stands in its beginning, and a book must not cost an hour."""


def terms(title: str, text: str) -> str:
    """Return the words and names of an article, each once, by how often and then in which order they stand there.

    A space parts them; "_" joins the two words of a name. A number before a colon says how often, if more than once.
    """
    empty = classes("function_words")
    found: Counter[str] = Counter()
    for part in (title, text[:LONGEST_TEXT]):
        before, end = "", -2
        for match in _WORD.finditer(part):
            word = match.group().replace("’", "'").removesuffix("'s")
            lower = word.lower()
            name = lower if word[0].isupper() else ""
            if len(lower) > 1 and lower not in empty:
                found[lower] += 1
                if name and before and match.start() == end + 1:
                    found[f"{before}_{name}"] += 1
                before = name
            else:
                before = ""
            end = match.end()
    return " ".join(term if count == 1 else f"{count}:{term}" for term, count in found.most_common())


def counts(terms: str) -> dict[str, int]:
    """Return the terms with how often each stands in the article."""
    found = {}
    for term in terms.split():
        number, colon, word = term.partition(":")
        found[word if colon else number] = int(number) if colon else 1
    return found


def words_key(text: str) -> str:
    """Return what is equal for texts of the same words: spaces, capitals and punctuation aside, figures not."""
    return digest(" ".join(_WORD.findall(text.lower())))[:32]
