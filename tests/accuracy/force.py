"""exaggeration: whether the press release says it more strongly than the paper, and which way."""

from __future__ import annotations

from xcheck.model import Finding

from .changes import loudest
from .engines import Engine
from .measure import Measure, Outcome, alarms, macro_f1, recall
from .shared import Selection, rows

RULES = frozenset(("shifted-certainty", "shifted-degree", "shifted-scope", "flipped-negation", "vague-number"))
"Findings that may tell a direction through `stronger`; certainty decides when it speaks."


def answer_of(findings: tuple[Finding, ...]) -> str:
    """Return same, exaggerates or downplays: the stronger side, certainty first, else the surer sum."""
    telling = [f for f in findings if f.rule in RULES and f.stronger in ("a", "b")]
    telling = [f for f in telling if f.rule == "shifted-certainty"] or telling
    lean = sum(f.confidence if f.stronger == "b" else -f.confidence for f in telling)
    return "exaggerates" if lean > 0 else "downplays" if lean < 0 else "same"


def exaggeration(select: Selection, engine: Engine) -> list[Measure]:
    """Three classes from the findings' `stronger`."""
    found = []
    for row in select.pick(rows("exaggeration/dev.jsonl")):
        findings = engine.differences(row["a"], row["b"])
        answer, label = answer_of(findings), row["label"]
        gold = label != "same"
        side = {"exaggerates": "b", "downplays": "a"}.get(label)
        judged = tuple((f, f.stronger == side) for f in findings if f.rule in RULES and f.stronger)
        what = f"{label} (strength {row['a_strength']} to {row['b_strength']}), answered {answer}"
        said = answer == label if gold else answer != "same"
        case = Outcome(row["id"], row["a"], row["b"], gold, said, loudest(findings), what, findings, judged)
        found.append(case._replace(label=label, answer=answer))
    return [
        Measure("same / exaggerates / downplays, macro F1", macro_f1, found, 0.50, published="always same .25"),
        Measure("exaggerates: right way", recall, [o for o in found if o.label == "exaggerates"]),
        Measure("downplays: right way", recall, [o for o in found if o.label == "downplays"]),
        Measure("same: told a direction", alarms, found, None, "low"),
    ]
