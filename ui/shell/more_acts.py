"""The acts for which the row at the foot has no room: a button that lists them; their keys work as ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from ui.page import PageAction
from ui.widgets.buttons import ActionButton

translate = QCoreApplication.translate


class MoreActs(ActionButton):
    """`show_acts(acts)`; none hides the button. `run(key)` when one is chosen from the list."""

    def __init__(self, run: Callable[[str], object]) -> None:
        super().__init__(translate("ActionBar", "更多"), icon_name="ellipsis")
        self.setObjectName("action.more")
        self._run = run
        self._menu = QMenu(self)
        self._menu.setObjectName("action.more.list")
        self._menu.setToolTipsVisible(True)
        self.clicked.connect(self._open)
        self.hide()

    def show_acts(self, acts: Sequence[PageAction]) -> None:
        """List these acts, the grey ones with their reason."""
        self._menu.clear()
        for act in acts:
            line = self._menu.addAction(f"{act.text.replace('&', '&&')}\t{act.key_sequence}")
            line.setEnabled(act.is_enabled)
            line.setToolTip(act.why or act.text)
            line.triggered.connect(partial(self._choose, act.key_sequence))
        self.setVisible(bool(acts))
        self.setAccessibleDescription("、".join(f"{act.text} {act.key_sequence}" for act in acts))

    def _choose(self, key: str, _: bool = False) -> None:
        self._run(key)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, -self._menu.sizeHint().height() - 4)))
