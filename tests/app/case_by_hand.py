"""Cases made event by event, without a store: one legal body per action, and the day on which it happens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.applicant import Applicant, IdKind
from app.case import apply
from app.case_reading import reading
from app.case_rules import pending_of
from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.events import (
    acceptance,
    alongside,
    approval,
    certificates,
    custody,
    delivery,
    file,
    hearing,
    payment,
    supervision,
    supplementation,
)
from app.events.acceptance import MaterialState
from app.events.body import Body, split
from app.events.envelope import Event, Moment
from app.ids import CaseId, EventId, OfficerId, OutageId, uuid7
from app.item import ApplicantKind, Hearing, Item
from app.plan import plan_of
from app.running_steps import return_targets
from app.signing import signed
from app.state import Case
from app.workflow import Action

MONDAY = date(2026, 11, 2)
CALENDAR = shipped()
FIRST, SECOND = OfficerId("first"), OfficerId("second")
APPLICANT = Applicant(ApplicantKind.NATURAL, "张建国", IdKind.ID_CARD, "110101199003070134", "13800138000")
LABOUR, DRAINAGE, ROAD, INJURY, SPOT = "劳务派遣", "污水排入", "城市道路", "工伤", "个体工商户"
COMPANY, ESTATE, NETBAR, FIRE, PRINTING = "公司设立", "不动产转移", "最终审核", "消防安全检查", "内部资料性"


HEARD, UPWARD = "应当听证", "两级"
OLD = certificates.Follows(certificates.FollowKind.RENEW, "许可证", "皖1号", date(2022, 1, 5), date(2027, 1, 4))
FEE = "城市道路占用费"


def item_called(part: str) -> Item:
    """Return the sample item whose name has `part`, or the drainage permit with a hearing, or decided one level up."""
    found = next((i for i in sample_catalogue().versions if part in i.name), None)
    if found is None:
        plain = item_called(DRAINAGE)
        return replace(plain, hearing=Hearing.ALWAYS) if part == HEARD else replace(plain, two_level=part == UPWARD)
    return found


def event_of(
    body: Body, subject: CaseId, on: date = MONDAY, officer: OfficerId = FIRST, event_id: EventId | None = None
) -> Event:
    """Return an event as a store would make it, but for the chain."""
    public, hidden = split(body)
    moment = Moment(datetime.combine(on, time(9), UTC), on, 0, "boot")
    made = Event(
        event_id or EventId(uuid7()), body.KIND, body.SCHEMA, subject, moment, officer, public, hidden, "0" * 64
    )
    return replace(made, content_hash=made.compute_content_hash())


def received(
    part: str = LABOUR, on: date = MONDAY, *, is_renewal: bool = False, by_commitment: bool = False
) -> tuple[Case, Event]:
    """Return a case in 收件 of the item called `part`, all its materials at hand, and its first event."""
    item = item_called(part)
    lines = tuple(
        acceptance.MaterialLine(m.name, m.form.value, m.copies, m.required, MaterialState.RECEIVED)
        for m in item.materials
    )
    plan = plan_of(item, by_commitment)
    body = acceptance.Received("34170220261102999900001", "123456", plan, "window", lines, APPLICANT, None)
    body = replace(body, follows=OLD) if is_renewal else body
    event = event_of(body, CaseId(uuid7()), on)
    return apply(None, event), event


@dataclass(frozen=True)
class Deed:
    """One legal doing of an action: the events it takes (two, when a second officer signs)."""

    case: Case
    events: tuple[Event, ...]


def day_of(case: Case, action: Action) -> date:
    """Return the day on which the action may happen: the last day of the case, or the one after silence accepted it."""
    last = case.last_on or MONDAY
    if action is Action.ACKNOWLEDGE_RENEWAL and case.follows is not None and case.follows.valid_to is not None:
        return max(last, case.follows.valid_to + timedelta(days=1))
    if action is Action.ACKNOWLEDGE_GRANT:
        limit = reading(case, CALENDAR, last).statutory
        return last if limit is None or limit.due is None else max(last, limit.due + timedelta(days=1))
    if action is not Action.ACKNOWLEDGE_DEEMED:
        return last
    due = reading(case, CALENDAR, last).acceptance.due
    return last if due is None else max(last, due + timedelta(days=1))


def do(case: Case, action: Action, step: str | None = None, on: date | None = None) -> Deed:
    """Return the case after a legal `action`; Refused where the table, or what the event must agree with, forbids it."""
    day = on or day_of(case, action)
    waiting = pending_of(case, action, step)
    asked: tuple[Event, ...] = ()
    if waiting is None and action in SIGNED:
        asked = (event_of(approval.Asked(action.value, "理由", {"step": step} if step else {}), case.id, day, FIRST),)
        case = apply(case, asked[0])
    event = event_of(body_for(case, action, step, day), case.id, day, SECOND if action in SIGNED else FIRST)
    return Deed(apply(case, event), (*asked, event))


SIGNED = frozenset(
    {
        Action.STOP,
        Action.EXTEND,
        Action.VOID,
        Action.REQUEST_SECOND_SUPPLEMENT,
        Action.RELIEVE_FEE,
        Action.CORRECT,
        Action.VOUCH_STAGE,
        Action.END_PERMIT,
    }
)
AT_THE_CENTER = frozenset({Action.OFFER_CASE, Action.WITHDRAW_OFFER, Action.TAKE_CASE, Action.REFUSE_CASE})
"""What passes between centers: the center records it (tests/db/center/test_between.py)."""
RIGHTS_ONLY = frozenset({Action.REGISTER, Action.RECEIVE, Action.REPRINT, Action.UNDO}) | AT_THE_CENTER
GAP = supplementation.Gap("公司章程", "未盖章", "《示例》第一条", "加盖公章后重交")
OTHER_GAP = supplementation.Gap("劳务派遣管理制度文本", "缺第二页", "《示例》第二条", "补齐后重交")


def body_for(case: Case, action: Action, step: str | None = None, on: date = MONDAY) -> Body:
    """Return a body of `action` that agrees with the case as far as the case allows it."""
    for makers in (_at_the_window, _in_progress, _afterwards, _money, _at_a_hearing, _beyond, _alongside):
        body = makers(case, action, step or next(iter(case.open_steps), "审查"), on)
        if body is not None:
            return body
    raise KeyError(action)


def sign_over(case: Case, action: Action, body: Any) -> Any:
    """Return the second signature of what waits; of nothing where nobody asked."""
    waiting = pending_of(case, action, getattr(body, "step", None))
    return signed(body, waiting) if waiting else replace(body, asked=EventId("nobody asked"))


def _supplement(case: Case, is_complete: bool) -> supplementation.SupplementReceived:
    outstanding = case.supplements[-1].outstanding() if case.supplements else (GAP.material,)
    lines = tuple(
        supplementation.SupplementLine(material, is_complete or at == 0) for at, material in enumerate(outstanding)
    )
    return supplementation.SupplementReceived(lines, is_complete, len(case.supplements))


def _at_the_window(case: Case, action: Action, step: str, on: date) -> Body | None:
    match action:
        case Action.MEND:
            return acceptance.Mended(("公司章程",), "补签")
        case Action.ACCEPT:
            return acceptance.Accepted(case.materials)
        case Action.ACCEPT_DEFERRED:
            return acceptance.Accepted(case.materials, ("交通组织方案",), commitment="三日内补交")
        case Action.ACKNOWLEDGE_DEEMED:
            return acceptance.DeemedAcknowledged(case.received_on, on)
        case Action.DECLINE_NO_PERMIT:
            return acceptance.Declined(acceptance.DeclineGround.NO_PERMIT_NEEDED, "第一条", "", "无需许可")
        case Action.DECLINE:
            return acceptance.Declined(acceptance.DeclineGround.NOT_OURS, "第一条", "省局", "不属本机关")
        case Action.DECLINE_INCOMPLETE:
            return acceptance.Declined(acceptance.DeclineGround.INCOMPLETE, "第十七条", "", "材料不齐全", (GAP,))
        case Action.RETURN_INCOMPLETE:
            return acceptance.ReturnedIncomplete((GAP,), "第十八条", ("公司章程",))
        case Action.VOUCH_STAGE:
            return sign_over(case, action, acceptance.StageVouched("示文旅〔2025〕7号", None, None, "旧系统办理"))
        case Action.SIGN_COMMITMENT:
            return acceptance.CommitmentSigned(step)
        case Action.REQUEST_SUPPLEMENT:
            return supplementation.SupplementRequested((GAP, OTHER_GAP))
        case Action.REQUEST_SECOND_SUPPLEMENT:
            ordinal = len(case.supplements) + 1
            again = supplementation.SupplementRequested((GAP, OTHER_GAP), ordinal, reason="理由")
            return sign_over(case, action, again)
        case Action.RECEIVE_SUPPLEMENT_PART:
            return _supplement(case, is_complete=False)
        case Action.RECEIVE_SUPPLEMENT:
            return _supplement(case, is_complete=True)
        case Action.RECEIVE_DEFERRED:
            return supplementation.DeferredReceived(case.deferred or ("交通组织方案",))
        case Action.LAPSE:
            return supplementation.Lapsed("逾期未补正")
    return None


def _in_progress(case: Case, action: Action, step: str, on: date) -> Body | None:
    match action:
        case Action.FINISH_STEP:
            return approval.StepFinished(step, "agree", "同意")
        case Action.ANNOUNCE_VISIT:
            return approval.VisitAnnounced(step, on, "09:30", ("甲", "乙"), ("1", "2"), "现场", "是否一致", "到场")
        case Action.RECORD_VISIT:
            return approval.VisitRecorded(step, on, ("甲", "乙"), ("1", "2"), "现场", "符合", "无异议")
        case Action.RETURN_STEP:
            targets = return_targets(case, step)
            return approval.StepReturned(step, targets[-1] if targets else step, "请补充")
        case Action.STOP:
            body = approval.Stopped("检测", "《行政许可法》第四十五条", 5, step, None, "申请人", "理由")
            return sign_over(case, action, body)
        case Action.RESUME:
            stop = case.stop_in(step)
            if stop is None:
                return approval.Resumed("检测", "合格", step=step)
            return approval.Resumed(stop.body.ground, "合格", stop.event, step)
        case Action.EXTEND:
            return sign_over(case, action, approval.Extended(5, "agency_head", None, "理由"))
        case Action.GRANT:
            return approval.Decided(granted=True, step=step, content="准予", opinion="同意")
        case Action.REFUSE:
            return approval.Decided(False, step, clause="第一条", facts="事实", reasons="不符", opinion="不同意")
        case Action.ACKNOWLEDGE_GRANT:
            limit = reading(case, CALENDAR, on).statutory
            missed = limit.due if limit is not None and limit.due is not None else on
            return approval.GrantAcknowledged(missed + timedelta(days=1), missed, "第十八条")
        case Action.WITHDRAW:
            return file.Withdrawn(("公司章程",), "不办了")
        case Action.TERMINATE:
            return file.Terminated("主体消亡", "第七十条", "公司已注销")
        case Action.VOID:
            return sign_over(case, action, file.Voided(None, "录入错误"))
    return None


def _afterwards(case: Case, action: Action, step: str, on: date) -> Body | None:
    match action:
        case Action.MAKE_CERTIFICATE:
            return delivery.CertificateMade("许可证", "示001")
        case Action.NOTIFY_READY:
            return delivery.ReadyNotified("sms", None, "13800138000")
        case Action.DISPATCH:
            return delivery.Dispatched("邮政", "EMS1", "便民路1号")
        case Action.SERVE:
            return delivery.Served(delivery.ServiceMethod.COLLECT, on, ("准",), recipient="张建国")
        case Action.ANNOUNCE:
            return delivery.Served(delivery.ServiceMethod.PUBLIC_NOTICE, on + timedelta(30), ("准",), place="官网")
        case Action.SERVE_PAPER:
            return delivery.PaperServed(delivery.ServiceMethod.COLLECT, ("补正",), recipient="张建国")
        case Action.ARCHIVE:
            return delivery.Archived("2026-1")
        case Action.ADD_NOTE:
            return file.NoteAdded("备注")
        case Action.ADD_FILE:
            return file.FileAdded("0" * 64, "image/png", 10, "公司章程", "章程.png")
    return None


def _alongside(case: Case, action: Action, step: str, on: date) -> Body | None:
    here = [m.name for m in case.materials if m.name not in {one.material for one in case.whereabouts}]
    match action:
        case Action.CORRECT:
            body = alongside.Corrected(("applicant.name",), (), None, {"applicant.name": "张健国"}, {}, "录错")
            return sign_over(case, action, body)
        case Action.RETURN_MATERIALS:
            return alongside.MaterialsReturned(tuple(here[:1]), "self", "张建国", "审核完毕")
        case Action.HAND_OVER_MATERIALS:
            return alongside.MaterialsHandedOver(tuple(here[:1]), alongside.Place.DEPARTMENT, "何承办")
        case Action.HAND_OVER_FOLDER:
            return custody.FolderHandedOver("rsj", (custody.FolderLine("申请书", "original", 1, 2),), "随案移送")
        case Action.RECEIVE_FOLDER:
            return custody.FolderReceived("rsj", "0002")
        case Action.ASSIGN:
            return alongside.StepAssigned(step, OfficerId("h2"), "请假")
        case Action.BACK_ENTER:
            first = next(fact.on for fact in case.facts if fact.type == "received")
            return supervision.BackEntered(OutageId("o1"), case.received_at, first, paper="手工单1号")
        case Action.EXPLAIN_OVERDUE:
            return supervision.OverdueExplained("promised", on, "排水科", on, "检测迟到", "安批准")
    return None


def _money(case: Case, action: Action, step: str, on: date) -> Body | None:
    running = step if step in case.open_steps else None
    owed = case.open_fees[-1].fen if case.open_fees else 24000
    match action:
        case Action.ASSESS_FEE:
            name = f"{FEE}{len(case.fees) + 1}"
            return payment.FeeAssessed(name, 24000, "《示例》第一条", on, running, standard="20平方米×30天")
        case Action.RELIEVE_FEE:
            name = case.open_fees[-1].name if case.open_fees else FEE
            return sign_over(case, action, payment.FeeRelieved(name, 0, "《示例》第二条", running, reason="公用设施"))
        case Action.PAY_FEE:
            return payment.FeePaid(case.open_fees[-1].name if case.open_fees else FEE, owed, "皖财001")
    return None


def _at_a_hearing(case: Case, action: Action, step: str, on: date) -> Body | None:
    told = case.hearing.told[-1] if case.hearing.told else None
    match action:
        case Action.TELL_HEARING:
            return hearing.HearingTold(step, hearing.Party.APPLICANT, "张建国", "", "事实", "拟准予")
        case Action.ANSWER_HEARING:
            event = told.event if told else EventId("nobody told")
            return hearing.HearingAnswered(event, wants=not (told and told.wants), statement="书面申请")
        case Action.ANNOUNCE_HEARING:
            return hearing.HearingAnnounced(step, on + timedelta(days=14), "9:30", True, "事项", "三楼", "郑主持")
        case Action.RECORD_HEARING:
            seats = (hearing.Seat.CHAIR, hearing.Seat.EXAMINER)
            lines = tuple(hearing.Attendant(seat, has_signed=True, name="某") for seat in seats)
            return hearing.HearingHeld(step, on, lines, "各方陈述", "建议准予")
    return None


def _beyond(case: Case, action: Action, step: str, on: date) -> Body | None:
    match action:
        case Action.FORWARD:
            return approval.Forwarded(step, "示例市公安局", agrees=True, papers=(), opinion="同意上报")
        case Action.ACKNOWLEDGE_RENEWAL:
            expiry = OLD.valid_to or on
            return certificates.RenewalAcknowledged(expiry, expiry + timedelta(days=1), date(2032, 1, 4))
        case Action.END_PERMIT:
            way = certificates.PermitEnding.CANCEL if case.permit_ends else certificates.PermitEnding.REVOKE
            clause, facts = "第七十条第一项", "有效期届满未延续"
            body = certificates.PermitEnded(way, "expired", clause, on, 10, basis="《示例条例》第九条", facts=facts)
            return sign_over(case, action, body)
    return None
