"""One fee of a case: what was assessed, what is left to pay, and how it was settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.events.payment import FeeAssessed, FeeRelieved
from app.ids import EventId, OfficerId


@dataclass(frozen=True)
class FeeRun:
    """`fen` is what is owed: the assessed amount, or what a relief left of it."""

    event: EventId
    on: date
    officer: OfficerId
    body: FeeAssessed
    fen: int
    relief: FeeRelieved | None = None
    settled_on: date | None = None
    receipt: str = ""

    @property
    def name(self) -> str:
        """Return the name of the fee."""
        return self.body.fee

    @property
    def is_settled(self) -> bool:
        """True when it was paid, or waived altogether."""
        return self.settled_on is not None
