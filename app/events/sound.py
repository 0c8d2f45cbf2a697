"""Whether what was read from JSON is of the types that it must be: `unpack` turns dates and choices, and believes the rest."""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from app.events.body import Body
from app.events.envelope import Event

MOST = 2**53 - 1
LONGEST_NAME = 128  # of an id: longer ones fit in no index
NUL = "\0"
"""No text of a center's database can hold it, and nobody types it."""
SPELT = b"\\u0000"  # as canonical JSON spells it
Check = Callable[[Any], bool]
Fields = list[tuple[int, Check, Any]]


def is_sound(event: Event, body: Body) -> bool:
    """True when every field of an event's body is what its class says; a list is not taken for the letters of a text."""
    if not fits(body, type(body)):
        return False
    for name, value in vars(body).items():
        if type(value) is tuple:
            sent = event.data if name in event.data else event.private or {}
            if not isinstance(sent.get(name, ()), list | tuple):
                return False
    return True


def holds_nul(event: Event, spelt: bytes) -> bool:
    """True when a text of an event holds NUL, known to this program or not. `spelt`: its facts as canonical JSON.

    Most have nothing that looks like it; the others are walked through: whoever writes of it spells it as well.
    """
    return SPELT in spelt and (_has_nul(event.data) or _has_nul(event.private))


def _has_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_nul, value)) or any(map(_has_nul, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_nul, value))
    return isinstance(value, str) and NUL in value


def fits(value: Any, hint: Any) -> bool:
    """True when a value is of this type, to its innermost field."""
    return _check_of(hint)(value)


@functools.lru_cache(maxsize=1024)
def _check_of(hint: Any) -> Check:
    """Return what looks at a value of this type; found once a type: a push holds thousands of fields."""
    if isinstance(hint, typing.NewType):
        return _is_name if hint.__supertype__ is str else _check_of(hint.__supertype__)
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Union or origin is types.UnionType:
        checks = tuple(_check_of(part) for part in parts if part is not type(None))
        if len(checks) < len(parts):
            return lambda value: value is None or any(check(value) for check in checks)
        return lambda value: any(check(value) for check in checks)
    if origin is tuple:
        return _tuple_check(parts)
    if origin in (dict, Mapping) or hint in (dict, Mapping):
        return lambda value: isinstance(value, Mapping)
    return _object_check(hint) if dataclasses.is_dataclass(hint) else lambda value: type(value) is hint


def _tuple_check(parts: tuple[Any, ...]) -> Check:
    if len(parts) == 2 and parts[1] is Ellipsis:
        check = _check_of(parts[0])
        return lambda value: type(value) is tuple and all(map(check, value))
    checks = tuple(_check_of(part) for part in parts)
    return lambda value: (
        type(value) is tuple
        and len(value) == len(checks)
        and all(check(one) for check, one in zip(checks, value, strict=True))
    )


def _object_check(kind: Any) -> Check:
    """A field that still has its default is sound whatever its type says: of what was erased nothing else is left.

    Most fields are sound by the class of what they hold: classes that were found to fit are remembered, and only what is
    left to look at is looked at. A push holds thousands of such objects.
    """
    names = [field.name for field in dataclasses.fields(kind) if not field.metadata.get("passing")]
    if not names:
        return lambda value: type(value) is kind
    read = operator.attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    known: set[tuple[type, ...]] = set()
    found: list[tuple[Fields, Fields]] = []

    def check(value: Any) -> bool:
        if type(value) is not kind:
            return False
        if not found:  # at the first value: a class may hold values of its own kind
            found.append(_fields_of(kind, names))
        held = read(value)
        classes = tuple(map(type, held))
        for n, told, default in found[0][classes in known]:
            if held[n] is not default and not told(held[n]):
                return False
        known.add(classes)
        return True

    return check


def _fields_of(kind: Any, names: Sequence[str]) -> tuple[Fields, Fields]:
    """Return place, check and default of every field, and of those of which the class says too little."""
    hints, defaults = typing.get_type_hints(kind), {field.name: field.default for field in dataclasses.fields(kind)}
    whole = [(n, _check_of(hints[name]), defaults[name]) for n, name in enumerate(names)]
    return whole, [one for one, name in zip(whole, names, strict=True) if not _is_by_class(hints[name])]


def _is_by_class(hint: Any) -> bool:
    """True for a type whose every value of one class is as sound as the other."""
    origin = typing.get_origin(hint)
    if origin is typing.Union or origin is types.UnionType:
        return all(map(_is_by_class, typing.get_args(hint)))
    return hint in (str, bool, type(None), date, Any) or (isinstance(hint, type) and issubclass(hint, Enum))


def _is_name(value: Any) -> bool:
    return type(value) is str and len(value) <= LONGEST_NAME


def _is_number(value: Any) -> bool:
    return type(value) is int and -MOST <= value <= MOST


_PLAIN: dict[Any, Check] = {
    str: lambda value: type(value) is str,
    int: _is_number,
    bool: lambda value: type(value) is bool,
    type(None): lambda value: value is None,
    Any: lambda value: True,
    date: lambda value: type(value) is date,
    datetime: lambda value: type(value) is datetime and value.tzinfo is not None,
}
