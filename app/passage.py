"""Where a case stands between centers: offered to another one, gone to it, or come from it. It belongs to exactly one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.ids import EventId


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
