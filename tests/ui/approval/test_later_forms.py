"""The forms of fees, hearings, transfers upwards and renewals: what they lack, what they record, what they order."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from case_by_hand import CALENDAR, DRAINAGE, LABOUR, OLD, ROAD, UPWARD, do, item_called, received
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.certificates.acknowledge import acknowledge_renewal, acknowledged_body
from app.certificates.renewal import renewal_reading
from app.events.approval import Forwarded
from app.events.certificates import FollowKind, RenewalAcknowledged
from app.events.hearing import HearingAnnounced, HearingHeld, HearingTold, Party
from app.events.payment import FeeAssessed, FeeRelieved
from app.forwarding import forward
from app.hearing.announce import announce_hearing
from app.hearing.answer import answer_hearing
from app.hearing.record import record_hearing
from app.hearing.tell import tell_hearing
from app.item import Basis, Fee, StepKind
from app.order_of_acceptance import Place
from app.payment.assess import assess_fee
from app.payment.relieve import ask_relief
from app.state import Case
from app.workflow import ROWS, Action
from ui.approval.decision_forms import GrantForm, RefuseForm
from ui.approval.fee_forms import AssessForm, ReliefForm, typed_fen
from ui.approval.follow_forms import ForwardForm, RenewalForm
from ui.approval.form import ActForm
from ui.approval.hearing_forms import AnnounceForm, AnswerForm, TellForm
from ui.approval.later_facts import hearing_words, later_facts
from ui.approval.offers import Offer, next_of_hearing, step_offers
from ui.approval.record_form import RecordForm
from ui.widgets.field import ChoiceField, Field

TODAY = date(2026, 11, 23)
DUE = date(2026, 12, 8)
HOSTILE: list[str] = [
    row["value"] for row in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))
]


def fault_of(form: ActForm) -> str:
    """Return the field that is wrong first, "" when none is."""
    field, _ = form.fault() or ("", "")
    return field


def case_of(part: str = DRAINAGE) -> Case:
    return do(received(part)[0], Action.ACCEPT).case


def after(*actions: Action, part: str = DRAINAGE) -> Case:
    case = case_of(part)
    for action in actions:
        case = do(case, action, case.open_steps[0]).case
    return case


@lru_cache(maxsize=1)
def told() -> Case:
    return after(Action.TELL_HEARING)


def silent() -> tuple[Case, date]:
    case = do(received(LABOUR, is_renewal=True)[0], Action.ACCEPT).case
    return case, date(2027, 1, 5)


def renewal_form() -> RenewalForm:
    case, day = silent()
    found = renewal_reading(case, CALENDAR, day)
    assert found is not None
    return RenewalForm(case, found, acknowledged_body(case, item_called(LABOUR), CALENDAR, day))


MAKERS: dict[str, Callable[[], ActForm]] = {
    "assess": lambda: AssessForm(item_called(ROAD).fee, "城管审查", DUE),
    "relief": lambda: ReliefForm(after(Action.ASSESS_FEE).open_fees, "审查"),
    "tell": lambda: TellForm(case_of(), "审查", "zh_CN"),
    "answer": lambda: AnswerForm(told(), CALENDAR, "zh_CN"),
    "announce": lambda: AnnounceForm(after(Action.TELL_HEARING, Action.ANSWER_HEARING), "审查", CALENDAR, TODAY),
    "record": lambda: RecordForm(after(Action.ANNOUNCE_HEARING), "审查", "何承办", "zh_CN"),
    "forward": lambda: ForwardForm(case_of(UPWARD), "决定", "示例市住房和城乡建设局"),
    "renewal": renewal_form,
}
FILLED: dict[str, dict[str, str]] = {
    "assess": {"amount": "240", "standard": "20平方米×30天", "code": "3417", "relief": "低保户可以申请"},
    "relief": {"left": "120", "basis": "第三条", "reason": "小微企业"},
    "tell": {"facts": "拟排放", "planned": "准予"},
    "answer": {"statement": "书面申请"},
    "announce": {"place": "三楼", "chair": "郑主持", "recorder": "钱记录"},
    "record": {"statements": "各方陈述", "remark4": "中途退场", "outcome": "建议准予"},
    "forward": {"opinion": "符合条件"},
    "renewal": {},
}
VERBS = {
    "assess": assess_fee, "relief": ask_relief, "tell": tell_hearing, "answer": answer_hearing,
    "announce": announce_hearing, "record": record_hearing, "forward": forward, "renewal": acknowledge_renewal,
}  # fmt: skip
BODIES: dict[str, type] = {
    "assess": FeeAssessed, "relief": FeeRelieved, "tell": HearingTold, "announce": HearingAnnounced,
    "record": HearingHeld, "forward": Forwarded, "renewal": RenewalAcknowledged,
}  # fmt: skip
TYPED = sorted(set(MAKERS) - {"renewal"})


def made(qtbot: QtBot, key: str, filled: bool = False) -> ActForm:
    form = MAKERS[key]()
    qtbot.addWidget(form)
    form.restore(FILLED[key] if filled else {})
    return form


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_every_form_says_what_it_is_and_names_its_fields(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key)
    assert form.key == key and form.title and form.confirm_text and form.action is not None
    for edit in form.findChildren(QLineEdit) + form.findChildren(QPlainTextEdit):
        assert edit.objectName().startswith("approval.") and edit.accessibleName()


@pytest.mark.parametrize("key", TYPED)
def test_an_empty_form_is_not_complete_and_says_so_at_a_field(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key)
    assert not form.is_complete()
    bad = [field for field in form.fields.values() if field.tone() == "bad"]
    assert len(bad) == 1 and bad[0].message().endswith(("。", "23"))


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_a_filled_form_is_complete_orders_its_verb_and_shows_the_paper_of_its_row(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key, filled=True)
    assert form.is_complete()
    assert form.order().verb is VERBS[key] and form.order().needs_second == (key == "relief")
    papers = {paper for found in ROWS if found.action is form.action for paper in found.notices}
    assert form.template in papers if papers else form.template == ""
    if key in BODIES:
        assert isinstance(form.body(), BODIES[key])


@pytest.mark.parametrize("key", TYPED)
def test_a_draft_gives_back_what_was_typed_and_nothing_typed_leaves_none(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key, filled=True)
    assert form.is_touched() and not made(qtbot, key).is_touched()
    again = MAKERS[key]()
    qtbot.addWidget(again)
    again.restore(form.content())
    assert again.content() == form.content()


@pytest.mark.parametrize("key", TYPED)
def test_hostile_words_in_every_field_never_break_a_form(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key)
    for value in HOSTILE[::7]:
        for field in form.fields.values():
            if hasattr(field, "set_text"):
                field.set_text(value)
        form.body()
        form.fault()
        assert set(form.content()) == set(form.fields)
    assert form.order().verb is VERBS[key]


def test_an_amount_is_read_to_the_fen_or_not_at_all(qtbot: QtBot) -> None:
    assert (typed_fen("1,234.5"), typed_fen("八十"), typed_fen("")) == (123450, None, None)
    form = made(qtbot, "assess", filled=True)
    body = form.body()
    assert isinstance(body, FeeAssessed) and (body.fen, body.due_on, body.step) == (24000, DUE, "城管审查")
    form.fields["amount"].set_text("12.345")
    assert form.body() is None and fault_of(form) == "amount"
    form.fields["amount"].set_text("240")
    form.fields["due"].set_text("2026-02-30")
    assert fault_of(form) == "due"


def test_a_published_rate_is_prefilled_and_a_reckoned_one_says_how(qtbot: QtBot) -> None:
    form = made(qtbot, "assess")
    assert form.text("amount") == "" and "省定标准核算" in form.fields["standard"].message()
    fixed = AssessForm((Fee("登记费", 8000, Basis("示例条例", "第三条")),), "决定", DUE)
    qtbot.addWidget(fixed)
    assert fixed.text("amount") == "80.00" and fixed.text("standard") == "每件80.00元"
    assert fixed.fault() is None
    assert form.text("standard") == ""


def test_a_relief_that_the_item_publishes_is_told_in_the_notice_and_prefilled_where_it_is_asked(qtbot: QtBot) -> None:
    fees = item_called("居民身份证").fee
    assess = AssessForm(fees, "审核", DUE)
    owed = replace(after(Action.ASSESS_FEE).open_fees[0].body, fee=fees[0].name)
    relief = ReliefForm((replace(after(Action.ASSESS_FEE).open_fees[0], body=owed),), "审核", fees)
    for form in (assess, relief):
        qtbot.addWidget(form)
    assert "最低生活保障金的居民" in assess.text("relief") and assess.text("standard") == "每件20.00元"
    assert (relief.text("left"), relief.text("basis")) == ("0", "《中华人民共和国居民身份证法》第二十一条")
    assert fault_of(relief) == "reason"
    assert "最低生活保障金的居民" in relief.fields["reason"].message()


def test_a_relief_that_one_fee_publishes_is_the_basis_of_no_other_fee(qtbot: QtBot) -> None:
    published = item_called("居民身份证").fee[:1]
    run = after(Action.ASSESS_FEE).open_fees[0]
    fees = tuple(replace(run, body=replace(run.body, fee=name)) for name in (published[0].name, "工本费"))
    form = ReliefForm(fees, "审核", published)
    qtbot.addWidget(form)
    fee, basis = form.fields["fee"], form.fields["basis"]
    assert isinstance(fee, ChoiceField) and isinstance(basis, Field)
    assert form.text("basis") == "《中华人民共和国居民身份证法》第二十一条"
    fee.set_code("工本费")
    assert (form.text("left"), form.text("basis")) == ("0", "")
    basis.set_text("《示例条例》第九条")
    fee.set_code(published[0].name)
    assert form.text("basis") == "《示例条例》第九条", "what was typed stays"


def test_who_comes_after_the_last_of_a_limited_number_is_refused_with_facts_reason_and_clause_at_hand(
    qtbot: QtBot,
) -> None:
    used_up = RefuseForm(case_of(), "决定", Place(4, (), 3, 3))
    not_yet = RefuseForm(case_of(), "决定", Place(4, ("341702202611239999000028",), 2, 3))
    for form in (used_up, not_yet):
        qtbot.addWidget(form)
    assert "第4件" in used_up.text("facts") and "已满" in used_up.text("reasons")
    assert used_up.text("clause") == "《中华人民共和国行政许可法》第五十七条"
    assert not_yet.text("facts") == not_yet.text("reasons") == not_yet.text("clause") == ""


def test_a_change_says_what_it_was_and_what_it_becomes_before_it_is_decided(qtbot: QtBot) -> None:
    kinds = {kind: replace(case_of(), follows=replace(OLD, kind=kind)) for kind in FollowKind}
    forms = {kind: GrantForm(case, item_called(DRAINAGE), "决定", TODAY) for kind, case in kinds.items()}
    for form in forms.values():
        qtbot.addWidget(form)
        form.fields["opinion"].set_text("同意")
    change = forms[FollowKind.CHANGE]
    assert change.text("content") == "" and change.fault() == ("content", "请写明变更前后的内容，决定书上要用。")
    assert forms[FollowKind.RENEW].text("content") == "原证所载内容不变", "what is renewed need not be a permit"
    assert forms[FollowKind.REISSUE].text("content") == "按原证的内容补发"


def test_a_third_party_is_somebody_else_and_has_an_interest(qtbot: QtBot) -> None:
    form = made(qtbot, "tell", filled=True)
    assert form.text("name") == "张建国" and form.fields["interest"].isHidden()
    form.fields["party"].set_code(Party.THIRD_PARTY.value)  # type: ignore[union-attr]
    assert form.text("name") == "" and not form.fields["interest"].isHidden()
    form.fields["name"].set_text("钱相邻")
    assert fault_of(form) == "interest"
    form.fields["interest"].set_text("相邻")
    body = form.body()
    assert isinstance(body, HearingTold) and (body.party, body.interest) == (Party.THIRD_PARTY, "相邻")


def test_the_announcement_offers_the_first_possible_day_and_tells_the_last(qtbot: QtBot) -> None:
    form = made(qtbot, "announce")
    assert form.text("day") == "2026-12-02" and form.text("hour") == "9:30"
    assert "最早 2026-12-02" in form.fields["day"].message() and "最迟" in form.fields["day"].message()
    form.fields["hour"].set_text("九点")
    body = form.body()
    assert isinstance(body, HearingAnnounced) and body.hour == ""


def test_the_record_expects_everybody_and_explains_who_did_not_sign(qtbot: QtBot) -> None:
    form = made(qtbot, "record", filled=True)
    assert isinstance(form, RecordForm)
    lines = form.attendance()
    assert [line.seat.value for line in lines] == ["chair", "examiner", "applicant"]
    assert [line.has_signed for line in lines] == [True, True, False] and lines[-1].remark == "中途退场"


def test_a_decision_on_a_certificate_shows_its_own_paper_and_goes_on_where_the_old_one_ends(qtbot: QtBot) -> None:
    case, _ = silent()
    form = GrantForm(case, item_called(LABOUR), "决定", TODAY)
    no = RefuseForm(case, "决定")
    for one in (form, no):
        qtbot.addWidget(one)
        assert one.template == "change_decision"
    assert (form.text("from"), form.text("to")) == ("2027-01-05", "2030-01-04")


def offered(case: Case, part: str = DRAINAGE, kind: StepKind = StepKind.REVIEW) -> dict[str, Offer]:
    return {offer.key: offer for offer in step_offers(case, item_called(part), kind, "finish", "审查")}


def test_the_next_act_of_the_hearing_stands_on_f2(qtbot: QtBot) -> None:
    asked = do(told(), Action.ANSWER_HEARING, "审查").case
    waived = do(asked, Action.ANSWER_HEARING, "审查").case
    announced = do(asked, Action.ANNOUNCE_HEARING, "审查").case
    held = do(announced, Action.RECORD_HEARING, "审查").case
    steps = (case_of(), told(), asked, waived, announced)
    assert [next_of_hearing(case) for case in steps] == [
        Action.TELL_HEARING, Action.ANSWER_HEARING, Action.ANNOUNCE_HEARING, Action.TELL_HEARING, Action.RECORD_HEARING,
    ]  # fmt: skip
    assert [offered(case)["F2"].action for case in steps] == [next_of_hearing(case) for case in steps]
    assert "F2" not in offered(held) and "F2" not in offered(case_of(ROAD), ROAD)
    assert offered(case_of(ROAD), ROAD)["Ctrl+G"].is_in_bar is False


def test_fees_are_offered_where_the_item_has_any_and_no_refusal_at_the_lower_level(qtbot: QtBot) -> None:
    assert "F5" in offered(case_of(ROAD), ROAD) and "F5" not in offered(case_of())
    assert "Ctrl+R" in offered(after(Action.ASSESS_FEE)) and "Ctrl+R" not in offered(case_of())
    assert "F9" in offered(case_of(), kind=StepKind.DECIDE)
    assert "F9" not in offered(case_of(UPWARD), UPWARD, StepKind.DECIDE)


def test_the_summary_says_what_is_owed_how_far_the_hearing_is_and_what_is_renewed(qtbot: QtBot) -> None:
    owed: dict[str, Any] = {fact[0]: fact[1] for fact in later_facts(after(Action.ASSESS_FEE), CALENDAR, "zh_CN")}
    assert list(owed.values()) == ["240.00元，2026-11-02 前缴"]
    paid = after(Action.ASSESS_FEE, Action.PAY_FEE)
    assert [fact[1] for fact in later_facts(paid, CALENDAR, "zh_CN")] == ["已缴 240.00元"]
    assert [fact[1] for fact in later_facts(after(Action.ASSESS_FEE, Action.RELIEVE_FEE), CALENDAR, "zh_CN")] == [
        "已免缴"
    ]
    asked = do(told(), Action.ANSWER_HEARING, "审查").case
    assert hearing_words(told(), CALENDAR) == "已告知 1 方，2026-11-09 前（含当日）可以要求"
    assert hearing_words(asked, CALENDAR) == "2026-11-02 要求听证，最迟 2026-11-30 举行，待发通知"
    assert hearing_words(do(asked, Action.ANSWER_HEARING, "审查").case, CALENDAR) == "已告知，均放弃听证"
    announced = do(asked, Action.ANNOUNCE_HEARING, "审查").case
    assert hearing_words(announced, CALENDAR) == "定于 2026-11-16 9:30 举行；未办特别程序（F7），期限照常计算"
    assert "笔录入卷" in hearing_words(do(announced, Action.RECORD_HEARING, "审查").case, CALENDAR)
    renewing = replace(case_of(), follows=OLD)
    silence = "届满前须作出决定，逾期视为准予延续"
    assert later_facts(renewing, CALENDAR, "zh_CN") == [("延续", f"皖1号，至 2027-01-04；{silence}", "warn")]
