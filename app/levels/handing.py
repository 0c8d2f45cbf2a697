"""An offer of a case between two centers, as either of them keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import CaseId, EventId


@dataclass(frozen=True)
class Handing:
    """`side`: given by this center, or asked of it. `state`: open; takes and refuses until the giver has read it; done, returned.

    `department`: the one here to which a taken case is given; empty where it keeps its own.
    """

    offer: EventId
    case: CaseId
    number: str
    other: int
    side: str
    state: str
    reason: str
    department: str = ""
