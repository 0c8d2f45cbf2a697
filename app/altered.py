"""A value with some of its fields changed, made without reading them all: a case has sixty, and each event changes three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import replace as altered  # the checker knows the fields of each class
else:

    def altered(given: T, /, **changes: Any) -> T:
        """Return a copy of the frozen `given` with these fields; TypeError for a field that it has not.

        For dataclasses that check nothing when they are made and keep nothing beside their fields (no cached property).
        """
        held = given.__dict__
        for name in changes:
            if name not in held:
                raise TypeError(f"{type(given).__name__} has no field {name}")
        made = object.__new__(type(given))
        made.__dict__.update(held, **changes)
        return made


__all__ = ["altered"]
