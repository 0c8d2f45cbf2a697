"""A second 补正: line by line what is still wrong, and the reason for which the lead is asked to give leave."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from app.events.supplementation import Gap
from app.state import Case
from ui.widgets.buttons import ActionButton
from ui.widgets.field import ChoiceField, TextField
from ui.widgets.growing import GrowingField
from ui.widgets.panels import BarPanel
from ui.widgets.text import Text

translate = QCoreApplication.translate


class SecondSupplementPanel(BarPanel):
    """`gaps()` and `reason()`; Ctrl+N keeps the line that stands there and begins another."""

    def __init__(self, case: Case, basis: str) -> None:
        name = "supplementation.second"
        super().__init__(
            name,
            translate("SecondSupplement", "再次补正"),
            confirm=translate("SecondSupplement", "申请再次补正"),
            note=translate(
                "SecondSupplement", "依法应一次告知全部内容；再次补正须说明理由，经首席代表批准后才出具告知书"
            ),
            icon_name="file-warning",
        )
        self._basis = basis
        self._kept: list[Gap] = []
        materials = [(line.name, line.name) for line in case.materials]
        self.material = ChoiceField(translate("SecondSupplement", "材料(&M)"), f"{name}.material", materials)
        self.fault = GrowingField(translate("SecondSupplement", "存在的问题(&F)"), f"{name}.fault")
        self.remedy = GrowingField(translate("SecondSupplement", "补正要求(&Y)"), f"{name}.remedy")
        self.more = ActionButton(translate("SecondSupplement", "再加一项"), key="Ctrl+N", icon_name="plus")
        self.more.setObjectName(f"{name}.more")
        self.more.clicked.connect(self.add_line)
        self.listed = Text("", role="small", wraps=True)
        self.listed.setObjectName(f"{name}.listed")
        self.why = TextField(translate("SecondSupplement", "再次补正的理由(&R)"), f"{name}.reason", lines=2)
        for field in (self.material, self.fault, self.remedy):
            self.add(field)
        self.add(self.more)
        self.add(self.listed, span=2)
        self.add(self.why, span=3)
        self.problem = self._missing

    def gaps(self) -> tuple[Gap, ...]:
        """Return every line, the one that stands in the fields last."""
        line = self._line()
        return (*self._kept, *((line,) if line.fault or line.remedy else ()))

    def reason(self) -> str:
        """Return why the applicant must be asked again."""
        return self.why.text().strip()

    def add_line(self) -> None:
        """Keep the line in the fields and begin another; an incomplete one is told."""
        line = self._line()
        if not (line.fault and line.remedy):
            self.set_problem(self._incomplete())
            return
        self._kept.append(line)
        self.fault.clear()
        self.remedy.clear()
        self.set_problem("")
        told = "；".join(f"{at}. {gap.material}：{gap.fault}" for at, gap in enumerate(self._kept, 1))
        self.listed.setText(told)
        self.material.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin another line by Ctrl+N."""
        if event.key() == Qt.Key.Key_N and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.add_line()
            return
        super().keyPressEvent(event)

    def _line(self) -> Gap:
        return Gap(self.material.code(), self.fault.text().strip(), self._basis, self.remedy.text().strip())

    def _missing(self) -> str:
        line = self._line()
        if bool(line.fault) != bool(line.remedy) or not self.gaps():
            (self.remedy if line.fault else self.fault).setFocus()
            return self._incomplete()
        if not self.reason():
            self.why.setFocus()
            return translate("SecondSupplement", "请写明为什么需要再次补正，文书上要用。")
        return ""

    @staticmethod
    def _incomplete() -> str:
        return translate("SecondSupplement", "每一项都要写明存在的问题和补正要求，申请人才能一次补齐。")
