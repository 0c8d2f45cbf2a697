"""Days that go behind the window: stops, extensions, parallel branches, refusals; each by the officers whose post it is."""

from __future__ import annotations

from collections.abc import Callable

from played import BODY, ZHOU, Key, Played, accepted, has_finished, take_body, take_person

from app.state import Case, CaseState
from ui.playing import hands

BRANCHES = 3
OPINION = "经审查，符合条件，同意。"


def has_left(count: int) -> Callable[[Case], bool]:
    return lambda case: len(case.finished) == BRANCHES - count


def test_a_special_procedure_is_asked_signed_and_ended(played: Played) -> None:
    accepted(played, "wsprps", "2")
    played.log_in("h1")
    hands.stop(played, ZHOU[0], "10", "需对排放水质进行检测。")
    hands.sign_here(played, "a1")
    file = played.became(lambda case: case.open_stop)
    text = played.words(file, "special_procedure")
    assert "10" in text and "检测" in text
    hands.resume(played, ZHOU[0], "水质检测合格。")
    file = played.became(lambda case: case.stops and case.open_stop is None)
    assert ZHOU[0] in played.words(file, "special_procedure_end")
    assert (file.case.stops[0].officer, file.case.stops[0].body.expected_days) == ("a1", 10)


def test_an_extension_is_signed_by_the_approver_and_told(played: Played) -> None:
    played.log_in("w1")
    take_body(played, "lwpq", "1")
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.accepted_on, BODY[0])
    played.log_in("h1")
    hands.extend(played, BODY[0], "5", "情况复杂，需要补充调查。")
    hands.sign_here(played, "a1")
    file = played.became(lambda case: case.extension, BODY[0])
    assert "情况复杂" in played.words(file, "extension")


def test_three_branches_run_beside_each_other_and_join_before_the_check(played: Played) -> None:
    played.log_in("w1")
    take_body(played, "wjcsdl", "1")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.accepted_on, BODY[0])
    assert sorted(file.case.open_steps) == sorted(("城管审查", "公安交管审查", "住建审查"))
    played.log_in("h1")
    for left in (2, 1, 0):
        hands.finish_step(played, BODY[0], OPINION)
        file = played.became(has_left(left), BODY[0])
        assert ("审核" in file.case.open_steps) == (left == 0)
    played.log_in("c1")
    hands.finish_step(played, BODY[0], OPINION)
    played.became(lambda case: case.open_steps == ("决定",), BODY[0])


def test_a_visit_of_two_a_grant_and_its_certificate(played: Played) -> None:
    accepted(played)
    played.log_in("h1")
    hands.finish_step(played, ZHOU[0], OPINION)
    played.became(lambda case: case.open_steps == ("现场核查",))
    hands.record_visit(played, ZHOU[0], "周勘验")
    file = played.became(lambda case: case.visits)
    assert "周勘验" in played.words(file, "site_visit")
    hands.finish_step(played, ZHOU[0], OPINION)
    played.became(lambda case: case.open_steps == ("决定",))
    played.log_in("a1")
    hands.finish_step(played, ZHOU[0], OPINION)
    file = played.became(lambda case: case.decision)
    assert "食品经营许可" in played.words(file, "grant")


def test_a_refusal_carries_reasons_clause_and_remedies(played: Played) -> None:
    accepted(played, "dlhwys", "1")
    for officer, step in (("h1", "审查"), ("c1", "审核")):
        played.log_in(officer)
        hands.finish_step(played, ZHOU[0], OPINION)
        played.became(has_finished(step))
    played.log_in("a1")
    hands.refuse(
        played,
        ZHOU[0],
        "2026年11月20日检测报告载明制动不合格。",
        "车辆检测不合格。",
        "《中华人民共和国道路运输条例》第二十二条",
        "不予许可。",
    )
    file = played.became(lambda case: case.decision)
    text = played.words(file, "refusal")
    assert "车辆检测不合格" in text and "第二十二条" in text and "行政复议" in text
    assert file.case.state is CaseState.DELIVERING


def test_a_second_supplement_needs_the_lead(played: Played) -> None:
    played.log_in("w1")
    take_person(played, "spjyxk", "22")
    hands.mark(played, 1, "2")
    played.robot.key(Key.Key_F8)
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.supplements)
    hands.supplement_received(played, ZHOU[0], 1)
    played.became(lambda case: case.state is CaseState.RECEIVED)
    hands.pick(played, "supplementation", ZHOU[0], "supplementation.list")
    robot = played.robot
    robot.key(Key.Key_F8)
    robot.write("supplementation.second.fault", "申请书经营项目与场所不符")
    robot.write("supplementation.second.remedy", "请改正后重新提交")
    robot.write("supplementation.second.reason", "受理前复核时发现")
    robot.key(Key.Key_F12)
    hands.sign_here(played, "c1", "supplementation.sign")
    file = played.became(lambda case: case.state is CaseState.AWAITING_SUPPLEMENT)
    assert file.case.supplements[-1].request.ordinal == 2
    assert "经营项目与场所不符" in played.words(file, "supplement_request")
