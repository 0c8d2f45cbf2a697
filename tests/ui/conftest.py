"""A window of the hall for each test, shown off screen, and a theme that every test finds as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui_gallery import CLERK, Hall, MemoryStore

from ui.style import theme
from ui.work import Work


@pytest.fixture(autouse=True)
def usual_look(qapp: object) -> Iterator[None]:
    """Every test begins in the light theme at 100 %, as a low screen has it."""
    look = theme()
    if (look.name, look.scale, look.is_compact) != ("light", 1.0, True) or not qapp.styleSheet():  # type: ignore[attr-defined]
        look.apply("light", scale=1.0, is_compact=True)
    yield


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    """A shown window at 1366×768."""
    one = Hall(tmp_path)
    one.window.resize(1366, 768)
    with qtbot.waitActive(one.window):
        one.window.show()
        one.window.activateWindow()
    yield one
    one.close()
    qtbot.wait(1)


@pytest.fixture
def work() -> Iterator[Work]:
    """Threads with a store in memory and a clerk at the window."""
    one = Work()
    one.open(MemoryStore(), CLERK)
    yield one
    one.close()


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Show widgets below one another in an active window, the first with the focus."""
    held: list[QWidget] = []

    def shown(*widgets: QWidget, width: int = 720, height: int = 480) -> QWidget:
        holder = QWidget()
        held.append(holder)
        layout = QVBoxLayout(holder)
        for widget in widgets:
            layout.addWidget(widget)
        holder.resize(width, height)
        with qtbot.waitActive(holder):
            holder.show()
            holder.activateWindow()
        widgets[0].setFocus()
        return holder

    yield shown
    for holder in held:
        holder.close()
        holder.deleteLater()
    qtbot.wait(1)
