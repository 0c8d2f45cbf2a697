"""An offer of a case between two centers, as either of them keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import CaseId, EventId


@dataclass(frozen=True)
class Handing:
    """`side`: given by this center, or asked of it. `state`: open; takes and refuses until the giver has read it; done,
    returned, by the other center or because the giver withdrew it.

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


@dataclass(frozen=True)
class Wish:
    """A case is to be offered to a center, and why; `by`: who says so, empty where the center does it by itself."""

    to: int
    number: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Answer:
    """What is said to an offer: the case is taken, for a department here, or sent back (or withdrawn) with the reason."""

    takes: bool
    by: str
    reason: str = ""
    department: str = ""
