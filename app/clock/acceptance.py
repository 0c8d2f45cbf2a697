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
from app.clock.limits import Due, due, working_days


class AcceptanceState(StrEnum):
    """Where a case stands before the decision clock."""

    PENDING = "pending"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    ACCEPTED = "accepted"
    REFUSED = "refused"


PENDING, AWAITING = AcceptanceState.PENDING, AcceptanceState.AWAITING_SUPPLEMENT
# speed only: the values are compared, a plain text with a plain text
RECEIVED, ACCEPTED = EntryType.RECEIVED.value, EntryType.ACCEPTED.value
REFUSED_ACCEPTANCE = EntryType.REFUSED_ACCEPTANCE.value
SUPPLEMENT_REQUESTED, SUPPLEMENT_RECEIVED = EntryType.SUPPLEMENT_REQUESTED.value, EntryType.SUPPLEMENT_RECEIVED.value


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
    limited = working_days(limit)
    state, closed_on, refused_on = PENDING, None, None
    received_on = clock_start = accepted_on = requested_on = completed_on = None
    judged: Due | None = None
    silent_after: date | None = None  # the limit while it runs: the first day behind it without an act, silence accepts
    for entry in known:
        on, kind = entry.on, entry.type
        if silent_after is not None and on > silent_after:
            break
        if clock_start is None:
            if kind != RECEIVED:
                continue
            received_on = on
        elif kind == ACCEPTED:
            state, accepted_on, silent_after = AcceptanceState.ACCEPTED, on, None
            break
        elif kind == REFUSED_ACCEPTANCE:
            state, refused_on, silent_after = AcceptanceState.REFUSED, on, None
            break
        elif kind in CLOSING:
            closed_on, silent_after = on, None
            break
        elif kind == SUPPLEMENT_REQUESTED and requested_on is None:
            state, requested_on, judged, silent_after = AWAITING, on, None, None
            continue
        elif kind == SUPPLEMENT_RECEIVED and entry.complete is not False and state is AWAITING:
            completed_on = on
        else:
            continue
        judged = due(limited, on, calendar)  # the materials, or the complete supplement, came in
        state, clock_start, silent_after = PENDING, on, judged.on
    deemed = silent_after is not None and as_of > silent_after
    if deemed:  # silence accepts from the day the clock started (art. 32(4)): a reading, not an event
        state, accepted_on = AcceptanceState.ACCEPTED, clock_start
    light, remaining = None, None
    if state is PENDING and clock_start is not None:
        is_closed = closed_on is not None
        clock = read_clock(limited, clock_start, calendar, as_of, is_closed=is_closed, thresholds=thresholds)
        light, remaining = clock.light, clock.remaining
    until, is_provisional = (None, False) if judged is None else (judged.on, judged.provisional)
    return Acceptance(
        state, clock_start, until, is_provisional, accepted_on, deemed, refused_on, light, remaining,
        requested_on, completed_on, closed_on, received_on,
    )  # fmt: skip
