"""What the hands of a clerk do on the delivery page and in the case file."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from worked_desk import WorkedDesk

from app.ids import CaseId
from app.state import Case
from ui.delivery.page import DeliveryPage
from ui.page import PageAction
from ui.widgets.panels import BarPanel

OpenDesk = Callable[[str], WorkedDesk]
F = Qt.Key


def on_delivery(desk: WorkedDesk, case: Case | None = None) -> DeliveryPage:
    """Show the window on the delivery page, with the cursor on a case."""
    desk.show()
    page = desk.page()
    assert isinstance(page, DeliveryPage)
    desk.settle()
    page.refresh(set())
    desk.settle()
    if case is not None:
        page.show_case(case.number)
        desk.settle()  # the case may be in sight before the answer that goes to it
        desk.wait(lambda: shown(page) == case.id)
    page.first_focus()
    return page


def shown(page: DeliveryPage) -> CaseId | None:
    """Return the case whose work is in sight."""
    held = page.parcel()
    return held.line.case.id if held is not None else None


def act(page: object, key: str) -> PageAction:
    """Return the act on a key."""
    actions: list[PageAction] = page.actions()  # type: ignore[attr-defined]
    return next(action for action in actions if action.key_sequence == key)


def keys(page: object) -> set[str]:
    """Return the keys of the acts that are offered and may be done."""
    actions: list[PageAction] = page.actions()  # type: ignore[attr-defined]
    return {action.key_sequence for action in actions if action.is_enabled}


def edit_of(desk: WorkedDesk, name: str) -> QWidget:
    """Return the input with this object name that is in sight."""
    for kind in (QLineEdit, QPlainTextEdit, QComboBox):
        for found in desk.window.findChildren(kind, name):
            if found.isVisible():
                return found
    raise AssertionError(f"{name} is not in sight")


def write(desk: WorkedDesk, name: str, text: str) -> None:
    """Type into an input in place of what stands there."""
    desk.wake()
    edit = edit_of(desk, name)
    edit.setFocus()
    if isinstance(edit, QLineEdit | QPlainTextEdit):
        edit.selectAll()
    desk.type_text(text)


def write_arrival(desk: WorkedDesk, day: str = "20261123") -> None:
    """Type where an electronic paper arrived, and when."""
    write(desk, "delivery.place", "政务服务网账户")
    write(desk, "delivery.received_on", day)
    write(desk, "delivery.arrival_time", "09:05")


def panel(desk: WorkedDesk) -> BarPanel:
    """Return the panel that is open."""
    found = desk.window.deck.panel()
    assert found is not None, desk.problem()
    return found


def in_sight(desk: WorkedDesk, *names: str) -> set[str]:
    """Return which of these inputs can be seen."""
    widgets = {w.objectName() for w in desk.window.findChildren(QWidget) if w.isVisible()}
    return {name for name in names if name in widgets}


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF without blanks, by a reader that is not ours."""
    return "".join("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
