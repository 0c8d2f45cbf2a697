"""How an event's facts become plain JSON values and come back, and which of them are private."""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, TypeVar, Union

Plain = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Body:
    """What every event has in common: a kind and the version of its shape."""

    KIND: ClassVar[str]
    SCHEMA: ClassVar[int] = 1


def private(default: Any = "") -> Any:
    """Return a dataclass field for names, identity numbers, phones, addresses and free text (design: private column)."""
    return dataclasses.field(default=default, metadata={"private": True})


_AS_IT_IS = frozenset({str, int, bool, type(None)})  # most of what an event holds


Turn = Callable[[Any], Any]  # one value into another form


def pack(value: Any) -> Any:
    """Return `value` as JSON values: dates ISO, enums their value, tuples lists, dataclasses objects. No floats."""
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    turn = _PACKERS.get(kind)
    if turn is None:
        turn = _PACKERS[kind] = _packer(kind)
    return turn(value)


_PACKERS: dict[type, Turn] = {}  # found once a class: a check packs millions of values


def _packer(kind: type) -> Turn:
    """Return how values of this very class are packed."""
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind) if not field.metadata.get("passing"))
        return _object_packer(names)
    if issubclass(kind, Enum):
        packed = {member: member.value for member in kind}
        return lambda value: packed[value]
    if issubclass(kind, datetime | date):
        return kind.isoformat
    if issubclass(kind, tuple | list | frozenset):
        return lambda value: [v if type(v) in _AS_IT_IS else pack(v) for v in value]
    if issubclass(kind, Mapping):
        return lambda value: {str(k): v if type(v) in _AS_IT_IS else pack(v) for k, v in value.items()}
    return _refuse_float if issubclass(kind, float) else lambda value: value


def _object_packer(names: tuple[str, ...]) -> Turn:
    """Return how an object becomes the mapping of these fields: all read in one call, and only what is no JSON value turned."""
    if len(names) < 2:
        return lambda value: {name: pack(getattr(value, name)) for name in names}
    read_all = operator.attrgetter(*names)

    def packed(value: Any) -> Plain:
        plain = dict(zip(names, read_all(value), strict=True))
        for name, held in plain.items():
            if type(held) not in _AS_IT_IS:
                plain[name] = pack(held)  # a key that is there already: the mapping does not grow under the loop
        return plain

    return packed


def _refuse_float(value: float) -> Any:
    raise TypeError("no floats in events")


@functools.lru_cache(maxsize=256)
def _hints(kind: type) -> dict[str, Any]:
    return {name: hint for name, hint in typing.get_type_hints(kind).items() if typing.get_origin(hint) is not ClassVar}


def unpack(kind: Any, plain: Any) -> Any:
    """Return the value of type `kind` that `pack` turned into `plain`; missing fields take their defaults."""
    read = _reader(kind)
    return plain if plain is None or read is None else read(plain)


@functools.lru_cache(maxsize=1024)
def _reader(kind: Any) -> Turn | None:
    """Return how a plain value that is not None becomes one of type `kind`; None where it is one already."""
    if kind is str or kind is int or kind is bool or kind is Any:
        return None
    origin = typing.get_origin(kind)
    if origin is Union or origin is types.UnionType:
        return _reader(next(k for k in typing.get_args(kind) if k is not type(None)))
    if origin is tuple:
        return _tuple_reader(typing.get_args(kind))
    if origin in (dict, Mapping) or kind is dict:
        return dict
    if dataclasses.is_dataclass(kind):
        return _object_reader(typing.cast(type, kind))
    if isinstance(kind, typing.NewType):
        return _reader(kind.__supertype__)
    if kind is datetime or kind is date:
        return typing.cast(Turn, kind.fromisoformat)
    return _member_reader(kind) if isinstance(kind, type) and issubclass(kind, Enum) else None


def _member_reader(kind: type[Enum]) -> Turn:
    """Return how a value becomes a member: found in a table, which is five times as fast as asking the class."""
    members = {member.value: member for member in kind}

    def read(plain: Any) -> Any:
        found = members.get(plain) if isinstance(plain, str | int) else None
        return kind(plain) if found is None else found  # the class says what is wrong with any other

    return read


def _object_reader(kind: type) -> Turn:
    found: list[tuple[frozenset[str], tuple[tuple[str, Turn], ...]]] = []
    kept = _kept_defaults(kind)

    def read(plain: Plain) -> Any:
        if not found:  # at the first value, not before: a class may hold values of its own kind
            readers = {name: _reader(hint) for name, hint in _hints(kind).items()}
            found.append((frozenset(readers), tuple((n, turn) for n, turn in readers.items() if turn is not None)))
        names, turned = found[0]
        given = {**(kept or {}), **plain}
        is_whole = kept is not None and given.keys() == names
        if not is_whole:
            given = {name: plain[name] for name in names if name in plain}
        for name, turn in turned:
            value = plain.get(name)  # a default is what it is already
            if value is not None:
                given[name] = turn(value)
        if not is_whole:
            return kind(**given)  # says which field is missing
        made: Any = object.__new__(kind)
        object.__setattr__(made, "__dict__", given)  # all at once: one by one takes twice as long
        return made

    return read


def _kept_defaults(kind: type) -> Plain | None:
    """Return the defaults of a class that only keeps what it is given; None where making a value of it does more."""
    fields = dataclasses.fields(kind)
    if hasattr(kind, "__post_init__") or hasattr(kind, "__slots__") or not all(field.init for field in fields):
        return None
    if any(field.default_factory is not dataclasses.MISSING for field in fields):
        return None
    return {field.name: field.default for field in fields if field.default is not dataclasses.MISSING}


def _tuple_reader(arguments: tuple[Any, ...]) -> Turn:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        turn = _reader(arguments[0])
        if turn is None:
            return tuple
        return lambda plain: tuple([None if p is None else turn(p) for p in plain])
    return lambda plain: tuple(unpack(a, p) for a, p in zip(arguments, plain, strict=True))


@functools.lru_cache(maxsize=256)
def _hidden_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.metadata.get("private"))


def _split_lines(value: Any) -> tuple[Any, list[Plain]]:
    """Return a public field as JSON values, and what was written by hand in its lines (a fault, a remark), by place."""
    packed = pack(value)
    if not isinstance(value, tuple) or not value or not dataclasses.is_dataclass(value[0]):
        return packed, []
    names = _hidden_names(typing.cast(type, type(value[0])))
    hidden = [{name: line.pop(name) for name in names} for line in packed]
    return packed, hidden if any(any(line.values()) for line in hidden) else []


def split(body: Body) -> tuple[Plain, Plain]:
    """Return (public facts, private facts) of an event's body, each as JSON values.

    A public list whose lines have private fields stands in both: its lines without them, and the private fields by place.
    """
    public: Plain = {}
    hidden: Plain = {}
    for field in dataclasses.fields(body):
        if field.metadata.get("private"):
            hidden[field.name] = pack(getattr(body, field.name))
            continue
        public[field.name], lines = _split_lines(getattr(body, field.name))
        if lines:
            hidden[field.name] = lines
    return public, hidden


def join(kind: type[T], public: Plain, hidden: Plain | None) -> T:
    """Return the body of class `kind` from its public and (unless erased) private facts."""
    both = {**public}
    for name, value in (hidden or {}).items():
        both[name] = (
            [{**line, **more} for line, more in zip(public[name], value, strict=True)] if name in public else value
        )
    body: T = unpack(kind, both)
    return body
