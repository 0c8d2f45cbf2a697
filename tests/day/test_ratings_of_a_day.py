"""A day of ratings through the desk of the command line: rated by the pad, checked on the second screen, called back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from played import ZHOU, File, Key, Played, take_person, words_of
from PySide6.QtWidgets import QApplication, QLabel

from app.ratings.table import CallBackState
from app.ratings.visit import Visit
from app.state import CaseState
from ui.playing import hands
from ui.ratings.page import RatingsPage

OpenCounter = Callable[..., Played]


@pytest.fixture
def counter(open_counter: OpenCounter) -> Played:
    played = open_counter()
    (played.devices / "second_screen.state").write_text("ready")
    played.log_in("w1")
    return played


def visits(played: Played, file: File) -> tuple[Visit, ...]:
    assert played.desk.entered is not None
    found: tuple[Visit, ...] = played.desk.entered.store.ask(lambda records: records.visits_of_case(file.case.id))
    return found


def accept(played: Played) -> File:
    take_person(played, "spjyxk", "22")
    played.robot.key(Key.Key_F12)
    return played.became(lambda case: case.state is CaseState.IN_PROGRESS)


def next_act(page: RatingsPage) -> str:
    return next((action.text for action in page.actions() if action.is_primary), "")


def screen_words(played: Played) -> str:
    screens = [w for w in QApplication.topLevelWidgets() if w.objectName() == "second" and w.isVisible()]
    return " ".join(label.text() for one in screens for label in one.findChildren(QLabel) if label.isVisible())


def test_from_the_pad_to_the_end_of_the_call_back(counter: Played) -> None:
    """One bad press at the window: on paper its code, in the morning's list a call, in the evening closed."""
    played = counter
    file = accept(played)
    played.robot.wait(lambda: "请评价本次服务" in screen_words(played), "the question on the second screen")
    (played.devices / "rating.json").write_text(json.dumps({"score": 1}))
    played.robot.wait(lambda: visits(played, file)[0].rating, "the rating of the pad")
    (held,) = visits(played, file)
    assert held.rating is not None and held.rating.score == 1 and held.rating.officer == "w1"
    assert held.code in words_of(played.pdf(file, "acceptance"))
    played.log_in("c1")
    assert screen_words(played).startswith("示例区政务服务中心"), "the shift ended, nobody's name is left"
    played.go("ratings")
    assert played.desk.shell is not None
    page = played.desk.shell.deck.page()
    assert isinstance(page, RatingsPage)
    played.robot.wait(lambda: page.listing.lines.entries(), "the call-back")
    for act, words in (("登记联系", "属实"), ("登记整改", "当场整改"), ("登记反馈", "电话告知"), ("办结回访", "认可")):
        played.robot.wait(lambda want=act: next_act(page) == want, act)
        played.robot.focus("ratings.lines")
        played.robot.key(Key.Key_F12)
        for key in (Key.Key_Down, Key.Key_Return):
            played.robot.key(key)
        played.robot.type(words)
        played.robot.key(Key.Key_F12)
    played.robot.wait(lambda: not page.listing.lines.entries(), "the end of the call-back")
    assert visits(played, file)[0].call_back.state is CallBackState.CLOSED  # type: ignore[union-attr]
    assert played.problem() == ""
    assert played.desk.entered is not None and played.desk.entered.store.check().faults == ()  # type: ignore[attr-defined]


def test_the_applicant_sees_the_own_data_and_the_lock_hides_them(counter: Played) -> None:
    played = counter
    hands.choose(played, "spjyxk", "22")
    hands.by_card(played, *ZHOU)
    played.robot.wait(lambda: ZHOU[0] in screen_words(played), "the data to check")
    assert ZHOU[1] in screen_words(played).replace(" ", "")
    played.robot.key(Key.Key_L, hands.CTRL)
    played.robot.wait(lambda: not screen_words(played), "the hidden screen")


def test_a_day_without_a_press_has_blanks_and_no_fives(counter: Played) -> None:
    """A closed market leader posts a default satisfaction of "5"."""
    played = counter
    file = accept(played)
    played.robot.wait(lambda: "请评价本次服务" in screen_words(played), "the question on the second screen")
    played.leave()
    played.log_in("s1")
    played.go("ratings")
    assert played.desk.shell is not None
    page = played.desk.shell.deck.page()
    assert isinstance(page, RatingsPage)
    played.robot.wait(lambda: page.figures.text(), "the figures")
    assert "评价 0 次　未评价 1 次" in page.figures.text() and "—（n=0）" in page.figures.text()
    (held,) = visits(played, file)
    assert held.rating is None and held.blanks == 1
