"""The acts of a real day played through the window, from log-in to the papers that are read back."""

from __future__ import annotations

import pytest
from played import FOOD, ZHOU, Key, Played, accepted, take_person, words_of
from PySide6.QtWidgets import QLabel

from app.in_office import papers_held
from app.training import PASSWORD
from ui.playing import hands

CTRL = hands.CTRL


def on_file(played: Played, number: str) -> None:
    """Scan the number of a case: its file is in sight."""
    played.scan(number)
    played.robot.wait(lambda: played.robot.has("casefile.story"), "the case file after a scan")
    played.settle()


def last_words(played: Played) -> str:
    """Return the words of what came out of the printer last."""
    return words_of(played.printed()[-1].read_bytes())


def test_a_wrong_name_is_corrected_by_two_and_both_papers_are_explained_in_the_book(played: Played) -> None:
    file = accepted(played)
    old = file.notices[-1]
    on_file(played, file.case.number)
    robot = played.robot
    robot.key(Key.Key_G, CTRL)
    robot.write("casefile.correct.value", "周晓燕")
    robot.write("casefile.correct.reason", "录入有误，已核对身份证")
    robot.key(Key.Key_F12)
    robot.wait(lambda: robot.has("casefile.second.asked"), "what the second officer is asked to sign")
    asked = robot.widget("casefile.second.asked")
    assert isinstance(asked, QLabel)
    assert all(word in asked.text() for word in ("周文彬", "周晓燕", "录入有误")), "nobody signs what is not told"
    hands.sign_here(played, "c1", "casefile.second")
    file = played.became(lambda case: case.applicant_name == "周晓燕", "周晓燕")
    assert [notice.is_void for notice in file.notices] == [True, False]
    text = played.words(file, "acceptance")
    assert "周晓燕：" in text and old.number in text and "原文书作废" in text
    played.go("registers")
    played.settle()
    robot.key(Key.Key_F2)
    robot.wait(lambda: robot.has("registers.numbers"), "the number book")
    played.settle()
    before = len(played.printed())
    robot.key(Key.Key_F12)
    robot.wait(lambda: len(played.printed()) > before, "the printed number book")
    book = last_words(played)
    assert old.number in book and file.notices[-1].number in book and "无缺号" in book
    assert played.problem() == ""


def test_papers_go_to_the_department_come_back_and_are_returned(played: Played) -> None:
    file = accepted(played)
    on_file(played, file.case.number)
    robot = played.robot
    robot.key(Key.Key_M, CTRL)
    robot.write("casefile.transfer.receiver", "何承办")
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.whereabouts)
    assert "何承办" in played.words(file, "material_transfer")
    played.settle()
    robot.key(Key.Key_R, CTRL)
    robot.key(Key.Key_Space)  # under review nothing of this list is due back: the clerk ticks what is wanted
    robot.key(Key.Key_F12)
    file = played.became(lambda case: any(one.place.value == "returned" for one in papers_held(case)))
    assert ZHOU[0] in played.words(file, "returned_materials")
    held = papers_held(file.case)
    assert [one.name for one in held if one.place.value == "returned"] == [held[1].name], "the form stays in the file"


def test_the_next_item_of_the_same_applicant_belongs_to_the_same_visit_and_the_day_is_printed(played: Played) -> None:
    played.log_in("w1")
    robot = played.robot
    take_person(played, "spjyxk", "22")
    robot.key(Key.Key_K, CTRL)
    robot.type("A012 9:01 9:12")
    robot.key(Key.Key_F12)
    first = played.became(lambda case: case.accepted_on, item=FOOD)
    played.settle()
    robot.key(Key.Key_N, CTRL)
    robot.type("dlhwys")
    robot.key(Key.Key_Return)
    robot.key(Key.Key_1, hands.ALT)
    hands.mark_all(played)
    robot.key(Key.Key_F12)
    second = played.became(lambda case: case.accepted_on and "货物" in case.plan.name, item="道路货物运输经营许可")
    assert first.case.visit == second.case.visit
    assert [case.case.ticket.number for case in (first, second) if case.case.ticket] == ["A012", "A012"]
    played.go("registers")
    played.settle()
    before = len(played.printed())
    robot.key(Key.Key_F12)
    robot.wait(lambda: len(played.printed()) > before, "the printed day register")
    words = last_words(played)
    assert "日登记簿" in words and "A012" in words and words.count(ZHOU[0]) == 2 and "1人次" in words


@pytest.mark.parametrize("by", ["m1", "c1"])
def test_a_stand_in_accepts_in_the_absent_officer_s_post_and_the_paper_says_so(played: Played, by: str) -> None:
    played.log_in(by)
    robot = played.robot
    played.go("staff")
    played.settle()
    robot.wait(lambda: robot.walk_to("staff.list", "李晓梅"), "the account of the absent officer")
    played.settle()
    robot.key(Key.Key_F7)
    robot.type("何")
    robot.write("staff.standin.last", "20261127")
    robot.key(Key.Key_F7)
    robot.wait(lambda: "代岗已设置" in played.result(), "the stand-in")
    played.log_in("h1")
    take_person(played, "spjyxk", "22")
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.accepted_on)
    assert (file.case.accepted_by, file.case.accepted_for) == ("h1", "w1")
    assert "何承办（代李晓梅）" in played.words(file, "acceptance")
    assert PASSWORD and played.problem() == ""
