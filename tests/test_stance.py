"""Stance: what is supposed, asked or commanded is not asserted, and denies and states nothing."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.comparability.stance import ASSERTED, COMMAND, CONDITION, QUESTION, WANTED, stance
from xcheck.match import sides
from xcheck.pipeline import read


def stance_of(text: str, word: str) -> str:
    reading = read(xcheck.Article("test", text), "a", xcheck.Settings())
    (side,) = (side for side in sides(reading).values() if word in side.statement.text)
    at = side.unit_at(side.statement.start + side.statement.text.index(word))
    assert at is not None
    return stance(side, at)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The union will strike if the mayor does not sign the deal.", "sign", CONDITION),
        ("The union will strike unless the mayor signs the deal.", "signs", CONDITION),
        ("Assuming the vote takes place in May, the mayor will leave.", "takes", CONDITION),
        ("The mayor will leave, provided that the vote takes place.", "takes", CONDITION),
        ("Should the vote take place in May, the mayor will leave.", "take", CONDITION),
        ("She would have left, and had she stayed the ship would be safe.", "stayed", CONDITION),
        ("They asked the mayor whether the bridge was closed.", "closed", QUESTION),
        ("They asked if the bridge was closed.", "closed", QUESTION),
        ("He raised the question of where the ship was built.", "built", QUESTION),
        ("It is not known who sank the ship.", "sank", QUESTION),
        ("“Was the bridge closed?” she asked the mayor.", "closed", QUESTION),
        ("Who has ever called a village “Rage”?", "called", QUESTION),
        ("See the map below, and the list of dead.", "See", COMMAND),
        ("Do not open the doors of the train.", "open", COMMAND),
        ("The mayor urged the owners of the ship to pay.", "pay", WANTED),
        ("They talked of getting the owners to pay.", "pay", WANTED),
        ("She made a bid to fully repair the ship.", "repair", WANTED),
        # near-misses
        ("The court forced the owners of the ship to pay.", "pay", ASSERTED),
        ("The owners agreed to pay.", "pay", ASSERTED),
        ("The mayor wanted a ship, and the owners had to pay.", "pay", ASSERTED),
        ("They want the ship that came to Cork.", "Cork", ASSERTED),
        ("They want to go to Cork to pay.", "pay", ASSERTED),
        ("The owners want it; the town has to pay.", "pay", ASSERTED),
        ("The union will strike if the mayor does not sign the deal.", "strike", ASSERTED),
        ("If the mayor signs the deal, the union will celebrate.", "celebrate", ASSERTED),
        ("If the mayor signs it they will celebrate.", "celebrate", ASSERTED),
        ("The march, which was the third, had a weaker turnout.", "weaker", ASSERTED),
        ("The trains were, officials said, provided by the army.", "provided", ASSERTED),
        ("She was assuming office when the vote took place.", "took", ASSERTED),
        ("“Was the bridge closed?” she asked the mayor.", "mayor", ASSERTED),
        ("She asked: “Was the bridge closed?”", "asked", ASSERTED),
        ('She told him: "Was it closed?" and left the room.', "left", ASSERTED),
        ('She said "the bridge was closed" and "who sank it?"', "closed", ASSERTED),
        ("Did you know that the mayor was born in Lyon?", "born", ASSERTED),
        ("They asked why the bridge was closed.", "closed", ASSERTED),
        ("The town where the ship was built is poor.", "built", ASSERTED),
        ("The people who sank the ship were caught.", "sank", ASSERTED),
        ("They asked if it fell because the bridge was closed.", "closed", ASSERTED),
        ("Cook said the map was wrong.", "Cook", ASSERTED),
        ("Mark pays the crew of the ship.", "Mark", ASSERTED),
        ("Grant and Lee pay the crew of the ship.", "Grant", ASSERTED),
        ("Grant Lund, the mayor, left the town.", "Grant", ASSERTED),
        ("Police see the map as a fake.", "see", ASSERTED),
        ("Never had the bridge closed so early.", "closed", ASSERTED),
    ],
)
def test_the_stance_of_a_word(text: str, word: str, expected: str) -> None:
    assert stance_of(text, word) == expected


def rules(left: str, right: str) -> set[str]:
    report = xcheck.compare(xcheck.Article("a", left), xcheck.Article("b", right))
    return {str(finding.rule) for finding in report.findings}


STRIKE = "The union of bus drivers in Lyon will strike on Monday because the council did not sign the deal."


@pytest.mark.parametrize(
    ("left", "right", "rule", "spoken"),
    [
        (STRIKE, STRIKE.replace("did not sign", "signed"), "flipped-negation", True),
        (STRIKE, STRIKE.replace("because", "if").replace("did not sign", "signed"), "flipped-negation", False),
        (STRIKE, STRIKE.replace("because", "unless").replace("did not sign", "signs"), "flipped-negation", False),
        (
            "The union asked whether the council had signed the deal on Monday.",
            "The council had not signed the deal on Monday.",
            "flipped-negation",
            False,
        ),
        (
            "“Was the new bridge in Lyon opened on Monday?” the mayor asked.",
            "The new bridge in Lyon was closed on Monday, the mayor told reporters.",
            "opposite-word",
            False,
        ),
        (
            "For months the mayor urged the owners of the ferry to pay for the pier.",
            "The owners of the ferry will not pay for the pier.",
            "flipped-negation",
            False,
        ),
        (
            "The owners of the ferry agreed to pay for the pier.",
            "The owners of the ferry did not pay for the pier.",
            "flipped-negation",
            True,
        ),
    ],
)  # fmt: skip
def test_only_one_stance_is_held_against_itself(left: str, right: str, rule: str, spoken: bool) -> None:
    assert (rule in rules(left, right)) is spoken
    assert (rule in rules(right, left)) is spoken
