"""One permit: who holds it and how to reach him, until when it holds, and both last days to apply for a renewal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.certificates.expiring import ExpiringPermit
from app.identity.masking import mask_phone
from app.office import Office
from ui.certificates.words import TONES, advice, chance_word, days_left
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import ScrollColumn
from ui.widgets.light import Light
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate


class PermitDetail(QWidget):
    """`show_line(line, office, is_revealed)`; None shows that nothing is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card(" ")
        self.pill = Pill()
        self.light = Light()
        self.facts = Facts("certificates.facts")
        self.advice = Text("", wraps=True)
        self.advice.setObjectName("certificates.advice")
        self.card.add_to_head(self.pill)
        for part in (self.light, self.facts, self.advice):
            self.card.add(part)
        column = ScrollColumn()
        column.setObjectName("certificates.column")
        column.add(self.card)
        column.add_stretch()
        self._empty = EmptyState(
            "calendar-clock",
            translate("Certificates", "没有选中的证照"),
            translate("Certificates", "在列表里选择一本；系统启用前发的按 F2 办理"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(column)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.setCurrentIndex(1)

    def show_line(self, line: ExpiringPermit | None, office: Office, *, is_revealed: bool) -> None:
        """Show one permit; the telephone is masked until it is asked for, on record."""
        self._stack.setCurrentIndex(1 if line is None else 0)
        if line is None:
            return
        row = line.row
        self.card.set_title(row.holder or translate("Certificates", "（姓名已删除）"))
        self.pill.show_text(chance_word(line.chance), TONES[line.chance])
        self.light.show_light(line.light.value, days_left(line))
        begin = row.valid_from.isoformat() if row.valid_from else ""
        self.facts.show_facts([
            (translate("Certificates", "证照"), row.name),
            (translate("Certificates", "编号"), row.number),
            (translate("Certificates", "事项"), row.item_name),
            (translate("Certificates", "部门"), office.department(row.department).name if office.has(row.department) else ""),
            (translate("Certificates", "有效期"), f"{begin} — {row.valid_to.isoformat()}"),
            (
                translate("Certificates", "最迟申请"),
                _working(line),
            ),
            (
                translate("Certificates", "或者"),
                translate("Certificates", "{day}（三十个自然日前）").format(day=line.apply_by.calendar.isoformat()),
            ),
            (translate("Certificates", "联系电话"), row.phone if is_revealed else mask_phone(row.phone)),
            (translate("Certificates", "代理人"), row.agent),
        ])  # fmt: skip
        self.advice.show_text(advice(line.chance), "warn" if TONES[line.chance] in ("warn", "bad") else None)


def _working(line: ExpiringPermit) -> str:
    """The stricter last day; it may move when the table of the coming year is out."""
    day = line.apply_by.working.isoformat()
    if line.apply_by.is_provisional:
        return translate("Certificates", "{day}（三十个工作日前，暂定）").format(day=day)
    return translate("Certificates", "{day}（三十个工作日前）").format(day=day)
