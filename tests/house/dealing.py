"""How the tests are dealt to the workers of a whole check."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def dealt(items: list[T], workers: int, is_long: Callable[[T], bool], seconds: Callable[[T], float]) -> list[T]:
    """Return the items so that each worker's share, a run of them, begins with its part of the long ones, the longest first."""
    long = sorted((item for item in items if is_long(item)), key=seconds, reverse=True)
    rest = [item for item in items if not is_long(item)]
    made: list[T] = []
    for n in range(workers):
        begun = [*long[n::workers]]
        filled = max(0, (len(items) - len(made)) // (workers - n) - len(begun))
        made += [*begun, *rest[:filled]]
        rest = rest[filled:]
    return [*made, *rest]
