"""A list of known answers beneath whichever edit has the focus; nothing is taken unless the clerk chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.hits import Hit, HitPopup

translate = QCoreApplication.translate
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Offer(QObject):
    """`watch(edit)` once per edit, then `show_beneath(edit, hits)`; `taken(edit, key)` when Enter or a click chooses.

    Up and Down move, Esc closes the list and leaves what was typed. The list goes when the focus goes, and as soon as
    the clerk types on: then Enter goes to the next field again.
    """

    taken = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._popup = HitPopup(name, translate("Offer", "已有信息"))
        self._popup.picked.connect(self._on_picked)
        self._edit: QLineEdit | None = None
        self.destroyed.connect(self._popup.deleteLater)

    def watch(self, edit: QLineEdit) -> None:
        """Take the keys of this edit while the list is open beneath it."""
        edit.installEventFilter(self)

    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._popup.isVisible()

    def hits(self) -> list[Hit]:
        """Return what is offered now."""
        found = [self._popup.model.hit(row) for row in range(self._popup.model.rowCount())]
        return [hit for hit in found if hit is not None] if self.is_open() else []

    def show_beneath(self, edit: QLineEdit, hits: Sequence[Hit]) -> None:
        """Offer these beneath `edit`, if the cursor is still there; none closes the list."""
        self._popup.model.show_hits(hits)
        if not hits or not edit.hasFocus():
            self.close()
            return
        self._edit = edit
        self._popup.show_beneath(edit)
        self._popup.select(0)

    def close(self) -> None:
        """Take the list away."""
        self._popup.hide()
        self._edit = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move, choose and close by keys; go with the focus."""
        if watched is self._edit and _is_typing(event):
            self.close()
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and watched is self._edit:
            self.close()
        if event.type() != QEvent.Type.KeyPress or watched is not self._edit or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in MOVES:
            self._popup.select(self._popup.row() + MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_picked(self._popup.current())
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _on_picked(self, hit: Hit | None) -> None:
        edit = self._edit
        self.close()
        if hit is not None and edit is not None:
            self.taken.emit(edit, hit.key)


def _is_typing(event: QEvent) -> bool:
    """True for a key that writes and for what an input method commits."""
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString())
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.text().isprintable() and bool(event.text())
