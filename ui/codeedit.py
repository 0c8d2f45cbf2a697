"""An edit for identity numbers, phones and codes that lies beneath the input method."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


class CodeEdit(QLineEdit):
    """Digits and letters arrive as typed or scanned, even while a Chinese input method is on.

    Qt asks every input widget whether the input method may serve it; only the answer to that question keeps the
    method out. The attribute WA_InputMethodEnabled and the Latin hint were measured to change nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhLatinOnly
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Answer that no input method is wanted; everything else as usual."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)
