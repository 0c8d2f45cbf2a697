"""One folder: whose it is, where it lies and goes, and its list to be written or checked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.events.custody import Difference, FolderLine
from app.folder import FolderTask
from app.office import Office
from app.register_words import grouped
from ui.acceptance.person_fields import PlainField
from ui.folders.lines_model import Counted, counted
from ui.folders.lines_table import LinesTable
from ui.style import sizes
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.field import ChoiceField
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate


class FolderDetail(QWidget):
    """`show_task(task, lines, office, checks=…)`; None shows that nothing is chosen. `changed()` after every entry."""

    changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._checks = False
        self.card = Card(" ")
        self.pill = Pill()
        self.facts = Facts("folders.facts", columns=2)
        self.to = ChoiceField(translate("FolderDetail", "移交给(&T)"), "folders.to", [])
        self.lines = LinesTable("folders.lines", translate("FolderDetail", "案卷清单"))
        self.told = Text("", role="small", wraps=True)
        self.told.setObjectName("folders.told")
        self.note = PlainField(translate("FolderDetail", "说明(&R)"), "folders.note", language=language)
        self.card.add_to_head(self.pill)
        for part in (self.facts, self.to):
            self.card.add(part)
        self.card.add(self.lines, 1)
        self.card.add(self.told)
        self.card.add(self.note)
        self._empty = EmptyState(
            "truck",
            translate("FolderDetail", "没有选中的案卷"),
            translate("FolderDetail", "在列表里选择一件，或者扫描物料转移单上的条码"),
        )
        held = QWidget()
        around = QVBoxLayout(held)
        around.setContentsMargins(sizes().page, sizes().page - 4, sizes().page, sizes().page - 4)
        around.addWidget(self.card)
        self._stack = QStackedWidget()
        self._stack.addWidget(held)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.setCurrentIndex(1)
        self.lines.model_.edited.connect(self._on_edited)
        self.note.changed.connect(lambda _: self.changed.emit())

    def show_task(
        self, task: FolderTask | None, lines: Sequence[FolderLine], office: Office, to: str, *, checks: bool
    ) -> None:
        """Show one folder; `checks`: its list is checked, else written."""
        self._stack.setCurrentIndex(1 if task is None else 0)
        if task is None:
            self.lines.model_.show_lines((), checks=False)
            return
        self._checks = checks
        folder, case = task.folder, task.case
        self.card.set_title(case.applicant_name or translate("FolderDetail", "（姓名已删除）"))
        word = translate("FolderDetail", "已移交，未接收") if folder.is_sent else translate("FolderDetail", "未移交")
        self.pill.show_text(word, "warn" if folder.is_sent else "plain")
        self.facts.show_facts([
            (translate("FolderDetail", "编号"), grouped(case.number)),
            (translate("FolderDetail", "事项"), case.plan.name),
            (translate("FolderDetail", "环节"), case.step),
            (translate("FolderDetail", "案卷在"), place_word(office, folder.department, folder.desk)),
            (translate("FolderDetail", "去向"), office.department(folder.to).name if office.has(folder.to) else ""),
        ])  # fmt: skip
        self.to.setVisible(not checks)
        self.to.show_choices([(one.code, one.name) for one in office.departments])
        self.to.set_code(to)
        self.lines.model_.show_lines(counted(lines), checks=checks)
        self.note.set_text("")
        self._on_edited()

    def written(self) -> tuple[FolderLine, ...]:
        """Return the list as it was counted here."""
        self.lines.finish_edit()
        return tuple(one.as_line() for one in self.lines.model_.lines())

    def differences(self) -> tuple[Difference, ...]:
        """Return what is not as the list says."""
        self.lines.finish_edit()
        return tuple(one.difference() for one in self.lines.model_.lines() if one.is_different)

    def restore(self, lines: Sequence[Counted], note: str) -> None:
        """Put back what was typed before for this folder."""
        if lines:
            self.lines.model_.show_lines(lines, checks=self._checks)
        self.note.set_text(note)
        self._on_edited()

    def _on_edited(self) -> None:
        lines = self.lines.model_.lines()
        copies = sum(one.copies for one in lines)
        text = translate("FolderDetail", "共 {n} 种、{copies} 份").format(n=len(lines), copies=copies)
        wrong = sum(one.is_different for one in lines) if self._checks else 0
        if self._checks:
            found = translate("FolderDetail", "{n} 项与清单不符，接收时一并登记").format(n=wrong)
            text += "，" + (found if wrong else translate("FolderDetail", "全部与清单相符"))
        self.told.show_text(text, "warn" if wrong else None)
        self.changed.emit()


def place_word(office: Office, department: str, desk: str) -> str:
    """Return where a folder lies, in words."""
    name = office.department(department).name if office.has(department) else department
    return translate("FolderDetail", "{department}（窗口 {desk}）").format(department=name, desk=desk)
