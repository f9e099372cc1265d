"""One fact changed in a news summary: bump (by people) and summedits (by a model, judged by people)."""

from __future__ import annotations

from .changes import WHOLE, changed_words, hard, loud, loudest, marked_share
from .engines import Engine
from .measure import Measure, Outcome, alarms, balanced, mean, recall
from .shared import Selection, rows

BUMP_TARGETS = {"Entity": 0.92, "Circumstance": 0.88, "Predicate": 0.60, "Coreference": None, "Other": None}
NAIVE_BUMP = {"Entity": "naive .59", "Circumstance": "naive .57", "Predicate": "naive .08"}


def bump(select: Selection, engine: Engine) -> list[Measure]:
    """One human error per summary: a finding must mark its words; a summary beside itself is silent."""
    by_type: dict[str, list[Outcome]] = {kind: [] for kind in BUMP_TARGETS}
    loudly, tight, itself = [], [], {}
    for row in select.pick(rows("bump/dev.jsonl"), together="doc_id"):
        changed = changed_words(row["a"], row["b"])
        found = tuple(f for f in engine.differences(row["a"], row["b"]) if f.rule not in WHOLE)
        on_words = [f for f in found if changed.met_by(f)]
        case = Outcome(row["id"], row["a"], row["b"], True, bool(on_words), loudest(on_words), row["type"], found)
        case = case._replace(judged=tuple((f, f in on_words) for f in found))
        by_type[row["type"].split()[-1]].append(case)
        heard = [f for f in on_words if loud(f) or hard(f)]
        loudly.append(case._replace(said=bool(heard), score=loudest(heard)))
        inside, total = marked_share(on_words, changed)
        if total:
            tight.append(case._replace(score=inside / total))
        if row["a"] not in itself:
            alone = engine.differences(row["a"], row["a"])
            itself[row["a"]] = Outcome(f"{row['id']}:a", row["a"], row["a"], False, bool(alone), findings=alone)
    return [
        *(
            Measure(
                f"{kind}: flagged on the changed words",
                recall,
                cases,
                target,
                published=NAIVE_BUMP.get(kind, ""),
            )
            for (kind, target), cases in zip(BUMP_TARGETS.items(), by_type.values(), strict=True)
        ),
        Measure("all types: by a warning or worse, on the words", recall, loudly),
        Measure("marks that lie on the changed words", mean, tight),
        Measure("summary beside itself: any finding", alarms, list(itself.values()), 0.0, "low"),
    ]


def summedits(select: Selection, engine: Engine) -> list[Measure]:
    """Seed summary against its edit: a warning or worse means inconsistent; unedited rows left out."""
    found = []
    for row in select.pick(rows("summedits/news_dev.jsonl"), together="doc_id"):
        if row["is_seed"]:
            continue
        gold = row["label"] == "inconsistent"
        changed = changed_words(row["a"], row["b"])
        findings = engine.differences(row["a"], row["b"])
        heard = tuple(f for f in findings if loud(f))
        judged = tuple((f, gold and changed.met_by(f)) for f in heard if f.rule not in WHOLE)
        what = f"{row['label']} {' '.join(row['type'])}"
        found.append(Outcome(row["id"], row["a"], row["b"], gold, bool(heard), loudest(heard), what, findings, judged))
    return [
        Measure(
            "edit found by a warning or worse, balanced accuracy",
            balanced,
            found,
            0.82,
            published="naive .70",
        ),
        Measure("inconsistent edits found", recall, found),
        Measure("consistent edits flagged", alarms, found, None, "low"),
    ]
