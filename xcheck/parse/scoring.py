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
from collections.abc import Iterable
from functools import cache
from typing import Any

from .. import data

_HALF = 1 << 15
"""Added to every class before the sum is taken apart, for a field of 16 bits holds no negative number. The script that
writes the file checks that no sum can leave the field."""

_STEP = 1 if sys.byteorder == "little" else -1


class Model:
    """Scores a fixed number of classes for a set of features."""

    __slots__ = ("_base", "_bytes", "_get", "classes")

    def __init__(self, classes: int, weights: dict[str, int]) -> None:
        self.classes = classes
        self._get = weights.get
        self._bytes = 2 * classes
        self._base = sum(_HALF << (16 * k) for k in range(classes))

    def scores(self, features: Iterable[str]) -> list[int]:
        """Return the score of each class; features that the model does not know count nothing."""
        total = sum(filter(None, map(self._get, features)), self._base)
        return memoryview(total.to_bytes(self._bytes, sys.byteorder)).cast("H").tolist()[::_STEP]

    def best(self, features: Iterable[str]) -> int:
        """Return the class with the highest score, the first of equals."""
        scores = self.scores(features)
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
