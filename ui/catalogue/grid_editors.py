"""What edits one cell of a grid: a list of choices, or a line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.catalogue.columns import Kind
from ui.catalogue.grid_model import GridModel
from ui.widgets.combo import Combo
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex


class CellEditors(QStyledItemDelegate):
    """Offers the choices of a column as a list, everything else as a line."""

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
            editor = combo
        name_widget(editor, f"{self.parent().objectName()}.{column.path}", column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present choice, or the text."""
        if isinstance(editor, Combo):
            editor.setCurrentIndex(max(0, editor.findData(str(index.data(Qt.ItemDataRole.EditRole) or ""))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the choice, or the text."""
        if isinstance(editor, Combo):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
