"""Card 3: the materials, by keyboard; a fault per line, scans per line, and the count of what is missing."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.acceptance.form import CounterForm, Scan, deferred, handovers
from app.events.acceptance import MaterialLine
from app.item import Item
from app.wording import name_of
from ui.acceptance.checklist import Checklist
from ui.acceptance.person_fields import PlainField
from ui.style import sizes
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState
from ui.widgets.form import is_enter
from ui.widgets.layouts import FlowLayout
from ui.widgets.material_model import NAME, Mark
from ui.widgets.pill import Pill
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate
FIRST_LINES = 2


class MaterialsCard(Card):
    """`show_form(form, item)`; `changed()` follows every mark and fault."""

    changed = Signal()
    capture_wanted = Signal()
    import_wanted = Signal()
    refused = Signal(str)
    told = Signal(str, object)
    calmed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(translate("MaterialsCard", "材料清单"), step=3)
        self._language = language
        self._is_open = False
        self._scans: tuple[Scan, ...] = ()
        self.pill = Pill()
        self.pill.setObjectName("acceptance.materialsPill")
        self.add_to_head(self.pill)
        self.list = Checklist("acceptance.materials", translate("MaterialsCard", "材料清单"), language)
        self.empty = EmptyState("", translate("MaterialsCard", "选择事项后在此列出应收材料"))
        self.fault = PlainField(translate("MaterialsCard", "有误之处(&W)"), "acceptance.fault", language=language)
        self.fault.hide()
        for widget in (self.list, self.empty, self.fault):
            self.add(widget)
        self._add_foot()
        self.list.marked.connect(self._on_marked)
        self.list.refused.connect(self.refused)
        self.list.told.connect(self.told)
        self.list.calmed.connect(self.calmed)
        self.list.fault_wanted.connect(self.ask_fault)
        self.fault.edit.installEventFilter(self)
        self.fault.changed.connect(self._on_fault_changed)
        self._fault_row = -1
        self.show_nothing()

    def _add_foot(self) -> None:
        self.all_in = ActionButton(
            translate("MaterialsCard", "必收材料全部已收"), key="Ctrl+A", icon_name="list-checks"
        )
        self.faulty = ActionButton(translate("MaterialsCard", "标记有误"), key="5", icon_name="file-warning")
        self.capture = ActionButton(translate("MaterialsCard", "高拍"), key="F5", icon_name="camera")
        self.take_file = ActionButton(translate("MaterialsCard", "导入文件"), key="Ctrl+O", icon_name="upload")
        names = ("allIn", "faulty", "capture", "import")
        buttons = (self.all_in, self.faulty, self.capture, self.take_file)
        self.foot = QWidget()
        flow = FlowLayout(self.foot, gap=8)
        for name, button in zip(names, buttons, strict=True):
            button.setObjectName(f"acceptance.{name}")
            flow.addWidget(button)
        self.hint = Text(
            translate("MaterialsCard", "空格切换 · 1 已收 2 未收 3 容缺 4 电子 5 有误 · 标后自动到下一项"),
            role="small",
            wraps=True,
        )
        label = Text(translate("MaterialsCard", "结果领取(&J)"), role="small")
        self.handover = Combo()
        name_widget(self.handover, "acceptance.handover", label.text())
        label.setBuddy(self.handover)
        self.last = QWidget()
        row = QHBoxLayout(self.last)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.hint, 1)
        row.addWidget(label)
        row.addWidget(self.handover)
        self.add(self.foot)
        self.add(self.last)
        self.handover.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.all_in.clicked.connect(self.list.receive_required)
        self.faulty.clicked.connect(lambda: self.ask_fault(self.list.currentIndex().row()))
        self.capture.clicked.connect(self.capture_wanted)
        self.take_file.clicked.connect(self.import_wanted)

    def show_nothing(self) -> None:
        """There is no item yet."""
        for widget in (self.list, self.foot, self.last, self.fault):
            widget.hide()
        self.empty.show()
        self.pill.show_text("")

    def show_form(self, form: CounterForm, item: Item, *, is_new: bool = False) -> None:
        """Show the lines of a form with its marks, faults, mends and scans; `is_new`: of another item or applicant."""
        self.empty.hide()
        self.fault.hide()
        for widget in (self.list, self.foot, self.last):
            widget.show()
        self.list.show_lines(form.lines, item, form.mended, is_new=is_new)
        self.show_scans(form.scans)
        self._show_handovers(handovers(item), form.handover)
        self.handover.setEnabled(form.case is None)

    def _show_handovers(self, ways: tuple[str, ...], chosen: str) -> None:
        self.handover.blockSignals(True)
        self.handover.clear()
        for way in ways:
            self.handover.addItem(name_of("handover", way, self._language), way)
        self.handover.fit_words()
        self.handover.setCurrentIndex(max(0, self.handover.findData(chosen)))
        self.handover.blockSignals(False)

    def chosen_handover(self) -> str:
        """Return how the result will be handed over."""
        return str(self.handover.currentData() or "collect")

    def show_scans(self, scans: tuple[Scan, ...]) -> None:
        """Show how many scans lie with each line, and how many with none."""
        self._scans = scans
        self.list.list_model.show_scans(Counter(scan.material for scan in scans))
        loose = sum(1 for scan in scans if not scan.material)
        self.set_note(translate("MaterialsCard", "另有扫描件 {n} 份").format(n=loose) if loose else "")

    def lines(self) -> tuple[MaterialLine, ...]:
        """Return the whole list as it is marked now."""
        return self.list.lines()

    def mended(self) -> tuple[tuple[str, str], ...]:
        """Return what was mended at the counter."""
        return self.list.list_model.mended()

    def current(self) -> str:
        """Return the material the cursor is on, "" for none."""
        row = self.list.currentIndex().row()
        return self.list.list_model.material(row).key if row >= 0 and self.list.isVisible() else ""

    def focus_list(self, *, by_itself: bool = False) -> None:
        """Put the cursor into the list, and bring the whole card into sight where it fits.

        `by_itself`: no key of the clerk led here, so that what is being typed is meant for another field.
        """
        self.list.arrive(by_itself=by_itself)
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and self.height() <= area.viewport().height():
            area.ensureWidgetVisible(self, 0, sizes().gap)

    def least_height(self) -> int:
        """Return the height down to the end of the first lines: less of the list says nothing."""
        shown = min(FIRST_LINES, self.list.list_model.rowCount())
        head = self.list.horizontalHeader().height()
        return self.list.y() + head + sum(self.list.rowHeight(row) for row in range(shown))

    def deferrable(self) -> tuple[str, ...]:
        """Return the materials in the list that may come later, those that are in left out."""
        model, faulty = self.list.list_model, self.list.list_model.fault
        rows = [(model.material(at), model.mark(at)) for at in range(model.rowCount())]
        open_marks = (Mark.MISSING, Mark.DEFERRED)
        return tuple(row.key for row, mark in rows if row.may_defer and mark in open_marks and not faulty(row.key))

    def focus_lacking(self, name: str = "") -> None:
        """Put the cursor on this line, or on the first that is missing or faulty."""
        lacking = (name,) if name else self.list.lacking()
        row = self.list.row_of(lacking[0]) if lacking else -1
        if row >= 0:
            self.list.setCurrentIndex(self.list.list_model.index(row, NAME))
        self.focus_list()

    def ask_fault(self, row: int) -> None:
        """Ask what is wrong with a line."""
        if row < 0:
            return
        self._fault_row = -1
        material = self.list.list_model.material(row)
        label = translate("MaterialsCard", "第 {n} 项“{name}”有误之处(&W)").format(n=row + 1, name=material.name)
        self.fault.label.setText(label)
        self.fault.set_text(self.list.list_model.fault(material.key))
        self._fault_row = row
        self.fault.set_message(translate("MaterialsCard", "Enter 记下；申请人当场改好后，在该行按 1"))
        self.fault.show()
        self.fault.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the fault goes back to the list, to the line after it."""
        if watched is self.fault.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if is_enter(event) or event.key() == Qt.Key.Key_Escape:
                self._on_fault_entered()
                return True
        return False

    def _on_fault_changed(self, text: str) -> None:
        if self._fault_row >= 0:
            self.list.list_model.set_fault(self._fault_row, text)

    def _on_fault_entered(self) -> None:
        row, self._fault_row = self._fault_row, -1
        self.fault.hide()
        self.focus_list()
        following = min(row + 1, self.list.list_model.rowCount() - 1)
        self.list.setCurrentIndex(self.list.list_model.index(following, NAME))

    def tell_open(self, *, is_open: bool) -> None:
        """A question that decides the materials has no answer yet: the list is never called complete."""
        self._is_open = is_open
        self._show_pill()

    def _on_marked(self) -> None:
        self._show_pill()
        self.changed.emit()

    def _show_pill(self) -> None:
        lacking, later = self.list.lacking(), deferred(self.lines())
        if self._is_open:
            self.pill.show_text(translate("MaterialsCard", "先选情形"), "warn")
        elif lacking:
            self.pill.show_text(translate("MaterialsCard", "缺 {n} 件必收材料").format(n=len(lacking)), "warn")
        elif later:
            self.pill.show_text(translate("MaterialsCard", "容缺 {n} 件").format(n=len(later)), None)
        else:
            self.pill.show_text(translate("MaterialsCard", "材料齐全"), "ok")
