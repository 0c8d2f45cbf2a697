"""The hearing of a case: who was told of the right, who asked, what was announced, what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.events.hearing import HearingAnnounced, HearingHeld, HearingTold
from app.ids import EventId, OfficerId


@dataclass(frozen=True)
class TellRun:
    """One party that was told of its right, and what it answered: `wants` None while it has said nothing."""

    event: EventId
    on: date
    officer: OfficerId
    body: HearingTold
    wants: bool | None = None
    answered_on: date | None = None
    asked_on: date | None = None


@dataclass(frozen=True)
class HearingRun:
    """Nothing of it in most cases; `held` is the record on which the decision rests (行政许可法 48)."""

    told: tuple[TellRun, ...] = ()
    announced: HearingAnnounced | None = None
    announced_on: date | None = None
    held: HearingHeld | None = None
    recorded_on: date | None = None

    @property
    def asked_on(self) -> date | None:
        """Return the first day on which a request that still stands was made."""
        return min((run.asked_on for run in self.told if run.wants and run.asked_on), default=None)

    @property
    def unanswered(self) -> tuple[TellRun, ...]:
        """Return the parties that have said nothing yet."""
        return tuple(run for run in self.told if run.wants is None)

    @property
    def is_awaited(self) -> bool:
        """True while a hearing was asked for or announced, and its record is not there."""
        return self.held is None and (self.asked_on is not None or self.announced is not None)
