"""A pill: one short word on a soft fill."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.text import Text


class Pill(Text):
    """`tone`: None (accent), plain, ok, warn, bad. Never stretches, hides itself while empty."""

    def __init__(self, text: str = "", tone: str | None = None) -> None:
        super().__init__(text, role="pill", tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setVisible(bool(text))

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show another word in a tone; an empty one hides the pill."""
        super().show_text(text, tone)
        self.setVisible(bool(text))
