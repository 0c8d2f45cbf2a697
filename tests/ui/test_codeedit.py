"""Identity numbers are typed and scanned beneath the input method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from ui_gallery import Show

from ui.codeedit import CodeEdit


def asks_for_the_method(edit: QWidget) -> bool:
    """Return what the input method is told when it asks whether it may serve the widget, as Qt asks."""
    event = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(edit, event)
    return bool(event.value(Qt.InputMethodQuery.ImEnabled))


def test_the_input_method_is_kept_out_of_codes_and_let_into_names(show: Show):
    code, name = CodeEdit(), QLineEdit()
    show(code, name)
    assert not asks_for_the_method(code)
    assert asks_for_the_method(name)


def test_an_identity_number_with_its_letter_arrives_as_typed(show: Show):
    code = CodeEdit()
    show(code)
    QTest.keyClicks(code, "11010119900307457x")
    assert code.text() == "11010119900307457x"


def test_other_questions_of_the_method_are_answered(show: Show):
    code = CodeEdit()
    show(code)
    code.setText("3417")
    assert code.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "3417"
