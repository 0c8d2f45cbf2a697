"""What the list of all cases is asked for, and the stretch of it that one question answers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date

from app.ids import OfficerId
from app.state import CaseState


@dataclass(frozen=True)
class LedgerQuery:
    """Cases of these departments and states (none named = all), of one item, received in a period, by one officer."""

    departments: tuple[str, ...] = ()
    states: tuple[CaseState, ...] = ()
    item: str = ""
    first_on: date | None = None
    last_on: date | None = None
    officer: OfficerId = OfficerId("")


@dataclass(frozen=True)
class OrderPart:
    """A stretch of the list, newest first: the places of its cases in the store. `after`: the key behind which the next
    stretch begins, None when the list ends here."""

    places: array[int]
    after: str | None
