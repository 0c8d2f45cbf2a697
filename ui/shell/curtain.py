"""Overlays inside the window: the help sheet of keys, and the lock. They cover everything and are no dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Trouble
from app.wording import say_trouble
from ui.login.sheet import centred
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.field import PasswordField
from ui.widgets.layouts import FieldGrid, ScrollColumn
from ui.widgets.text import Text
from ui.work import Work

translate = QCoreApplication.translate


class Curtain(QFrame):
    """Covers its parent, but for the training mark, and follows its size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("role", "curtain")
        self.hide()
        parent.installEventFilter(self)

    def draw(self) -> None:
        """Cover the window."""
        self._cover()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._cover()
        return False

    def _cover(self) -> None:
        """Cover all but the training mark at the top: nobody may take a covered training desk for a real one."""
        mark = self._window.findChild(QWidget, "TrainingMark")
        top = mark.height() if mark is not None and mark.isVisible() else 0
        self.setGeometry(self._window.rect().adjusted(0, top, 0, 0))


class HelpSheet(Curtain):
    """F1: every key of the window and of the page, on one sheet; any of F1, Esc, Enter closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("HelpSheet")
        self._column = ScrollColumn()
        self._grid = FieldGrid(3, characters=16)
        self._close = ActionButton(translate("HelpSheet", "关闭"), key="Esc", is_primary=True)
        self._close.setObjectName("HelpSheet.close")
        self._close.clicked.connect(self.close_sheet)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 12)
        foot.addStretch(1)
        foot.addWidget(self._close)
        self._column.add(Text(translate("HelpSheet", "按键帮助"), role="h1"))
        self._column.add(self._grid)
        self._column.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column, 1)
        column.addLayout(foot)

    def show_keys(self, groups: Sequence[tuple[str, Sequence[tuple[str, str, str]]]]) -> None:
        """Show groups of (key, what it does, why it cannot be done now)."""
        self._grid.clear()
        for title, keys in groups:
            card = Card(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(1, 1)
            for row, (key, what, why) in enumerate(keys):
                grid.addWidget(Text(key, role="strong"), row, 0)
                grid.addWidget(Text(f"{what}（{why}）" if why else what, "muted" if why else None, wraps=True), row, 1)
            card.add_layout(grid)
            self._grid.add(card)
        self.draw()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Give the page back."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by the key that opened it, too."""
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
            self.close_sheet()
            return
        super().keyPressEvent(event)


class LockCurtain(Curtain):
    """The desk is locked: nothing of a case is in the window; the same officer's password opens it again."""

    opened = Signal()
    leave_wanted = Signal()

    def __init__(
        self, parent: QWidget, work: Work, officer: str, officer_id: str, unlock: Callable[[str, str], object]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LockCurtain")
        self._work = work
        self._officer_id = officer_id
        self._unlock = unlock
        self._password = PasswordField(translate("LockCurtain", "密码(&P)"), "lock.password")
        self._password.edit.returnPressed.connect(self._on_return)
        self._open = ActionButton(translate("LockCurtain", "解锁"), key="Enter", icon_name="lock-open", is_primary=True)
        self._open.setObjectName("lock.open")
        self._open.clicked.connect(self._on_return)
        self._leave = ActionButton(translate("LockCurtain", "换班"), icon_name="log-out")
        self._leave.setObjectName("lock.leave")
        self._leave.clicked.connect(self.leave_wanted)
        card = Card(translate("LockCurtain", "已锁定"))
        card.setMinimumWidth(360)
        card.add(Text(translate("LockCurtain", "{name} · 工号 {id}").format(name=officer, id=officer_id), wraps=True))
        card.add(Text(translate("LockCurtain", "草稿已保存，解锁后接着办。"), role="muted", wraps=True))
        card.add(self._password)
        row = QHBoxLayout()
        row.addWidget(self._leave)
        row.addStretch(1)
        row.addWidget(self._open)
        card.add_layout(row)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(centred(card))
        column.addStretch(3)

    def draw(self) -> None:
        """Cover the window and wait for the password."""
        super().draw()
        self._password.clear()
        # As when another window comes: the field that is left keeps its selection.
        self._password.edit.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a wrong password or a lock-out beneath the field."""
        self._password.clear()
        self._password.set_message(say_trouble(trouble), "bad")
        self._open.setEnabled(True)
        self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_return(self) -> None:
        if not self._password.text() or not self._open.isEnabled():
            return
        self._open.setEnabled(False)
        self._work.run(self, self._unlock, self._on_unlocked, self._officer_id, self._password.text())

    def _on_unlocked(self, _: object) -> None:
        self._open.setEnabled(True)
        self._password.clear()
        self.opened.emit()  # the cursor goes home before the curtain does, else it would pass through other fields
        self.hide()
