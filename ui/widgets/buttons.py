"""Buttons: an icon, a verb and its key on the label; Enter presses them as Space does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui import icons
from ui.style import sizes, tokens
from ui.widgets.text import set_state


class ActionButton(QPushButton):
    """`ActionButton("受理并打印", key="F12", icon_name="stamp", is_primary=True)`; `is_ghost` has no frame.

    The accessible name is the verb, the key is its description. The key on the label is only shown: the shortcut
    itself belongs to the page's PageAction (or to the panel), so that one key never fires twice.
    """

    def __init__(
        self, text: str, *, key: str = "", icon_name: str = "", is_primary: bool = False, is_ghost: bool = False
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._key = key
        self.setAutoDefault(False)
        self.setDefault(False)
        if is_primary or is_ghost:
            self.setProperty("role", "primary" if is_primary else "ghost")
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another verb; the key stays."""
        escaped = text.replace("&", "&&")
        gap = " " if text and icons.is_there(self._icon_name) else ""
        self.setText(f"{gap}{escaped}  {self._key}" if self._key else gap + escaped)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key)
        self._tint()

    def show_primary(self, is_primary: bool) -> None:
        """Make this the one primary action, or an ordinary one again."""
        set_state(self, role="primary" if is_primary else None)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the theme or the enabled state changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange, QEvent.Type.FontChange):
            self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, as clerks expect."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _tint(self) -> None:
        if not self._icon_name:
            return
        colours = tokens()
        colour = colours.on_primary if self.property("role") == "primary" else colours.text
        side = sizes().icon
        self.setIcon(icons.icon(self._icon_name, colour if self.isEnabled() else colours.muted, side))
        self.setIconSize(QSize(side, side))
