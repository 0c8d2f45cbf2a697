"""What the hands of an officer do in the case file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.state import Case
from ui.casefile.page import CaseFilePage


def on_file(desk: WorkedDesk, case: Case | None = None) -> CaseFilePage:
    """Show the window on the case file, with a case open."""
    desk.show()
    desk.window.go("casefile", case.number if case is not None else None)
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.settle()
    if case is not None:
        desk.wait(lambda: is_shown(page, case))
    return page


def is_shown(page: CaseFilePage, case: Case) -> bool:
    """True while this case is open."""
    held = page.file()
    return held is not None and held.case.id == case.id


def act_and_wait(desk: WorkedDesk, key: Qt.Key, until: Callable[[], object]) -> None:
    """Press a key and wait until it is so, or until a trouble is told."""
    desk.press(key)
    desk.wait(lambda: until() or desk.problem())
    assert desk.problem() == ""


def story(page: CaseFilePage) -> list[str]:
    """Return the titles of the story, newest first."""
    return [entry.title for entry in page.body.story.entries()]
