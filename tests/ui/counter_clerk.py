"""What a clerk at the acceptance page does again and again, by keys only."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from real_desk import RealDesk

from app.desk import Notice
from app.state import Case
from ui.acceptance.page import AcceptancePage
from ui.widgets.panels import BarPanel

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
WANG = {"name": "王建国", "id_number": "341702199003072570", "address": "示例区长江南路100号"}
PHONE = "13800001234"
FOOD, SPOT, LABOUR, FREIGHT, ROAD = "spjyxk", "gtgsh", "lwpq", "dlhwys", "wjcsdl"


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF without blanks, by a reader that is not ours."""
    return "".join("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


@dataclass
class Clerk:
    """`Clerk(desk)`: chooses, types, marks and reads back."""

    desk: RealDesk

    @property
    def page(self) -> AcceptancePage:
        page = self.desk.page()
        assert isinstance(page, AcceptancePage)
        return page

    def choose(self, letters: str, *answers: int) -> None:
        """Choose an item by its letters and answer its questions."""
        self.desk.press(Qt.Key.Key_F3)
        self.desk.type_text(letters)
        self.desk.press(Qt.Key.Key_Return)
        assert self.page.sheet.item is not None, f"no item for {letters}"
        for question, answer in enumerate(answers):
            before = sum(len(one.answers) for one in self.page.sheet.item.situations[:question])
            self.answer(before + answer)

    def answer(self, number: int) -> None:
        """Press Alt and the figure that stands on an answer."""
        self.desk.press(Qt.Key(Qt.Key.Key_0.value + number), ALT)

    def read_card(self, **facts: str) -> None:
        """Lay a card on the reader and read it."""
        card = {**WANG, **facts}
        self.desk.put_card(**card)
        self.desk.press(Qt.Key.Key_F4)
        row = self.page.sheet.applicant
        self.desk.wait(lambda: card["name"] in (row.name.text(), row.contact.text(), row.agent_row.name.text()))

    def natural(self, letters: str = FOOD, *answers: int) -> None:
        """Take a natural person by card and telephone."""
        self.choose(letters, *(answers or (2, 2)))
        self.read_card()
        self.desk.type_text(PHONE)

    def all_in(self) -> None:
        """Mark every required material as received."""
        self.desk.press(Qt.Key.Key_F6)
        self.desk.press(Qt.Key.Key_A, CTRL)

    def row(self, number: int) -> None:
        """Put the cursor on a line of the list, counted from 1."""
        self.desk.press(Qt.Key.Key_F6)
        self.desk.press(Qt.Key.Key_Home, CTRL)
        self.desk.press(Qt.Key.Key_Down, times=number - 1)

    def panel(self) -> BarPanel:
        """Return the open panel."""
        panel = self.desk.window.deck.panel()
        assert panel is not None
        return panel

    def edit(self, name: str) -> QLineEdit | QPlainTextEdit:
        """Return the edit with this object name."""
        found = self.desk.window.findChild(QWidget, name)
        assert isinstance(found, QLineEdit | QPlainTextEdit), name
        return found

    def text_of(self, name: str) -> str:
        """Return what stands in the edit with this object name."""
        edit = self.edit(name)
        return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()

    def write(self, name: str, text: str) -> None:
        """Go to a field and replace what stands there."""
        edit = self.edit(name)
        edit.setFocus()
        edit.selectAll()
        self.desk.press(Qt.Key.Key_Delete)
        self.desk.type_text(text)

    def handed_in(self) -> Case:
        """Wait until the act is done and its papers are printed; return the case."""
        self.desk.wait(lambda: self.desk.problem() or (self.page.sheet.item is None and self.desk.cases()))
        assert self.desk.problem() == ""
        case = self.desk.cases()[0]
        self.desk.wait(lambda: all(notice.prints == 1 for notice in self.desk.notices(case)))
        return case

    def preview(self) -> str:
        """Return the words of the paper beside the form, as it is now."""
        self.page.preview.shown = None
        self.page.preview.show_now()
        self.desk.wait(lambda: self.page.preview.shown is not None)
        shown = self.page.preview.shown
        assert shown is not None
        assert shown.paper is not None, shown.trouble
        return words_of(shown.paper.pdf)

    def paper(self, notice: Notice) -> str:
        """Return the words of a stored paper."""
        pdf: bytes = self.desk.store.ask(lambda records: records.pdf(notice.id))
        return words_of(pdf)

    def result(self) -> str:
        """Return what the result line says."""
        return self.desk.window.actionbar.result.text()

    def stray_windows(self) -> list[QWidget]:
        """Return windows that opened beside the main window."""
        tops = [w for w in QGuiApplication.topLevelWindows() if w.isVisible()]
        return [w for w in tops if w is not self.desk.window.windowHandle()]  # type: ignore[misc]

    def on(self, day: date) -> None:
        """Go to another day, nine in the morning."""
        self.desk.clock.at = self.desk.clock.at.replace(year=day.year, month=day.month, day=day.day)
