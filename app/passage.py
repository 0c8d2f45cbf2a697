"""Where a case stands between centers: offered to another one, gone to it, or come from it. It belongs to exactly one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.ids import EventId

ADDING = frozenset({"add_note", "add_file", "reprint"})


class PassageState(StrEnum):
    """Offered: rests until the answer. Gone: the other center's. Come: taken from the other center, ours."""

    OFFERED = "offered"
    GONE = "gone"
    COME = "come"


@dataclass(frozen=True)
class Passage:
    """`other` is the other center's division code, `offer` the event that offered the case."""

    offer: EventId
    other: int
    state: PassageState

    @property
    def is_barred(self) -> bool:
        """True while nothing but additions may happen to the case here."""
        return self.state is not PassageState.COME

    def allows(self, action: str) -> bool:
        """True for what may happen here: all where the case is; else what adds to it, and the end of a file that is gone."""
        is_end = self.state is PassageState.GONE and action == "archive"
        is_back = self.state is PassageState.OFFERED and action == "withdraw_offer"
        return not self.is_barred or action in ADDING or is_end or is_back
