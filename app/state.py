"""What a case is: a frozen value that only app.case.apply makes from another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.applicant import Agent, Applicant
from app.events.acceptance import Declined, MaterialLine, ReturnedIncomplete, StageVouched
from app.events.alongside import Corrected, Place
from app.events.approval import Asked, Decided, Extended, Forwarded, Stopped, VisitAnnounced, VisitRecorded
from app.events.certificates import Follows, PermitEnded, PermitEnding
from app.events.custody import Difference, FolderLine
from app.events.delivery import CertificateMade, Dispatched, Served
from app.events.file import FileAdded
from app.events.supervision import BackEntered, OverdueExplained
from app.events.supplementation import SupplementReceived, SupplementRequested
from app.fee_run import FeeRun
from app.hearing_run import HearingRun
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.passage import Passage
from app.plan import Plan
from app.ticket import Ticket


class CaseState(StrEnum):
    """The states of domain.md 4.2 that the counter knows. Between acceptance and decision: IN_PROGRESS and a step."""

    NONE = "none"
    RECEIVED = "received"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    DECLINED = "declined"
    RETURNED = "returned"
    IN_PROGRESS = "in_progress"
    CERTIFYING = "certifying"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    LAPSED = "lapsed"
    VOID = "void"
    FORWARDED = "forwarded"


ENDED = frozenset(
    {
        CaseState.DECLINED,
        CaseState.RETURNED,
        CaseState.DELIVERED,
        CaseState.ARCHIVED,
        CaseState.WITHDRAWN,
        CaseState.TERMINATED,
        CaseState.LAPSED,
        CaseState.VOID,
        CaseState.FORWARDED,
    }
)


@dataclass(frozen=True)
class ClockFact:
    """One entry of the clock's ledger (clock.md): a dated event and what the clock needs of it."""

    on: date
    type: str
    step: str | None = None
    to: str | None = None
    ground: str | None = None
    days: int | None = None
    approver: str | None = None
    complete: bool | None = None
    granted: bool | None = None
    stop: str | None = None


@dataclass(frozen=True)
class SupplementRun:
    """One 补正: what was asked, what came in, and the day the complete supplement was there."""

    requested_on: date
    officer: OfficerId
    request: SupplementRequested
    received: tuple[SupplementReceived, ...] = ()
    complete_on: date | None = None
    complete_at: datetime | None = None

    def outstanding(self) -> tuple[str, ...]:
        """Return the materials that were asked for and have not come in mended."""
        mended = {line.material for r in self.received for line in r.lines if line.is_mended}
        return tuple(g.material for g in self.request.gaps if g.material not in mended)


@dataclass(frozen=True)
class FinishedStep:
    """A step's end: who, when, with which opinion. A returned step may finish again."""

    step: str
    on: date
    officer: OfficerId
    conclusion: str
    opinion: str


@dataclass(frozen=True)
class StopRun:
    """A stop of the clock: begin, end (None while open), and what was told to the applicant."""

    event: EventId
    begin: date
    officer: OfficerId
    body: Stopped
    end: date | None = None


@dataclass(frozen=True)
class Pending:
    """An act that waits for its second officer; `content_hash` is that of the event that asked."""

    event: EventId
    on: date
    officer: OfficerId
    body: Asked
    content_hash: str = ""
    acting_for: OfficerId | None = None


@dataclass(frozen=True)
class Whereabouts:
    """Where a paper of the applicant went: material, place, since when, and who has it."""

    material: str
    place: Place
    on: date
    who: str = ""


@dataclass(frozen=True)
class Folder:
    """Where the paper folder lies: at the desk with the code `desk`, in `department`; `to`: the department it is due to.

    `is_sent`: it was handed over with the list `lines` and nobody has signed for it yet; else `differences` tell how it came.
    """

    department: str
    desk: str
    since: date
    to: str = ""
    is_sent: bool = False
    by: OfficerId | None = None
    lines: tuple[FolderLine, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Assigned:
    """A step that was given to a named officer."""

    step: str
    handler: OfficerId


@dataclass(frozen=True)
class IssuedPaper:
    """A notice of this case: what the ledger says of it."""

    notice: NoticeId
    template: str
    number: str
    sha256: str
    issued_on: date
    prints: int = 0
    is_void: bool = False


@dataclass(frozen=True)
class Case:
    """A case as its events make it. `events` counts them, `last_hash` is the content hash of the last one.

    `accepted_at`: the moment that ranks it among cases of a limited number (行政许可法 57), never re-numbered;
    `earlier`: the case of the earlier stage; `is_granted_by_silence`: the law decided, an officer took note of it.
    """

    id: CaseId
    number: str
    query_code: str
    plan: Plan
    state: CaseState
    received_on: date
    received_at: datetime
    received_by: OfficerId
    channel: str = "window"
    applicant: Applicant | None = None
    agent: Agent | None = None
    materials: tuple[MaterialLine, ...] = ()
    answers: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()
    deferred_until: date | None = None
    handover: str = "collect"
    since: date | None = None
    accepted_on: date | None = None
    accepted_at: datetime | None = None
    accepted_by: OfficerId | None = None
    is_deemed: bool = False
    earlier: str = ""
    vouched: StageVouched | None = None
    committed_on: date | None = None
    supplements: tuple[SupplementRun, ...] = ()
    open_steps: tuple[str, ...] = ()
    finished: tuple[FinishedStep, ...] = ()
    visits: tuple[VisitRecorded, ...] = ()
    visit_told: VisitAnnounced | None = None
    stops: tuple[StopRun, ...] = ()
    extension: Extended | None = None
    extended_by: OfficerId | None = None
    pending: tuple[Pending, ...] = ()
    decision: Decided | None = None
    decided_on: date | None = None
    decided_by: OfficerId | None = None
    is_granted_by_silence: bool = False
    certificate: CertificateMade | None = None
    ready_on: date | None = None
    dispatched: Dispatched | None = None
    dispatched_on: date | None = None
    served: Served | None = None
    served_on: date | None = None
    declined: Declined | None = None
    returned: ReturnedIncomplete | None = None
    ended_on: date | None = None
    end_reason: str = ""
    papers: tuple[IssuedPaper, ...] = ()
    files: tuple[FileAdded, ...] = ()
    facts: tuple[ClockFact, ...] = ()
    last_hash: str = ""
    last_on: date | None = None
    events: int = 0
    accepted_for: OfficerId | None = None
    visit: str = ""
    ticket: Ticket | None = None
    whereabouts: tuple[Whereabouts, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    fees: tuple[FeeRun, ...] = ()
    hearing: HearingRun = HearingRun()
    forwarded: Forwarded | None = None
    follows: Follows | None = None
    renewed_by_silence: bool = False
    back_entry: BackEntered | None = None
    overdue: OverdueExplained | None = None
    folder: Folder | None = None
    passage: Passage | None = None
    permit_ends: tuple[PermitEnded, ...] = ()

    @property
    def department(self) -> str:
        """Return the department whose item this is."""
        return self.plan.department

    @property
    def open_stop(self) -> StopRun | None:
        """Return the first of the stops that are open now, if any."""
        return next(iter(self.open_stops), None)

    @property
    def open_stops(self) -> tuple[StopRun, ...]:
        """Return the stops that are open now: one for each step at most, several where branches run side by side."""
        return tuple(s for s in self.stops if s.end is None)

    def stop_in(self, step: str) -> StopRun | None:
        """Return the stop that is open in this step, if any."""
        return next((s for s in self.open_stops if s.body.step == step), None)

    @property
    def open_fees(self) -> tuple[FeeRun, ...]:
        """Return the fees that are assessed and neither paid nor waived; a case refused or ended owes none."""
        is_refused = self.decision is not None and not self.decision.granted
        return () if is_refused or self.ended_on is not None else tuple(fee for fee in self.fees if not fee.is_settled)

    @property
    def step(self) -> str:
        """Return the names of the steps now running, joined by 、; empty outside IN_PROGRESS."""
        return "、".join(self.open_steps)

    @property
    def applicant_name(self) -> str:
        """Return the applicant's name; empty when it was erased."""
        return self.applicant.name if self.applicant else ""

    def ended_by(self, *endings: PermitEnding) -> PermitEnded | None:
        """Return the 撤销, 撤回 or 注销 of the permit, the first of these kinds (none named: of any); None while it stands."""
        return next((end for end in self.permit_ends if not endings or end.ending in endings), None)

    def paper(self, notice: NoticeId) -> IssuedPaper | None:
        """Return the paper with this id, if the case has it."""
        return next((p for p in self.papers if p.notice == notice), None)
