"""Days on which more happens than a permit: a fee, a hearing, a renewal that silence granted; through the window, by keys."""

from __future__ import annotations

from collections.abc import Callable

from played import BODY, ZHOU, Key, Played, accepted, has_finished, take_body

from app.state import Case, CaseState
from ui.playing import hands

CTRL = hands.CTRL
OPINION = "经审查，符合条件，同意。"
BRANCHES = ("城管审查", "公安交管审查", "住建审查")
FEE = "城市道路占用费"


def open_file(played: Played, name: str) -> None:
    """Find the case of this applicant in the case file."""
    robot = played.robot
    played.go("casefile")
    robot.key(Key.Key_F3)
    robot.type(name)
    robot.wait(lambda: robot.has("casefile.search.hits"), "the hits")
    robot.key(Key.Key_Return)
    played.settle()


def test_a_fee_is_assessed_on_the_way_paid_at_the_window_and_only_then_certified(played: Played) -> None:
    played.log_in("w1")
    take_body(played, "wjcsdl", "1")
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.accepted_on, BODY[0])
    played.log_in("h1")
    hands.pick(played, "approval", BODY[0], "approval.steps")
    robot = played.robot
    robot.key(Key.Key_F5)
    robot.write("approval.assess.amount", "1,234.50")
    robot.write("approval.assess.standard", "占用面积20平方米，30天")
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.open_fees, BODY[0])
    text = played.words(file, "payment_notice")
    assert "1,234.50元" in text and "壹仟贰佰叁拾肆元伍角整" in text and "第三十七条" in text
    for _ in BRANCHES:
        hands.finish_step(played, BODY[0], OPINION)
        played.settle()
    played.became(lambda case: case.open_steps == ("审核",), BODY[0])
    for officer, step in (("c1", "审核"), ("a1", "决定")):
        played.log_in(officer)
        hands.finish_step(played, BODY[0], OPINION)
        played.became(has_finished(step), BODY[0])
    played.log_in("w1")
    hands.certify(played, BODY[0], "示城管字000001号")
    played.settle()
    held = played.file(BODY[0])
    assert held is not None and held.case.certificate is None and held.case.state is CaseState.CERTIFYING
    robot = played.robot
    robot.key(Key.Key_F9)
    robot.write("delivery.pay.receipt", "CZ-20261123-01")
    robot.key(Key.Key_F12)
    played.became(lambda case: not case.open_fees, BODY[0])
    hands.certify(played, BODY[0], "示城管字000001号")
    file = played.became(lambda case: case.certificate, BODY[0])
    assert file.case.fees[0].receipt == "CZ-20261123-01" and file.case.fees[0].fen == 123450


def test_a_payment_before_the_decision_is_entered_from_the_case_file(played: Played) -> None:
    played.log_in("w1")
    take_body(played, "wjcsdl", "1")
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.accepted_on, BODY[0])
    played.log_in("h1")
    hands.pick(played, "approval", BODY[0], "approval.steps")
    played.robot.key(Key.Key_F5)
    played.robot.write("approval.assess.amount", "240")
    played.robot.write("approval.assess.standard", "20平方米，30天")
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.open_fees, BODY[0])
    played.log_in("w1")
    open_file(played, BODY[0])
    played.robot.key(Key.Key_J, CTRL)
    played.robot.write("casefile.pay.receipt", "CZ-7")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: not case.open_fees, BODY[0])
    assert file.case.fees[0].receipt == "CZ-7"


def stopped_for_a_hearing(played: Played) -> None:
    accepted(played, "wsprps", "2")
    played.log_in("h1")
    robot = played.robot
    hands.pick(played, "approval", ZHOU[0], "approval.steps")
    robot.key(Key.Key_F2)
    robot.write("approval.tell.facts", "拟向市政管网排放生活污水，日均十吨")
    robot.write("approval.tell.planned", "准予排放，核定日均排放量十吨")
    robot.key(Key.Key_F12)
    played.became(lambda case: case.hearing.told)
    hands.pick(played, "approval", ZHOU[0], "approval.steps")
    robot.key(Key.Key_F2)
    robot.write("approval.answer.statement", "书面申请，当面提交")
    robot.key(Key.Key_F12)
    played.became(lambda case: case.hearing.asked_on)
    hands.stop(played, ZHOU[0], "15", "申请人要求听证。")
    hands.sign_here(played, "a1")
    played.became(lambda case: case.open_stop)


def test_a_hearing_from_the_right_to_the_record(played: Played, open_counter: Callable[..., Played]) -> None:
    stopped_for_a_hearing(played)
    hands.pick(played, "approval", ZHOU[0], "approval.steps")
    robot = played.robot
    robot.key(Key.Key_F2)
    robot.write("approval.announce.place", "三楼听证室")
    robot.write("approval.announce.chair", "郑主持")
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.hearing.announced)
    assert "听证权利告知书" in played.words(file, "hearing_right")
    for paper in ("hearing_notice", "hearing_announcement"):
        text = played.words(file, paper)
        assert "2026年12月2日" in text and "三楼听证室" in text and "郑主持" in text
    later = open_counter("=2026-12-02T11:00+08:00")
    later.log_in("h1")
    hands.pick(later, "approval", ZHOU[0], "approval.steps")
    later.robot.key(Key.Key_F2)
    later.robot.write("approval.record.statements", "审查人员说明意见和理由；申请人陈述申辩。")
    later.robot.key(Key.Key_F12)
    file = later.became(lambda case: case.hearing.held)
    text = later.words(file, "hearing_record")
    assert "申请人陈述申辩" in text and "何承办" in text
    assert "已签名" not in text and "主持人签名" in text
    hands.resume(later, ZHOU[0], "听证结束。")
    file = later.became(lambda case: case.stops and case.open_stop is None)
    assert file.case.stops[0].body.ground == "听证" and file.case.stops[0].end is not None


def permit_until(played: Played, expiry: str) -> None:
    """Grant and certify a labour permit that holds until this day."""
    played.log_in("w1")
    take_body(played, "lwpq", "1")
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.accepted_on, BODY[0])
    played.log_in("h1")
    hands.finish_step(played, BODY[0], OPINION)
    played.became(has_finished("审查"), BODY[0])
    hands.record_visit(played, BODY[0], "周勘验")
    played.became(lambda case: case.visits, BODY[0])
    hands.finish_step(played, BODY[0], OPINION)
    played.became(has_finished("现场核查"), BODY[0])
    played.log_in("a1")
    hands.pick(played, "approval", BODY[0], "approval.steps")
    played.robot.write("approval.grant.to", expiry)
    played.robot.write("approval.opinion", OPINION)
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.decision, BODY[0])
    played.log_in("w1")
    hands.certify(played, BODY[0], "皖劳派字000001号")
    played.became(lambda case: case.certificate, BODY[0])


def is_renewal(case: Case) -> bool:
    return case.follows is not None and case.accepted_on is not None


def test_an_expiring_permit_is_renewed_by_silence_and_acknowledged(
    played: Played, open_counter: Callable[..., Played]
) -> None:
    permit_until(played, "20270118")
    played.go("certificates")
    robot = played.robot
    robot.key(Key.Key_F3)
    robot.wait(lambda: robot.walk_to("certificates.list", BODY[0]), "the permit on the list")
    robot.key(Key.Key_F12)
    robot.wait(lambda: robot.has("acceptance.name"), "the form of the renewal")
    played.settle()
    robot.key(Key.Key_1, hands.ALT)
    hands.mark_all(played)
    robot.key(Key.Key_F12)
    file = played.became(is_renewal, BODY[0])
    assert file.case.follows is not None and file.case.follows.number == "皖劳派字000001号"
    later = open_counter("=2027-01-19T09:00+08:00")
    later.log_in("h1")
    hands.pick(later, "approval", BODY[0], "approval.steps")
    later.robot.key(Key.Key_F12)
    file = later.became(lambda case: case.renewed_by_silence, BODY[0])
    text = later.words(file, "change_decision")
    assert "视为准予延续" in text and "皖劳派字000001号" in text and "2027年1月19日" in text
    later.log_in("w1")
    hands.certify(later, BODY[0], "皖劳派字000002号")
    file = later.became(lambda case: case.certificate, BODY[0])
    made = file.case.certificate
    assert made is not None and (str(made.valid_from), str(made.valid_to)) == ("2027-01-19", "2030-01-18")
