"""A counter day of the special items, played from the log-in on: told at once, committed, limited in number."""

from __future__ import annotations

from played import BODY, ZHOU, Key, Played, has_finished, take_body, take_person

from app.state import CaseState
from ui.playing import hands

SUN = ("孙丽华", "341702199511021948")
OPINION = "经审查，符合条件，同意。"


def test_a_commitment_is_signed_and_decided_in_one_visit(played: Played) -> None:
    played.log_in("w1")
    take_body(played, "xfaqjc", "1")
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.accepted_on, BODY[0])
    assert "告知承诺书" in played.words(file, "commitment_letter")
    played.robot.focus("acceptance.spot.signed")
    played.robot.key(Key.Key_Space)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.decision, BODY[0])
    assert file.case.state is CaseState.DELIVERING and file.case.committed_on is not None
    assert "准予" in played.words(file, "grant")


def test_the_land_register_declines_with_the_whole_list(played: Played) -> None:
    played.log_in("w1")
    take_person(played, "bdczydj", "1")
    hands.mark(played, 3, "2")
    played.robot.key(Key.Key_F8)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.state is CaseState.DECLINED)
    assert "不动产权属证书" in played.words(file, "refusal_to_accept")


def test_the_second_in_the_row_waits_until_the_first_is_decided(played: Played) -> None:
    played.log_in("w1")
    for name, number in (ZHOU[:2], SUN):
        take_person(played, "yczmls", "", name, number)
        played.robot.key(Key.Key_F12)
        played.became(lambda case: case.accepted_on, name)
    for name in (ZHOU[0], SUN[0]):
        played.log_in("h1")
        hands.finish_step(played, name, OPINION)
        played.became(has_finished("审查"), name)
        hands.record_visit(played, name, "周勘验")
        played.became(lambda case: case.visits, name)
        hands.finish_step(played, name, OPINION)
        played.became(has_finished("现场核查"), name)
    played.log_in("a1")
    hands.pick(played, "approval", SUN[0], "approval.steps")
    played.robot.write("approval.opinion", OPINION)
    played.robot.key(Key.Key_F12)
    played.settle()
    waiting = played.file(SUN[0])
    assert waiting is not None and waiting.case.decision is None
    for name in (ZHOU[0], SUN[0]):
        hands.finish_step(played, name, OPINION)
        file = played.became(lambda case: case.decision, name)
        assert name in played.words(file, "grant")
