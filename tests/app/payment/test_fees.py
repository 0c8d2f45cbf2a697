"""收费 on the real store: assessed with its notice, relieved by two, paid once, and nothing handed over before."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from decided import NUMBER
from office_day import LABOUR, MONDAY, ROAD, OfficeDay, application_for, catalogue_with, item_called, opened_office
from pypdf import PdfReader

from app.acceptance.accept import accept
from app.act import Done
from app.application import lines_of
from app.approval.decide import grant, refuse
from app.approval.queries import desktop
from app.approval.review import finish_step
from app.case_reading import reading
from app.delivery.certify import make_certificate
from app.delivery.serve import Evidence, serve
from app.errors import Refused
from app.events.acceptance import MaterialState
from app.events.delivery import ServiceMethod
from app.events.office import SettingChanged
from app.filing import undo
from app.item import Basis, Fee
from app.notices.issue import FrozenSetting
from app.office import sample_office
from app.payment.assess import assess_fee, with_its_voids
from app.payment.due import assessable, supposed_notice, usual_due
from app.payment.pay import pay_fee
from app.payment.relieve import ask_relief, notice_record
from app.second import decline_ask, proposed_paper, sign
from app.state import Case, CaseState
from app.supposing import supposed_paper
from app.withdrawing import withdraw
from db.desk.schema import OFFICE

CARD = "居民身份证"
OCCUPY, REPAIR = "城市道路占用费", "城市道路挖掘修复费"
STANDARD = "占用面积20平方米，30天，每平方米每天0.40元"
DUE = date(2026, 11, 17)
COLLECTED = Evidence("张建国", "110101199003070134", "representative", is_identity_checked=True)


def assessed(office: OfficeDay, case: Case, fee: str = OCCUPY, fen: int = 24000, **facts: Any) -> Done:
    given = {"standard": STANDARD, "due_on": DUE, "step": next(iter(case.open_steps), None), **facts}
    done: Done = office.do("h1" if case.open_steps else "w1", assess_fee, case.id, fee=fee, fen=fen, **given)
    return done


def to_decision(office: OfficeDay, case: Case) -> Case:
    for step in ("城管审查", "公安交管审查", "住建审查"):
        office.do("h1", finish_step, case.id, step=step, opinion="同意。")
    done: Done = office.do("c1", finish_step, case.id, step="审核", opinion="同意。")
    return done.case


def granted(office: OfficeDay, case: Case) -> Case:
    done: Done = office.do("a1", grant, to_decision(office, case).id, content="准予占用", opinion="同意。")
    return done.case


def test_the_notice_names_item_standard_basis_amount_in_capitals_account_and_last_day(office: OfficeDay) -> None:
    done = assessed(office, office.accepted(ROAD), pay_code="34170226000000000017", relief="低保户可以申请减免")
    (fee,) = done.case.open_fees
    assert (fee.fen, fee.body.due_on, fee.is_settled) == (24000, DUE, False)
    (notice,) = done.notices
    text = office.text_of(notice)
    for said in (
        "缴费通知书", OCCUPY, STANDARD, "《城市道路管理条例》第三十七条", "240.00元", "人民币贰佰肆拾元整",
        "2026年11月17日", "34170226000000000017", "9990000000000000017", "低保户可以申请减免", "行政复议", "上缴国库",
    ):  # fmt: skip
        assert said in text, said
    assert notice.number.startswith("示城管费〔2026〕")


@pytest.mark.parametrize(("chosen", "other"), [("换领", "补领"), ("补领", "换领")])
def test_only_the_fee_of_the_chosen_situation_is_told_at_acceptance_and_assessed(
    office: OfficeDay, chosen: str, other: str
) -> None:
    item = item_called(CARD)
    lines = tuple(
        replace(line, state=MaterialState.RECEIVED) if line.state is MaterialState.MISSING else line
        for line in lines_of(item, frozenset({chosen}))
    )
    done = office.do("w1", accept, replace(application_for(CARD), answers=(chosen,), materials=lines))
    text = office.text_of(done.notices[0])
    assert f"工本费（{chosen}）" in text and f"工本费（{other}）" not in text
    assert ("最低生活保障金的居民、农村中有特殊生活困难的居民免收" in text) is (chosen == "换领")
    assert [fee.name for fee in assessable(done.case, item)] == [f"居民身份证工本费（{chosen}）"]
    assert item.fees_for(()) == item.fee, "a case that kept no answers is asked for none of them less"


def test_no_fee_without_a_basis_and_none_that_the_item_does_not_have(tmp_path: Path) -> None:
    bare = Fee("占道管理费", 0, None, "按次收取")
    with opened_office(tmp_path, catalogue_with(ROAD, fee=(bare, *item_called(ROAD).fee))) as office:
        case = office.accepted(ROAD)
        with pytest.raises(Refused, match=r"fee\.no_basis"):
            assessed(office, case, bare.name)
        with pytest.raises(Refused, match=r"fee\.none"):
            assessed(office, case, "卫生费")
        free = office.accepted(LABOUR)
        with pytest.raises(Refused, match=r"fee\.none"):
            assessed(office, free)
        assert assessable(case, office.catalogue.item(case.plan.item)) == item_called(ROAD).fees_for(case.answers) != ()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"fen": 0}, "fee.amount"), ({"fen": -1}, "fee.amount"), ({"fen": 10**13}, "fee.amount"),
        ({"standard": " "}, "fee.no_standard"), ({"due_on": MONDAY - timedelta(1)}, "fee.due_over"),
        ({"standard": "甲\u202e乙"}, "identity.direction_mark"), ({"pay_code": "1\u00002"}, "identity.control_character"),
    ],
)  # fmt: skip
def test_an_assessment_lacks_nothing(office: OfficeDay, facts: dict[str, Any], code: str) -> None:
    case = office.accepted(ROAD)
    with pytest.raises(Refused) as caught:
        assessed(office, case, **facts)
    assert caught.value.code == code
    assert office.case(case.id).fees == ()


def test_a_fee_with_a_published_rate_is_a_multiple_of_it(tmp_path: Path) -> None:
    fixed = Fee("登记费", 8000, Basis("示例收费条例", "第三条"))
    with opened_office(tmp_path, catalogue_with(ROAD, fee=(fixed,))) as office:
        case = office.accepted(ROAD)
        with pytest.raises(Refused, match=r"fee\.not_published"):
            assessed(office, case, "登记费", 9000)
        assert assessed(office, case, "登记费", 16000).case.open_fees[0].fen == 16000


def test_nothing_is_certified_or_handed_over_before_the_fee_is_paid(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    assessed(office, case)
    case = granted(office, case)
    with pytest.raises(Refused, match=r"workflow\.when\.fees_settled"):
        office.do("w1", make_certificate, case.id, name="许可证", number=NUMBER)
    paid = office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt=" 皖财 0001 ")
    assert (paid.case.fees[0].receipt, paid.case.fees[0].settled_on) == ("皖财 0001", MONDAY)
    made = office.do("w1", make_certificate, case.id, name="许可证", number=NUMBER).case
    later = assessed(office, made, REPAIR, 100000).case
    with pytest.raises(Refused, match=r"workflow\.when\.fees_settled"):
        office.do("w1", serve, later.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    office.do("w1", pay_fee, later.id, fee=REPAIR, receipt="皖财0002")
    served = office.do("w1", serve, later.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    assert served.case.state is CaseState.DELIVERED


def test_a_refused_application_owes_nothing(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    assessed(office, case)
    decided = to_decision(office, case)
    done = office.do("a1", refuse, decided.id, facts="事实", reasons="不符", clause="第三十条", opinion="不同意").case
    assert done.open_fees == () and done.state is CaseState.DELIVERING
    with pytest.raises(Refused, match=r"fee\.none_open"):
        office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="1")
    with pytest.raises(Refused, match=r"workflow\.when\.granted"):
        assessed(office, done, REPAIR)
    done = office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    assert done.case.state is CaseState.DELIVERED


def test_a_withdrawn_application_owes_nothing(office: OfficeDay) -> None:
    case = assessed(office, office.accepted(ROAD)).case
    done = office.do("w1", withdraw, case.id, reason="不办了").case
    assert done.fees and done.open_fees == ()


def test_a_payment_has_its_receipt_and_is_made_once_by_the_window(office: OfficeDay) -> None:
    case = assessed(office, office.accepted(ROAD)).case
    with pytest.raises(Refused, match=r"fee\.no_receipt"):
        office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="  ")
    with pytest.raises(Refused, match=r"fee\.none_open"):
        office.do("w1", pay_fee, case.id, fee=REPAIR, receipt="1")
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", pay_fee, case.id, fee=OCCUPY, receipt="1")
    office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="1")
    with pytest.raises(Refused, match=r"fee\.none_open"):
        office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="2")
    with pytest.raises(Refused, match=r"fee\.settled"):
        assessed(office, case)


def test_a_payment_is_no_conflict_for_who_decides(office: OfficeDay) -> None:
    """Design: additive events (note, scan, payment) never conflict."""
    case = assessed(office, office.accepted(ROAD)).case
    seen = case.last_hash
    office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="1")
    done = office.do("h1", finish_step, case.id, step="城管审查", opinion="同意", seen=seen)
    assert "城管审查" not in done.case.open_steps


def test_a_waiver_needs_a_basis_and_a_second_officer_and_says_that_nothing_is_owed(office: OfficeDay) -> None:
    case = assessed(office, office.accepted(ROAD)).case
    facts = {
        "fee": OCCUPY,
        "fen": 0,
        "step": "城管审查",
        "basis": "《示例省减免办法》第三条",
        "reason": "市政公用设施建设",
    }
    for lacking, code in (("basis", "fee.relief_no_basis"), ("reason", "fee.relief_no_reason")):
        with pytest.raises(Refused, match=code):
            office.do("h1", ask_relief, case.id, **{**facts, lacking: " "})
    with pytest.raises(Refused, match=r"fee\.relief_amount"):
        office.do("h1", ask_relief, case.id, **{**facts, "fen": 24000})
    asked = office.do("h1", ask_relief, case.id, **facts)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("h1", sign, case.id, asked.events[0])
    with pytest.raises(Refused, match=r"second\.no_post"):
        office.do("w1", sign, case.id, asked.events[0])
    done = office.do("a1", sign, case.id, asked.events[0])
    assert done.case.open_fees == () and done.case.fees[0].relief is not None and done.events == ()
    text = office.text_of(done.notices[0])
    told = next(n for n in done.case.papers if n.template == "payment_notice")
    assert f"此前发出的缴费通知书（{told.number}）同时作废" in text and "经办人：何承办" in text
    assert "免缴费用通知书" in text and "市政公用设施建设" in text and "零元整" in text and "账号" not in text
    old, new = (n for n in office.ask(lambda r: r.notices(case.id)) if n.template == "payment_notice")
    assert old.is_void and not new.is_void
    assert [p.is_void for p in done.case.papers if p.template == "payment_notice"] == [True, False]


def test_a_reduction_leaves_the_rest_to_be_paid(office: OfficeDay) -> None:
    case = granted(office, office.accepted(ROAD))
    case = assessed(office, case).case
    facts = {"fee": OCCUPY, "fen": 12000, "basis": "《示例省减免办法》第五条", "reason": "小微企业减半"}
    asked = office.do("w1", ask_relief, case.id, **facts)
    waiting = office.ask(desktop, office.people["a1"], office.store.around.calendar, office.day).signatures
    assert [task.case.id for task in waiting] == [case.id]
    done = office.do("a1", sign, case.id, asked.events[0])
    assert done.case.open_fees[0].fen == 12000
    text = office.text_of(done.notices[0])
    assert (
        "减收该项费用" in text
        and "120.00元" in text
        and "核定城市道路占用费240.00元" in text
        and "壹佰贰拾元整" in text
    )
    paid = office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="皖财1").case
    assert paid.open_fees == () and paid.fees[0].receipt == "皖财1"


def test_a_declined_relief_changes_nothing_but_the_file(office: OfficeDay) -> None:
    case = assessed(office, office.accepted(ROAD)).case
    facts = {"fee": OCCUPY, "fen": 0, "step": "城管审查", "basis": "第三条", "reason": "困难"}
    asked = office.do("h1", ask_relief, case.id, **facts)
    told = proposed_paper(asked.case, asked.case.pending[0])
    assert told is not None and told[1] == "payment_notice"
    done = office.do("a1", decline_ask, case.id, asked.events[0], reason="不符合减免条件")
    assert done.case.pending == () and done.case.open_fees[0].fen == 24000


def test_assessing_anew_takes_the_place_of_the_unpaid_notice_and_is_not_undone(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    first = assessed(office, case, fen=24000)
    done = assessed(office, case, fen=36000)
    assert [fee.fen for fee in done.case.fees] == [36000] and done.events == ()
    held = [n for n in office.ask(lambda r: r.notices(case.id)) if n.template == "payment_notice"]
    assert [n.is_void for n in held] == [True, False] and held[0].id == first.notices[0].id


def test_with_several_fees_a_preview_names_the_notice_that_is_void_as_the_paper_does(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    told = assessed(office, case).notices[0]
    other = assessed(office, case, REPAIR, 100000).notices[0]
    facts = {"fee": OCCUPY, "fen": 12000, "step": "城管审查", "basis": "第三条", "reason": "困难"}
    asked = office.do("h1", ask_relief, case.id, **facts)
    proposed = proposed_paper(asked.case, asked.case.pending[0])
    assert proposed is not None
    notices, events = office.ask(lambda r: (r.notices(case.id), r.events(case.id)))
    setting: FrozenSetting = office.store.setting(office.people["a1"])
    extra = notice_record(asked.case.pending[0], asked.case, {office.people["h1"].id: "何承办"})
    shown = supposed_paper(setting, asked.case, with_its_voids(proposed[0], notices, events), proposed[1], extra)
    assert shown.paper is not None
    sentence = f"此前发出的缴费通知书（{told.number}）同时作废"
    preview = "".join(page.extract_text() for page in PdfReader(io.BytesIO(shown.paper.pdf)).pages)
    assert sentence in "".join(preview.split())
    issued = office.do("a1", sign, case.id, asked.events[0]).notices[0]
    assert sentence in office.text_of(issued) and other.number not in office.text_of(issued)


def test_a_first_assessment_can_be_taken_back_within_ten_seconds(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    done = assessed(office, case)
    after = office.do("h1", undo, case.id, done.events).case
    assert after.fees == () and after.papers[-1].is_void


def test_an_office_without_an_account_issues_no_notice(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    bare = replace(sample_office(), pay_account="")
    office.do("m1", lambda desk: desk.record(None, SettingChanged(OFFICE, bare)))
    with pytest.raises(Refused, match=r"fee\.no_account"):
        assessed(office, case)


def test_waiting_for_payment_is_the_applicants_time_and_moves_no_date(office: OfficeDay) -> None:
    """clock.md, Who used the days: applicant (补正, hearing request, payment)."""
    case = office.accepted(ROAD)
    plain = reading(case, office.store.around.calendar, MONDAY + timedelta(4))
    assessed(office, case)
    office.on(MONDAY + timedelta(3))
    paid = office.do("w1", pay_fee, case.id, fee=OCCUPY, receipt="1").case
    now = reading(paid, office.store.around.calendar, MONDAY + timedelta(4))
    assert now.consumed is not None and plain.consumed is not None
    assert (now.consumed.applicant, now.consumed.departments) == (3, 1)
    assert (plain.consumed.applicant, plain.consumed.departments) == (0, 4)
    assert now.consumed.whole == plain.consumed.whole == 4 and sum(now.consumed.by_step.values()) == 1
    assert (now.statutory, now.promised) == (plain.statutory, plain.promised)
    assert [s.clock.due for s in now.steps] == [s.clock.due for s in plain.steps]


def test_the_preview_is_the_notice_and_tells_what_is_missing(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    setting: FrozenSetting = office.store.setting(office.people["h1"])
    facts: dict[str, Any] = {"fee": OCCUPY, "fen": 24000, "due_on": None, "pay_code": "", "relief": ""}
    shown = supposed_notice(setting, case, standard=STANDARD, **facts)
    assert shown.paper is not None and shown.trouble is None
    lacking = supposed_notice(setting, case, standard="", **facts)
    assert lacking.paper is None and lacking.trouble is not None and lacking.trouble.code == "fee.no_standard"
    assert usual_due(setting.calendar, MONDAY) == DUE
