"""Names only one article has: who acts, speaks or is one of a list is a warning, who only describes somebody a note."""

from __future__ import annotations

import pytest

import xcheck

STORY = (
    "The council of the town voted for the new bridge on Monday.",
    "The bridge will cost 12 million euros and open in May.",
    "Opponents of the bridge want to go to court.",
)


def severity(with_name: str, name: str, plain: str) -> str | None:
    """Return how bad it is that an article tells a sentence with a name and the other the same without it."""
    left, right = ("\n\n".join((*STORY, sentence)) for sentence in (with_name, plain))
    report = xcheck.compare(xcheck.Article("a", left), xcheck.Article("b", right))
    found = [f for f in report.findings if f.rule == "omitted-name" and f.places[0].text == name]
    assert len(found) < 2
    return str(found[0].severity) if found else None


@pytest.mark.parametrize(
    ("with_name", "plain", "name", "expected"),
    [
        ("Senator Ina Lund of Norway, a critic, called the bridge too expensive.",
         "A senator and critic called the bridge too expensive.", "Norway", "note"),
        ("Senator Ina Lund of Norway, a critic, called the bridge too expensive.",
         "A senator and critic called the bridge too expensive.", "Ina Lund", "warning"),
        ("Of the critics, Norway Governor Ina Lund called the bridge too expensive.",
         "Of the critics, the governor called the bridge too expensive.", "Norway", "note"),
        ("Ina Lund, a teacher at the Harlow Institute, said the bridge is too expensive.",
         "A teacher said the bridge is too expensive.", "Harlow Institute", "note"),
        ("They met in Harlow, Pa., and called the bridge too expensive.",
         "They met and called the bridge too expensive.", "Harlow", "note"),
        ("They met in Harlow, Kent, and called the bridge too expensive.",
         "They met and called the bridge too expensive.", "Kent", "note"),
        ("They met in Harlow, Kent, and called the bridge too expensive.",
         "They met and called the bridge too expensive.", "Harlow", "note"),
        # near-misses: a list, a source of its own, a subject
        ("They met in Harlow and Kent and called the bridge too expensive.",
         "They met and called the bridge too expensive.", "Kent", "warning"),
        ("They met in Harlow, Kent and Norway and called the bridge too expensive.",
         "They met and called the bridge too expensive.", "Harlow", "warning"),
        ("The bridge is paid by Norway, Denmark and the Harlow Institute in equal parts.",
         "The bridge is paid in equal parts by Denmark.", "Norway", "warning"),
        ("The bridge is paid by Norway, Denmark and the Harlow Institute in equal parts.",
         "The bridge is paid in equal parts by Denmark.", "Harlow Institute", "warning"),
        ("The Harlow Institute said that the bridge is too expensive.",
         "An institute said that the bridge is too expensive.", "Harlow Institute", "warning"),
        ("Norway will pay for the bridge in equal parts.",
         "Neighbours will pay for the bridge in equal parts.", "Norway", "warning"),
    ],
)  # fmt: skip
def test_who_only_describes_somebody_is_a_note(with_name: str, plain: str, name: str, expected: str) -> None:
    assert severity(with_name, name, plain) == expected


@pytest.mark.parametrize(("name", "other"), [("al-Qaddafi", "Gadhafi"), ("Qassem", "Kasem"), ("Khadafy", "Qaddafi")])
def test_a_name_that_is_romanised_by_another_rule_is_not_missing(name: str, other: str) -> None:
    assert severity(f"The colonel {name} called the bridge too expensive.", name, "He did not.") is not None
    assert severity(f"The colonel {name} called it too dear.", name, f"The colonel {other} called it too dear.") is None
