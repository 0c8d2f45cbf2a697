"""A line of the board: a case, its reading on a day, and the clock that presses most. Computed, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.clock.calendar import Calendar
from app.clock.light import DEFAULT_THRESHOLDS, Light, Thresholds
from app.clock.reading import Reading, read
from app.clock.running import Followed, Running, running
from app.ids import CaseId
from app.supervision.facts import BoardFact

SEVERITY = ("statutory", "delivery", "acceptance", "promised", "step", "supplement")
RANK = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2, Light.PAUSED: 3}
LAST = len(RANK)
GRAVITY = {kind: place for place, kind in enumerate(SEVERITY)}


@dataclass(frozen=True)
class BoardLine:
    """One case as of the end of a day; `pressing` is the clock that presses, None when none runs.

    `followed`: what another day need not follow again; `yellow`: when a light turns yellow in this office.
    """

    fact: BoardFact
    calendar: Calendar
    on: date
    pressing: Running | None
    followed: Followed | None = field(default=None, repr=False, compare=False)
    yellow: Thresholds = DEFAULT_THRESHOLDS

    @property
    def light(self) -> Light | None:
        """Return the light of the case: that of the clock that presses."""
        return self.pressing.light if self.pressing else None

    @cached_property
    def reading(self) -> Reading:
        """Return the whole reading, made when somebody looks at the line: of many thousand lines a screen shows thirty."""
        fact = self.fact
        return read(fact.entries, fact.standard, self.calendar, self.on, self.yellow, with_consumed=False)

    @property
    def is_deemed_unnoted(self) -> bool:
        """True when silence accepted the case and nobody has taken note."""
        return not self.fact.open_steps and self.reading.acceptance.deemed and self.reading.decided_on is None


def line_of(
    fact: BoardFact,
    calendar: Calendar,
    on: date,
    followed: Followed | None = None,
    yellow: Thresholds = DEFAULT_THRESHOLDS,
) -> BoardLine:
    """Return the line of a case as of the end of `on`; `followed` is that of a line made of the same entries."""
    clocks, followed = running(fact.entries, fact.standard, calendar, on, yellow, followed)
    return BoardLine(fact, calendar, on, min(clocks, key=_weight) if clocks else None, followed, yellow)


def _weight(one: Running) -> tuple[int, int, int]:
    """The worst light first; of red ones the gravest clock, of others the nearest."""
    severity = GRAVITY[one.kind]
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
    """Holds the lines of one day: a case is read again only when something happened to it, or a new day began.

    What is held is one value, changed at once: two threads that recompute at the same time only do it twice.
    """

    def __init__(self) -> None:
        self._lines: Mapping[CaseId, BoardLine] = {}

    def lines(
        self, facts: Iterable[BoardFact], calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS
    ) -> tuple[BoardLine, ...]:
        """Return the lines as of the end of `on`, the most urgent first; `yellow` is the office's own setting."""
        held = self._lines
        self._lines = lines = {fact.case: self._line(held, fact, calendar, on, yellow) for fact in facts}
        return tuple(sorted(lines.values(), key=urgency))

    @staticmethod
    def _line(
        held: Mapping[CaseId, BoardLine], fact: BoardFact, calendar: Calendar, on: date, yellow: Thresholds
    ) -> BoardLine:
        before = held.get(fact.case)
        if before is None or before.fact.last_hash != fact.last_hash:
            return line_of(fact, calendar, on, yellow=yellow)
        if before.on == on and before.calendar is calendar and before.yellow == yellow:
            return before
        return line_of(fact, calendar, on, before.followed, yellow)
