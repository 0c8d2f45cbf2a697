"""How an event's facts become plain JSON values and come back, and which of them are private."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
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


@functools.lru_cache(maxsize=256)
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def pack(value: Any) -> Any:
    """Return `value` as JSON values: dates ISO, enums their value, tuples lists, dataclasses objects. No floats."""
    if type(value) in _AS_IT_IS:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: pack(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [pack(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): pack(v) for k, v in value.items()}
    if isinstance(value, float):
        raise TypeError("no floats in events")
    return value


@functools.lru_cache(maxsize=256)
def _hints(kind: type) -> dict[str, Any]:
    return {name: hint for name, hint in typing.get_type_hints(kind).items() if typing.get_origin(hint) is not ClassVar}


def unpack(kind: Any, plain: Any) -> Any:
    """Return the value of type `kind` that `pack` turned into `plain`; missing fields take their defaults."""
    if plain is None or kind is str or kind is int or kind is bool or kind is Any:
        return plain
    origin = typing.get_origin(kind)
    if origin is Union or origin is types.UnionType:
        return unpack(next(k for k in typing.get_args(kind) if k is not type(None)), plain)
    if origin is tuple:
        return _unpack_tuple(typing.get_args(kind), plain)
    if origin in (dict, Mapping) or kind is dict:
        return dict(plain)
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(type, kind))
        return kind(**{name: unpack(hint, plain[name]) for name, hint in hints.items() if name in plain})  # type: ignore[operator]
    supertype = getattr(kind, "__supertype__", None)
    if supertype is not None:
        return unpack(supertype, plain)
    if kind is datetime or kind is date:
        return kind.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return plain


def _unpack_tuple(arguments: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(unpack(arguments[0], p) for p in plain)
    return tuple(unpack(a, p) for a, p in zip(arguments, plain, strict=True))


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
