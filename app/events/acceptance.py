"""What happens at the window before a case runs: 收件, 当场更正, 受理, 不受理, 不予受理, 视为受理."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.applicant import Agent, Applicant
from app.events.body import Body, private
from app.events.certificates import Follows
from app.events.gap import Gap
from app.ids import EventId
from app.plan import Plan
from app.ticket import Ticket


class MaterialState(StrEnum):
    """What became of one line of the material list."""

    RECEIVED = "received"
    MISSING = "missing"
    DEFERRED = "deferred"
    ELECTRONIC = "electronic"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class MaterialLine:
    """One line of the material list as it was at the counter; `fault` says what is wrong with it.

    `lies_with`: number of the case of the same visit in whose folder the paper lies, where it was handed in once for both.
    """

    name: str
    form: str
    copies: int
    is_required: bool
    state: MaterialState
    fault: str = private()
    lies_with: str = ""

    @property
    def is_in_own_folder(self) -> bool:
        """True for what was handed in with this very case."""
        return self.state is MaterialState.RECEIVED and not self.lies_with


@dataclass(frozen=True)
class Received(Body):
    """收件: the case has its number and its materials lie at the office (行政许可法 32). Starts the acceptance clock.

    `visit` is one for all cases of one applicant at one visit (一窗多事); `ticket`: the queue ticket of that visit.
    `answers`: what was said to the item's situation questions, in their order; they decide which materials are needed.
    `follows`: the certificate that is to be changed, renewed or issued again; None for a first application.
    `since`: the day from which the applicant's own time to apply runs, where the item has one.
    """

    KIND: ClassVar[str] = "received"
    number: str
    query_code: str
    plan: Plan
    channel: str
    materials: tuple[MaterialLine, ...]
    applicant: Applicant | None = private(None)
    agent: Agent | None = private(None)
    visit: str = ""
    ticket: Ticket | None = None
    answers: tuple[str, ...] = ()
    follows: Follows | None = None
    since: date | None = None


@dataclass(frozen=True)
class Mended(Body):
    """当场更正: a fault was mended by the applicant at the counter (行政许可法 32(3))."""

    KIND: ClassVar[str] = "mended"
    materials: tuple[str, ...]
    note: str = private()


@dataclass(frozen=True)
class Accepted(Body):
    """受理: statutory and promised clocks start (行政许可法 32(5)). `deferred` names what 容缺 leaves for later,
    `deferred_until` the last day for it: within the promise. `earlier`: number of the granted case of the earlier stage,
    where the item follows one.
    """

    KIND: ClassVar[str] = "accepted"
    materials: tuple[MaterialLine, ...]
    deferred: tuple[str, ...] = ()
    handover: str = "collect"
    commitment: str = private()
    deferred_until: date | None = None
    earlier: str = ""


@dataclass(frozen=True)
class DeemedAcknowledged(Body):
    """视为受理: an officer takes note of what the law did by silence (行政许可法 32(4)); changes no date."""

    KIND: ClassVar[str] = "deemed_acknowledged"
    accepted_on: date
    missed: date


class DeclineGround(StrEnum):
    """Why a case is not taken: exits (1) and (2) of art. 32, false material of art. 78, or the item's own rule."""

    NO_PERMIT_NEEDED = "no_permit_needed"
    NOT_OURS = "not_ours"
    FALSE_MATERIAL = "false_material"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Declined(Body):
    """不受理 or 不予受理, with its reason, clause and, where another body is competent, that body.

    `gaps`: all that is missing, told at once, where the item's own law declines what is incomplete.
    `asked`: the first signature, where the office wants the lead's agreement (decline_needs_lead).
    """

    KIND: ClassVar[str] = "declined"
    SCHEMA: ClassVar[int] = 2
    ground: DeclineGround
    clause: str
    right_body: str = ""
    reason: str = private()
    gaps: tuple[Gap, ...] = ()
    asked: EventId | None = None
    asked_hash: str = ""
    proposal_sha256: str = ""


@dataclass(frozen=True)
class ReturnedIncomplete(Body):
    """退回: a registration's incomplete materials went back with the whole list; it is handed in anew, as another case."""

    KIND: ClassVar[str] = "returned_incomplete"
    gaps: tuple[Gap, ...]
    clause: str
    returned: tuple[str, ...] = ()


@dataclass(frozen=True)
class StageVouched(Body):
    """The lead vouches for an earlier stage that was granted outside this system: which decision, of when, and why."""

    KIND: ClassVar[str] = "stage_vouched"
    SCHEMA: ClassVar[int] = 2
    decision: str
    decided_on: date | None = None
    asked: EventId | None = None
    reason: str = private()
    asked_hash: str = ""
    proposal_sha256: str = ""


@dataclass(frozen=True)
class CommitmentSigned(Body):
    """告知承诺: the applicant has read what was told and signed the promise; the decision may follow at once."""

    KIND: ClassVar[str] = "commitment_signed"
    step: str


@dataclass(frozen=True)
class InformedOnce(Body):
    """一次性告知 on inquiry: not a case, takes no number; the slip lists all that is needed (国发〔2022〕5号)."""

    KIND: ClassVar[str] = "informed_once"
    item: str
    version: int
    missing: tuple[str, ...]
    to_whom: str = private()
