"""By what shape a case is kept: rows that an older program folded lack what it did not know."""

from __future__ import annotations

import dataclasses
import hashlib
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any

from app.state import Case

FOLDING = 1
"""To be raised when the same events make another case though its fields stay: its rows are then folded once more."""


def shape_of_case() -> str:
    """Return a short mark of how this program folds a case: what it keeps, to the last field of the last line.

    Another mark beside the rows of cases means that another program folded them.
    """
    told = sorted(_described(Case, set()))
    return hashlib.sha256("\n".join((str(FOLDING), *told)).encode()).hexdigest()[:16]


def _described(kind: Any, seen: set[Any]) -> Iterator[str]:
    """Yield a line for each field, and each member of a choice, that a value of this type may hold."""
    if kind in seen:
        return
    seen.add(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield f"{kind.__name__}: {' '.join(str(member.value) for member in kind)}"
    elif isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        for field in dataclasses.fields(kind):
            yield f"{kind.__name__}.{field.name}: {field.type}"
            yield from _described(hints[field.name], seen)
    else:
        for part in typing.get_args(kind):
            yield from _described(part, seen)
