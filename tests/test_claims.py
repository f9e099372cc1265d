"""Claims: where statements are taken apart, which claims are paired, and which of their slots are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xcheck
from tests.cases import compared
from xcheck import Article, Settings
from xcheck.claims import ClaimPair, Neighbours, claim_pairs, claims_of, whole
from xcheck.claims.neighbours import rarity
from xcheck.claims.pairing import FEATURES, USES, score, weights
from xcheck.claims.predication import Predication, namings, predications
from xcheck.match import Meeting, Side, sides
from xcheck.model import Pair
from xcheck.pipeline import compare, read
from xcheck.slots import binding, opposite, polarity, quantifier, quantity, role, time

HARBOUR = (
    "The harbour board sacked 40 dockers after the strike ended on Friday. Its chairman, Rudi Falk, blamed the union. "
    "The crane on the north quay has not moved since then. Ferries sail again from Monday."
)
QUAY = (
    "A choir sang on the north quay, where the crane stands still. Forty men who unload ships lost their work when the "
    "dockers' strike was over, the harbour board confirmed. Ferries to the islands sail again from Monday on."
)


def sides_of(text: str, id: str = "a") -> list[Side]:
    reading = read(Article(id, text), id, Settings())
    known = sides(reading)
    return [known[s.id] for s in reading.statements]


def one(left: str, right: str) -> ClaimPair:
    """Return two statements as one pair of claims."""
    (a,), (b,) = sides_of(left), sides_of(right, "b")
    return whole(Meeting(Pair(a.statement.id, b.statement.id, 0.9), a, b))


def words(found: object) -> list[tuple[str, str]]:
    return [(d.left[0].text(d.left[1]), d.right[0].text(d.right[1])) for d in found]  # type: ignore[attr-defined]


def test_a_long_statement_has_several_claims_and_loses_no_word() -> None:
    (side,) = sides_of(
        "The ministry rejected the second draft of the treaty late on Friday, but the mayor of Port Ilma said that "
        "talks with the dockers' union about the new quay would go on in June."
    )
    claims = claims_of(side)
    assert len(claims) > 1
    assert [unit for claim in claims for unit in claim.units] == list(side.units)
    assert side.text(claims[1].span).startswith("that talks")


@given(st.text(alphabet=st.sampled_from("ab ,.;that and “”\n"), max_size=200))
def test_claims_cover_any_statement_in_order(text: str) -> None:
    for side in sides_of(f"So it went. {text}"):
        claims = claims_of(side)
        assert [unit for claim in claims for unit in claim.units] == list(side.units)


def test_claims_on_one_fact_are_paired_whatever_else_their_statements_tell() -> None:
    pairs = claim_pairs(Neighbours(sides_of(HARBOUR), sides_of(QUAY, "b")))
    best = {(p.left.side.text(p.left.span)[:20], p.right.side.text(p.right.span)[:20]) for p in pairs[:4]}
    assert any("harbour board" in left and "Forty men" in right for left, right in best)
    assert all(0 < p.score < 1 for p in pairs)
    assert [p.score for p in pairs] == sorted((p.score for p in pairs), reverse=True)


def test_pairs_do_not_depend_on_which_article_comes_first() -> None:
    here = claim_pairs(Neighbours(sides_of(HARBOUR), sides_of(QUAY, "b")))
    there = claim_pairs(Neighbours(sides_of(QUAY, "b"), sides_of(HARBOUR)))
    assert {(p.left.span, p.right.span, p.score) for p in here} == {(p.right.span, p.left.span, p.score) for p in there}


def test_a_claim_is_paired_a_few_times_at_most() -> None:
    pairs = claim_pairs(Neighbours(sides_of(HARBOUR), sides_of(QUAY, "b")))
    for claim in {pair.left for pair in pairs} | {pair.right for pair in pairs}:
        assert sum(claim in (pair.left, pair.right) for pair in pairs) <= USES


def test_of_three_tellings_of_one_claim_two_are_paired() -> None:
    there = sides_of(
        "Forty men who unload ships lost their work, the harbour board confirmed. When the dockers' strike was over, "
        "the board showed forty of them the door. The sacked dockers blamed the harbour board.",
        "b",
    )
    pairs = claim_pairs(
        Neighbours(sides_of("The harbour board sacked 40 dockers after the strike ended on Friday."), there)
    )
    assert len(pairs) == len({pair.right.side.statement.id for pair in pairs}) == 2


@pytest.mark.parametrize(
    ("left", "right", "common"),
    [
        ("The doctor left.", "The doctor left.", 2),
        ("The doctor left.", "The physician left.", 2),
        ("The doctor left.", "The clerk left.", 1),
        ("The doctor left on 3 May.", "The physician left on May 3.", 3),
    ],
)
def test_claims_have_words_related_words_and_equal_figures_in_common(left: str, right: str, common: int) -> None:
    pair = one(left, right)
    assert pair.common == pair.mirrored().common == common


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ("The union accepted the offer in May.", [("accepted", "rejected")]),
        ("The union did not accept the offer in May.", []),
    ],
)
def test_an_opposite_of_what_is_denied_says_the_same(left: str, found: list[tuple[str, str]]) -> None:
    assert words(opposite.compare(one(left, "The board saw how the union in May rejected the offer."))) == found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("Most ferries were cancelled on Friday.", "On Friday the storm had all ferries cancelled.", True),
        ("Most ferries were cancelled on Friday in the storm.", "All ferries sailed again after the storm.", False),
        ("Some teachers asked the minister to resign.", "On Friday all teachers went to the lake.", False),
    ],
)
def test_shares_are_compared_of_one_act_only(left: str, right: str, found: bool) -> None:
    assert bool(list(quantifier.compare(one(left, right)))) is found


def test_versions_of_one_sentence_are_no_pair_of_claims() -> None:
    left, right = (
        sides_of("The board sacked 40 dockers on Friday."),
        sides_of("The board sacked 45 dockers on Friday.", "b"),
    )
    assert claim_pairs(Neighbours(left, right)) == ()


def test_no_evidence_speaks_against_a_pair() -> None:
    assert all(weights()[name] >= 0 for name in FEATURES)
    for at in range(len(FEATURES)):
        more = [0.5 + 0.3 * (n == at) for n in range(len(FEATURES))]
        assert score(more) >= score([0.5] * len(FEATURES))


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weight = rarity([{"strike": 0, "quay": 1}, {"strike": 0}, {"strike": 0}])
    assert weight["quay"] > weight["strike"] > 0


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("The blast killed 12 miners.", "In all 15 miners died in the blast.", [("12 miners", "15 miners")]),
        ("The blast killed 12 miners.", "The blast hurt 15 cooks.", []),
        ("He asked for 41 cameras.", "He asked for 30 more cameras.", []),
        ("The ferry carried 300 passengers.", "The ferry carried several passengers.", []),
        ("The mill has 12 wheels and 40 looms.", "The mill has 40 looms and 12 wheels.", []),
    ],
)
def test_figures_of_one_thing_exclude_each_other(left: str, right: str, found: list[tuple[str, str]]) -> None:
    assert words(quantity.compare(one(left, right))) == found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("The bridge opened in March.", "In May the bridge opened.", [("March", "May")]),
        ("The bridge opened in March.", "The mayor said in May that the bridge was safe.", []),
        ("The bridge opened in 1998.", "The mill closed in 2014.", []),
    ],
)
def test_dates_of_one_act_exclude_each_other(left: str, right: str, found: list[tuple[str, str]]) -> None:
    assert words(time.compare(one(left, right))) == found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (
            "Turnout was 61 percent in Lyon and 47 percent in Nantes.",
            "Turnout was 47 percent in Lyon and 61 percent in Nantes.",
            2,
        ),
        (
            "Turnout was 61 percent in Lyon and 47 percent in Nantes.",
            "It was 47 percent in Nantes and 61 percent in Lyon.",
            0,
        ),
        ("Lyon pays 60 million euros and Nantes 20 million.", "20 million euros come from Nantes, 60 from Lyon.", 0),
        ("The state pays 9 million and the town 5 million.", "The state pays 5 million and the town 9 million.", 2),
        (
            "The state pays 9 million and the town 5 million.",
            "5 million come from the town, 9 million from the state.",
            0,
        ),
        (
            "Profit was $3 million, after $5 million a year ago.",
            "Profit was $5 million after $3 million a year ago.",
            2,
        ),
        ("Turnout was 61 percent in Lyon.", "Turnout was 47 percent in Lyon.", 0),  # one figure is tied to no place
    ],
)
def test_figures_are_compared_at_their_own_places(left: str, right: str, found: int) -> None:
    assert len(words(binding.compare(one(left, right)))) == found


def test_what_one_claim_denies_of_the_others_act_ispredicated() -> None:
    assert words(polarity.compare(one("The mayor did not sign the lease.", "On Friday the mayor signed the lease.")))
    assert not words(polarity.compare(one("The mayor did not sign the lease.", "The mayor refused to sign the lease.")))


def test_opposites_that_answer_nothing_else_arepredicated() -> None:
    assert words(opposite.compare(one("The court acquitted the clerk.", "The court convicted the clerk."))) == [
        ("acquitted", "convicted")
    ]
    assert not words(opposite.compare(one("Exports rose, imports fell.", "Imports fell, exports rose.")))


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("The widow sued the company.", "The company sued the widow.", True),
        ("The widow sued the company.", "The company was sued by the widow.", False),
        ("The widow and the company sued the town.", "The company and the widow sued the town.", False),
    ],
)
def test_who_did_it_to_whom_is_read_in_either_voice(left: str, right: str, found: bool) -> None:
    assert bool(words(role.compare(one(left, right)))) is found


def test_a_pair_in_other_words_is_one_note_with_the_words_of_both() -> None:
    report = compare(Article("a", HARBOUR), Article("b", QUAY))
    found = [f for f in report.findings if f.rule == "reworded-claim"]
    assert any("sacked" in f.message and "lost their work" in f.message for f in found), [f.message for f in found]
    assert {f.severity for f in found} == {"note"}
    for finding in found:
        for place in finding.places:
            text = (HARBOUR, QUAY)[place.article == "b"]
            assert text[place.start : place.end] == place.text


def test_a_pair_in_other_words_is_told_with_who_did_it_and_not_by_the_words_between_two_commas() -> None:
    left = "Snow fell. Marlow, the mayor, had earlier announced that he would not run for a third term."
    right = "Rain came. The mayor, Marlow, declared in May, as friends had hoped, that he would not seek a third term."
    report = compare(Article("a", left), Article("b", right))
    said = next(f.message for f in report.findings if f.rule == "reworded-claim")
    assert said.startswith("a: “Marlow, the mayor, had earlier announced that he would not run")
    assert "b: “The mayor, Marlow, declared in May" in said


def test_two_statements_are_retold_in_one_note_however_many_claims_they_share() -> None:
    report = compared("dam-trial", "court-wire.txt", "province-radio.txt")
    statements = [frozenset(p.statement for p in f.places) for f in report.findings if f.rule == "reworded-claim"]
    assert len(statements) > 1
    assert len(statements) == len(set(statements))


def test_three_articles_have_no_pairs_of_claimspredicated() -> None:
    report = compare(Article("a", HARBOUR), Article("b", QUAY), Article("c", HARBOUR.replace("40", "44")))
    assert not any(f.rule == "reworded-claim" for f in report.findings)


def test_one_word_in_common_makes_no_retelling() -> None:
    left = "The envoy flew home. The dispute over the quay shows how fragile the current talks about wages still are."
    right = "Snow fell. By sending the crane away the harbour board has broken its current promise to every tenant."
    report = compare(Article("a", left), Article("b", right))
    assert not any(f.rule == "reworded-claim" and "fragile" in f.message for f in report.findings)


def test_titles_of_parts_are_no_headlines() -> None:
    left = "# Board sacks dockers\n\nThe harbour board met.\n\n## What the board wants\n\nIt wants fewer men."
    right = "# Forty lose their work\n\nA strike is over.\n\n## Frequent questions\n\nWho pays for it?"
    pairs = claim_pairs(Neighbours(sides_of(left), sides_of(right, "b")))
    heads = [(p.left.side.statement.text, p.right.side.statement.text) for p in pairs if p.headlines]
    assert heads == [("Board sacks dockers", "Forty lose their work")]


def predicated(text: str) -> list[Predication]:
    return [claim for side in sides(read(Article("a", text), "a", Settings())).values() for claim in predications(side)]


def test_a_claim_has_slots_with_the_words_that_fill_them() -> None:
    approve, say = predicated(
        "The council of Vell has not formally approved the bridge, Mayor Ann Hale said on Monday."
    )
    assert approve.predicate.value == "approve"
    assert {role: slot.value for role, slot in approve.roles.items()} == {"agent": "council", "patient": "bridge"}
    assert approve.polarity is not None and approve.side.text(approve.polarity.span) == "not"
    assert approve.degree is not None and approve.degree.value == "formal"
    assert approve.attribution is not None and approve.attribution.speaker == "Ann Hale"
    assert say.roles["time"].value == "monday"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The firm opened the mine.", "done"),
        ("The firm is opening the mine.", "under way"),
        ("The firm plans to open the mine.", "planned"),
        ("The firm will open the mine.", "expected"),
        ("The firm may open the mine.", "possible"),
        ("The firm stopped opening the mine.", "ended"),
        ("The firm refused to open the mine.", "avoided"),
        ("The firm wants to open the mine.", "wanted"),
    ],
)
def test_factuality_is_read_from_tense_markers_and_governors(text: str, factuality: str) -> None:
    (claim,) = [claim for claim in predicated(text) if claim.predicate.value == "open"]
    assert claim.factuality.value == factuality


@pytest.mark.parametrize(
    ("text", "quantifier"),
    [
        ("Most ferries were cancelled.", "most"),
        ("All members voted.", "all"),
        ("Some teachers read all books.", "all"),
        ("The mayor slept.", None),
    ],
)
def test_a_claim_is_told_of_a_share_of_what_is_acted_upon_else_of_who_acts(text: str, quantifier: str | None) -> None:
    (claim,) = predicated(text)
    assert (claim.quantifier.value if claim.quantifier is not None else None) == quantifier


def test_an_infinitive_in_a_headline_is_expected() -> None:
    (headline, _) = sides_of("Firm to sell mine in Vell\n\nThe firm has owned the mine since May.")
    assert [p.factuality.value for p in predications(headline)] == ["expected"]


def test_a_passive_and_an_active_have_the_same_roles_and_an_apposition_names() -> None:
    (active,), (passive,) = predicated("The court fined the firm."), predicated("The firm was fined by the court.")
    assert [{role: slot.value for role, slot in claim.roles.items()} for claim in (active, passive)] == [
        {"agent": "court", "patient": "firm"}
    ] * 2
    (side,) = sides(read(Article("a", "Ann Hale, the mayor, resigned."), "a", Settings())).values()
    assert [(who.value, what.value) for who, what in namings(side)] == [("ann hale", "mayor")]


def test_what_a_phrase_in_marks_denies_is_held_against_plain_words() -> None:
    a, b = "He called the plan “not serious”.", "He said the plan was serious."
    report = xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b))
    assert [(f.rule, f.message) for f in report.findings if f.rule == "flipped-negation"] == [
        ("flipped-negation", "a: “He called the plan ‘not serious’”. b: “He said the plan was serious”.")
    ]


def test_the_day_on_which_an_article_appeared_is_no_claim() -> None:
    wire = (
        "Storm hits Orsa\n\n2026-01-06\n\nA storm hit Orsa on Monday and tore down the old bridge.\n\nThe mayor called."
    )
    post = "Bridge lost at night\n\n2026-01-08\n\nThe old bridge of Orsa fell in a storm on Monday.\n\nNobody was hurt."
    report = compare(Article("wire", wire), Article("post", post))
    told = [f.message for f in report.findings if f.rule == "reworded-claim"]
    assert told == ["wire: “Storm hits Orsa”. post: “Bridge lost at night”."]
