"""The blocks of a paper one below the other: Insert adds one, Ctrl+Delete takes one out, Alt+↑↓ moves it, Enter edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.templates.difference import block_title, block_words
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate
Entry = dict[str, Any]
NEW_BLOCK: Entry = {"type": "para", "text": ""}
MOST_ROWS = 6


@dataclass(frozen=True)
class _Row:
    at: int
    title: str
    words: str


class BlockList(CaseTable):
    """`show_blocks(entries)`, `blocks()`; `changed()` when one came, went or moved, `chosen(at)` follows the cursor."""

    changed = Signal()
    chosen = Signal(int)

    def __init__(self, language: str) -> None:
        self._language = language
        self._blocks: list[Any] = []
        self._broken: frozenset[int] = frozenset()
        title = translate("Templates", "块")
        column = Column(title, lambda row: row.title, second=lambda row: row.words)
        super().__init__("templates.blocks", translate("Templates", "文书的各块"), [column], key=lambda row: row.at)
        self.picked.connect(lambda row: self.chosen.emit(row.at if row is not None else -1))

    def show_blocks(self, blocks: Sequence[Any]) -> None:
        """Show the blocks of another paper, from the first."""
        self._blocks = list(blocks)
        self._broken = frozenset()
        self._show(0, is_other=True)

    def blocks(self) -> list[Any]:
        """Return the blocks in order."""
        return list(self._blocks)

    def put(self, at: int, entry: Mapping[str, Any]) -> None:
        """Set what a block says."""
        if 0 <= at < len(self._blocks):
            self._blocks[at] = dict(entry)
            self._show(at)

    def mark(self, broken: Iterable[int]) -> None:
        """Mark the blocks that have a fault (numbers from 0)."""
        found = frozenset(broken)
        if found != self._broken:
            self._broken = found
            self._show(max(0, self.currentIndex().row()))

    def add_block(self) -> None:
        """Put an empty paragraph behind the block under the cursor."""
        at = min(len(self._blocks), self.currentIndex().row() + 1)
        self._blocks.insert(at, dict(NEW_BLOCK))
        self._tell(at)

    def remove_block(self) -> None:
        """Take the block under the cursor out."""
        at = self.currentIndex().row()
        if 0 <= at < len(self._blocks):
            del self._blocks[at]
            self._tell(min(at, len(self._blocks) - 1))

    def move_block(self, by: int) -> None:
        """Move the block under the cursor up or down."""
        at = self.currentIndex().row()
        other = at + by
        if 0 <= at < len(self._blocks) and 0 <= other < len(self._blocks):
            self._blocks[at], self._blocks[other] = self._blocks[other], self._blocks[at]
            self._tell(other)

    def go(self, at: int) -> None:
        """Put the cursor on a block."""
        self.setCurrentIndex(self.model_.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, take out, move; everything else is the list's."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Insert:
            self.add_block()
        elif key == Qt.Key.Key_Delete and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.remove_block()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & Qt.KeyboardModifier.AltModifier:
            self.move_block(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _tell(self, at: int) -> None:
        self._broken = frozenset()
        self._show(at)
        self.chosen.emit(at)
        self.changed.emit()

    def _show(self, at: int, *, is_other: bool = False) -> None:
        self.blockSignals(True)
        self.show_rows([self._row(n, entry) for n, entry in enumerate(self._blocks)], is_other=is_other)
        if self._blocks:
            self.setCurrentIndex(self.model_.index(at, 0))
        self.blockSignals(False)
        shown = max(2, min(MOST_ROWS, len(self._blocks)))
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(row * shown + self.horizontalHeader().sizeHint().height() + 8)
        if is_other:
            self.chosen.emit(at if self._blocks else -1)

    def _row(self, at: int, entry: Any) -> _Row:
        known = entry if isinstance(entry, Mapping) else {}
        title = f"{at + 1}  {block_title(known, self._language)}"
        if at in self._broken:
            title = translate("Templates", "{block} · 待改正").format(block=title)
        return _Row(at, title, block_words(known))
