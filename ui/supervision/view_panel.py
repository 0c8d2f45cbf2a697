"""The panel that keeps the present filters and grouping under a name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.supervision.views import LONGEST_NAME
from ui.widgets.field import Field
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


class ViewPanel(BarPanel):
    """`title()` is the name; a view of the same name is replaced."""

    def __init__(self, present: str) -> None:
        super().__init__(
            "supervision.keep",
            translate("Supervision", "保存视图"),
            confirm=translate("Supervision", "保存视图"),
            note=translate("Supervision", "当前的筛选和分组会以这个名称保存，只有您自己看得到"),
        )
        self.field = Field(translate("Supervision", "视图名称(&N)"), "supervision.keep.name")
        self.field.set_text(present)
        self.field.edit.selectAll()
        self.add(self.field, span=2)
        self.problem = self._missing

    def title(self) -> str:
        """Return the name that was typed."""
        return self.field.text().strip()

    def _missing(self) -> str:
        if 0 < len(self.title()) <= LONGEST_NAME:
            return ""
        return translate("Supervision", "请写一个不超过 {n} 个字的名称。").format(n=LONGEST_NAME)
