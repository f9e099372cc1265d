"""gum: tags, trees, noun phrases and verb groups of the documents from which the parser has not learnt.

Everything is read off the text of the sentence, with xcheck's own tokens; a gold token that is none of them counts as
wrong. Subjects and objects are held against gold as verb and noun phrase: right when the phrase holds the gold word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from tests.tables.treebank import SHARED, Gold, treebank
from xcheck.model import Statement, StatementKind
from xcheck.parse import Analysis, VerbGroup, analyse
from xcheck.words import tokenize

from .engines import Engine
from .measure import Measure, Outcome, precision, recall
from .shared import Selection, digest, half_of

_DENIALS = ("not", "n't", "never", "n’t")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_INSIDE_NAME = ("compound", "flat", "fixed", "amod", "nmod:desc", "goeswith", "det", "advmod", "case", "mark")


def missing() -> str | None:
    """Return why nothing can be measured, or None."""
    return None if SHARED.is_dir() else "../shared/data/gum is not there"


class Case:
    """A gold sentence with its analysis; gold tokens are told by where they begin."""

    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.spans: list[tuple[int, int]] = []
        at = 0
        for word in gold.words:
            at = max(gold.text.find(word, at), at)
            self.spans.append((at, at + len(word)))
            at += len(word)
        statement = Statement(
            "a1", "a", StatementKind.SENTENCE, 0, len(gold.text), gold.text, tokenize(gold.text), 0, None
        )  # fmt: skip
        self.found: Analysis = analyse(statement)
        self.own = {(token.start, token.end): k for k, token in enumerate(self.found.tokens)}

    def start(self, k: int) -> int:
        return self.spans[k][0]

    def children(self, k: int, labels: Iterable[str]) -> list[int]:
        return [c for c, head in enumerate(self.gold.heads) if head == k and self.gold.labels[c] in labels]

    def verb_of(self, k: int) -> int:
        """Return the gold token that a verb group has as its head: the copula, where the predicate is no verb."""
        copulas = self.children(k, ("cop",))
        return copulas[0] if copulas else k


@cache
def _cases() -> tuple[Case, ...]:
    return tuple(Case(gold) for gold in treebank(True))


Keys = set[tuple[int, ...]]


def _is_verb(case: Case, k: int) -> bool:
    return case.gold.tags[k][:2] == "VB" and not case.gold.tags[k].endswith("+")


def _gold_roles(case: Case, labels: tuple[str, ...]) -> dict[int, list[int]]:
    """Return {start of the verb: starts of the words that may stand for its subject or object}."""
    found = {}
    for k in range(len(case.gold.words)):
        verb = k if _is_verb(case, k) else next(iter(case.children(k, ("cop",))), None)
        args = case.children(k, labels)
        if not args and labels == ("obj",):
            args = case.children(k, ("iobj",))  # "told the court that ...": nothing else is an object
        if verb is None or not args:
            continue
        options = [case.start(args[0])]
        if case.gold.tags[args[0]] in ("WDT", "WP", "DT!") and case.gold.heads[k] >= 0:
            options.append(case.start(case.gold.heads[k]))  # who: the noun that the relative clause belongs to
        found[case.start(verb)] = options
    return found


def _roles(case: Case, role: str, agreed: bool) -> dict[int, tuple[int, int]]:
    """Return {start of the verb: first and last offset of the phrase} as the analysis has it."""
    found = {}
    for verb in case.found.verbs:
        place = verb.subject if role == "subject" else verb.object
        own = role == "object" or (verb.finite and not verb.shared)
        if place is not None and own and (verb.agreed or not agreed):
            span = case.found.span(case.found.phrases[place])
            found[case.found.tokens[verb.head].start] = (span.start, span.end)
    return found


def _role_outcomes(case: Case, role: str, agreed: bool) -> Iterator[Outcome]:
    gold = _gold_roles(case, _SUBJECTS if role == "subject" else ("obj",))
    said = _roles(case, role, agreed)
    for verb, options in gold.items():
        span = said.get(verb)
        right = span is not None and any(span[0] <= at < span[1] for at in options)
        yield Outcome(f"{case.gold.document}-{verb}", case.gold.text, role, True, right)
    for verb, span in said.items():
        if not any(span[0] <= at < span[1] for at in gold.get(verb, ())):
            yield Outcome(f"{case.gold.document}-{verb}", case.gold.text, role, False, True)


def _sets(case: Case, gold: Keys, said: Keys) -> Iterator[Outcome]:
    for key in sorted(gold | said):
        yield Outcome(f"{case.gold.document}-{key[0]}", case.gold.text, "", key in gold, key in said)


def _negated(case: Case) -> Iterator[Outcome]:
    gold = {
        (case.start(k), case.start(case.verb_of(head)))
        for k, head in enumerate(case.gold.heads)
        if case.gold.words[k].lower() in _DENIALS and head >= 0 and _verbal(case, head)
    }
    tokens = case.found.tokens
    said = {
        (tokens[v.negation].start, tokens[v.head].start)
        for v in case.found.verbs
        if v.negation is not None and tokens[v.negation].lower in _DENIALS
    }
    return _sets(case, gold, said)


def _verbal(case: Case, k: int) -> bool:
    return case.gold.tags[k][:2] == "VB" or bool(case.children(k, ("cop",)))


def _finite(case: Case) -> Iterator[Outcome]:
    gold: Keys = set()
    for k, tag in enumerate(case.gold.tags):
        if tag.rstrip("+") in ("VBD", "VBZ", "VBP", "MD"):
            carried = case.gold.labels[k] in ("aux", "aux:pass")
            gold.add((case.start(case.verb_of(case.gold.heads[k]) if carried else k),))
    said: Keys = {(_start(case, verb),) for verb in case.found.verbs if verb.finite and verb.clause != "headline"}
    said |= {(_start(case, verb),) for verb in case.found.verbs if verb.finite and (_start(case, verb),) in gold}
    return _sets(case, gold, said)


def _passive(case: Case) -> Iterator[Outcome]:
    gold = {(case.start(k),) for k in range(len(case.gold.words)) if case.children(k, ("aux:pass",))}
    said = {(_start(case, v),) for v in case.found.verbs if v.voice == "passive" and v.first != v.last}
    return _sets(case, gold, said)


def _start(case: Case, verb: VerbGroup) -> int:
    return case.found.tokens[verb.head].start


def _heads(case: Case) -> Iterator[Outcome]:
    gold, tags = case.gold, case.gold.tags
    names = {case.start(k): case.start(_top(gold, k)) for k, tag in enumerate(tags) if tag.startswith("NNP")}
    right = {
        (names.get(case.start(k), case.start(k)),)
        for k, tag in enumerate(tags)
        if tag in ("NN", "NNS", "NNP", "NNPS", "PRP") and gold.labels[k] not in _INSIDE_NAME
    }
    starts = [case.found.tokens[p.head] for p in case.found.phrases]
    said = {
        (names.get(token.start, token.start),)
        for token in starts
        if token.tag in ("NN", "NNS", "NNP", "NNPS", "PRP")
    }  # fmt: skip
    return _sets(case, right, said)


def _top(gold: Gold, k: int) -> int:
    """Return the first word of a name, on which the others hang."""
    while gold.labels[k] == "flat":
        k = gold.heads[k]
    return k


def _words(case: Case) -> Iterator[tuple[bool, bool | None, bool | None]]:
    """Yield for each gold token whether tag, head, and head with label are right; None for the tree of a mark."""
    gold, tokens = case.gold, case.found.tokens
    for k, span in enumerate(case.spans):
        own = case.own.get(span)
        tag = own is not None and tokens[own].tag == gold.tags[k].rstrip("+<!")
        if gold.marks[k]:
            yield tag, None, None
            continue
        head = False
        if own is not None:
            above = tokens[own].head
            place = (tokens[above].start, tokens[above].end) if above >= 0 else None
            head = place == (case.spans[gold.heads[k]] if gold.heads[k] >= 0 else None)
        yield tag, head, head and own is not None and _same(tokens[own].relation, gold.labels[k])


def _same(label: str, gold: str) -> bool:
    return label == gold or (":" not in label and label == gold.partition(":")[0] and gold == "nsubj:outer")


def gum(select: Selection, engine: Engine) -> list[Measure]:
    """Score the analysis; the engine itself is not asked."""
    chosen = [c for c in _cases() if select.half in ("all", half_of(c.gold.document))]
    chosen.sort(key=lambda case: digest(case.gold.document + case.gold.text))
    cases = chosen[: select.sample]
    words = [(case, *found) for case in cases for found in _words(case)]
    tagged = [tag for _, tag, _, _ in words]
    hung = [bool(head) for _, _, head, _ in words if head is not None]
    labelled = [bool(arc) for _, _, _, arc in words if arc is not None]
    made = [
        Measure("tags right", recall, [Outcome("", "", "", True, right) for right in tagged]),
        Measure("heads right (UAS)", recall, [Outcome("", "", "", True, right) for right in hung]),
        Measure("with label (LAS)", recall, [Outcome("", "", "", True, right) for right in labelled]),
    ]  # fmt: skip
    news = [case for case in cases if case.gold.genre == "news"]
    rows = {
        "subject": [o for c in cases for o in _role_outcomes(c, "subject", False)],
        "object": [o for c in cases for o in _role_outcomes(c, "object", False)],
        "subject or object, news": [
            o for c in news for r in ("subject", "object") for o in _role_outcomes(c, r, False)
        ],
        "the same where agreed": [o for c in cases for r in ("subject", "object") for o in _role_outcomes(c, r, True)],
        "negated verb": [o for c in cases for o in _negated(c)],
        "finite verb": [o for c in cases for o in _finite(c)],
        "passive verb": [o for c in cases for o in _passive(c)],
        "head of a noun phrase": [o for c in cases for o in _heads(c)],
    }
    for name, outcomes in rows.items():
        made.append(Measure(f"{name}: precision", precision, outcomes))
        made.append(Measure(f"{name}: recall", recall, outcomes))
    return made
