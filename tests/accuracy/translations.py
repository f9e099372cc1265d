"""demetr: two translations of one sentence say the same; typed changes of one of them must be found."""

from __future__ import annotations

from xcheck.model import Finding

from .changes import WHOLE, changed_words, hard, loud, loudest, marked_share
from .engines import Engine
from .measure import Measure, Outcome, alarms, mean, recall
from .shared import Row, Selection, rows

NAMED = frozenset(("name-conflict", "omitted-name", "role-conflict", "membership-conflict", "speaker-conflict"))
FORCE = frozenset(("shifted-degree", "shifted-scope", "shifted-certainty"))
VAGUE = frozenset(("vague-number", "vague-date", "vague-speaker"))
LEFT_OUT = frozenset(("omitted-detail", "omitted-name", "dropped-attribution")) | FORCE | VAGUE

RIGHT_RULES: dict[str, tuple[float | None, frozenset[str]]] = {
    "number": (0.97, frozenset(("number-conflict", "vague-number", "date-conflict", "vague-date"))),
    "negation": (0.97, frozenset(("flipped-negation",))),
    "entity_swap": (0.97, NAMED | {"vague-speaker", "diverging-definition"}),
    "entity_omitted": (
        0.92,
        NAMED | {"omitted-detail", "vague-speaker", "vague-date", "dropped-attribution"},
    ),
    "antonym": (0.60, frozenset(("opposite-word", "flipped-negation"))),
    "modifier_removed": (0.60, LEFT_OUT),
    "pp_removed": (0.60, LEFT_OUT),
}
"The typed changes with a target, and the rules that name the change for what it is."

GRADED = ("addition", "subject_removed", "question", "hypernym", "tense", "aspect", "gender")
"Typed changes without a target: told, not judged."


def _telling(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.rule not in WHOLE)


def _same(select: Selection, engine: Engine) -> list[Measure]:
    kinds: dict[str, list[Outcome]] = {"conflict": [], "warning": [], "note": []}
    for row in select.pick(rows("demetr/base_dev.jsonl")):
        found = engine.differences(row["ref"], row["mt"])
        judged = tuple((f, False) for f in found if hard(f) or loud(f))
        for kind, chosen in (
            ("conflict", [f for f in found if hard(f)]),
            ("warning", [f for f in found if loud(f)]),
            ("note", list(found)),
        ):
            case = Outcome(
                f"{row['id']}:ref",
                row["ref"],
                row["mt"],
                False,
                bool(chosen),
                loudest(chosen),
                "same meaning",
            )
            kinds[kind].append(case._replace(findings=tuple(chosen), judged=judged))
    return [
        Measure("same meaning: pairs with a conflict", alarms, kinds["conflict"], 0.03, "low"),
        Measure("same meaning: with a warning or worse", alarms, kinds["warning"], 0.10, "low"),
        Measure("same meaning: with any finding", alarms, kinds["note"], None, "low"),
    ]


def _changed(row: Row, base: Row, engine: Engine, beside: str) -> tuple[Outcome, Outcome, Outcome, Outcome]:
    """Outcomes of one typed change: by the right rule, by any, on the words, and how tightly."""
    a, b = base[beside], row["b"]
    found = _telling(engine.differences(a, b))
    changed = changed_words(base["mt"] if beside == "mt" else a, b)
    on_words = [f for f in found if changed.met_by(f)]
    _, rules = RIGHT_RULES.get(row["type"], (None, frozenset()))
    right = [f for f in found if f.rule in rules]
    judged = tuple((f, f in on_words) for f in found) if beside == "mt" else ()
    case = Outcome(f"{row['id']}:{beside}", a, b, True, False, 0.0, row["type"], found, judged)
    inside, total = marked_share(on_words, changed)
    return (
        case._replace(said=bool(right), score=loudest(right)),
        case._replace(said=bool(found), score=loudest(found)),
        case._replace(said=bool(on_words), score=loudest(on_words)),
        case._replace(said=bool(total), score=inside / total if total else 0.0),
    )


def _typed(picked: list[Row], bases: dict[int, Row], engine: Engine) -> list[Measure]:
    measures = []
    for kind, (target, _) in RIGHT_RULES.items():
        chosen = [row for row in picked if row["type"] == kind]
        right, whatever, words, tight = (
            zip(*(_changed(row, bases[row["base"]], engine, "mt") for row in chosen), strict=True)
            if chosen
            else ((), (), (), ())
        )
        measures += [
            Measure(f"{kind}: found by the right rule", recall, right, target),
            Measure(f"{kind}: by any finding", recall, whatever),
            Measure(f"{kind}: on the changed words", recall, words),
            Measure(f"{kind}: marks that lie on them", mean, [o for o in tight if o.said]),
        ]
        if kind in ("number", "negation", "entity_swap"):
            hard_way = [_changed(row, bases[row["base"]], engine, "ref")[0] for row in chosen]
            measures.append(Measure(f"{kind}: by the right rule, beside the other translation", recall, hard_way))
    for kind in GRADED:
        graded = [_changed(row, bases[row["base"]], engine, "mt")[2] for row in picked if row["type"] == kind]
        measures.append(Measure(f"{kind}: on the changed words", recall, graded))
    return measures


def _harmless(picked: list[Row], bases: dict[int, Row], engine: Engine) -> list[Measure]:
    outcomes: dict[str, list[Outcome]] = {}
    for row in picked:
        if not row["type"].startswith("none:"):
            continue
        a, b = bases[row["base"]]["mt"], row["b"]
        found = engine.differences(a, b)
        judged = tuple((f, False) for f in found)
        case = Outcome(row["id"], a, b, False, bool(found), loudest(found), row["type"], found, judged)
        outcomes.setdefault(row["type"].removeprefix("none:"), []).append(case)
    everything = [case for kind in sorted(outcomes) for case in outcomes[kind]]
    return [
        Measure("harmless changes: pairs with any finding", alarms, everything, 0.01, "low"),
        *(Measure(f"harmless: {kind}", alarms, outcomes[kind], None, "low") for kind in sorted(outcomes)),
    ]


def demetr(select: Selection, engine: Engine) -> list[Measure]:
    """False alarms on equal meaning and on harmless changes; recall of typed changes."""
    bases = {row["id"]: row for row in select.pick(rows("demetr/base_dev.jsonl"))}
    picked = [row for row in rows("demetr/pert_dev.jsonl") if row["base"] in bases]
    return [*_same(select, engine), *_harmless(picked, bases, engine), *_typed(picked, bases, engine)]
