"""Each exit of 行政许可法 art. 32 played through the window, from the log-in to the paper that is read back."""

from __future__ import annotations

import pytest
from played import BODY, FOOD, SPOT, ZHOU, Key, Played, take_body, take_person

from app.state import CaseState
from ui.playing import hands


@pytest.fixture(autouse=True)
def clerk(played: Played) -> None:
    played.log_in("w1")


def test_accepted_by_card(played: Played) -> None:
    take_person(played, "spjyxk", "22")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.IN_PROGRESS, item=FOOD)
    text = played.words(file, "acceptance")
    assert ZHOU[0] in text and "食品经营许可" in text and "2026年11月23日" in text
    assert "培训" in text


def test_a_rare_name_typed_by_hand_is_on_the_paper_sign_by_sign(played: Played) -> None:
    hands.choose(played, "dlhwys", "1")
    hands.by_hand(played, "赵𠅤", "341702199001010018", "13855660002")
    hands.mark_all(played)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.IN_PROGRESS, "赵𠅤")
    assert "赵𠅤" in played.words(file, "acceptance")


def test_no_permit_is_needed(played: Played) -> None:
    take_person(played, "dlhwys", "1")
    played.robot.key(Key.Key_F9)
    played.robot.key(Key.Key_Right)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.DECLINED)
    assert "总质量4500千克及以下" in played.words(file, file.notices[-1].template)


def test_not_our_competence_names_the_right_body(played: Played) -> None:
    take_body(played, "wjcsdl", "1")
    played.robot.key(Key.Key_F9)
    played.robot.key(Key.Key_Right)
    played.robot.key(Key.Key_Right)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.DECLINED, BODY[0])
    assert "公路所在地的交通运输主管部门" in played.words(file, file.notices[-1].template)


def test_mended_on_the_spot_is_accepted_at_once(played: Played) -> None:
    take_person(played, "spjyxk", "22")
    hands.mark(played, 1, "5")
    played.robot.type("未签名")
    played.robot.key(Key.Key_Return)
    hands.mark(played, 1, "1")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.IN_PROGRESS)
    assert [notice.template for notice in file.notices] == ["acceptance"]
    assert played.problem() == ""


def test_supplement_is_told_once_received_in_parts_and_accepted(played: Played) -> None:
    take_person(played, "spjyxk", "22")
    hands.mark(played, 1, "2")
    hands.mark(played, 2, "2")
    played.robot.key(Key.Key_F8)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.AWAITING_SUPPLEMENT)
    told = played.words(file, "supplement_request")
    assert "食品经营许可申请书" in told and "营业执照" in told
    hands.supplement_received(played, ZHOU[0], 1)
    played.became(lambda case: case.supplements[0].received)
    hands.supplement_received(played, ZHOU[0], 2)
    played.became(lambda case: case.state is CaseState.RECEIVED)
    hands.pick(played, "supplementation", ZHOU[0], "supplementation.list")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.IN_PROGRESS)
    assert ZHOU[0] in played.words(file, "acceptance")


def test_an_item_on_the_spot_goes_to_its_end_in_one_go(played: Played) -> None:
    take_person(played, "gtgsh", "2")
    robot = played.robot
    robot.key(Key.Key_F12)
    robot.write("acceptance.spot.certificate", "92341702MA8NQXYZ1A")
    robot.focus("acceptance.spot.checked")
    robot.key(Key.Key_Space)
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.DELIVERED, item=SPOT)
    assert "营业执照" in played.words(file, "grant")
    assert ZHOU[0] in played.words(file, "service_receipt")


def test_deferred_acceptance_prints_the_promise(played: Played) -> None:
    take_person(played, "spjyxk", "22")
    hands.mark(played, 4, "3")
    played.robot.key(Key.Key_F10)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.IN_PROGRESS)
    assert len(file.case.deferred) == 1
    assert file.case.deferred[0][:6] in played.words(file, "deferred_acceptance")


def test_the_receipt_of_materials_comes_before_the_decision(played: Played) -> None:
    take_person(played, "spjyxk", "22")
    played.robot.key(Key.Key_F7)
    file = played.became(lambda case: case.state is CaseState.RECEIVED)
    assert "食品经营许可申请书" in played.words(file, file.notices[-1].template)


def test_an_application_is_withdrawn_from_its_file(played: Played) -> None:
    take_person(played, "spjyxk", "22")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.IN_PROGRESS)
    played.scan(file.case.number)
    robot = played.robot
    robot.wait(lambda: robot.has("casefile.story"), "the case file after a scan")
    played.settle()
    robot.key(Key.Key_F8)
    robot.write("casefile.withdraw.reason", "申请人不再经营。")
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.WITHDRAWN)
    assert ZHOU[0] in played.words(file, "termination")
