"""What the hands of an officer do on the approval page."""

from __future__ import annotations

from collections.abc import Callable

from delivery_hands import words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from worked_desk import WorkedDesk

from app.state import Case
from app.supposing import Supposed
from app.training import PASSWORD
from ui.approval.page import ApprovalPage
from ui.page import PageAction

OpenDesk = Callable[[str], WorkedDesk]
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(desk: WorkedDesk, case: Case | None = None, form: str = "") -> ApprovalPage:
    """Show the window, put the cursor on a case and wait for its form."""
    desk.show()
    page = desk.page()
    assert isinstance(page, ApprovalPage)
    desk.settle()
    if case is not None:
        desk.wait(lambda: page.list.select(case.id))
        wait_for_form(desk, page, form)
    return page


def wait_for_form(desk: WorkedDesk, page: ApprovalPage, key: str = "") -> None:
    """Wait until a form (of this key) is there."""
    desk.wait(lambda: page.form is not None and key in ("", page.form.key))


def act(page: ApprovalPage, key: str) -> PageAction:
    """Return the act on a key."""
    return next(action for action in page.actions() if action.key_sequence == key)


def write(desk: WorkedDesk, name: str, text: str) -> None:
    """Type into a field by its name, in place of what stands there."""
    edit: QWidget | None = desk.window.findChild(QLineEdit, name) or desk.window.findChild(QPlainTextEdit, name)
    assert edit is not None, name
    desk.wake()
    edit.setFocus()
    if isinstance(edit, QLineEdit | QPlainTextEdit):
        edit.selectAll()
    desk.type_text(text)


def sign_here(desk: WorkedDesk, officer: str = "a1", password: str = PASSWORD) -> None:
    """The second officer types number and word into the panel and signs."""
    desk.wait(lambda: desk.window.deck.panel() is not None)
    write(desk, "approval.second.officer", officer)
    write(desk, "approval.second.password", password)
    desk.press(Qt.Key.Key_F12)


def paper_text(page: ApprovalPage) -> str:
    """Return the text of the supposed paper that is in sight, without blanks, by a reader that is not ours."""
    shown = page.pane.shown
    assert isinstance(shown, Supposed) and shown.paper is not None
    return words_of(shown.paper.pdf)
