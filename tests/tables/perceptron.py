"""An averaged perceptron whose weights are packed as xcheck.parse.scoring packs them, but with 64 bits a class."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

FIELD = 64
_HALF = 1 << (FIELD - 1)


class Perceptron:
    """Learns to choose among a fixed number of classes."""

    def __init__(self, classes: int) -> None:
        self.classes = classes
        self.weights: dict[str, int] = {}
        self._late: dict[str, int] = {}
        self._base = sum(_HALF << (FIELD * k) for k in range(classes))
        self.step = 1

    def scores(self, features: Iterable[str]) -> list[int]:
        """Return the score of each class, all raised by the same amount."""
        get = self.weights.get
        total = self._base
        for feature in features:
            weight = get(feature)
            if weight is not None:
                total += weight
        return array("Q", total.to_bytes(8 * self.classes, "little")).tolist()

    def update(self, features: Sequence[str], right: int, wrong: int) -> None:
        """Move the weights towards the right class, after `step` decisions."""
        change = (1 << (FIELD * right)) - (1 << (FIELD * wrong))
        weighted = change * self.step
        for feature in features:
            self.weights[feature] = self.weights.get(feature, 0) + change
            self._late[feature] = self._late.get(feature, 0) + weighted

    def averaged(self) -> dict[str, list[float]]:
        """Return {feature: mean weight of each class over all steps}."""
        return {
            feature: [
                now - late / self.step
                for now, late in zip(
                    unpacked(weight, self.classes), unpacked(self._late[feature], self.classes), strict=True
                )
            ]
            for feature, weight in self.weights.items()
        }


def unpacked(packed: int, classes: int) -> list[int]:
    """Return the signed fields of a packed integer."""
    base = sum(_HALF << (FIELD * k) for k in range(classes))
    return [field - _HALF for field in array("Q", (packed + base).to_bytes(8 * classes, "little"))]
