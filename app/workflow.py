"""THE table: who may do what to a case in which state, what it becomes, which papers it issues, which clocks it moves.

Nothing of this stands elsewhere: transitions, rights, notices, buttons and the server read these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.action import Action as Action
from app.clock_name import Clock as Clock
from app.conditions import is_granted, is_heard, is_standing_permit, is_step_free, is_stopped, is_visited
from app.errors import Refused
from app.events.certificates import FollowKind
from app.folder_place import folder_of
from app.item import Incomplete, Silence, StepKind
from app.passage import PassageState
from app.post import Post
from app.state import Case, CaseState

HEARING = "听证"  # the decision rests on its record (行政许可法 48), so it comes after it
STEP_POST = "step"  # the post that the running step names
ANY_POST = "any"  # whoever holds a post in the case's department

Condition = Callable[[Case, str | None], bool]


WHEN: dict[str, Condition] = {
    "first_supplement": lambda case, step: not case.supplements,
    "after_supplement": lambda case, step: bool(case.supplements),
    "awaits_first": lambda case, step: len(case.supplements) == 1,
    "awaits_later": lambda case, step: len(case.supplements) > 1,
    "no_open_stop": lambda case, step: case.open_stop is None,
    "open_stop": is_stopped,
    "no_stop_here": is_step_free,
    "no_open_hearing": lambda case, step: all(stop.body.ground != HEARING for stop in case.open_stops),
    "step_free": is_step_free,
    "visited": is_visited,
    "not_extended": lambda case, step: case.extension is None,
    "certificate": lambda case, step: case.plan.needs_certificate,
    "no_certificate": lambda case, step: not case.plan.needs_certificate,
    "deferred": lambda case, step: bool(case.deferred),
    "nothing_deferred": lambda case, step: not case.deferred,
    "granted": lambda case, step: is_granted(case),
    "fee_open": lambda case, step: bool(case.open_fees),
    "fees_settled": lambda case, step: not case.open_fees,
    "hearing_told": lambda case, step: bool(case.hearing.told),
    "hearing_announced": lambda case, step: case.hearing.announced is not None,
    "not_heard": lambda case, step: case.hearing.held is None,
    "heard": is_heard,
    "two_level": lambda case, step: case.plan.two_level,
    "one_level": lambda case, step: not case.plan.two_level,
    "not_back_entered": lambda case, step: case.back_entry is None,
    "not_explained": lambda case, step: case.overdue is None,
    "renewal": lambda case, step: case.follows is not None and case.follows.kind is FollowKind.RENEW,
    "supplements": lambda case, step: case.plan.incomplete is Incomplete.SUPPLEMENT,
    "returns_incomplete": lambda case, step: case.plan.incomplete is Incomplete.RETURNED,
    "declines_incomplete": lambda case, step: case.plan.incomplete is Incomplete.DECLINED,
    "stage_open": lambda case, step: bool(case.plan.stage_of) and case.vouched is None and case.follows is None,
    "ordinary": lambda case, step: not case.plan.by_commitment,
    "by_commitment": lambda case, step: case.plan.by_commitment,
    "awaits_commitment": lambda case, step: case.plan.by_commitment and case.committed_on is None,
    "committed": lambda case, step: not case.plan.by_commitment or case.committed_on is not None,
    "silence_grants": lambda case, step: case.plan.silence is Silence.DEEMED_GRANTED,
    "permit_stands": lambda case, step: is_standing_permit(case),
    "permit_ended": lambda case, step: case.ended_by() is not None,
    "folder_due": lambda case, step: folder_of(case).to != "",
    "offered": lambda case, step: case.passage is not None and case.passage.state is PassageState.OFFERED,
    "folder_not_sent": lambda case, step: case.folder is None or not case.folder.is_sent,
}

S, A, C = CaseState, Action, Clock
BEFORE_DECISION = (StepKind.REVIEW, StepKind.VISIT, StepKind.PUBLICITY, StepKind.CHECK)
EVERY_STEP = (*BEFORE_DECISION, StepKind.DECIDE)


@dataclass(frozen=True)
class Row:
    """One line of the table. `second`: the post whose holder must sign too; `leave`: the same, where the office asks for
    it; `kinds`: the step kinds it belongs to; `when`: the conditions of WHEN that must all hold.
    """

    state: CaseState
    action: Action
    next: CaseState
    post: str
    notices: tuple[str, ...] = ()
    starts: tuple[Clock, ...] = ()
    ends: tuple[Clock, ...] = ()
    second: Post | None = None
    offline: bool = True
    kinds: tuple[StepKind, ...] = ()
    when: tuple[str, ...] = ()
    leave: Post | None = None

    @property
    def signer(self) -> Post | None:
        """Return the post that signs second when a second signature is asked for, None where there is none."""
        return self.second or self.leave


RUNNING = (C.STATUTORY, C.PROMISED, C.STEP)
W, P = Post.WINDOW, Post


def _begun(state: CaseState, when: tuple[str, ...], ends: tuple[Clock, ...]) -> Iterator[Row]:
    """Rows that are the same while materials are received and while a supplement is awaited."""
    returned = ("withdrawal_application", "termination", "returned_materials")
    ordinary, by_commitment = (*when, "ordinary"), (*when, "by_commitment")
    yield Row(state, A.ACCEPT, S.IN_PROGRESS, W, ("acceptance",), RUNNING, ends, when=ordinary)
    told = ("acceptance", "commitment_letter")
    yield Row(state, A.ACCEPT, S.IN_PROGRESS, W, told, RUNNING, ends, when=by_commitment)
    deferred = ("acceptance", "deferred_acceptance")
    yield Row(state, A.ACCEPT_DEFERRED, S.IN_PROGRESS, W, deferred, RUNNING, ends, when=ordinary)
    yield Row(state, A.DECLINE_NO_PERMIT, S.DECLINED, W, ("no_permit_needed",), (), ends, when=when, leave=P.LEAD)
    yield Row(state, A.DECLINE, S.DECLINED, W, ("refusal_to_accept",), (), ends, when=when, leave=P.LEAD)
    yield Row(state, A.WITHDRAW, S.WITHDRAWN, W, returned, (), ends, when=when)
    yield Row(state, A.VOID, S.VOID, W, (), (), ends, second=P.LEAD, when=when)


# Only the first 补正 moves a clock (clock.md): while a later one is awaited the acceptance clock runs, silence accepts,
# and there is no 补正不来办结.
FIRST, LATER = ("awaits_first",), ("awaits_later",)
BEGINNING: tuple[Row, ...] = (
    Row(S.NONE, A.REGISTER, S.RECEIVED, W, (), (C.ACCEPTANCE,)),
    Row(S.NONE, A.RECEIVE, S.RECEIVED, W, ("material_receipt",), (C.ACCEPTANCE,)),
    Row(S.RECEIVED, A.MEND, S.RECEIVED, W),
    Row(S.RECEIVED, A.ACKNOWLEDGE_DEEMED, S.IN_PROGRESS, W, ("deemed_acceptance",)),
    Row(S.AWAITING_SUPPLEMENT, A.ACKNOWLEDGE_DEEMED, S.IN_PROGRESS, W, ("deemed_acceptance",), when=LATER),
    Row(
        S.RECEIVED, A.REQUEST_SUPPLEMENT, S.AWAITING_SUPPLEMENT, W, ("supplement_request",),
        (C.SUPPLEMENT,), (C.ACCEPTANCE,), when=("supplements", "first_supplement"),
    ),
    Row(
        S.RECEIVED, A.RETURN_INCOMPLETE, S.RETURNED, W, ("incomplete_return",), (), (C.ACCEPTANCE,),
        when=("returns_incomplete",),
    ),
    Row(
        S.RECEIVED, A.DECLINE_INCOMPLETE, S.DECLINED, W, ("refusal_to_accept",), (), (C.ACCEPTANCE,),
        when=("declines_incomplete",), leave=P.LEAD,
    ),
    Row(S.RECEIVED, A.VOUCH_STAGE, S.RECEIVED, W, second=P.LEAD, when=("stage_open",)),
    Row(
        S.RECEIVED, A.REQUEST_SECOND_SUPPLEMENT, S.AWAITING_SUPPLEMENT, W, ("supplement_request",),
        second=P.LEAD, when=("after_supplement",),
    ),
    Row(S.AWAITING_SUPPLEMENT, A.RECEIVE_SUPPLEMENT_PART, S.AWAITING_SUPPLEMENT, W, ("supplement_receipt",)),
    Row(
        S.AWAITING_SUPPLEMENT, A.RECEIVE_SUPPLEMENT, S.RECEIVED, W, ("supplement_receipt",),
        (C.ACCEPTANCE,), (C.SUPPLEMENT,), when=FIRST,
    ),
    Row(S.AWAITING_SUPPLEMENT, A.RECEIVE_SUPPLEMENT, S.RECEIVED, W, ("supplement_receipt",), when=LATER),
    Row(S.AWAITING_SUPPLEMENT, A.LAPSE, S.LAPSED, W, ("termination",), (), (C.SUPPLEMENT,), when=FIRST),
    *_begun(S.RECEIVED, (), (C.ACCEPTANCE,)),
    *_begun(S.AWAITING_SUPPLEMENT, FIRST, (C.SUPPLEMENT,)),
    *_begun(S.AWAITING_SUPPLEMENT, LATER, (C.ACCEPTANCE,)),
)  # fmt: skip

# A decision on a certificate that is there already is told by 变更/延续/补证决定书 in place of the usual paper.
GRANTING = ("grant", "change_decision")
DECIDABLE = ("heard", "one_level")
GRANTABLE = ("nothing_deferred", "committed")
PROGRESS: tuple[Row, ...] = (
    Row(
        S.IN_PROGRESS, A.FINISH_STEP, S.IN_PROGRESS, STEP_POST, (), (C.STEP,), (C.STEP,),
        kinds=BEFORE_DECISION, when=("step_free", "visited"),
    ),
    Row(S.IN_PROGRESS, A.ANNOUNCE_VISIT, S.IN_PROGRESS, STEP_POST, ("site_visit_notice",), kinds=(StepKind.VISIT,)),
    Row(S.IN_PROGRESS, A.RECORD_VISIT, S.IN_PROGRESS, STEP_POST, ("site_visit",), kinds=(StepKind.VISIT,)),
    Row(
        S.IN_PROGRESS, A.RETURN_STEP, S.IN_PROGRESS, STEP_POST, (), (C.STEP,), (C.STEP,),
        kinds=EVERY_STEP, when=("no_open_stop",),
    ),
    Row(
        S.IN_PROGRESS, A.STOP, S.IN_PROGRESS, STEP_POST, ("special_procedure",),
        second=P.APPROVER, kinds=EVERY_STEP, when=("no_stop_here",),
    ),
    Row(
        S.IN_PROGRESS, A.RESUME, S.IN_PROGRESS, STEP_POST, ("special_procedure_end",),
        kinds=EVERY_STEP, when=("open_stop",),
    ),
    Row(
        S.IN_PROGRESS, A.EXTEND, S.IN_PROGRESS, STEP_POST, ("extension",),
        second=P.APPROVER, kinds=EVERY_STEP, when=("not_extended",),
    ),
    Row(
        S.IN_PROGRESS, A.GRANT, S.CERTIFYING, STEP_POST, GRANTING, (C.DELIVERY,), RUNNING,
        offline=False, kinds=(StepKind.DECIDE,), when=("certificate", "no_open_stop", *GRANTABLE, *DECIDABLE),
    ),
    Row(
        S.IN_PROGRESS, A.GRANT, S.DELIVERING, STEP_POST, GRANTING, (C.DELIVERY,), RUNNING,
        offline=False, kinds=(StepKind.DECIDE,), when=("no_certificate", "no_open_stop", *GRANTABLE, *DECIDABLE),
    ),
    Row(
        S.IN_PROGRESS, A.REFUSE, S.DELIVERING, STEP_POST, ("refusal", "change_decision"), (), RUNNING,
        offline=False, kinds=(StepKind.DECIDE,), when=("no_open_hearing", *DECIDABLE),
    ),
    Row(
        S.IN_PROGRESS, A.SIGN_COMMITMENT, S.IN_PROGRESS, STEP_POST,
        kinds=(StepKind.DECIDE,), when=("awaits_commitment",),
    ),
    Row(
        S.IN_PROGRESS, A.ACKNOWLEDGE_GRANT, S.CERTIFYING, P.APPROVER, ("deemed_grant",), (C.DELIVERY,), RUNNING,
        when=("silence_grants", "certificate", "no_open_stop"),
    ),
    Row(
        S.IN_PROGRESS, A.ACKNOWLEDGE_GRANT, S.DELIVERING, P.APPROVER, ("deemed_grant",), (C.DELIVERY,), RUNNING,
        when=("silence_grants", "no_certificate", "no_open_stop"),
    ),
    Row(S.IN_PROGRESS, A.RECEIVE_DEFERRED, S.IN_PROGRESS, W, ("supplement_receipt",), when=("deferred",)),
    Row(
        S.IN_PROGRESS, A.WITHDRAW, S.WITHDRAWN, W, ("withdrawal_application", "termination", "returned_materials"),
        (), RUNNING,
    ),
    Row(S.IN_PROGRESS, A.TERMINATE, S.TERMINATED, P.APPROVER, ("termination",), (), RUNNING, offline=False),
    Row(S.IN_PROGRESS, A.VOID, S.VOID, W, (), (), RUNNING, second=P.LEAD),
)  # fmt: skip

# What is assessed is paid or waived before anything is certified or handed over; a refusal owes nothing.
PAID = ("fees_settled",)
DELIVERY: tuple[Row, ...] = (
    Row(S.CERTIFYING, A.MAKE_CERTIFICATE, S.DELIVERING, P.CERTIFIER, when=PAID),
    Row(S.DELIVERING, A.NOTIFY_READY, S.DELIVERING, W, ("ready",)),
    Row(S.DELIVERING, A.DISPATCH, S.DELIVERING, W, when=PAID),
    Row(S.DELIVERING, A.SERVE, S.DELIVERED, W, ("collection_receipt", "service_receipt"), (), (C.DELIVERY,), when=PAID),
    Row(S.DELIVERING, A.ANNOUNCE, S.DELIVERED, W, ("public_service", "service_receipt"), (), (C.DELIVERY,), when=PAID),
    *(
        Row(state, A.ARCHIVE, S.ARCHIVED, P.ARCHIVIST)
        for state in (S.DELIVERED, S.DECLINED, S.RETURNED, S.WITHDRAWN, S.TERMINATED, S.LAPSED, S.FORWARDED)
    ),
)

AFTER_GRANT = (S.CERTIFYING, S.DELIVERING)
FEES: tuple[Row, ...] = (
    Row(S.IN_PROGRESS, A.ASSESS_FEE, S.IN_PROGRESS, STEP_POST, ("payment_notice",), kinds=EVERY_STEP),
    *(Row(s, A.ASSESS_FEE, s, W, ("payment_notice",), when=("granted",)) for s in AFTER_GRANT),
    Row(
        S.IN_PROGRESS, A.RELIEVE_FEE, S.IN_PROGRESS, STEP_POST, ("payment_notice",),
        second=P.APPROVER, kinds=EVERY_STEP, when=("fee_open",),
    ),
    *(Row(s, A.RELIEVE_FEE, s, W, ("payment_notice",), second=P.APPROVER, when=("fee_open",)) for s in AFTER_GRANT),
    *(Row(s, A.PAY_FEE, s, W, when=("fee_open",)) for s in (S.IN_PROGRESS, *AFTER_GRANT)),
)  # fmt: skip

HEARINGS: tuple[Row, ...] = tuple(
    Row(S.IN_PROGRESS, action, S.IN_PROGRESS, post, notices, kinds=EVERY_STEP, when=when)
    for action, post, notices, when in (
        (A.TELL_HEARING, STEP_POST, ("hearing_right",), ("not_heard",)),
        (A.ANSWER_HEARING, ANY_POST, (), ("hearing_told", "not_heard")),  # handed in at the window or to the handler
        (A.ANNOUNCE_HEARING, STEP_POST, ("hearing_notice", "hearing_announcement"), ("not_heard",)),
        (A.RECORD_HEARING, STEP_POST, ("hearing_record",), ("hearing_announced", "not_heard")),
    )
)

BEYOND: tuple[Row, ...] = (
    Row(
        S.IN_PROGRESS, A.FORWARD, S.FORWARDED, STEP_POST, ("transfer_list",), (), RUNNING,
        kinds=(StepKind.DECIDE,), when=("two_level", "no_open_stop", "nothing_deferred", "heard"),
    ),
    Row(
        S.IN_PROGRESS, A.ACKNOWLEDGE_RENEWAL, S.CERTIFYING, STEP_POST, ("change_decision",), (C.DELIVERY,), RUNNING,
        offline=False, kinds=EVERY_STEP, when=("renewal", "certificate"),
    ),
    Row(
        S.IN_PROGRESS, A.ACKNOWLEDGE_RENEWAL, S.DELIVERING, STEP_POST, ("change_decision",), (C.DELIVERY,), RUNNING,
        offline=False, kinds=EVERY_STEP, when=("renewal", "no_certificate"),
    ),
)  # fmt: skip

LIVING = (S.RECEIVED, S.AWAITING_SUPPLEMENT, S.IN_PROGRESS, S.CERTIFYING, S.DELIVERING)
CLOSED = (S.DECLINED, S.RETURNED, S.DELIVERED, S.WITHDRAWN, S.TERMINATED, S.LAPSED, S.FORWARDED)
ALONGSIDE: tuple[Row, ...] = (
    *(Row(s, A.ADD_NOTE, s, ANY_POST) for s in (*LIVING, *CLOSED)),
    *(Row(s, A.ADD_FILE, s, ANY_POST) for s in (*LIVING, *CLOSED)),
    *(Row(s, A.SERVE_PAPER, s, W, ("service_receipt",)) for s in (*LIVING[1:], *CLOSED)),
    *(Row(s, A.REPRINT, s, ANY_POST) for s in (*LIVING, *CLOSED, S.ARCHIVED)),
    *(Row(s, A.UNDO, s, ANY_POST) for s in (*LIVING, *CLOSED)),
)

# What a real day brings beside the course: 更正 (two sign), 材料退还, 物料转移, 改派. None of it moves a state or a clock.
DAILY: tuple[Row, ...] = (
    *(Row(s, A.CORRECT, s, ANY_POST, second=P.LEAD) for s in (*LIVING, *CLOSED, S.ARCHIVED)),
    *(Row(s, A.RETURN_MATERIALS, s, W, ("returned_materials",)) for s in (*LIVING, *CLOSED, S.VOID)),
    *(Row(s, A.HAND_OVER_MATERIALS, s, ANY_POST, ("material_transfer",)) for s in (*LIVING, *CLOSED, S.VOID)),
    Row(S.IN_PROGRESS, A.ASSIGN, S.IN_PROGRESS, P.LEAD, kinds=EVERY_STEP),
)

# 补录 of what came in on paper during a declared outage, and 逾期说明: neither moves a state; the first dates the receipt back.
SUPERVISED: tuple[Row, ...] = (
    *(Row(s, A.BACK_ENTER, s, W, when=("not_back_entered",)) for s in LIVING[:3]),
    *(Row(s, A.EXPLAIN_OVERDUE, s, P.LEAD, ("overdue_explanation",), when=("not_explained",)) for s in LIVING),
)

# 案卷移交 and 接收: the folder goes to another desk; no state and no clock moves. Who may at which desk: app.custody.
CUSTODY: tuple[Row, ...] = tuple(
    row
    for s in (*LIVING, *CLOSED)
    for row in (
        Row(s, A.HAND_OVER_FOLDER, s, ANY_POST, ("folder_transfer",), when=("folder_not_sent",)),
        Row(s, A.RECEIVE_FOLDER, s, ANY_POST, when=("folder_due",)),
    )
)

# 移送 to another center, 撤回, 接办 and 退回: the lead answers for his department (app.levels). The center alone records them.
BETWEEN: tuple[Row, ...] = (
    Row(S.NONE, A.TAKE_CASE, S.RECEIVED, P.LEAD, offline=False),
    Row(S.NONE, A.REFUSE_CASE, S.NONE, P.LEAD, offline=False),
    *(Row(s, A.OFFER_CASE, s, P.LEAD, offline=False) for s in (*LIVING[:3], S.FORWARDED)),
    *(Row(s, A.WITHDRAW_OFFER, s, P.LEAD, offline=False, when=("offered",)) for s in (*LIVING[:3], S.FORWARDED)),
)

# 撤销 注销 撤回 of a permit (行政许可法 8, 69, 70), years after its file was archived. No state and no clock moves.
ENDINGS, STANDS = ("revocation_decision", "cancellation_decision", "permit_withdrawal_decision"), ("permit_stands",)
PERMITS: tuple[Row, ...] = (
    Row(S.DELIVERED, A.END_PERMIT, S.DELIVERED, ANY_POST, ENDINGS, second=P.APPROVER, offline=False, when=STANDS),
    Row(S.ARCHIVED, A.END_PERMIT, S.ARCHIVED, ANY_POST, ENDINGS, second=P.APPROVER, offline=False, when=STANDS),
    Row(S.ARCHIVED, A.SERVE_PAPER, S.ARCHIVED, W, ("service_receipt",), when=("permit_ended",)),
)

ROWS: tuple[Row, ...] = (
    *BEGINNING, *PROGRESS, *DELIVERY, *FEES, *HEARINGS, *BEYOND, *ALONGSIDE, *DAILY, *SUPERVISED, *CUSTODY, *PERMITS,
    *BETWEEN,
)  # fmt: skip


@lru_cache(maxsize=1024)
def rows_of(state: CaseState, action: Action) -> tuple[Row, ...]:
    """Return the rows for `action` in `state`, whatever their conditions."""
    return tuple(row for row in ROWS if row.state == state and row.action == action)


def rows_for_paper(template: str) -> tuple[Row, ...]:
    """Return the rows whose act issues this paper."""
    return tuple(row for row in ROWS if template in row.notices)


BESIDE_THE_ACTS = frozenset({"limit_moved"})
"""Papers that no act on the case brings: the table of working days moved its dates, and the applicant is told."""


def may_issue(state: CaseState, template: str) -> bool:
    """True when a row that leads to `state` issues the paper `template`; a void case gets no paper."""
    return (template in BESIDE_THE_ACTS and state in LIVING) or any(
        row.next == state and template in row.notices for row in ROWS
    )


def find_row(case: Case | None, action: Action, step: str | None = None) -> Row | None:
    """Return the one row that allows `action` on `case` now (None: a case that does not exist yet), or None."""
    state = CaseState.NONE if case is None else case.state
    for row in rows_of(state, action):
        if case is None or (_fits_step(row, case, step) and not _unmet(row, case, step)):
            return row
    return None


def _fits_step(row: Row, case: Case, step: str | None) -> bool:
    if not row.kinds:
        return True
    running = case.open_steps if step is None else tuple(s for s in case.open_steps if s == step)
    return any(case.plan.step(name).kind in row.kinds for name in running)


def _unmet(row: Row, case: Case, step: str | None) -> tuple[str, ...]:
    barred = () if case.passage is None or case.passage.allows(row.action) else ("here",)  # between two centers
    return (*barred, *(name for name in row.when if not WHEN[name](case, step)))


def row(case: Case | None, action: Action, step: str | None = None) -> Row:
    """Return the row that allows `action`; raise Refused with the state, the step or the condition that is not met."""
    found = find_row(case, action, step)
    if found is not None:
        return found
    state = CaseState.NONE if case is None else case.state
    candidates = rows_of(state, action)
    if case is None or not candidates:
        raise Refused("workflow.not_in_state", action=action.value, state=state.value)
    fitting = [r for r in candidates if _fits_step(r, case, step)]
    if not fitting:
        raise Refused("workflow.not_in_step", action=action.value, step=case.step)
    # The row that comes nearest tells why: the one whose first conditions hold longest.
    failed = min((_unmet(r, case, step) for r in fitting), key=len)[0]
    raise Refused(f"workflow.when.{failed}", action=action.value, step=step or case.step)
