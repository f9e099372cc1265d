"""What was read in an article, as data: which text it is, its statements, the facts and markers in them."""

from __future__ import annotations

from ...claims.predication import Naming, Predication, Slot, namings, predications
from ...match import compared
from ...model import Attribution, Date, Fact, Marker, Name, Number, Quote, Reading, Span
from .writing import Object, number, only


def article(reading: Reading) -> Object:
    """Return which text was read."""
    names = ("name", "path", "title", "byline", "published", "label", "document", "pages", "sha256")
    return {"id": reading.id, **only(reading.article, *names)}


def statements(reading: Reading) -> list[Object]:
    """Return the statements of an article, headings and boilerplate too."""
    return [only(one, "id", "kind", "start", "end") | _position(reading, one.start) for one in reading.statements]


def not_compared(reading: Reading) -> list[Object]:
    """Return what of an article was not compared, and why."""
    return [
        only(one, "start", "end") | _position(reading, one.start) | only(one, "why", "statement")
        for one in reading.left_out
    ]


def _position(reading: Reading, offset: int) -> Object:
    line, column = reading.article.position(offset)
    return {"line": line, "column": column}


def read(reading: Reading) -> Object:
    """Return the facts and markers of an article."""
    text = reading.article.text
    return {
        "facts": [fact(found, text) for found in reading.facts],
        "markers": [marker(found, text) for found in reading.markers],
    }


def fact(fact: Fact, text: str) -> Object:
    """Return a fact with its normal form under `value`."""
    data = only(fact, "type", "start", "end", "text", "statement")
    match fact:
        case Name():
            data |= {"value": fact.key, **only(fact, "category", "adjective", "stands_for", "role")}
        case Number():
            bounds = {"low": number(fact.low), "high": number(fact.high)}
            data["value"] = bounds | only(fact, "unit", "form", "hedge")
        case Date():
            data |= only(fact, "value", "grain", "low", "high", "time")
        case Quote():
            data |= only(fact, "value", "utterance")
        case Attribution():
            data |= {name: words(getattr(fact, name), text) for name in ("source", "cue", "content")}
            data |= only(fact, "speaker", "named", "force")
    return data


def marker(marker: Marker, text: str) -> Object:
    """Return a word that sets the force of a claim, and the word it works on."""
    return marker.to_dict() | {"target": words(marker.target, text)}


def claims(reading: Reading) -> list[Object]:
    """Return what the verbs of the compared statements say, slot by slot; what the grammar leaves open is null."""
    text = reading.article.text
    found: list[Object] = []
    for side in compared(reading):
        said = [claim(side.statement.id, one, text) for one in predications(side)]
        said += [naming(side.statement.id, one, text) for one in namings(side)]
        found += [{"id": f"{side.statement.id}.{number}", **one} for number, one in enumerate(said, start=1)]
    return found


def naming(statement: str, one: Naming, text: str) -> Object:
    """Return what an apposition says somebody is, as a claim with "be" for its predicate."""
    what = slot(one.what, text)
    return {
        "statement": statement,
        "predicate": slot(Slot(one.what.span, "be"), text),
        "roles": {"agent": slot(one.who, text), "attribute": what},
        "polarity": None,
        "factuality": slot(Slot(one.what.span, "holds"), text),
        "quantifier": None,
        "degree": None,
        "attribution": None,
    }


def claim(statement: str, predication: Predication, text: str) -> Object:
    """Return one predicate with its roles, polarity, factuality, quantifier, degree and attribution."""
    by = predication.attribution
    return {
        "statement": statement,
        "predicate": slot(predication.predicate, text),
        "roles": {role: slot(filled, text) for role, filled in sorted(predication.roles.items())},
        "polarity": slot(predication.polarity, text),
        "factuality": slot(predication.factuality, text),
        "quantifier": slot(predication.quantifier, text),
        "degree": slot(predication.degree, text),
        "attribution": None
        if by is None
        else {"source": words(by.source, text), "cue": words(by.cue, text), "speaker": by.speaker},
    }


def slot(slot: Slot | None, text: str) -> Object | None:
    """Return the words that fill a slot, with their normal form under `value`."""
    filled = None if slot is None else words(slot.span, text)
    return None if slot is None or filled is None else filled | {"value": slot.value}


def words(span: Span | None, text: str) -> Object | None:
    """Return a span with its text."""
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
