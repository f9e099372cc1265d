"""Record: an immutable value with named fields.

What `dataclasses` gives with `frozen=True`, but that compiles six functions for every class: the 20 classes
of a run cost it 10 ms at each start, and cost this 1 ms.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature

LONGEST = 80
"""Characters of a text that are shown of a value."""


class _FieldsAsSignature:
    """What `inspect.signature`, `help` and notebooks show of a class: its fields; made when somebody asks."""

    def __get__(self, record: object, cls: type[Record]) -> Signature:
        from inspect import Parameter, Signature, get_annotations

        kinds: dict[str, str] = {}
        for base in reversed(cls.__mro__):
            kinds |= get_annotations(base)
        return Signature(
            [
                Parameter(
                    name,
                    Parameter.POSITIONAL_OR_KEYWORD,
                    default=cls._defaults.get(name, Parameter.empty),
                    annotation=kinds[name],
                )
                for name in cls._fields
            ]
        )


@dataclass_transform(frozen_default=True)
class Record:
    """Base of values: the annotated names of a subclass are its fields, in order, those of its bases first.

    That no field can be set guards against mistakes, as it does in a frozen dataclass, and not against intent: what is
    worked out from the fields is kept in `__dict__` as well.
    Two records are equal when they are of one class and their fields are, and can be hashed if their fields
    can. With `eq=False` a record equals only itself, as suits one that holds much and is a key of caches.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}
    _quiet: ClassVar[frozenset[str]] = frozenset()
    "Fields left out of the repr."
    __signature__: ClassVar[_FieldsAsSignature] = _FieldsAsSignature()

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

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain data: dicts, lists, texts, numbers, None; equal records give equal data."""
        return {name: plain_data(self.__dict__[name]) for name in self._fields}

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
        fields = {name: self.__dict__[name] for name in self._fields if name not in self._quiet}
        some = {
            name: value for name, value in fields.items() if name not in self._defaults or self._defaults[name] != value
        }
        return f"{type(self).__name__}({', '.join(f'{name}={_short(value)}' for name, value in some.items())})"


def _short(value: Any) -> str:
    """Return how a value is shown: of a long text how it begins, so that an article does not fill a notebook."""
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[:LONGEST] + '…'!r} ({len(value):,} characters)"
    return repr(value)


def plain_data(value: Any) -> Any:
    """Return a value of a field as plain data; a tuple with names becomes a dict, as a record does."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: plain_data(each) for key, each in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain_data(each) for name, each in zip(value._fields, value, strict=True)}
    return [plain_data(each) for each in value] if isinstance(value, (tuple, list)) else value
