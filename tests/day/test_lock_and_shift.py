"""The desk is locked in the middle of an application: the officer goes on, another one begins anew."""

from __future__ import annotations

from played import ZHOU, Key, Played
from PySide6.QtWidgets import QLineEdit

from ui.playing import hands
from ui.playing.robot import Robot

CTRL = hands.CTRL


def name(played: Played) -> str:
    edit = played.robot.widget("acceptance.name")
    assert isinstance(edit, QLineEdit)
    return edit.text()


def test_another_officer_at_the_lock_begins_anew_and_the_draft_waits_for_its_owner(played: Played) -> None:
    played.log_in("w1")
    hands.choose(played, "spjyxk", "22")
    hands.by_card(played, *ZHOU)
    played.robot.key(Key.Key_F8)
    played.robot.key(Key.Key_L, CTRL)
    played.robot.click("lock.leave")
    played.robot.wait(lambda: played.desk.shell is None, "the end of the shift")
    played.robot, played.officer = Robot(played.desk.entrance, 3), ""
    played.log_in("c1")
    assert played.desk.shell is not None
    assert played.desk.shell.deck.panel() is None
    assert ZHOU[0] not in " ".join(edit.text() for edit in played.desk.shell.findChildren(QLineEdit))
    played.log_in("w1")
    played.robot.wait(lambda: name(played) == ZHOU[0], "the draft of its owner")
    hands.mark_all(played)
    played.robot.key(Key.Key_F12)
    assert played.became(lambda case: case.accepted_on).case.applicant_name == ZHOU[0]
