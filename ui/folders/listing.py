"""The list of the page: folders to receive, to hand over, and on their way; a number is scanned or typed above it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.folder import Folders
from app.folder_place import FolderRow
from app.office import Office
from ui.codeedit import CodeEdit
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
COMING, DUE, SENT = "coming", "due", "sent"
ORDER = (COMING, DUE, SENT)


class Listing(QWidget):
    """`show_folders(found, office)`; `picked(row)` follows the cursor, `opened(row)` Enter, `number_given(text)` the field."""

    picked = Signal(object)
    opened = Signal(object)
    number_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found = Folders()
        self._office: Office | None = None
        self._extra: FolderRow | None = None
        words = [
            (COMING, translate("FolderList", "待接收")),
            (DUE, translate("FolderList", "待移交")),
            (SENT, translate("FolderList", "在途")),
        ]
        self.choice = SegmentedChoice(translate("FolderList", "列表"), "folders.choice", words)
        self.number = Field(
            translate("FolderList", "办件编号(&N)"), "folders.number", CodeEdit(),
            hint=translate("FolderList", "扫描物料转移单上的条码，或输入编号后回车"),
        )  # fmt: skip
        self.table = CaseTable(
            "folders.list",
            translate("FolderList", "案卷"),
            [
                Column(
                    translate("FolderList", "申请人"),
                    lambda row: str(row.applicant_name),
                    second=lambda row: f"{row.number[-4:]} {row.item_name}",
                ),
                Column(translate("FolderList", "从 → 到"), self._way, 11),
            ],
            key=lambda row: row.id,
        )
        self.empty = EmptyState("truck")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        card = Card(translate("FolderList", "案卷"))
        card.add_to_head(self.choice)
        card.add(self.number)
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.choice.chosen.connect(lambda _: self._show(is_other=True))
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)
        self.number.edit.returnPressed.connect(lambda: self.number_given.emit(self.number.text()))

    def show_folders(self, found: Folders, office: Office) -> None:
        """Show the lists anew; what was under the cursor stays there."""
        is_first = self._office is None
        self._found, self._office = found, office
        if is_first and not found.coming:
            self.choice.set_code(DUE if found.due else COMING)
        self._show()

    def row(self) -> FolderRow | None:
        """Return the line under the cursor."""
        row = self.table.row_value()
        return row if isinstance(row, FolderRow) and self._stack.currentWidget() is self.table else None

    def list_code(self) -> str:
        """Return which list is in sight."""
        return self.choice.code()

    def next_list(self) -> None:
        """Show the next of the three lists."""
        at = ORDER.index(self.choice.code())
        self.choice.set_code(ORDER[(at + 1) % len(ORDER)])
        self._show(is_other=True)

    def select(self, case_id: str) -> bool:
        """Put the cursor on this case, in whichever list it stands; False when it is in none."""
        for code in ORDER:
            for at, row in enumerate(self._rows(code)):
                if row.id == case_id:
                    self.choice.set_code(code)
                    self._show(is_other=True)
                    self.table.setCurrentIndex(self.table.model_.index(at, 0))
                    return True
        return False

    def add(self, row: FolderRow) -> None:
        """Show a folder that lies here and is due nowhere: it may be handed over all the same."""
        self._extra = row
        self.select(row.id)

    def forget_extra(self) -> None:
        """What was asked for by its number is done with, or nobody is to see it any more."""
        self._extra = None

    def _rows(self, code: str) -> tuple[FolderRow, ...]:
        held: tuple[FolderRow, ...] = getattr(self._found, code)
        extra = self._extra
        if code != DUE or extra is None or any(one.id == extra.id for one in (*held, *self._found.sent)):
            return held
        return (*held, extra)

    def _way(self, row: FolderRow) -> str:
        office = self._office
        to = office.department(row.to).name if office is not None and row.to and office.has(row.to) else ""
        return f"{row.desk} → {to}" if to else row.desk

    def _show(self, *, is_other: bool = False) -> None:
        code = self.choice.code()
        rows = self._rows(code)
        self.table.show_rows(rows, is_other=is_other)
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        words = {
            COMING: (
                translate("FolderList", "没有要接收的案卷"),
                translate("FolderList", "移交给您所在部门、或者已转到您所在部门办理的案卷会列在这里"),
            ),
            DUE: (
                translate("FolderList", "没有要移交的案卷"),
                translate("FolderList", "已转到其他部门办理、案卷还在本窗口的会列在这里；其他案卷输入编号即可移交"),
            ),
            SENT: (
                translate("FolderList", "没有在途的案卷"),
                translate("FolderList", "本窗口已移交、对方还没有接收的案卷会列在这里，可以收回"),
            ),
        }
        self.empty.show_text(*words[code])
        self.picked.emit(self.row())
