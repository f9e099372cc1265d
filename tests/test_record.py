"""Records: built whole, never changed, equal by their fields."""

from __future__ import annotations

import copy
import pickle
from typing import ClassVar

import pytest

from xcheck.config import Settings
from xcheck.errors import BadSettings
from xcheck.model import Article
from xcheck.record import Record


class Boat(Record):
    kind: ClassVar[str] = "boat"
    name: str
    crew: int = 1


class Ferry(Boat):
    cars: int = 0
    _quiet: ClassVar[frozenset[str]] = frozenset(("crew",))


class Harbour(Record, eq=False):
    name: str


def test_fields_are_given_by_place_or_by_name_and_have_defaults():
    assert Boat("Ida") == Boat(name="Ida") == Boat("Ida", 1) == Boat(crew=1, name="Ida")
    ferry = Ferry("Ida", 4, cars=12)
    assert (ferry.name, ferry.crew, ferry.cars, ferry.kind) == ("Ida", 4, 12, "boat")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((), {"crew": 2}),
        (("Ida", 1, 2), {}),
        (("Ida",), {"name": "Ida"}),
        (("Ida",), {"mast": 2}),
        ((), {"mast": 2, "crew": 1}),
        (("Ida",), {"kind": "ship"}),
    ],
)
def test_missing_doubled_and_unknown_fields_are_refused(values, named):
    with pytest.raises(TypeError, match="Boat takes name, crew"):
        Boat(*values, **named)


def test_a_record_cannot_be_changed():
    boat = Boat("Ida")
    with pytest.raises(AttributeError):
        boat.crew = 2
    with pytest.raises(AttributeError):
        boat.mast = 2
    with pytest.raises(AttributeError):
        del boat.crew
    assert boat == Boat("Ida")


def test_equal_fields_of_another_class_are_not_equal():
    assert Boat("Ida") != Ferry("Ida")
    assert Boat("Ida") != Boat("Ida", 2)
    assert Boat("Ida") != ("Ida", 1)


def test_equal_records_are_one_key_and_eq_false_makes_each_its_own():
    assert len({Boat("Ida"), Boat("Ida"), Boat("Eva")}) == 2
    assert len({Harbour("Wick"), Harbour("Wick")}) == 2
    assert Harbour("Wick") != Harbour("Wick")
    with pytest.raises(TypeError):
        hash(Boat(["Ida"]))


def test_replace_checks_the_fields_again():
    assert Boat("Ida", 3).replace(crew=2) == Boat("Ida", 2)
    with pytest.raises(TypeError):
        Boat("Ida").replace(mast=2)
    with pytest.raises(BadSettings):
        Settings().replace(min_confidence=2.0)


def test_repr_names_the_fields_but_the_quiet_ones():
    assert repr(Boat("Ida", 3)) == "Boat(name='Ida', crew=3)"
    assert repr(Ferry("Ida", 3, 2)) == "Ferry(name='Ida', cars=2)"


def test_repr_leaves_out_what_is_as_it_is_without_being_said_and_most_of_a_long_text():
    text = repr(Article("wire", "The quake killed 12. " * 100))
    assert text.startswith("Article(name='wire', text='The quake killed 12. The quake")
    assert text.endswith("…' (2,100 characters))")
    assert len(text) < 150


def test_records_can_be_copied_and_pickled():
    boat = Boat("Ida", 3)
    assert copy.copy(boat) == copy.deepcopy(boat) == pickle.loads(pickle.dumps(boat)) == boat
