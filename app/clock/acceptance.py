"""Received, supplemented, accepted, refused, or accepted by silence: 行政许可法 art. 32 as clock.md fixes it.

Read into clock.md where it leaves a choice: a case that is withdrawn, terminated or void on or before the acceptance due date
is not deemed accepted; once the 补正 notice has ended the first clock there is no due date, also after 容缺 acceptance.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.clock.calendar import Calendar
from app.clock.ledger import CLOSING, Entry, EntryType
from app.clock.light import DEFAULT_THRESHOLDS, Light, Thresholds, read_clock
from app.clock.limits import Due, Limit, due, working_days


class AcceptanceState(StrEnum):
    """Where a case stands before the decision clock."""

    PENDING = "pending"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Acceptance(NamedTuple):
    """The acceptance clock. `clock_start` is None before the materials were received; no `due` while awaiting.

    `requested_on`, `completed_on`: the first 补正 notice that took effect and the day its complete supplement came in;
    `closed_on`: withdrawn, lapsed … before acceptance; `light` and `remaining` only while pending.
    """

    state: AcceptanceState
    clock_start: date | None
    due: date | None
    provisional: bool
    accepted_on: date | None
    deemed: bool
    refused_on: date | None
    light: Light | None
    remaining: int | None
    requested_on: date | None
    completed_on: date | None
    closed_on: date | None
    received_on: date | None


def judge(
    known: Sequence[Entry],
    limit: int,
    calendar: Calendar,
    as_of: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Acceptance:
    """Return the acceptance as of the end of `as_of`; `known` are the entries up to that day in order of date."""
    course = _Course(working_days(limit), calendar)
    for entry in known:
        if course.silent_after is not None and entry.on > course.silent_after:
            course.deem()
        if course.is_over:
            break
        course.take(entry)
    if course.silent_after is not None and as_of > course.silent_after:
        course.deem()
    light, remaining = None, None
    if course.state is AcceptanceState.PENDING and course.clock_start is not None:
        clock = read_clock(
            course.limit, course.clock_start, calendar, as_of,
            is_closed=course.closed_on is not None, thresholds=thresholds,
        )  # fmt: skip
        light, remaining = clock.light, clock.remaining
    return course.reading(light, remaining)


class _Course:
    """The acceptance while its entries are taken one after the other.

    `silent_after`: the limit while it runs; the first day behind it without an act that takes effect, silence accepts.
    `is_over`: nothing more can happen to the acceptance.
    """

    def __init__(self, limit: Limit, calendar: Calendar) -> None:
        self.limit = limit
        self.calendar = calendar
        self.state = AcceptanceState.PENDING
        self.deemed = False
        self.is_over = False
        self.silent_after: date | None = None
        self.received_on: date | None = None
        self.clock_start: date | None = None
        self.due: Due | None = None
        self.accepted_on: date | None = None
        self.refused_on: date | None = None
        self.requested_on: date | None = None
        self.completed_on: date | None = None
        self.closed_on: date | None = None

    def deem(self) -> None:
        """Silence accepts from the day the clock started (art. 32(4)): a reading, not an event."""
        self.accepted_on, self.deemed = self.clock_start, True
        self._end(AcceptanceState.ACCEPTED)

    def take(self, entry: Entry) -> None:
        """Take one entry of a case that is neither accepted nor refused."""
        kind = entry.type
        if self.clock_start is None:
            if kind == EntryType.RECEIVED:
                self.received_on = entry.on
                self._start(entry.on)
        elif kind == EntryType.ACCEPTED:
            self.accepted_on = entry.on
            self._end(AcceptanceState.ACCEPTED)
        elif kind == EntryType.REFUSED_ACCEPTANCE:
            self.refused_on = entry.on
            self._end(AcceptanceState.REFUSED)
        elif kind in CLOSING:
            self.closed_on = entry.on
            self._end(self.state)
        elif kind == EntryType.SUPPLEMENT_REQUESTED and self.requested_on is None:
            self.state, self.requested_on = AcceptanceState.AWAITING_SUPPLEMENT, entry.on
            self.due = self.silent_after = None
        elif kind == EntryType.SUPPLEMENT_RECEIVED and entry.complete is not False and self._is_awaiting:
            self.completed_on = entry.on
            self._start(entry.on)

    @property
    def _is_awaiting(self) -> bool:
        return self.state is AcceptanceState.AWAITING_SUPPLEMENT

    def _start(self, on: date) -> None:
        self.state, self.clock_start, self.due = AcceptanceState.PENDING, on, due(self.limit, on, self.calendar)
        self.silent_after = self.due.on

    def _end(self, state: AcceptanceState) -> None:
        self.state, self.is_over, self.silent_after = state, True, None

    def reading(self, light: Light | None, remaining: int | None) -> Acceptance:
        """Return the frozen reading."""
        return Acceptance(
            state=self.state,
            clock_start=self.clock_start,
            due=self.due.on if self.due else None,
            provisional=self.due.provisional if self.due else False,
            accepted_on=self.accepted_on,
            deemed=self.deemed,
            refused_on=self.refused_on,
            light=light,
            remaining=remaining,
            requested_on=self.requested_on,
            completed_on=self.completed_on,
            closed_on=self.closed_on,
            received_on=self.received_on,
        )
