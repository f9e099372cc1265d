"""Attributions: who says what. Cues of each statement, quotations that go on, and the speakers resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model import Attribution, Name, Quote, Span, Statement
from .cues import find_said
from .references import References, Speaker
from .sentence import Said, Sentence


def find_attributions(
    text: str, statements: Sequence[Statement], names: Sequence[Name], quotes: Sequence[Quote]
) -> tuple[Attribution, ...]:
    """Return who says what, in the order of the text.

    A statement that only goes on with a quotation keeps the speaker of the one before; its attribution has
    neither source nor cue.
    """
    references = References(names)
    quoted: dict[str, list[Quote]] = {}
    for quote in quotes:
        quoted.setdefault(quote.statement, []).append(quote)
    found: list[Attribution] = []
    before: tuple[Statement, Speaker | None] | None = None
    waiting: list[tuple[Statement, Span]] = []
    lead = next((statement for statement in statements if statement.compared), None)
    for statement in statements:
        own_names = references.names_in(statement.id)
        own_quotes = quoted.get(statement.id, [])
        sentence = Sentence(text, statement, own_names, own_quotes)
        references.begin(sentence, own_names)
        resolved = list(_resolved(sentence, references, own_names, statement is lead))
        found += (attribution for attribution, _ in resolved)
        whole = _only_quoted(text, statement, own_quotes)
        if resolved:
            opening = _opening_content(resolved, own_quotes)
            found += (_carried(text, *piece, opening) for piece in waiting if opening is not None)
            waiting = []
            before = statement, opening or resolved[-1][1]
        elif whole is not None:
            goes_on = before is not None and statement.block - before[0].block <= 1
            if before is not None and goes_on and before[1] is not None:
                found.append(_carried(text, statement, whole, before[1]))
                before = statement, before[1]
            else:
                waiting.append((statement, whole))
                before = None
            if len(waiting) and waiting[-1][0].block != statement.block:
                waiting = waiting[-1:]
        else:
            before, waiting = None, []
    found.sort(key=lambda attribution: (attribution.start, attribution.end))
    return tuple(found)


def _resolved(
    sentence: Sentence, references: References, names: Sequence[Name], lead: bool
) -> Iterator[tuple[Attribution, Speaker | None]]:
    for said in find_said(sentence):
        if said.source is not None and _is_dateline(sentence, said, names, lead):
            continue
        speaker = references.resolve(sentence, said.source, names) if said.source is not None else None
        yield _attribution(sentence, said, speaker), speaker


def _is_dateline(sentence: Sentence, said: Said, names: Sequence[Name], lead: bool) -> bool:
    """Whether a place and a colon tell where a report was written, not who speaks: "Karachi: A storm tore ...".

    A place that is not known as one is a name that is nobody's, and opens the article's first sentence.
    """
    assert said.source is not None
    words = sentence.words
    if words[said.cue[0]].text != ":" or any(sentence.quoted):
        return False
    inside = [name for name in names if words[said.source[0]].start <= name.start <= words[said.source[1]].start]
    sorts = ("place", "other") if lead else ("place",)
    return bool(inside) and all(name.category in sorts for name in inside)


def _attribution(sentence: Sentence, said: Said, speaker: Speaker | None) -> Attribution:
    words = sentence.words
    cue = Span(words[said.cue[0]].start, words[said.cue[1]].end)
    source = Span(words[said.source[0]].start, words[said.source[1]].end) if said.source is not None else None
    spans = [cue, said.content] + ([source] if source is not None else [])
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Attribution(
        start=start,
        end=end,
        text=sentence.text[start:end],
        statement=sentence.statement.id,
        source=source,
        cue=cue,
        content=said.content,
        speaker=speaker.name if speaker is not None else None,
        named=speaker.named if speaker is not None else False,
        force=said.force,
    )


def _carried(text: str, statement: Statement, content: Span, speaker: Speaker) -> Attribution:
    return Attribution(
        start=content.start,
        end=content.end,
        text=text[content.start : content.end],
        statement=statement.id,
        source=None,
        cue=None,
        content=content,
        speaker=speaker.name,
        named=speaker.named,
    )


def _only_quoted(text: str, statement: Statement, quotes: Sequence[Quote]) -> Span | None:
    """Return the quoted words of a statement that holds nothing else; None otherwise."""
    if not quotes:
        return None
    outside = text[statement.start : quotes[0].start] + text[quotes[-1].end : statement.end]
    for left, right in pairwise(quotes):
        outside += text[left.end : right.start]
    return None if any(map(str.isalnum, outside)) else Span(quotes[0].start, quotes[-1].end)


def _opening_content(resolved: Sequence[tuple[Attribution, Speaker | None]], quotes: Sequence[Quote]) -> Speaker | None:
    """Return the speaker whose words a statement's quotation is: the one that may go on, or began before."""
    for attribution, speaker in resolved:
        if speaker is not None and any(attribution.content.meets(quote) for quote in quotes):
            return speaker
    return None
