"""What edits one cell of a grid: a list of choices, or a line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.catalogue.columns import Kind
from ui.catalogue.grid_model import GridModel
from ui.widgets.combo import Combo
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex
_DIGITS = tuple(Qt.Key(Qt.Key.Key_0 + n) for n in range(10))
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_L, Qt.Key.Key_Tab, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
LEAVING = frozenset({*_KEYS, *_DIGITS})


class CellEditors(QStyledItemDelegate):
    """Offers the choices of a column as a list, everything else as a line."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """A key that may save, send or leave takes what stands in the open cell along: it is part of what is in sight."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
        ):
            is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12 or (is_ctrl and event.key() in LEAVING):
                self.commitData.emit(editor)
        return super().eventFilter(editor, event)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of one cell, named after its column."""
        model = index.model()
        assert isinstance(model, GridModel)
        column = model.columns[index.column()]
        if column.kind is not Kind.CHOICE:
            editor = super().createEditor(parent, option, index)
        else:
            combo = Combo()
            combo.setParent(parent)
            for code, word in column.choices:
                combo.addItem(word, code)
            combo.view().setAccessibleName(column.title)
            combo.activated.connect(lambda _: self.commitData.emit(combo))  # what is picked counts at once
            editor = combo
        name_widget(editor, f"{self.parent().objectName()}.{column.path}", column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present choice, also one that is not on offer (any more), or the text."""
        if isinstance(editor, Combo):
            present = str(index.data(Qt.ItemDataRole.EditRole) or "")
            if present and editor.findData(present) < 0:
                editor.addItem(present, present)
            editor.setCurrentIndex(max(0, editor.findData(present)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the choice, or the text."""
        if isinstance(editor, Combo):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
