"""A window of the hall for each test, shown off screen, and a theme that every test finds as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile
from ui_gallery import CLERK, Hall, MemoryStore
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES
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


@pytest.fixture(scope="session")
def real_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training profile with the published people and no case, made once; a test takes `profile`, its copy."""
    return make_real_profile(tmp_path_factory.mktemp("real") / "profile")


@pytest.fixture
def profile(real_profile: Path, tmp_path: Path) -> Path:
    """A profile of this test's own."""
    return Path(shutil.copytree(real_profile, tmp_path / "profile"))


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    """The pages of `open_desk`; a room says which its tests need."""
    return tuple(entry.key for entry in PAGES)


@pytest.fixture
def open_desk(
    qtbot: QtBot, profile: Path, page_keys: tuple[str, ...], tmp_path: Path
) -> Iterator[Callable[[str], WorkedDesk]]:
    """Open a desk on the test's profile as the officer it names, one after the other or side by side."""
    pages = [entry for entry in PAGES if entry.key in page_keys]
    with ExitStack() as stack:
        yield lambda officer: stack.enter_context(worked_desk(qtbot, profile, tmp_path / "devices", officer, pages))
