"""The accuracy harness: its statistics on cases worked by hand, and a fixed sample of ../shared/data."""

from __future__ import annotations

import pytest

from xcheck.model import Finding, Kind, Place, Severity

from .accuracy import calibration, measure, record
from .accuracy.aligners import BASELINES, Aligner, as_lines, line_starts
from .accuracy.cases import around, case_lines, chosen
from .accuracy.catalogue import SETS, DataSet, named
from .accuracy.changes import changed_words
from .accuracy.engines import NAIVE, Engine
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
    told = "\n".join(case_lines("m", alarm))
    assert "Two rivers [[rose]]." in told
    assert "r error 0.80 stronger=a: says" in told


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


def test_sets_have_their_own_names_and_unknown_ones_are_told() -> None:
    assert len({data.name for data in SETS}) == len(SETS)
    assert [data.name for data in named(["bump"])] == ["bump", "bump_support"]
    with pytest.raises(ValueError, match="onestopqa"):
        named(["nonsense"])


@pytest.mark.slow
@pytest.mark.parametrize("data", SETS, ids=lambda data: str(data.name))
def test_no_figure_drops_on_the_sample(data: DataSet[Aligner] | DataSet[Engine]) -> None:
    why = data.skipped()
    if why is not None:
        pytest.skip(why)
    select = Selection(sample=SAMPLE)
    recorded = record.read(select.name)
    assert data.name in recorded, "record it: python -m tests.accuracy --sample 100 --record"
    assert record.drops({data.name: data.measures(select)}, recorded) == []
