"""Median, 90th percentile, shares: whole days and tenths of a per cent, and nothing where there is nothing to count."""

from __future__ import annotations

from collections.abc import Sequence


def median_tenths(values: Sequence[int]) -> int | None:
    """Return ten times the median; None of nothing."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return 10 * ordered[half] if len(values) % 2 else 5 * (ordered[half - 1] + ordered[half])


def percentile(values: Sequence[int], percent: int) -> int | None:
    """Return the value that so many per cent of them do not exceed (nearest rank); None of nothing."""
    if not values:
        return None
    rank = -(-len(values) * percent // 100)
    return sorted(values)[max(1, rank) - 1]


def tenths(value: int | None) -> str:
    """Return tenths as they are read: 35 -> 3.5, 40 -> 4; a dash where there is nothing."""
    if value is None:
        return "—"
    return str(value // 10) if value % 10 == 0 else f"{value // 10}.{value % 10}"


def share(part: int, whole: int) -> str:
    """Return a share in per cent with one decimal, rounded half up; a dash of nothing: no figure is made up."""
    if whole <= 0:
        return "—"
    permille = (2000 * part + whole) // (2 * whole)
    return f"{permille // 10}.{permille % 10}%"
