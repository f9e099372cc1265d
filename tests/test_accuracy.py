"""The accuracy harness: its statistics on cases worked by hand, and a fixed sample of ../shared/data."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

import xcheck.align
from xcheck.model import Finding, Kind, Place, Severity, Span

from .accuracy import calibration, field_cases, implants, leave_out, measure, outlets, record
from .accuracy.aligners import BASELINES, OURS_ALIGNER, Aligner, as_lines, line_starts
from .accuracy.cases import around, case_lines, chosen
from .accuracy.catalogue import SETS, AnySet, named
from .accuracy.changes import changed_words
from .accuracy.contenders import NAIVE_ON_ARTICLES, Contender, Said, passages
from .accuracy.engines import NAIVE
from .accuracy.evidence import is_evidence, sentences
from .accuracy.force import answer_of
from .accuracy.measure import Measure, Outcome
from .accuracy.shared import Selection, half_of

SAMPLE = 100
"Rows of each file; `python -m tests.accuracy --sample 100 --record` keeps their figures."


def outcome(gold: bool, said: bool, score: float = 0.0, label: str = "", answer: str = "") -> Outcome:
    return Outcome("id", "a", "b", gold, said, score, label=label, answer=answer)


def finding(start: int, end: int, article: str = "a", confidence: float = 0.8, rule: str = "r") -> Finding:
    place = Place(article, "a1", start, end, 1, 1, 1, 1, "words")
    return Finding("f", rule, Kind.CONFLICT, Severity.ERROR, confidence, "says", "s", (place,), stronger=article)


MIXED = [
    outcome(True, True),
    outcome(True, True),
    outcome(True, False),
    outcome(False, True),
    outcome(False, False),
]


def test_shares_of_mixed_outcomes() -> None:
    assert measure.recall(MIXED) == pytest.approx(2 / 3)
    assert measure.precision(MIXED) == pytest.approx(2 / 3)
    assert measure.f1(MIXED) == pytest.approx(2 / 3)
    assert measure.alarms(MIXED) == 0.5
    assert measure.balanced(MIXED) == pytest.approx((2 / 3 + 1 / 2) / 2)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.1, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.5, False), (0.5, True), (0.1, False)], 0.875),
        ([(0.9, True)], 0.0),
    ],
)
def test_auc_counts_ties_as_half(scores: list[tuple[float, bool]], expected: float) -> None:
    assert measure.auc([outcome(gold, False, score) for score, gold in scores]) == pytest.approx(expected)


def test_macro_f1_weighs_classes_alike() -> None:
    always = [outcome(False, False, label=label, answer="same") for label in ("same", "same", "up", "down")]
    assert measure.macro_f1(always) == pytest.approx((2 * 2 / 6) / 3)


def test_changed_words_are_exact() -> None:
    changed = changed_words("The mayor met 12 envoys.", "The mayor met fifteen envoys.")
    assert changed.a == ((14, 16),)
    assert changed.b == ((14, 21),)
    assert changed.met_by(finding(14, 16))
    assert not changed.met_by(finding(0, 13))
    assert changed.met_by(finding(20, 27, "b"))
    assert not changed.met_by(finding(21, 27, "b"))


def test_changed_words_of_equal_texts_are_none() -> None:
    assert changed_words("Nothing changed.", "Nothing changed.") == ((), ())


def test_naive_flagger_knows_numbers_names_and_negation() -> None:
    rules = {f.rule for f in NAIVE.differences("He met 12 men in Oslo.", "He did not meet 15 men in Rome.")}
    assert rules == {"number-conflict", "flipped-negation", "name-conflict"}
    assert NAIVE.differences("He met 12 men in Oslo.", "In Oslo, 12 men met him.") == ()


def test_lines_keep_their_number() -> None:
    text = as_lines(["One  thing", "Two\nthings.", "Three"])
    assert text == "One thing.\nTwo things.\nThree."
    assert [text[start:].split("\n")[0] for start in line_starts(text)] == text.split("\n")


@pytest.mark.parametrize("aligner", BASELINES, ids=lambda aligner: aligner.name)
def test_baselines_link_the_same_sentence(aligner: Aligner) -> None:
    if aligner.missing() is not None:
        pytest.skip("scikit-learn is not installed")
    a = ("The river flooded the town.", "Shares of the airline fell sharply.")
    links = aligner.align(a, ("A choir sang at the opening.", *a), 0.5)
    assert {(i, j) for i, j, _ in links} == {(0, 1), (1, 2)}


def test_evidence_is_found_inside_a_sentence_and_not_elsewhere() -> None:
    article = "The bridge closed in May. Dr. Ode said repairs would cost a fortune. It rained."
    assert sentences(article)[0] == "The bridge closed in May."
    assert is_evidence("Dr. Ode said repairs would cost a fortune.", "repairs would cost a fortune")
    assert not is_evidence("The bridge closed in May.", "repairs would cost a fortune")


def test_direction_comes_from_the_stronger_side() -> None:
    assert answer_of((finding(0, 1, "b", rule="shifted-certainty"),)) == "exaggerates"
    assert answer_of((finding(0, 1, "a", rule="shifted-degree"),)) == "downplays"
    assert answer_of((finding(0, 1, "b", rule="number-conflict"),)) == "same"


def test_halves_are_apart_and_together() -> None:
    found = [{"id": n, "doc": n // 3} for n in range(60)]
    even, odd = (Selection(half).pick(found, together="doc") for half in ("even", "odd"))
    assert len(even) + len(odd) == 60
    assert not {row["doc"] for row in even} & {row["doc"] for row in odd}
    assert all(half_of(row["doc"]) == "even" for row in even)
    assert Selection(sample=5).pick(found) == Selection(sample=9).pick(found)[:5]


def test_calibration_counts_a_finding_once() -> None:
    case = outcome(True, True)._replace(judged=((finding(0, 1), True), (finding(1, 2, rule="other"), False)))
    found = calibration.judged({"set": [Measure("m", measure.recall, [case]), Measure("n", measure.f1, [case])]})
    (row,) = calibration.by_band(found)
    assert (row.name, row.judged, row.right, row.confidence) == ("0.8-0.9", 2, 1, 0.8)
    assert [rule.name for rule in calibration.by_rule(found)] == ["other", "r"]


def test_misses_and_alarms_are_told_apart_and_print_what_was_marked() -> None:
    alarm = Outcome("alarm", "Two rivers rose.", "Two rivers fell.", False, True, 0.8, findings=(finding(11, 15),))
    miss = Outcome("miss", "One.", "Two.", True, False, what="number")
    rows = [Measure("m", measure.recall, [alarm, miss]), Measure("n", measure.f1, [alarm, miss])]
    assert [case.id for _, case in chosen(rows, misses=True, only="", count=9)] == ["miss"]
    assert [case.id for _, case in chosen(rows, misses=False, only="", count=9)] == ["alarm"]
    assert chosen(rows, misses=False, only="no such measure", count=9) == []
    text = "\n".join(case_lines("m", alarm))
    assert "Two rivers [[rose]]." in text
    assert "r error 0.80 stronger=a: says" in text


def test_long_texts_are_told_by_context() -> None:
    text = "First line.\n" + "word " * 40 + "Two rivers rose at dawn.\nLast line."
    start = text.index("rose")
    shown = around(text, finding(start, start + 4).places[0])
    assert shown.endswith("Two rivers [[rose]] at dawn.")
    assert "First line" not in shown


def test_a_drop_beyond_noise_is_told_and_noise_is_not() -> None:
    cases = [outcome(True, n % 2 == 0) for n in range(1000)]
    measures = {"set": [Measure("m", measure.recall, cases), Measure("n", measure.recall, cases, better="low")]}
    assert record.drops(measures, {"set": {"m": 0.505, "n": 0.495}}) == []
    assert [(d.measure, d.before) for d in record.drops(measures, {"set": {"m": 0.52, "n": 0.52}})] == [("m", 0.52)]
    assert [d.measure for d in record.drops(measures, {"set": {"m": 0.4, "n": 0.4}})] == ["n"]


def test_what_may_be_spent_is_bounded_by_its_target_alone() -> None:
    cases = [outcome(False, n < 15) for n in range(100)]
    measures = {"set": [Measure("m", measure.alarms, cases, 0.2, "low", bounded=True)]}
    assert record.drops(measures, {"set": {"m": 0.0}}) == []
    assert record.drops({"set": [Measure("m", measure.alarms, cases, 0.1, "low", bounded=True)]}, {"set": {"m": 0.0}})


def test_intervals_are_drawn_over_groups_and_the_same_every_time() -> None:
    cases = [outcome(True, n % 2 == 0)._replace(group=str(n // 10)) for n in range(100)]
    alike = measure.bootstrap(measure.recall, cases)
    assert alike == (0.5, 0.5), "every group has the same share: nothing varies between them"
    apart = [case._replace(said=int(case.group) < 5) for case in cases]
    low, high = measure.bootstrap(measure.recall, apart)
    assert 0.1 <= low < 0.5 < high <= 0.9
    assert measure.bootstrap(measure.recall, list(reversed(apart))) == (low, high)
    assert Measure("m", measure.recall, cases).interval is None


A = "Mill burns down. On Monday a fire in Tarn hurt 12 men. The mayor praised the crews."
B = "Blaze at mill. Two teams fought it. Fire in Tarn injured 15 men on Monday."


def item(a: str, b: str, a_key: str, b_key: str, **more: str) -> dict[str, object]:
    """An entry of a reader's list, as the data has it; a side without words is empty."""
    fields: dict[str, object] = {**more}
    for side, text, quote, key in (("a", A, a, a_key), ("b", B, b, b_key)):
        start = text.index(quote) if quote else None
        fields |= {f"{side}_quote": quote, f"{side}_key": key, f"{side}_start": start}
        fields |= {f"{side}_end": None if start is None else start + len(quote)}
    return fields


HURT = ("On Monday a fire in Tarn hurt 12 men.", "Fire in Tarn injured 15 men on Monday.")
PRAISE = "The mayor praised the crews."
LISTED = {
    "id": "pair",
    "a": A,
    "b": B,
    "differences": [
        item(*HURT, "12 men", "15 men", status="contradiction", type="number", importance="high"),
        item(PRAISE, "", "praised", "", status="only_in_a", type="fact_omitted", importance="low"),
    ],
    "same": [item(*HURT, "fire in Tarn", "Fire in Tarn")],
    "unrelated": [item(PRAISE, "Two teams fought it.", "", "")],
}


def on(places: dict[str, str], kind: Kind = Kind.CONFLICT, severity: Severity = Severity.ERROR) -> Finding:
    """A finding on words of A and B."""
    spans = [(s, (A, B)[s == "b"].index(words), words) for s, words in places.items()]
    marked = tuple(Place(s, "", at, at + len(words), 1, 1, 1, 1, words) for s, at, words in spans)
    return Finding("".join(places.values()), "r", kind, severity, 0.8, "says", "s", marked)


def said_of_the_fire(*findings: Finding) -> dict[str, float]:
    links = ((Span(17, 54), Span(36, 74)), (Span(55, 83), Span(15, 35)))
    contender = Contender("made up", lambda: None, lambda a, b, t: Said(findings, links))
    found, said = outlets.judged([LISTED], contender, 0.0)
    assert said is not None
    return {m.name: m.value for m in outlets.measures_of(found, said)}


def test_a_listed_difference_is_told_when_its_words_are_marked_on_both_sides() -> None:
    data = said_of_the_fire(on({"a": "12 men", "b": "15 men"}))
    assert data["told by words"] == data["told by words with the right kind"] == data["number: told by words"] == 1
    assert (data["loud findings, a pair"], data["loud findings unlisted, a pair"]) == (1, 0)
    assert (data["two-sided findings listed"], data["certainly false conflicts"]) == (1, 0)
    near = said_of_the_fire(on({"a": "On Monday", "b": "15 men"}))
    assert (near["told by sentence"], near["told by words"]) == (1, 0)
    assert near["two-sided findings listed"] == 1, "one side's words are enough to explain it"


def test_what_is_not_listed_is_noise_and_on_the_words_of_one_fact_false() -> None:
    data = said_of_the_fire(on({"a": "fire in Tarn", "b": "Fire in Tarn"}))
    assert (data["told by words"], data["told by sentence"]) == (0, 1)
    assert (data["loud findings unlisted, a pair"], data["certainly false conflicts"]) == (1, 1)
    quiet = said_of_the_fire(on({"a": "praised", "b": "fought"}, Kind.WORDING, Severity.NOTE))
    assert (quiet["loud findings, a pair"], quiet["two-sided findings listed"]) == (0, 0)


def test_omissions_are_told_of_one_side_and_deny_what_both_tell() -> None:
    data = said_of_the_fire(on({"a": "praised"}, Kind.OMISSION), on({"b": "Fire in Tarn"}, Kind.OMISSION))
    assert data["one-sided told"] == 1
    assert data["told statements called missing"] == 0.5, "one of the two places of the one statement"
    assert data["two-sided findings, a pair"] == 0


def test_links_are_held_against_what_is_alike_and_what_only_looks_so() -> None:
    data = said_of_the_fire()
    assert (data["links recall"], data["links precision"], data["hard negatives linked"]) == (1, 0.5, 1)
    assert data["links F1"] == pytest.approx(2 / 3)


def test_errors_are_put_into_what_both_sentences_have() -> None:
    a = "On Monday Ann Lee said that 12 of 1,200 homes were not built before 2019."
    b = "Twelve, or 12, homes of 1,200 were not built before 2019, Ann Lee said on Monday."
    found = {(e.type, e.old, e.new) for e in implants.errors(a, b, Span(0, len(b)))}
    assert found == {
        ("number", "12", "16"),
        ("number", "1,200", "1,600"),
        ("date", "2019", "2016"),
        ("date", "Monday", "Wednesday"),
        ("name", "Ann Lee", "Gerald Whitcombe"),
        ("negation", " not", ""),
        ("opposite", "before", "after"),
    }
    for error in implants.errors(a, b, Span(0, len(b))):
        assert b[error.start :].startswith(error.old)
    near = implants.errors(a, b, Span(b.index("1,200"), b.index("1,200") + 5))
    assert [e.old for e in near] == ["12", "1,200", " not"], "only what stands near the words that matter"


def test_a_denial_is_put_in_once_behind_an_auxiliary_outside_quotation_marks() -> None:
    a, b = "Work was done.", "Work was done, and “it will last”, he said."
    assert [(e.old, e.new) for e in implants.errors(a, b, Span(0, len(b)))] == [("was", "was not")]
    assert implants.errors(a, "Work was never done.", Span(0, 20)) == []


@pytest.mark.parametrize(("figure", "other"), [("12", "16"), ("1", "2"), ("2.4", "3.2"), ("1,999", "2,665")])
def test_an_implanted_figure_has_another_value_in_the_same_form(figure: str, other: str) -> None:
    assert implants.other_value(figure) == other


def test_an_error_is_told_when_the_finding_is_new_and_joins_both_sentences() -> None:
    row = LISTED | {"a": A.replace("12", "15"), "same": [item(*HURT, "12 men", "15 men")]}
    (error,) = (implant for implant in implants.implants_of(row) if implant.error.type == "number")
    assert error.altered == B.replace("15", "20")
    assert error.altered[slice(*error.marked)] == "20"

    def said(*findings: Finding, always: bool = False, gate: bool = False) -> tuple[bool, bool]:
        """Whether the error is told and noticed when these findings are made of the altered article, or always."""
        engine = NAIVE._replace(differences=lambda a, b: findings if always or b == error.altered else ())
        caught, noticed = implants.judged(error, engine, gate)
        return caught.said, noticed.said

    both = on({"a": "12 men", "b": "15 men"})
    assert said(both) == (True, True)
    assert said(both, always=True) == (False, False), "said before the change, too"
    assert said(on({"a": "crews", "b": "15 men"})) == (False, True), "not in A's sentence"
    assert said(on({"b": "15 men"}), gate=True) == (True, True), "a draft is marked alone"
    assert said(on({"b": "15 men"}, severity=Severity.NOTE), gate=True) == (False, True)
    assert said(on({"a": "12 men", "b": "mill"})) == (False, False)


def test_a_case_is_right_when_each_thing_is_told_by_a_finding_of_its_own_and_no_other_speaks() -> None:
    conflict = {"id": "1", "rule": "number-conflict", "kind": "conflict", "severity": "error", "message": "m"}
    row = {"tell": [{"what": "one", "rules": ["number-conflict"]}], "not": [], "silent": False}
    assert field_cases.faults(row, [conflict]) == []
    assert field_cases.faults(row | {"tell": row["tell"] * 2}, [conflict]) == ["not told: one"]
    assert field_cases.faults(row | {"tell": [], "not": ["number-conflict"]}, [conflict]) == [
        "told: number-conflict: m"
    ]
    assert field_cases.faults(row | {"tell": [], "silent": True}, [conflict | {"severity": "note"}]) == []
    omission = conflict | {"kind": "omission", "rule": "omitted-name"}
    assert field_cases.faults(row | {"tell": [{"what": "any", "rules": []}]}, [omission]) == ["not told: any"]


def test_the_naive_flagger_pairs_sentences_first() -> None:
    assert [A[span.start : span.end] for span in passages(A)][1].startswith("On Monday")
    if NAIVE_ON_ARTICLES.missing() is not None:
        pytest.skip("scikit-learn is not installed")
    found = [f for f in NAIVE_ON_ARTICLES.differences(A, B) if f.rule == "number-conflict"]
    assert [[(place.article, place.text) for place in f.places] for f in found] == [[("a", "12"), ("b", "15")]]


def test_a_set_left_out_does_not_teach_and_one_that_never_teaches_takes_none_away() -> None:
    learner = leave_out.Learner("l", ("bump", "frank"), lambda names: {}, lambda weights: nullcontext(), ())
    assert learner.others("bump_support") == ("frank",)
    assert learner.others("wice_support") == ("bump", "frank")


def test_fitted_weights_are_read_and_then_those_in_use_again() -> None:
    a, b = ("The river Tarn flooded the old town.",), ("The old town was flooded by the Tarn.",)
    links = OURS_ALIGNER.align(a, b, 0.0)
    assert links
    unlikely = {**xcheck.align.weights(), "bias": -99.0}
    with leave_out.replaced(xcheck.align, lambda: unlikely):
        assert OURS_ALIGNER.align(a, b, 0.0) == []
    assert OURS_ALIGNER.align(a, b, 0.0) == links


def test_sets_have_their_own_names_and_unknown_ones_are_told() -> None:
    assert len({data.name for data in SETS}) == len(SETS)
    assert [data.name for data in named(["bump"])] == ["bump", "bump_support"]
    with pytest.raises(ValueError, match="onestopqa"):
        named(["nonsense"])


@pytest.mark.slow
@pytest.mark.parametrize("data", SETS, ids=lambda data: str(data.name))
def test_no_figure_drops_on_the_sample(data: AnySet) -> None:
    why = data.skipped()
    if why is not None:
        pytest.skip(why)
    select = Selection(sample=SAMPLE)
    recorded = record.read(select.name)
    assert data.name in recorded, "record it: python -m tests.accuracy --sample 100 --record"
    assert record.drops({data.name: data.measures(select)}, recorded) == []
