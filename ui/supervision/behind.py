"""The list behind a number: the cases that it counts; Enter opens the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal

from app.ids import CaseId
from app.register_words import grouped
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Behind:
    """One case behind a number; `told` is what it contributes."""

    case: CaseId
    number: str
    item: str
    told: str = ""


class BehindCard(Card):
    """`show_cases(title, cases)`; `opened(number)` follows Enter."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(" ")
        columns = (
            Column(
                translate("Supervision", "办件编号、事项"), lambda one: grouped(one.number), second=lambda one: one.item
            ),
            Column("", lambda one: one.told, 5, is_right=True),
        )
        self.table = CaseTable(name, translate("Supervision", "这个数字里的办件"), columns, key=lambda one: one.case)
        self.add(self.table, 1)
        self.table.opened.connect(lambda one: self.opened.emit(one.number))
        self.show_cases("", ())

    def show_cases(self, title: str, cases: Sequence[Behind]) -> None:
        """Show the cases behind a number."""
        self.set_title(title or translate("Supervision", "这个数字里的办件"))
        self.set_note(translate("Supervision", "{n} 件").format(n=len(cases)))
        self.table.setColumnHidden(1, not any(one.told for one in cases))
        self.table.show_rows(cases, is_other=True)

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor, None while the cursor is elsewhere."""
        one = self.table.row_value() if self.table.hasFocus() else None
        return one.number if isinstance(one, Behind) else None

    def cases(self) -> tuple[Behind, ...]:
        """Return what is shown."""
        rows = (self.table.model_.row_value(at) for at in range(self.table.model_.rowCount()))
        return tuple(one for one in rows if isinstance(one, Behind))
