"""No word is cut: every size of screen, every size of type, the shell and the whole kit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from ui_gallery import Hall
from window_gates import cut, cut_when_settled

from ui.style import theme
from ui.widgets.field import Field

SCREENS = [(1366, 768), (1920, 1080)]
SCALES = [1.0, 1.25, 1.5, 2.0]


def hidden_to_the_right(root: QWidget) -> list[str]:
    """Return the scroll areas whose content is wider than what can be seen of it."""
    areas = [area for area in root.findChildren(QScrollArea) if area.isVisible() and area.widget() is not None]
    return [area.objectName() for area in areas if area.widget().width() > area.viewport().width()]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut(hall: Hall, qtbot: QtBot, screen: tuple[int, int], scale: float):
    window = hall.window
    theme().apply(scale=scale)
    window.resize(*screen)
    window.navigation.show_count("list", 14, "")
    window.problems.tell("打印机（HP M405）在 15 秒内没有应答，文书已保存、尚未打印。请检查打印机后重打。")
    window.actionbar.result.show_result("已受理 王建国 个体工商户设立登记", undo=lambda: None)
    window.actionbar.show_note("草稿已保存 10:32:05")
    for key in ("form", "list", "casefile"):
        window.go(key)
        assert cut_when_settled(window, qtbot) == []
        assert (window.width(), window.height()) == screen, "the window grew beyond the screen"
        assert hidden_to_the_right(window) == []


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_in_a_panel_the_help_sheet_and_the_lock(hall: Hall, qtbot: QtBot, scale: float):
    theme().apply(scale=scale)
    panel = hall.list().open_panel()
    assert cut_when_settled(panel, qtbot) == []
    assert hall.window.width() == 1366
    panel.close_panel()
    hall.window.show_help()
    assert cut_when_settled(hall.window.help, qtbot) == []
    hall.window.help.close_sheet()
    hall.window.lock()
    assert cut_when_settled(hall.window.curtain, qtbot) == []


def test_the_gate_finds_a_word_that_is_cut(qtbot: QtBot):
    label = QLabel("行政许可申请受理通知书")
    holder = QWidget()
    label.setParent(holder)
    label.resize(20, 8)
    qtbot.addWidget(holder)
    holder.show()
    assert cut(holder) != []


def test_the_message_line_is_reserved_so_that_nothing_jumps(qtbot: QtBot):
    field = Field("身份证号(&I)", "id")
    qtbot.addWidget(field)
    field.resize(360, 80)
    field.show()
    before = field.sizeHint().height()
    field.set_message("校验码不符，请核对", "bad")
    assert field.sizeHint().height() == before


@pytest.mark.parametrize("height", [768, 1080])
def test_a_low_screen_takes_air_but_no_text(hall: Hall, height: int):
    hall.window.resize(1366, height)
    assert theme().is_compact == (height < 800)
    assert theme().sizes.base == 10.5
