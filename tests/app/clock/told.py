"""A case told in dated events, short enough to be read in a test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.clock.calendar import shipped
from app.clock.ledger import Entry, Standard, StandardStep
from app.clock.limits import Limit, Unit
from app.clock.reading import Reading, read

WORKING = Unit.WORKING_DAY


def on(day: str, kind: str, **facts: Any) -> Entry:
    """One event; days without a year are in 2026."""
    return Entry(full(day), kind, **facts)


def full(day: str) -> date:
    return date.fromisoformat(day if len(day) == 10 else "2026-" + day)


def steps(*limits: int, owner: str = "department") -> tuple[StandardStep, ...]:
    """Steps named 甲 乙 丙 … with these limits."""
    return tuple(StandardStep(name, owner, "局", n) for name, n in zip("甲乙丙丁戊", limits, strict=False))


def standard(n: int = 20, promised: int | None = 10, its_steps: Sequence[StandardStep] = (), **limits: Any) -> Standard:
    promise = None if promised is None else Limit(promised, WORKING)
    return Standard(Limit(n, WORKING), promise, tuple(its_steps), **limits)


SIDE_BY_SIDE = standard(
    45,
    30,
    (
        StandardStep("初审", "department", "住建局", 2),
        StandardStep("消防", "department", "消防局", 5, "消防"),
        StandardStep("人防", "department", "人防办", 3, "人防"),
        StandardStep("人防复核", "department", "人防办", 2, "人防"),
        StandardStep("决定", "department", "住建局", 2),
    ),
)


def read_on(day: str, entries: Sequence[Entry], of: Standard | None = None) -> Reading:
    return read(entries, of or standard(), shipped(), full(day))
