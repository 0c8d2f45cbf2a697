"""The words of a declared outage."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.notices.field_context import BEIJING
from app.supervision.outage import Outage

translate = QCoreApplication.translate


def outage_word(outage: Outage) -> str:
    """Return from when to when nobody could type."""
    first, last = (at.astimezone(BEIJING) for at in (outage.first_at, outage.last_at))
    pattern = translate("Supervision", "{first} 至 {last}")
    is_one_day = first.date() == last.date()
    return pattern.format(first=f"{first:%m-%d %H:%M}", last=f"{last:%H:%M}" if is_one_day else f"{last:%m-%d %H:%M}")
