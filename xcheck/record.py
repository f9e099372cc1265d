"""Record: an immutable value with named fields.

What `dataclasses` gives with `frozen=True`, but that compiles six functions for every class: the 20 classes
of a run cost it 10 ms at each start, and cost this 1 ms.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """Base of values: the annotated names of a subclass are its fields, in order, those of its bases first.

    Two records are equal when they are of one class and their fields are, and can be hashed if their fields
    can. With `eq=False` a record equals only itself, as suits one that holds much and is a key of caches.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}
    _quiet: ClassVar[frozenset[str]] = frozenset()
    "Fields left out of the repr."

    def __init_subclass__(cls, eq: bool = True) -> None:
        if not eq:
            cls.__eq__ = object.__eq__  # type: ignore[method-assign]
            cls.__hash__ = object.__hash__  # type: ignore[method-assign]
        notes: dict[str, str] = cls.__annotations__
        own = tuple(name for name, kind in notes.items() if not kind.startswith("ClassVar"))
        cls._fields = (*cls._fields, *own)
        cls._known = frozenset(cls._fields)
        cls._defaults = {**cls._defaults, **{name: getattr(cls, name) for name in own if hasattr(cls, name)}}

    def __init__(self, *values: Any, **named: Any) -> None:
        if not named and len(values) == len(self._fields):
            whole = dict(zip(self._fields, values, strict=True))
        else:
            given = dict(zip(self._fields, values, strict=False), **named) if values else named
            whole = self._defaults | given
            if len(given) != len(values) + len(named) or whole.keys() != self._known:
                self._refuse(len(values), named)
        object.__setattr__(self, "__dict__", whole)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check the fields; for subclasses."""

    def _refuse(self, positional: int, named: dict[str, Any]) -> NoReturn:
        missing = [name for name in self._fields[positional:] if name not in named and name not in self._defaults]
        unknown = [name for name in named if name not in self._fields]
        raise TypeError(
            f"{type(self).__name__} takes {', '.join(self._fields)}; missing: {missing}, unknown: {unknown}, "
            f"{positional} without a name"
        )

    def replace(self, **changes: Any) -> Self:
        """Return a copy with other values in some fields."""
        return type(self)(**{**{name: self.__dict__[name] for name in self._fields}, **changes})

    __replace__ = replace

    def _values(self) -> tuple[Any, ...]:
        return tuple([self.__dict__[name] for name in self._fields])

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed; use replace({name}=...)")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields if name not in self._quiet)
        return f"{type(self).__name__}({shown})"
