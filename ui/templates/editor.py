"""The editor of a paper: what stands at its head, its blocks in order, and the form of the block under the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.finding import Finding
from app.notices.catalogue import shipped
from app.templates.toml import BLOCK
from ui.templates.block_form import BlockForm
from ui.templates.block_list import BlockList
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.field import DateField, Field
from ui.widgets.layouts import FieldGrid, FlowLayout

translate = QCoreApplication.translate


class TemplateEditor(QWidget):
    """`show_table(key, table)`, `table()`; `edited()` follows every change by the officer."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._kept: dict[str, Any] = {}
        self._key = ""
        self._at = -1
        self._is_quiet = True
        self.day = DateField(translate("Templates", "生效日期(&D)"), "templates.effective_from")
        self.copies = Field(translate("Templates", "份数"), "templates.copies")
        self.seal = Field(translate("Templates", "印章文字"), "templates.seal")
        self.law = Field(translate("Templates", "法律依据(&L)"), "templates.law")
        self.blocks = BlockList(language)
        self.form = BlockForm(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (self._list_card(), self.form, self._head_card()):
            column.addWidget(card)
        self._connect()

    def show_table(self, key: str, table: Mapping[str, Any]) -> None:
        """Show another draft; what the editor has no field for is kept as it is."""
        self._is_quiet = True
        self._key, self._kept, self._at = key, dict(table), -1
        day = table.get("effective_from")
        self.day.set_text(day.isoformat() if isinstance(day, date) else str(day or ""))
        self.copies.set_text(str(table.get("copies", 2)))
        self.seal.set_text(str(table.get("seal", "")))
        self.law.set_text(str(table.get("law", "")))
        self.note(table)
        blocks = table.get(BLOCK)
        self.blocks.show_blocks(blocks if isinstance(blocks, list) else [])
        self._is_quiet = False

    def note(self, table: Mapping[str, Any]) -> None:
        """Say which version it will be."""
        self.head.set_note(translate("Templates", "第 {n} 版").format(n=table.get("version", "")))

    def table(self) -> dict[str, Any]:
        """Return the draft as the fields say it."""
        copies = self.copies.text().strip()
        made = {
            **self._kept,
            "effective_from": self.day.value() or self.day.text().strip(),
            "copies": int(copies) if copies.isascii() and copies.isdigit() and len(copies) < 4 else copies,
            "law": self.law.text().strip(),
            BLOCK: self.blocks.blocks(),
        }
        made.pop("seal", None)
        if self.seal.text().strip():
            made["seal"] = self.seal.text().strip()
        return made

    def show_faults(self, faults: Sequence[Finding]) -> None:
        """Mark the blocks that have a fault, and tell beneath the block in sight what is wrong with it."""
        self.blocks.mark(at for at in (block_of(fault.field) for fault in faults) if at is not None)
        own = [fault.say(self._language) for fault in faults if block_of(fault.field) == self._at]
        self.form.set_problem("\n".join(own))
        for name, field in {
            "effective_from": self.day,
            "copies": self.copies,
            "seal": self.seal,
            "law": self.law,
        }.items():
            told = next((fault.say(self._language) for fault in faults if fault.field == name), "")
            field.set_message(told, "bad" if told else None)

    def go_to(self, place: str) -> QWidget:
        """Put the cursor where a fault lies and return what has it."""
        at = block_of(place)
        if at is not None:
            self.blocks.go(at)
            self.form.first_focus()
            return self.form
        field = {"effective_from": self.day, "copies": self.copies, "seal": self.seal, "law": self.law}.get(place)
        widget: QWidget = field if field is not None else self.blocks
        widget.setFocus()
        return widget

    def first_focus(self) -> None:
        """Begin on the first block."""
        self.blocks.setFocus()

    def _head_card(self) -> Card:
        self.head = Card(translate("Templates", "版本"))
        grid = FieldGrid(2, characters=9)
        grid.add(self.day)
        grid.add(self.copies)
        grid.add(self.seal)
        grid.add(self.law)
        self.head.add(grid)
        return self.head

    def _list_card(self) -> Card:
        card = Card(translate("Templates", "内容"), note=translate("Templates", "抬头和落款由程序统一印"))
        card.add(self.blocks)
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        acts = (
            ("add", translate("Templates", "加一块"), "Ins", "plus", self.blocks.add_block),
            ("remove", translate("Templates", "删除"), "Ctrl+Del", "trash-2", self.blocks.remove_block),
            ("up", translate("Templates", "上移"), "Alt+↑", "chevron-up", lambda: self.blocks.move_block(-1)),
            ("down", translate("Templates", "下移"), "Alt+↓", "chevron-down", lambda: self.blocks.move_block(1)),
        )
        for name, word, key, icon, act in acts:
            button = ActionButton(word, key=key, icon_name=icon)
            button.setObjectName(f"templates.block.{name}")
            button.clicked.connect(lambda _=False, act=act: act())
            flow.addWidget(button)
        card.add(row)
        return card

    def _connect(self) -> None:
        self.blocks.chosen.connect(self._on_chosen)
        self.blocks.changed.connect(self._on_edited)
        self.blocks.opened.connect(lambda _: self.form.first_focus())
        self.form.edited.connect(self._on_form_edited)
        for field in (self.day, self.copies, self.seal, self.law):
            field.changed.connect(lambda _: self._on_edited())

    def _on_chosen(self, at: int) -> None:
        self._at = at
        blocks = self.blocks.blocks()
        self.form.setVisible(0 <= at < len(blocks))
        if 0 <= at < len(blocks):
            self.form.show_block(at, blocks[at], shipped(self._key)[-1].fields)

    def _on_form_edited(self) -> None:
        self.blocks.put(self._at, self.form.entry())
        self._on_edited()

    def _on_edited(self) -> None:
        if not self._is_quiet:
            self.edited.emit()


def block_of(place: str) -> int | None:
    """Return which block (from 0) a fault lies in, None when in none."""
    name, _, number = place.rstrip("]").partition("[")
    return int(number) - 1 if name == BLOCK and number.isdigit() else None
