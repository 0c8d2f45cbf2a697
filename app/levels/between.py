"""What the centers above and below and this one owe each other, as a desk sees it: cases that came and went, and the links.

A desk keeps the last that its center told, so that it is seen offline too; what is done here is done at the center.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.ids import CaseId, EventId, OfficerId

GIVEN, ASKED = "given", "asked"
WAITING, OPEN, TAKES, REFUSES, DONE, RETURNED, WITHDRAWN = (
    "waiting", "open", "takes", "refuses", "done", "returned", "withdrawn",
)  # fmt: skip
MOST_PASSINGS = 500
"""So many offers, the newest first, are told; those that wait for somebody here always are."""


@dataclass(frozen=True)
class Passing:
    """A case on its way between this center and `other`; 0 and no name while no center above is linked.

    `side`: GIVEN by this center, ASKED of it. `state`: WAITING (转报, goes up by itself), OPEN; TAKES and REFUSES until the
    other center has read it; DONE, RETURNED, WITHDRAWN. `by`: who offered it here, empty where the center did by itself.
    `item` and `applicant` are empty where this center has nothing of the case yet.
    """

    offer: EventId
    case: CaseId
    number: str
    side: str
    state: str
    other: int
    other_name: str
    is_forwarded: bool
    item: str = ""
    applicant: str = ""
    reason: str = ""
    department: str = ""
    by: str = ""
    at: datetime | None = None

    @property
    def is_due(self) -> bool:
        """True while somebody here has to answer."""
        return self.side == ASKED and self.state == OPEN


@dataclass(frozen=True)
class LinkLine:
    """A center that is, was or wants to be linked. `round_at`: when a round last went well, None while none did since the
    start of the center's program; `trouble` and `facts`: why the newest one broke off.
    """

    division: int
    side: str
    name: str
    address: str
    state: str
    fingerprint: str
    made_by: str
    approved_by: str
    round_at: datetime | None = None
    read: int = 0
    sent: int = 0
    trouble: str = ""
    facts: dict[str, Any] | None = None


@dataclass(frozen=True)
class Between:
    """Everything of it at one moment; `code` is a one-time code that was just made, kept nowhere."""

    division: int
    center: str
    at: datetime
    passings: tuple[Passing, ...] = ()
    links: tuple[LinkLine, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Who:
    """Who asks the center: the officer, at this desk."""

    desk: str
    officer: OfficerId


@dataclass(frozen=True)
class Signed:
    """An administrator of the center, not of the desk, by his password: what ties centers is signed by him."""

    admin: str
    password: str


@dataclass(frozen=True)
class Asked:
    """Where the center above is reached and with which code; `here`: where it reaches this one; `ca`: its authority (PEM)."""

    address: str
    code: str
    here: str
    ca: str = ""


class BetweenCenters(Protocol):
    """What the officers of a desk may do between centers. Every act raises what app.people.check does, Unreachable."""

    def check_seeing(self, who: Who) -> None:
        """Raise Refused("people.no_seeing") for whoever may not see what passes."""

    def told(self) -> Between:
        """Return how everything stands."""

    def offer(self, who: Who, number: str, to: int, reason: str) -> None:
        """移送: offer a case of this center to another one."""

    def withdraw(self, who: Who, number: str, reason: str) -> None:
        """撤回: take back an offer that was not answered yet."""

    def answer(self, who: Who, number: str, reason: str, *, takes: bool, department: str) -> None:
        """接办 for a department here, or 退回 with the reason. Raises Refused("levels.no_department")."""

    def new_code(self, who: Who, signed: Signed) -> str:
        """Return a one-time code for a center below."""

    def ask_above(self, who: Who, signed: Signed, asked: Asked) -> None:
        """Ask a center above to take this one in."""

    def approve(self, who: Who, signed: Signed, division: int, ca: str) -> None:
        """Let a center in, as another administrator than the one who began it."""

    def end(self, who: Who, signed: Signed, division: int) -> None:
        """Let a center in no more."""
