"""Whether what another center said has the shape that its kind has; what has not is followed by nobody and breaks nothing."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any

from app.events.body import Body, join
from app.events.envelope import Event
from app.events.levels import OF_CENTERS
from app.sync.merge import DO_NOT_FOLD

BODIES = {body.KIND: body for body in OF_CENTERS}


def sound(event: Event) -> Body | None:
    """Return the body of a center's event; None where a field is missing or is of another type than it must be."""
    kind = BODIES.get(event.kind)
    if kind is None:
        return None
    try:
        body = join(kind, event.data, event.private)
    except DO_NOT_FOLD:
        return None
    return body if fits(body, kind) else None


def fits(value: Any, hint: Any) -> bool:
    """Return True when a value that was read from JSON is of the type that it must be, to its innermost field."""
    if hint is Any:
        return True
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    origin = typing.get_origin(hint)
    if origin is typing.Union or origin is types.UnionType:
        return any(fits(value, one) for one in typing.get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(one, typing.get_args(hint)[0]) for one in value)
    if origin is dict:
        return isinstance(value, dict)
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        names = [field.name for field in dataclasses.fields(hint)]
        return type(value) is hint and all(fits(getattr(value, name), hints[name]) for name in names)
    return type(value) is hint
