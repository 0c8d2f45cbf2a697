"""A name with a character that no font has: the act stops, asks what to do, and goes on in one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from counter_clerk import Clerk
from office_fonts import UNKNOWN, font_with
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from real_desk import RealDesk

from app.events.file import NoticeIssued
from app.state import CaseState
from ui.shell.glyph_help import GlyphPanel

NAME = f"赵{UNKNOWN}玥"


def stopped(desk: RealDesk, clerk: Clerk, name: str = NAME) -> GlyphPanel:
    """Fill the form for this applicant, press F12, and return the panel that asks."""
    clerk.natural()
    clerk.all_in()
    clerk.write("acceptance.name", name)
    desk.press(Qt.Key.Key_F12)
    return asked(desk)


def asked(desk: RealDesk) -> GlyphPanel:
    glyphs = desk.window.glyphs
    assert glyphs is not None
    desk.wait(lambda: glyphs.panel is not None)
    assert glyphs.panel is not None
    return glyphs.panel


def left_by_hand(desk: RealDesk) -> list[tuple[str, ...]]:
    """Return what the events of the only case say was left on its papers."""
    (case,) = desk.cases()
    events = desk.store.ask(lambda records: records.events(case.id))
    return [tuple(event.data["by_hand"]) for event in events if event.kind == NoticeIssued.KIND]


def test_the_character_and_its_code_point_are_named_and_nothing_is_issued(desk: RealDesk, clerk: Clerk) -> None:
    """agent-os 1739: a notice with an unprintable character is refused, naming it and a way out."""
    panel = stopped(desk, clerk)
    told = panel.told.text()
    assert "“申请人”" in told
    assert UNKNOWN in told
    assert "U+3106C" in told
    assert desk.cases() == ()
    assert desk.printed() == []


def test_a_space_for_handwriting_lets_the_act_go_on_in_one_key(desk: RealDesk, clerk: Clerk) -> None:
    stopped(desk, clerk)
    desk.press(Qt.Key.Key_F6)
    case = clerk.handed_in()
    assert case.state is CaseState.IN_PROGRESS
    assert case.applicant is not None
    assert case.applicant.name == NAME
    assert left_by_hand(desk) == [("U+3106C",)] * len(desk.notices(case))
    words = clerk.paper(desk.notices(case)[0])
    assert f"{NAME}：" in words
    assert "本页方框1处：字库无此字（U+3106C），由经办人手写填入" in words
    assert desk.window.glyphs is not None
    assert desk.window.glyphs.panel is None


def test_the_next_paper_with_the_same_character_asks_no_more(desk: RealDesk, clerk: Clerk) -> None:
    stopped(desk, clerk)
    desk.press(Qt.Key.Key_F6)
    clerk.handed_in()
    clerk.natural()
    clerk.all_in()
    clerk.write("acceptance.name", NAME)
    assert f"{NAME}：" in clerk.preview()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.cases()) == 2)


def test_another_font_file_lets_the_act_go_on_in_type(desk: RealDesk, clerk: Clerk, tmp_path: Path) -> None:
    stopped(desk, clerk)
    desk.press(Qt.Key.Key_F12)
    dialog = desk.window.findChild(QFileDialog, "panel.glyph.file")
    assert dialog is not None
    dialog.filesSelected.emit([str(font_with(tmp_path / "police.ttf", UNKNOWN))])
    dialog.close()
    case = clerk.handed_in()
    assert left_by_hand(desk) == [()] * len(desk.notices(case))
    words = clerk.paper(desk.notices(case)[0])
    assert f"{NAME}：" in words
    assert "方框" not in words
    assert [path.name for path in desk.store.profile.fonts.iterdir()] == ["police.ttf"]


@pytest.mark.parametrize("kind", ["without", "broken", "no font"])
def test_a_file_that_does_not_help_is_told_and_the_panel_waits(
    desk: RealDesk, clerk: Clerk, tmp_path: Path, kind: str
) -> None:
    panel = stopped(desk, clerk)
    path = tmp_path / "some.ttf"
    if kind == "without":
        font_with(path, "龙")
    else:
        path.write_bytes(b"\0\1\0\0" if kind == "broken" else b"hello")
    assert desk.window.glyphs is not None
    desk.window.glyphs.take_file([str(path)])
    problem = panel.findChild(QLabel, "panel.glyph.problem")
    assert problem is not None
    desk.qtbot.waitUntil(lambda: bool(problem.text()), timeout=30_000)
    assert ("没有" + f"“{UNKNOWN}”" in problem.text()) == (kind == "without")
    assert not list(desk.store.profile.fonts.iterdir()) if desk.store.profile.fonts.is_dir() else True
    assert desk.cases() == ()


def test_esc_gives_the_form_back_as_it_was_with_the_sentence(desk: RealDesk, clerk: Clerk) -> None:
    stopped(desk, clerk)
    desk.press(Qt.Key.Key_Escape)
    desk.wait(desk.problem)
    assert "U+3106C" in desk.problem()
    assert clerk.edit("acceptance.name").text() == NAME
    assert clerk.page.isEnabled()
    clerk.write("acceptance.name", "赵玥")
    desk.press(Qt.Key.Key_F12)
    assert clerk.handed_in().applicant is not None


def test_whoever_goes_to_lock_the_window_loses_nothing(desk: RealDesk, clerk: Clerk) -> None:
    panel = stopped(desk, clerk)
    desk.window.lock()
    assert not panel.isVisible()
    desk.unlock()
    assert desk.window.glyphs is not None
    assert desk.window.glyphs.panel is panel and panel.isVisible()
    desk.press(Qt.Key.Key_F3)
    assert panel.isAncestorOf(desk.focus()), "no key of the page works beneath the panel"
    assert desk.cases() == ()
    desk.press(Qt.Key.Key_F6)
    assert clerk.handed_in().applicant_name == NAME


def test_two_missing_characters_are_asked_for_one_after_the_other(desk: RealDesk, clerk: Clerk) -> None:
    first = stopped(desk, clerk, f"赵{UNKNOWN}\U0003106d")
    desk.press(Qt.Key.Key_F6)
    desk.wait(lambda: desk.window.glyphs is not None and desk.window.glyphs.panel not in (None, first))
    assert "U+3106D" in asked(desk).told.text()
    desk.press(Qt.Key.Key_F6)
    clerk.handed_in()
    assert set(left_by_hand(desk)) == {("U+3106C", "U+3106D")}
