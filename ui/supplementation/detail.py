"""The case under the cursor: whose time runs until when, and every line that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.events.supplementation import SupplementLine
from app.register_words import grouped
from app.state import Case
from app.supplementation.queries import Matter, Waiting
from ui.clock_words import day_word, days_word
from ui.supplementation.gap_model import GapRow
from ui.supplementation.gap_table import GapTable
from ui.supplementation.words import advice, matter_tone, matter_word, whose_time
from ui.widgets.banner import Banner
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Fact, Facts
from ui.widgets.field import Field
from ui.widgets.layouts import FlowLayout, ScrollColumn
from ui.widgets.light import Light
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate
Marks = Mapping[str, Any]


def gap_rows(line: Waiting) -> tuple[GapRow, ...]:
    """Return what the applicant still owes, line by line; what came on an earlier visit stays in sight."""
    case = line.case
    if line.matter is Matter.DEFERRED:
        promised = translate("SupplementationDetail", "容缺受理时承诺补交")
        return tuple(GapRow(material, promised) for material in case.deferred)
    if not case.supplements:
        owed = translate("SupplementationDetail", "收件时未齐")
        return tuple(GapRow(material, owed) for material in line.missing)
    run = case.supplements[-1]
    left = run.outstanding()
    return tuple(GapRow(gap.material, gap.fault, gap.remedy, gap.material not in left) for gap in run.request.gaps)


class Detail(ScrollColumn):
    """`show_line(line, marks)`; `lines()` and `materials()` are what came in; `changed()` follows every mark.

    `emptied()`: the lines under the cursor have gone.
    """

    changed = Signal()
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("supplementation.detail")
        self._line: Waiting | None = None
        self._notes: dict[str, str] = {}
        self.advice = Banner("supplementation.advice")
        self.pill = Pill()
        self.light = Light()
        self.facts = Facts("supplementation.facts")
        self.head = Card(" ")
        self.head.add_to_head(self.pill)
        self.head.add(self.light)
        self.head.add(self.facts)
        self.table = GapTable("supplementation.gaps", translate("SupplementationDetail", "补正内容"))
        self.note = Field(translate("SupplementationDetail", "本项备注(&B)"), "supplementation.note")
        self.all = ActionButton(translate("SupplementationDetail", "全部补来"), key="Ctrl+A", icon_name="list-checks")
        self.all.setObjectName("supplementation.all")
        self._gaps = self._gap_card()
        self._empty = EmptyState("hand")
        self._fill()
        self.table.marked.connect(self.changed)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_note())
        self.note.changed.connect(self._on_note_changed)
        self.all.clicked.connect(self.table.model_.mark_all)
        self.show_line(None, {})

    def _gap_card(self) -> Card:
        card = Card(translate("SupplementationDetail", "补正内容"))
        card.add(self.table)
        foot = QWidget()
        row = FlowLayout(foot, gap=8)
        row.addWidget(self.all)
        row.addWidget(Text(translate("SupplementationDetail", "1 已补来 · 2 未补来 · 空格 切换"), role="small"))
        card.add(self.note)
        card.add(foot)
        return card

    def _fill(self) -> None:
        self._full = QWidget()
        inner = QVBoxLayout(self._full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self.column.spacing())
        for part in (self.advice, self.head, self._gaps):
            inner.addWidget(part)
        inner.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)
        self.add(self._stack, 1)

    def show_line(self, line: Waiting | None, marks: Marks) -> None:
        """Show the case of a line with the marks of its draft, or nothing."""
        self._line = line
        self._stack.setCurrentWidget(self._full if line is not None else self._empty)
        if line is None:
            self._empty.show_text(translate("SupplementationDetail", "选择一件办理"), "")
            return
        self._notes = {name: str(mark.get("note", "")) for name, mark in marks.items()}
        self.head.set_title(line.case.applicant_name or translate("SupplementationDetail", "（姓名已删除）"))
        self.pill.show_text(matter_word(line.matter), matter_tone(line.matter))
        self.light.setVisible(line.matter is not Matter.DEEMED and line.light is not None)
        self.light.show_light(
            line.light.value if line.light else "none", days_word(line.days_over, line.remaining, line.unit)
        )
        self.facts.show_facts(self._facts(line))
        self.advice.show_text(advice(line), "bad" if line.matter is Matter.DEEMED else "warn")
        self._show_gaps(line, {name: bool(mark.get("in")) for name, mark in marks.items()})

    def _show_gaps(self, line: Waiting, came: dict[str, bool]) -> None:
        rows = gap_rows(line)
        focus = QApplication.focusWidget()
        had_focus = isinstance(focus, QWidget) and self._gaps.isAncestorOf(focus)
        self._gaps.setVisible(bool(rows))
        if had_focus and not rows:
            self.emptied.emit()
        is_receivable = self.is_receivable()
        self.table.show_rows(rows, came)
        for part in (self.note, self.all):
            part.setVisible(is_receivable)
        title = translate("SupplementationDetail", "补正内容")
        if line.matter is Matter.DEFERRED:
            title = translate("SupplementationDetail", "容缺材料")
        elif not line.case.supplements:
            title = translate("SupplementationDetail", "尚缺材料")
        self._gaps.set_title(title)
        self._show_note()

    def is_receivable(self) -> bool:
        """True while something that was asked for can come in here."""
        return self._line is not None and self._line.matter in (
            Matter.AWAITING,
            Matter.LAPSABLE,
            Matter.AGAIN,
            Matter.DEFERRED,
        )

    def lines(self) -> tuple[SupplementLine, ...]:
        """Return every open line as it is marked, with its remark."""
        return tuple(
            SupplementLine(material, is_in, note=self._notes.get(material, "").strip())
            for material, is_in in self.table.came().items()
        )

    def materials(self) -> tuple[str, ...]:
        """Return the materials that came in."""
        return tuple(material for material, is_in in self.table.came().items() if is_in)

    def marks(self) -> dict[str, Any]:
        """Return the marks and remarks for the draft; nothing while nothing is marked."""
        marks = {
            material: {"in": is_in, "note": self._notes.get(material, "")}
            for material, is_in in self.table.came().items()
        }
        return marks if any(mark["in"] or mark["note"] for mark in marks.values()) else {}

    def focus_gaps(self) -> None:
        """Put the cursor on the first open line."""
        self.table.setFocus()

    @staticmethod
    def _facts(line: Waiting) -> list[Fact]:
        case = line.case
        facts: list[Fact] = [
            (translate("SupplementationDetail", "事项"), case.plan.name),
            (translate("SupplementationDetail", "办件编号"), grouped(case.number)),
            (translate("SupplementationDetail", "收件日期"), case.received_on.isoformat()),
        ]
        if case.supplements:
            facts.append((translate("SupplementationDetail", "补正告知"), _told(case)))
        facts.append((whose_time(line), day_word(line.due, is_provisional=line.is_provisional)))
        if line.lapse_from is not None and line.matter is Matter.AWAITING:
            pattern = translate("SupplementationDetail", "{day} 起可办")
            if line.is_provisional:
                pattern = translate("SupplementationDetail", "{day}（暂定）起可办")
            open_from = pattern.format(day=line.lapse_from.isoformat())
            facts.append((translate("SupplementationDetail", "补正不来办结"), open_from))
        facts.append((translate("SupplementationDetail", "联系电话"), _phone(case)))
        if case.pending:
            facts.append(
                (
                    translate("SupplementationDetail", "等待批准"),
                    translate("SupplementationDetail", "再次补正已申请，等待首席代表批准"),
                    "warn",
                )
            )
        return facts

    def _material(self) -> str:
        row = self.table.currentIndex().row()
        rows = self.table.model_.rows()
        return rows[row].material if 0 <= row < len(rows) else ""

    def _show_note(self) -> None:
        self.note.edit.blockSignals(True)
        self.note.set_text(self._notes.get(self._material(), ""))
        self.note.edit.blockSignals(False)

    def _on_note_changed(self, text: str) -> None:
        if self._material():
            self._notes[self._material()] = text
            self.changed.emit()


def _told(case: Case) -> str:
    run = case.supplements[-1]
    if run.complete_on is None:
        return run.requested_on.isoformat()
    return translate("SupplementationDetail", "{day}，{done} 补齐").format(
        day=run.requested_on.isoformat(), done=run.complete_on.isoformat()
    )


def _phone(case: Case) -> str:
    if case.agent is not None and case.agent.phone:
        return f"{case.agent.phone}（{case.agent.name}）"
    return case.applicant.phone if case.applicant else ""
