"""A line of the board: a case, its reading on a day, and the clock that presses most. Computed, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.clock.acceptance import AcceptanceState
from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light
from app.clock.reading import Reading, read
from app.ids import CaseId
from app.supervision.facts import BoardFact

SEVERITY = ("statutory", "delivery", "acceptance", "promised", "step", "supplement")
RANK = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2, Light.PAUSED: 3}
LAST = len(RANK)


class Pressing(NamedTuple):
    """The clock that presses: `kind` as in SEVERITY, `step` where it is a step's; no due date while a stop is open."""

    kind: str
    step: str
    light: Light
    remaining: int | None
    days_over: int
    due: date | None
    provisional: bool


@dataclass(frozen=True)
class BoardLine:
    """One case as of the end of a day; `pressing` is None when no clock runs."""

    fact: BoardFact
    reading: Reading
    pressing: Pressing | None

    @property
    def light(self) -> Light | None:
        """Return the light of the case: that of the clock that presses."""
        return self.pressing.light if self.pressing else None

    @property
    def is_deemed_unnoted(self) -> bool:
        """True when silence accepted the case and nobody has taken note."""
        return self.reading.acceptance.deemed and not self.fact.open_steps and self.reading.decided_on is None


def line_of(fact: BoardFact, calendar: Calendar, on: date) -> BoardLine:
    """Return the line of a case as of the end of `on`."""
    now = read(fact.entries, fact.standard, calendar, on, with_consumed=False)
    return BoardLine(fact, now, min(_clocks(now), key=_weight, default=None))


def _clocks(now: Reading) -> Iterator[Pressing]:
    acceptance = now.acceptance
    if acceptance.state is AcceptanceState.PENDING and acceptance.light in RANK:
        yield Pressing(
            "acceptance", "", acceptance.light, acceptance.remaining, 0, acceptance.due, acceptance.provisional
        )
    if now.supplement is not None and now.supplement.is_waiting:
        yield Pressing("supplement", "", Light.PAUSED, None, 0, now.supplement.due, now.supplement.provisional)
    for kind, clock in (("statutory", now.statutory), ("promised", now.promised), ("delivery", now.delivery)):
        if clock is not None:
            yield from _running(kind, "", clock)
    for step in now.running_steps:
        yield from _running("step", step.step, step.clock)


def _running(kind: str, step: str, clock: ClockReading) -> Iterator[Pressing]:
    if clock.light in RANK:
        yield Pressing(kind, step, clock.light, clock.remaining, clock.days_over, clock.due, clock.provisional)


def _weight(one: Pressing) -> tuple[int, int, int]:
    """The worst light first; of red ones the gravest clock, of others the nearest."""
    severity = SEVERITY.index(one.kind)
    if one.light is Light.RED:
        return RANK[one.light], severity, -one.days_over
    return RANK[one.light], one.remaining if one.remaining is not None else 10_000, severity


def urgency(line: BoardLine) -> tuple[int, int, int, date, str]:
    """Return the place of a line: over its limit longest first, then what is nearest to it, then the oldest."""
    one = line.pressing
    if one is None:
        return LAST, 0, 0, line.fact.received_on, line.fact.number
    left = one.remaining if one.remaining is not None else 10_000
    return RANK[one.light], -one.days_over, left, line.fact.received_on, line.fact.number


class Board:
    """Holds the lines of one day: a case is read again only when something happened to it, or a new day began."""

    def __init__(self) -> None:
        self._lines: dict[CaseId, BoardLine] = {}
        self._key: tuple[date, Calendar] | None = None

    def lines(self, facts: Iterable[BoardFact], calendar: Calendar, on: date) -> tuple[BoardLine, ...]:
        """Return the lines as of the end of `on`, the most urgent first."""
        if self._key is None or self._key[0] != on or self._key[1] is not calendar:
            self._lines, self._key = {}, (on, calendar)
        held = self._lines
        self._lines = {fact.case: self._line(held, fact, calendar, on) for fact in facts}
        return tuple(sorted(self._lines.values(), key=urgency))

    @staticmethod
    def _line(held: Mapping[CaseId, BoardLine], fact: BoardFact, calendar: Calendar, on: date) -> BoardLine:
        before = held.get(fact.case)
        if before is not None and before.fact.last_hash == fact.last_hash:
            return before
        return line_of(fact, calendar, on)
