"""Until when a certificate is valid, in a word."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def until_words(day: date | None) -> str:
    """Return the last day of a validity; 长期 where it has none."""
    return day.isoformat() if day is not None else translate("ValidityWords", "长期")
