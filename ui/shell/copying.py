"""A case number is read in groups and copied without them: what is pasted elsewhere are the plain 24 digits."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

_GROUPED = re.compile(r"\s*(\d{6}) (\d{8}) (\d{4}) (\d{6})\s*")


def plain_number(text: str) -> str:
    """Return the plain number of a text that is nothing but a grouped one, "" for any other text."""
    found = _GROUPED.fullmatch(text)
    return "".join(found.groups()) if found else ""


class PlainNumbers(QObject):
    """Watches what this window copies; what another program copied is left alone."""

    def __init__(self, clipboard: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        clipboard.dataChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._clipboard.ownsClipboard():
            plain = plain_number(self._clipboard.text())
            if plain:
                self._clipboard.setText(plain)
