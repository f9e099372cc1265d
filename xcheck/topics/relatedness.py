"""Which words of two articles may name the same thing: reject and rejection, nation and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..data import lookup
from ..senses import entry
from ..words import analyse

MOST_KINDS = 2
"""A noun of which more words of the articles are kinds is too wide to name the same thing as any of them."""

STEM = 7
"""Letters in which longer words of one family begin: peacekeeping, peacekeeper."""


def related_lemmas(vocabulary: Sequence[str]) -> Mapping[str, set[str]]:
    """Return for each lemma the others that may name the same: one family, synonyms, one a kind of the other.

    Nouns count in their first, commonest sense alone.
    """
    known = set(vocabulary)
    own: dict[str, list[str]] = defaultdict(list)
    wider: dict[str, list[str]] = defaultdict(list)
    begins: dict[str, list[str]] = defaultdict(list)
    found: dict[str, set[str]] = defaultdict(set)
    for word in vocabulary:
        begins[word[:STEM]].append(word)
        _join(found, word, known.intersection(lookup("related", word).split(" ")))
        if analyse(word)[1][:1] == "n":
            senses, above, _ = entry(word)
            first = next((sense for sense in senses if sense[0] == "n"), None)
            if first is not None:
                own[first].append(word)
                for sense in above:
                    wider[sense].append(word)
    for sense, words in own.items():
        under = wider.get(sense, ())
        for word in words:
            _join(found, word, words if len(under) > MOST_KINDS else (*words, *under))
    for start, words in begins.items():
        if len(start) == STEM:
            _join(found, words[0], words)
    return found


def _join(found: dict[str, set[str]], word: str, others: Iterable[str]) -> None:
    for other in others:
        if other != word:
            found[word].add(other)
            found[other].add(word)
