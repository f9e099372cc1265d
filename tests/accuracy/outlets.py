"""outlets: what readers list as told differently in two independent articles on one event, and what is said of it.

A two-sided difference counts as told when one finding that is no omission has a place in both quoted sentences, "by
words" when it marks the differing words on both sides. The lists are one reader's and not complete: what is said beyond
them is counted as unlisted, not as wrong. A conflict between the key words of statements that tell the same is wrong
for certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from xcheck.model import Finding, Kind, Span

from .changes import hard, loud
from .contenders import Contender, Linked, Said
from .measure import Measure, Outcome, alarms, mean, precision, recall, share_of, total
from .shared import Row, Selection, rows

FILES = tuple(f"outlets/dev-{number}.jsonl" for number in (1, 2, 3))
KIND_OF = {"contradiction": Kind.CONFLICT, "precision": Kind.PRECISION, "wording": Kind.WORDING}
"Which kind of finding a reader's status asks for."
NOT_MISSING = "omitted-name"
"Calls a name missing, not the statement around it."

Item = dict[str, Any]
Found = dict[str, list[Outcome]]
"Outcomes by what is judged."


def pairs() -> tuple[Row, ...]:
    """Return the pairs of articles with what readers listed."""
    return tuple(row for path in FILES for row in rows(path))


def quoted(item: Item, side: str) -> Span | None:
    """Return where the quoted sentence of one side stands, or None where that side tells nothing."""
    start = item.get(f"{side}_start")
    return None if start is None else Span(start, item[f"{side}_end"])


def keyed(item: Item, side: str, text: str) -> Span | None:
    """Return where the words that matter stand on one side; the quoted sentence where they are not told."""
    quote = quoted(item, side)
    if quote is None:
        return None
    if item.get(f"{side}_key_start") is not None:
        return Span(item[f"{side}_key_start"], item[f"{side}_key_end"])
    key = item.get(f"{side}_key") or ""
    at = text.find(key, quote.start) if key else -1
    return quote if at < 0 else Span(at, at + len(key))


def marks(finding: Finding, side: str, where: Span | None) -> bool:
    """Whether a finding has a place in a passage of article a or b."""
    return where is not None and any(
        place.article == side and Span(place.start, place.end).meets(where) for place in finding.places
    )


def on_both(finding: Finding, spans: dict[str, Span | None]) -> bool:
    """Whether a finding has a place in the passage of either side."""
    return all(marks(finding, side, span) for side, span in spans.items())


def _is_two_sided(item: Item) -> bool:
    return quoted(item, "a") is not None and quoted(item, "b") is not None


class _Judge:
    """Holds what is said of one pair of articles against what a reader listed."""

    def __init__(self, row: Row) -> None:
        self.id: str = row["id"]
        self.texts: dict[str, str] = {"a": row["a"], "b": row["b"]}
        self.two = [item for item in row["differences"] if _is_two_sided(item)]
        self.one = [item for item in row["differences"] if not _is_two_sided(item)]
        self.same: list[Item] = row["same"]
        self.unrelated: list[Item] = row["unrelated"]
        self.found: Found = defaultdict(list)

    def quotes(self, item: Item) -> dict[str, Span | None]:
        return {side: quoted(item, side) for side in "ab"}

    def keys(self, item: Item) -> dict[str, Span | None]:
        return {side: keyed(item, side, self.texts[side]) for side in "ab"}

    def note(self, of: str, item: Item, gold: bool, said: bool, findings: Iterable[Finding] = ()) -> None:
        id = f"{self.id[:8]}:{item.get('id', '')}:{item.get('a_start')}-{item.get('b_start')}"
        kind, importance = item.get("type", ""), item.get("importance", "")
        what = f"{importance} {kind}: {item.get('a_key')!r} / {item.get('b_key')!r}".strip()
        a, b = item.get("a_quote") or "", item.get("b_quote") or ""
        case = Outcome(id, a, b, gold, said, float(said), what, tuple(findings), label=kind, group=self.id)
        self.found[of].append(case)

    def count(self, of: str, number: int) -> None:
        a, b = self.texts["a"], self.texts["b"]
        self.found[of].append(Outcome(self.id, a, b, False, False, float(number), group=self.id))

    def findings(self, findings: Sequence[Finding]) -> None:
        """Judge the findings: what is told of the list, what goes beyond it, what denies a statement told alike."""
        two_sided = [finding for finding in findings if finding.kind is not Kind.OMISSION]
        omissions = [finding for finding in findings if finding.kind is Kind.OMISSION]
        listed = {id(finding) for item in self.two for finding in self.explained(item, two_sided)}
        for item in self.one:
            side = "a" if quoted(item, "a") is not None else "b"
            touching = [f for f in omissions if marks(f, side, keyed(item, side, self.texts[side]))]
            self.note("one-sided", item, True, bool(touching), touching)
        for item in self.same:
            for side, key in self.keys(item).items():
                denying = [f for f in omissions if f.rule != NOT_MISSING and marks(f, side, key)]
                self.note("same", item, False, bool(denying), denying)
        unlisted = [finding for finding in two_sided if id(finding) not in listed]
        for finding in two_sided:
            case = Outcome(f"{self.id[:8]}:{finding.id}", self.texts["a"], self.texts["b"], id(finding) in listed, True)
            self.found["two-sided"].append(
                case._replace(score=finding.confidence, findings=(finding,), what=finding.rule, group=self.id)
            )
        self.count("findings", len(two_sided))
        self.count("loud", sum(map(loud, two_sided)))
        self.count("unlisted", sum(map(loud, unlisted)))
        alike = [self.keys(item) for item in self.same]
        self.count("false", sum(any(on_both(f, keys) for keys in alike) for f in filter(hard, unlisted)))

    def explained(self, item: Item, two_sided: Sequence[Finding]) -> list[Finding]:
        """Judge one two-sided difference; return the findings that it explains."""
        keys = self.keys(item)
        near = [finding for finding in two_sided if on_both(finding, self.quotes(item))]
        exact = [finding for finding in near if on_both(finding, keys)]
        self.note("by sentence", item, True, bool(near), near)
        self.note("by words", item, True, bool(exact), exact or near)
        right = [finding for finding in exact if finding.kind is KIND_OF.get(item["status"])]
        self.note("by kind", item, True, bool(right), exact)
        return [finding for finding in near if any(marks(finding, side, key) for side, key in keys.items())]

    def links(self, links: Sequence[Linked]) -> None:
        """Judge links: a gold link is one that meets both quoted sentences; others are judged where both are quoted."""
        right = [(item, self.quotes(item)) for item in (*self.same, *self.two)]
        wrong = [(item, self.quotes(item)) for item in self.unrelated]
        for of, golds in (("link", right), ("hard negative", wrong)):
            for item, quotes in golds:
                self.note(of, item, of == "link", any(_meets(link, quotes) for link in links))
        known = [quotes for _, quotes in (*right, *wrong)]
        for link in links:
            if all(
                any(_touches(span, quotes[side]) for quotes in known) for side, span in zip("ab", link, strict=True)
            ):
                gold = any(_meets(link, quotes) for _, quotes in right)
                id = f"{self.id[:8]}:{link[0].start}-{link[1].start}"
                a, b = (self.texts[side][slice(*span)] for side, span in zip("ab", link, strict=True))
                self.found["judged"].append(Outcome(id, a, b, gold, True, label="judged", group=self.id))


def _touches(span: Span, other: Span | None) -> bool:
    return other is not None and span.meets(other)


def _meets(link: Linked, quotes: dict[str, Span | None]) -> bool:
    return _touches(link[0], quotes["a"]) and _touches(link[1], quotes["b"])


def links_f1(outcomes: Sequence[Outcome]) -> float:
    """Harmonic mean of the recall of gold links and of the precision of the links that can be judged."""
    found = recall([o for o in outcomes if o.label != "judged"])
    right = precision([o for o in outcomes if o.label == "judged"])
    return share_of(2 * found * right, found + right)


def judged(picked: Iterable[Row], contender: Contender, threshold: float) -> tuple[Found, Said | None]:
    """Return the outcomes over pairs of articles, and what was said last: it tells what a contender does at all."""
    found: Found = defaultdict(list)
    said = None
    for row in picked:
        judge = _Judge(row)
        said = contender.says(row["a"], row["b"], threshold)
        if said.findings is not None:
            judge.findings(said.findings)
        if said.links is not None:
            judge.links(said.links)
        for of, outcomes in judge.found.items():
            found[of] += outcomes
    return found, said


def _linking(found: Found) -> list[Outcome]:
    return [*found["link"], *found["judged"]]


def outlets(select: Selection, contender: Contender) -> list[Measure]:
    """Two outlets on one event: differences told, links, statements denied, and how much is said besides."""
    threshold = contender.thresholds[0]
    if len(contender.thresholds) > 1:
        practice = select.only("odd").pick(pairs())
        threshold = max(contender.thresholds, key=lambda t: links_f1(_linking(judged(practice, contender, t)[0])))
    found, said = judged(select.pick(pairs()), contender, threshold)
    return measures_of(found, said) if said is not None else []


def measures_of(found: Found, said: Said) -> list[Measure]:
    """Return the measures over outcomes, only of what a contender does."""
    measures = []
    if said.findings is not None:
        measures += _explained_measures(found)
    if said.links is not None:
        measures += [
            Measure("links F1", links_f1, _linking(found), 0.72, grouped=True),
            Measure("links recall", recall, found["link"]),
            Measure("links precision", precision, found["judged"]),
            Measure("hard negatives linked", alarms, found["hard negative"], 0.07, "low", grouped=True),
        ]
    return measures


def _explained_measures(found: Found) -> list[Measure]:
    important = {of: [o for o in found[of] if o.what.startswith("high ")] for of in ("by words", "one-sided")}
    types = sorted({o.label for o in found["by words"]})
    return [
        Measure("told by words", recall, found["by words"], 0.28, grouped=True),
        Measure("told by words, important ones", recall, important["by words"], 0.38, grouped=True),
        Measure("told by sentence", recall, found["by sentence"]),
        Measure("told by words with the right kind", recall, found["by kind"]),
        Measure("loud findings unlisted, a pair", mean, found["unlisted"], 2.0, "low", bounded=True, grouped=True),
        Measure("loud findings, a pair", mean, found["loud"], better="none"),
        Measure("certainly false conflicts", total, found["false"], 2, "low", bounded=True),
        Measure("two-sided findings listed", precision, found["two-sided"], 0.35, bounded=True, grouped=True),
        Measure("two-sided findings, a pair", mean, found["findings"], 16, "low", bounded=True, grouped=True),
        Measure("one-sided told", recall, found["one-sided"], grouped=True),
        Measure("one-sided told, important ones", recall, important["one-sided"], 0.75, grouped=True),
        Measure("told statements called missing", alarms, found["same"], 0.02, "low", grouped=True),
        *(
            Measure(f"{kind}: told by words", recall, [o for o in found["by words"] if o.label == kind])
            for kind in types
        ),
    ]
