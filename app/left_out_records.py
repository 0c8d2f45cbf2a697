"""Acts of this desk that the center did not adopt, as the store tells them; nothing of it is stored twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.events.envelope import Event
from app.events.file import FileAdded, NoteAdded, NoticeIssued, Printed, PrintFailed, SlipPrinted
from app.events.office import Looked, SessionChanged
from app.events.settling import OF_LEFT_OUT
from app.hall_office import HallOffice
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.state import Case

PARKED, CONFLICT = "parked", "conflict"
FOLLOWING = frozenset({NoticeIssued.KIND, Printed.KIND, PrintFailed.KIND, SlipPrinted.KIND})
"""What hangs on an act: it needs no looking after of its own."""
NOBODYS = frozenset({SessionChanged.KIND, Looked.KIND, *(body.KIND for body in OF_LEFT_OUT)})
"""What asks nobody to do anything when the center does not take it: it stays on record here."""
ADDED = frozenset({NoteAdded.KIND, FileAdded.KIND})
WITHDRAWN, REDONE = "withdrawn", "redone"


@dataclass(frozen=True)
class Settled:
    """What became of it: `withdrawn` with the reason, or `redone` as the event `by`."""

    how: str
    event: EventId
    at: datetime
    officer: OfficerId
    reason: str = ""
    by: EventId | None = None


@dataclass(frozen=True)
class LeftOut:
    """One act with all that hung on it. `verdict`: conflict, parked (the center's program is older), refused:<code>.

    `case` as it stands now; `is_whole`: the center knows nothing of the case. `first`: what the center had put before
    it. `papers` are those that the act issued.
    """

    act: Event
    events: tuple[EventId, ...]
    verdict: str
    case: Case | None = None
    papers: tuple[NoticeId, ...] = ()
    is_whole: bool = False
    first: Event | None = None
    settled: Settled | None = None

    @property
    def is_parked(self) -> bool:
        """True while it waits for a newer center, not for a person."""
        return self.verdict == PARKED

    @property
    def code(self) -> str:
        """Return the code of the rule; empty for a conflict and for what is parked."""
        return self.verdict.partition(":")[2]


class LeftOutRecords(Protocol):
    """The reading side of what the center did not adopt."""

    def hall_office(self) -> HallOffice | None:
        """Return whether the hall has an office, and what was put aside here for it; None for a desk without center."""

    def left_out(self, case_id: CaseId | None = None, *, settled: bool = False) -> tuple[LeftOut, ...]:
        """Return what waits for a person or for the center, oldest first; of one case, or with what is settled too."""
        ...
