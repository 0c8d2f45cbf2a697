"""What was done about a bad rating or a complaint: one note an act, in order, never taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import OfficerId
from app.ratings.table import CallBackState, Move


@dataclass(frozen=True)
class Note:
    """One act of a call-back or a complaint, as it is told: when, by whom, what was chosen, what was written."""

    at: datetime
    on: date
    officer: OfficerId
    move: Move
    choice: str = ""
    words: str = ""


@dataclass(frozen=True)
class CallBack:
    """回访 of a real-name bad rating, opened by it (国办发〔2019〕51号). `days`: the deadline of a complex matter."""

    opened_on: date
    state: CallBackState = CallBackState.DUE
    notes: tuple[Note, ...] = ()
    days: int = 0

    def last(self, move: Move) -> Note | None:
        """Return the last act of this kind."""
        return next((note for note in reversed(self.notes) if note.move is move), None)
