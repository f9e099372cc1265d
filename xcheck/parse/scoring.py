"""Linear models over features that are strings, and the file they are read from.

The score of every class for one feature is one big integer with 16 bits a class, so that one addition adds all of
them: with 50 classes that is ten times as fast as adding 50 numbers in Python.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import getitem
from typing import Any

from .. import data

_HALF = 1 << 15
"""Added to every class before the sum is taken apart, for a field of 16 bits holds no negative number. The script that
writes the file checks that no sum can leave the field."""

_STEP = 1 if sys.byteorder == "little" else -1


Template = Callable[..., tuple[str, ...]]
"""Makes the features of a group from the few things that they depend on."""

MOST_SUMS = 1 << 14
"""Sums of one group that are kept, then they are begun anew: twice as many save a tenth and cost 50 MB more."""


class Model:
    """Scores a fixed number of classes for a set of features."""

    __slots__ = ("_base", "_bytes", "_get", "_grouped", "classes")

    def __init__(self, classes: int, weights: dict[str, int]) -> None:
        self.classes = classes
        self._get = weights.get
        self._bytes = 2 * classes
        self._base = sum(_HALF << (16 * k) for k in range(classes))
        self._grouped: dict[Sequence[Template], Grouped] = {}

    def scores(self, features: Iterable[str]) -> list[int]:
        """Return the score of each class; features that the model does not know count nothing."""
        return self.unpacked(self.sum(features))

    def sum(self, features: Iterable[str]) -> int:
        """Return the scores of all classes, packed."""
        return sum(filter(None, map(self._get, features)))

    def unpacked(self, total: int) -> list[int]:
        """Return packed scores as a list."""
        return memoryview((total + self._base).to_bytes(self._bytes, sys.byteorder)).cast("H").tolist()[::_STEP]

    def grouped(self, templates: tuple[Template, ...]) -> Grouped:
        """Return the same model for groups of features, which are made by these templates."""
        found = self._grouped.get(templates)
        if found is None:
            found = self._grouped[templates] = Grouped(self, templates)
        return found


class _Sums(dict[tuple[str, ...], int]):
    """{what the features of a group depend on: their packed scores}, worked out when first asked for."""

    def __init__(self, model: Model, make: Template) -> None:
        super().__init__()
        self._model, self._make = model, make

    def __missing__(self, group: tuple[str, ...]) -> int:
        if len(self) >= MOST_SUMS:
            self.clear()
        found = self[group] = self._model.sum(self._make(*group))
        return found


class Grouped:
    """Scores the classes for groups of features; a group that comes again costs one look."""

    def __init__(self, model: Model, templates: Sequence[Template]) -> None:
        self._model = model
        self._sums = [_Sums(model, make) for make in templates]

    def scores(self, groups: Iterable[tuple[str, ...]], others: Iterable[str] = ()) -> list[int]:
        """Return the score of each class for one group of each template, and for features that stand for themselves."""
        return self._model.unpacked(sum(map(getitem, self._sums, groups), self._model.sum(others)))

    def best(self, groups: Iterable[tuple[str, ...]]) -> int:
        """Return the class with the highest score, the first of equals."""
        scores = self.scores(groups)
        return scores.index(max(scores))


@cache
def models() -> tuple[dict[str, Any], dict[str, Model]]:
    """Return the settings (lists of tags, labels, words) and the models of the compiled file, read at first use."""
    with open(os.path.join(os.path.dirname(data.__file__), "parse.tables"), "rb") as file:
        packed = file.read()
    # `#` lines with source and licence, an empty line, then everything else compressed
    body = memoryview(zlib.decompress(packed[packed.index(b"\n\n") + 2 :]))
    size = int.from_bytes(body[:4], "little")
    head = json.loads(bytes(body[4 : 4 + size]))
    at, found = 4 + size, {}
    for name, classes, *sizes in head["models"]:
        parts = []
        for length in sizes:
            parts.append(body[at : at + length])
            at += length
        found[name] = Model(classes, _weights(classes, *parts))
    return head, found


def _weights(classes: int, keys: memoryview, places: memoryview, values: memoryview) -> dict[str, int]:
    """Return {feature: weights}: features as lines, and for each the place of its weights among the values."""
    width = 2 * classes
    each = array("I", bytes(places))
    if _STEP < 0:
        each.byteswap()
    known = []
    for at in range(0, len(values), width):
        known.append(int.from_bytes(values[at : at + width], "little", signed=True))
    return dict(zip(bytes(keys).decode("utf-8").split("\n"), map(known.__getitem__, each), strict=True))
