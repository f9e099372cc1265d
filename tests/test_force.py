"""Tricky cases of the rules of force; near-misses outnumber hits."""

from __future__ import annotations

import pytest

import xcheck

FORCE = (
    "shifted-degree",
    "shifted-scope",
    "shifted-certainty",
    "flipped-negation",
    "opposite-word",
)


def found(a: str, b: str, *rules: str) -> list[xcheck.Finding]:
    settings = xcheck.Settings(select=rules or FORCE)
    report = xcheck.compare(xcheck.Article("a.txt", a), xcheck.Article("b.txt", b), settings=settings)
    return list(report.findings)


@pytest.mark.parametrize(
    ("rule", "a", "b", "left", "right"),
    [
        ("flipped-negation", "The crew used flares.", "The crew did not use flares.", "used", "not"),
        (
            "flipped-negation",
            "The miner died in the fall.",
            "The miner did not die in the fall.",
            "died",
            "not",
        ),
        (
            "flipped-negation",
            "The ferry does not stop in Cork, but it stops in Youghal on weekdays.",
            "The ferry stops in Cork, but it does not stop in Youghal on weekdays.",
            "not",
            "stops",
        ),
        (
            "flipped-negation",
            "No farm needed a permit before the reform of the water law.",
            "No farm did not need a permit before the reform of the water law.",
            "needed",
            "not",
        ),
        (
            "flipped-negation",
            "Ann Lee, born in Leeds, is a singer, dancer and painter.",
            "Ann Lee is not a painter.",
            "painter",
            "not",
        ),
        (
            "opposite-word",
            "The mayor spoke before the vote.",
            "The mayor spoke after the vote.",
            "before",
            "after",
        ),
        (
            "opposite-word",
            "Two divers were injured in the wreck.",
            "Two divers were unhurt in the wreck.",
            "injured",
            "unhurt",
        ),
        ("opposite-word", "He sold 40 fake coins in town.", "He sold 40 real coins in town.", "fake", "real"),
        (
            "opposite-word",
            "Dozens of girls left school early.",
            "Dozens of boys left school early.",
            "girls",
            "boys",
        ),
        (
            "opposite-word",
            "It was the first flight from Oslo to Bergen.",
            "It was the last flight from Oslo to Bergen.",
            "first",
            "last",
        ),
        (
            "opposite-word",
            "A fire broke out in the kitchen of the inn.",
            "A fire broke out in the bedroom of the inn.",
            "kitchen",
            "bedroom",
        ),
        (
            "opposite-word",
            "The police arrested two drivers in Lyon.",
            "The police released two drivers in Lyon.",
            "arrested",
            "released",
        ),
        (
            "opposite-word",
            "The court upheld the conviction of Anna Weber.",
            "The court overturned the conviction of Anna Weber.",
            "upheld",
            "overturned",
        ),
        ("opposite-word", "Sales of the firm rose by 5% in May.", "Sales of the firm rose to 5% in May.", "by", "to"),
        ("opposite-word", "Exports to Peru doubled in 2024.", "Exports to Peru halved in 2024.", "doubled", "halved"),
        (
            "opposite-word",
            "The union accepted the offer of a 5 percent raise.",
            "The union turned down the offer of a 5 percent raise.",
            "accepted",
            "turned",
        ),
        (
            "opposite-word",
            "The party boycotted the vote on Sunday.",
            "The party took part in the vote on Sunday.",
            "boycotted",
            "took",
        ),
        (
            "shifted-degree",
            "The bridge was partly destroyed.",
            "The bridge was destroyed.",
            "partly destroyed",
            "destroyed",
        ),
        ("shifted-certainty", "The firm may close its mill.", "The firm closes its mill.", "may", "closes"),
        (
            "shifted-certainty",
            "Coffee is linked to fewer strokes, a study found.",
            "Coffee prevents strokes, a study found.",
            "linked to",
            "prevents",
        ),
        ("shifted-scope", "Some pupils passed the test.", "All pupils passed the test.", "Some", "All"),
    ],
)
def test_a_change_is_found_on_its_words(rule: str, a: str, b: str, left: str, right: str) -> None:
    marks = [{p.article: p.text for p in f.places} for f in found(a, b, rule)]
    assert {"a": left, "b": right} in marks


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # negation answered by other means
        ("The minister did not sign the deal.", "The minister refused to sign the deal."),
        ("The door was not open at noon.", "The door was closed at noon."),
        ("They had no maps, nor lamps, nor rope.", "They had no maps, lamps or rope."),
        ("The talks did not only fail, they hurt both.", "The talks failed and hurt both."),
        ("The mill never opened again.", "The mill did not open again."),
        ("The union did not rule out a strike in May.", "The union left open whether a strike comes in May."),
        ("The port closes unless the fees of its owners are cut.", "The port closes if the fees are not cut."),
        ("Few in the town expect the port to open.", "Most in the town do not expect the port to open."),
        ("The mayor denies that the plans are unfair.", "The mayor says that the plans are not unfair."),
        ("The new museum is yet to open its doors.", "The new museum has not opened its doors."),
        ("The hall would close if it were not for the club.", "The hall would close if the club did not exist."),
        ("He cannot have failed to hear the bells in May.", "He heard the bells in May."),
        (
            "The coast was far from the quarrels of the capital.",
            "The coast was a world away from the quarrels of the capital.",
        ),
        ("It was not clear in the Accord treaty who pays.", "It was unclear in the Accord treaty who pays."),
        ("Ask the agent first and not directly the hotel.", "Ask the agent first and not, directly the hotel."),
        ("It has more of an Arab than of an African air.", "It has an Arab air, not an African one."),
        (
            "Wine was served, but not, to his regret, French cheese.",
            "Wine was served, but not French cheese, to his regret.",
        ),
        ("The council can build without much noise says the mayor.", "The council can build, says the mayor."),
        (
            "The plan for the harbour is not unfair.",
            "The mayor dismissed claims that the plan for the harbour is unfair.",
        ),
        ("People are not as worried about the dam as they should be.", "People are worried about the dam."),
        # a small word mistyped
        ("The programme had not been made public in May.", "The programme had nto been made public in May."),
        ("The hall is very different from the others.", "The hall is vyre different from the others."),
        # a negation or "non" right before one of two opposites
        ("Sad at not being able to buy the lamp, she left.", "Sad that she was unable to buy the lamp, she left."),
        ("The guards used non-lethal fences on the farm.", "The guards used nonlethal fences on the farm."),
        ("The union turned down the offer in May.", "The union rejected the offer in May."),
        ("The court did not uphold the verdict in May.", "The court overturned the verdict in May."),
        ("Both firms support the plan that farmers oppose.", "Both firms back the plan that farmers oppose."),
        # opposites of different things
        ("Exports rose while imports fell.", "Imports fell while exports rose."),
        ("The mayor opened the new school on Monday.", "The mayor visited the old harbour with his wife."),
        # one word replaced by another for the same
        ("The dog slept on the sofa all day.", "The dog slept on the couch all day."),
        ("A huge wave hit the pier at dawn.", "An enormous wave hit the pier at dawn."),
        ("The police searched the house for weapons.", "The police searched the building for weapons."),
        ("Her mother runs the bakery in the village.", "Her mom runs the bakery in the village."),
        ("The theatre reopened after the long strike.", "The theater reopened after the long strike."),
        ("The pupils left the kitchen in tears.", "The pupils left the kichten in tears."),
        # several words replaced: told in other words
        ("The council dropped the scheme for the canal.", "The city gave up its project at the waterway."),
        # size is no degree
        ("A little dog ran into the church.", "A small dog ran into the church."),
        # hedges in other words
        ("The tunnel is scheduled to open in May.", "The tunnel is expected to open in May."),
        ("The minister said taxes would rise.", "Taxes will rise, the minister said."),
        ("The cause could not be identified.", "The cause was not identified."),
        ("The firm is likely to sell the mine.", "The firm will probably sell the mine."),
        ("The heirs would be able to sell the mine.", "The heirs could sell the mine."),
        # the one who led a study is no cause
        ("Weber, who led the study, said the pill may help.", "The study by Weber said the pill may help."),
        # a link that no study speaks of, and a cause both tell
        ("The men linked to the raid drove north.", "The men of the raid drove to the north."),
        (
            "Tea is linked to better sleep, a study found.",
            "A study found that tea goes along with better sleep.",
        ),
        # asked and let, a permission both tell
        ("Couples are allowed to file together.", "Couples were allowed to file together in May."),
        # a strong verb is a note, and so is one of another act
        ("Shares of the bank rose in May.", "Shares of the bank soared in May."),
        # a part of one thing, all of another; a part that is the whole
        ("She was cleared of three of the four charges.", "She was cleared of three charges."),
        ("She was cleared of four of the four charges.", "She was cleared of all charges."),
        ("She won three of the four races in May.", "All runners won a prize in the races in May."),
        # quantifiers of one class
        ("All members signed the letter.", "Every member signed the letter."),
        ("The party rejected parts of the budget.", "The party rejected elements of the budget."),
        # part of another thing, and a number that is no part
        ("The police received a number of calls from the port.", "The police received calls from the port."),
        (
            "Oslo became the first part of the country to tax cars.",
            "Oslo became the first town in its country to tax cars.",
        ),
    ],
)
def test_what_says_the_same_is_let_pass(a: str, b: str) -> None:
    assert [f.message for f in found(a, b) if f.severity >= "warning"] == []


@pytest.mark.parametrize(
    ("a", "b", "stronger"),
    [
        ("Couples are allowed to file their taxes jointly.", "Couples must file their taxes jointly.", "b"),
        ("The firm was ordered to recall the lamps.", "The firm voluntarily recalled the lamps.", "a"),
        ("She was cleared of all charges in May.", "She was cleared of three of the four charges in May.", "a"),
        ("The court overturned a part of the Lake Act.", "The court struck down the Lake Act.", "b"),
        ("The bank's shares plunged on Monday.", "The bank's shares fell on Monday.", "a"),
        ("The bridge was partly destroyed.", "The bridge was completely destroyed.", "b"),
        ("The firm will close its mill.", "The firm may close its mill.", "a"),
        ("Dunn is expected to sell the inn.", "Dunn will sell the inn.", "b"),
        ("Coffee prevents strokes, a study found.", "Coffee is linked to fewer strokes, a study found.", "a"),
        ("Some pupils passed the test.", "All pupils passed the test.", "b"),
    ],
)
def test_the_stronger_side_is_named(a: str, b: str, stronger: str) -> None:
    assert {f.stronger for f in found(a, b)} == {stronger}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the costly deal", "a secret deal", True),
        ("the late and costly deal", "a rushed and secret deal", True),
        # three words between the verb and what both tell of: that may belong to something else
        ("the late, thin, costly deal", "a rushed, weak, secret deal", False),
    ],
)
def test_a_strong_verb_has_a_word_near_it_in_common_with_the_plain_one(left: str, right: str, expected: bool) -> None:
    here = f"An angry union chief criticised {left} that Arlem council signed in March."
    there = f"One tired ferry captain blasted {right} that Arlem council signed in March."
    assert [f.severity for f in found(here, there, "shifted-degree")] == ["note"] * expected


def test_two_verbs_that_are_no_opposites_are_a_note() -> None:
    (only,) = found("The board praised the plan for the port.", "The board burned the plan for the port.")
    assert (only.rule, only.severity) == ("opposite-word", "note")
    assert "One word alone differs" in only.message


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a verb of saying that hedges beside another one that does not; a rumour beside its source
        ("Lang had indicated that he survived by eating birds.", "Lang said he survived by eating birds."),
        (
            "Lang had said his boat was old and he had indicated that he survived by eating birds.",
            "Lang said he survived by eating birds.",
        ),
        ("The club has reportedly sold its ferry.", "Officials say that the club has sold its ferry."),
        # the other side leaves it open in another word
        ("The grant could help the school buy lamps.", "The grant enables the school to buy lamps."),
        ("The port could face a strike in May.", "The port is facing the threat of a strike in May."),
        ("Heavier rains are anticipated in the north.", "There will probably be heavier rains in the north."),
        # what is going to be done is planned
        ("The town intends to spend May on repairs.", "The town is going to spend May on repairs."),
        ("The new rule is to protect guests.", "The new rule hopes to protect guests."),
        # an idiom, a name that is introduced, a question
        ("We may as well get used to the port.", "We need to get used to the port."),
        ("The firm sells so-called cold lamps in Oslo.", "The firm sells cold lamps in Oslo."),
        (
            "How far away are we from a town where machines deliver letters?",
            "One day, machines could deliver letters to your home.",
        ),
        # a hedge of another verb than that of the effect
        (
            "The study found that lamps which protect sailors may come to Oslo.",
            "The study found that the lamps protect sailors.",
        ),
    ],
)
def test_what_is_left_open_in_other_words_is_as_certain(a: str, b: str) -> None:
    assert [f.message for f in found(a, b) if f.rule == "shifted-certainty"] == []


@pytest.mark.parametrize(
    ("a", "b", "marked"),
    [
        ("Lang said he had allegedly sold the ferry.", "Lang said he had sold the ferry.", "allegedly"),
        ("The club has reportedly sold its ferry.", "The club has sold its ferry.", "reportedly"),
        ("Lang hopes the grant may help the school.", "Lang hopes the grant helps the school.", "may"),
        ("The firm plans to close its mill.", "The firm will close its mill.", "plans to"),
        ("The firm may sell its ferry in May.", "The firm sells its ferry in May?", "may"),
        ("The firm may close its mill.", "The firm is going to close its mill.", "may"),
        ("Tea may help patients, a study found.", "Tea helps patients, a study found.", "may"),
    ],
)
def test_what_leaves_both_open_does_not_balance_a_hedge(a: str, b: str, marked: str) -> None:
    assert [f.places[0].text for f in found(a, b) if f.rule == "shifted-certainty"] == [marked]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Music firms have broken through the old mark of sales.",
            "Music firms have made more than ever in their sales.",
        ),
        (
            "The forms included questions about the port and the mood of its sailors on Monday.",
            "On Monday the questionnaires included questions about the port and the mood of its sailors.",
        ),
        ("On Monday night the threat left the harbour.", "The problem left the harbour on Monday night."),
    ],
)
def test_words_that_need_not_be_opposites_or_others_are_let_pass(a: str, b: str) -> None:
    assert [f.message for f in found(a, b) if f.severity >= "warning"] == []


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        # things that can be told apart, in one sort or not
        ("The shop sold vodka to the guests.", "The shop sold gin to the guests.", "warning"),
        ("The club hired a pianist for the summer.", "The club hired a gardener for the summer.", "warning"),
        ("The men drove the stone to the harbour.", "The men drove the wood to the harbour.", "warning"),
        # acts, states, thoughts, and what has many near-synonyms though two may be of one sort
        ("The old bridge is a threat to the town.", "The old bridge is a problem to the town.", "note"),
        ("The board left the firm in good shape.", "The board left the firm in good condition.", "note"),
        ("The crew of the ferry had a brutal winter.", "The crew of the ferry had a difficult winter.", "note"),
        ("The cards make the visit more convenient.", "The cards make the visit more pleasant.", "note"),
        # opposites stay a warning whatever they are
        ("It was the highest bid for the boat.", "It was the lowest bid for the boat.", "warning"),
        ("The port had a cold winter.", "The port had a hot winter.", "warning"),
    ],
)
def test_one_word_that_differs_warns_where_the_two_can_be_told_apart(a: str, b: str, severity: str) -> None:
    assert [(f.rule, f.severity) for f in found(a, b)] == [("opposite-word", severity)]


@pytest.mark.parametrize(
    ("a", "b", "marked"),
    [
        (
            "The young team praised its goalie after the long match in May.",
            "The young team praised its coxswain after the long match in May.",
            "goalie",
        ),
        (
            "Several weeks later her hairdresser saw a small burn on her head.",
            "Several weeks later her medical internist saw a small burn on her head.",
            "hairdresser",
        ),
        ("They found a charred passport in the field.", "They found an uncharred passport in the field.", "charred"),
        # several places, a known other thing, two verbs, a synonym, a slip, names on both sides
        (
            "The young team praised its goalie after the long match in May.",
            "The young squad praised its coxswain for the long match in May.",
            None,
        ),
        ("The truckie sold the old map in May.", "The truckie burnt the old map in May.", None),
        ("The firm bought a sofa for its hall in May.", "The firm bought a couch for its hall in May.", None),
        ("She lost a pencil in the old hall.", "She lost a pensle in the old hall.", None),
        ("The goalie of Lyon left in May.", "The goalie of Nantes left in May.", None),
    ],
)
def test_one_place_that_differs_is_told_when_nothing_says_how(a: str, b: str, marked: str | None) -> None:
    messages = [
        f.places[0].text
        for f in xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b)).findings
        if f.rule == "other-word" or (f.rule == "opposite-word" and marked == "charred")
    ]
    assert messages == ([] if marked is None else [marked])


def test_a_noun_changed_in_a_copied_long_statement_is_a_warning() -> None:
    a = "Officials of the port town said on Monday that the old {} near the northern harbour gate will close in June."
    one, two = (xcheck.Article(name, a.format(word)) for name, word in (("a", "clifftop"), ("b", "bakery")))
    assert [(f.rule, f.severity) for f in xcheck.compare(one, two).findings] == [("other-word", "warning")]


def test_give_and_take_are_opposites_in_two_versions_of_one_sentence() -> None:
    here = "After the long strike the mayor of Vell gave 40 new buses to the town in May."
    there = "After the long strike the mayor of Vell took 40 new buses from the town in May."
    assert [f.severity for f in found(here, there, "opposite-word")] == ["warning"]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ("The council rejected the plan on Monday.", True),
        # the other statement has the word too, elsewhere or misspelt
        ("The council rejected the plan on Monday and formally thanked the mayor.", False),
        ("The council formaly rejected the plan on Monday.", False),
        ("Formally the council, as the mayor knew, rejected the plan on Monday.", False),
    ],
)
def test_an_adverb_is_left_out_where_the_other_statement_has_it_nowhere(there: str, expected: bool) -> None:
    assert bool(found("The council formally rejected the plan on Monday.", there, "shifted-degree")) is expected
