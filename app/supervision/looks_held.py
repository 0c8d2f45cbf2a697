"""A look-up of a person as the store holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import EventId, OfficerId


@dataclass(frozen=True)
class LookHeld:
    """One look-up as it was recorded; `number`, `item`: the case that the officer acted on next, "" for none."""

    event: EventId
    at: datetime
    on: date
    officer: OfficerId
    what: str
    query: str
    hits: int
    origin: str
    number: str = ""
    item: str = ""
