"""The words of a limit on every page: how long there is, how far it is over, and the day it ends."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock.limits import Unit

translate = QCoreApplication.translate


def days_word(days_over: int, remaining: int | None, unit: Unit = Unit.CALENDAR_DAY) -> str:
    """Return how long a limit still has, or how far it is over; the light before it says which.

    A clock counts in days of its unit: working days are named as such, a limit in months counts civil days (clock.md).
    """
    counted = days_over or remaining
    if unit is Unit.WORKING_DAY and counted:  # without 剩: lists have no room for it, and the light says how it stands
        return translate("ClockWords", "{n} 工作日").format(n=counted)
    if days_over:
        return translate("ClockWords", "{n} 天").format(n=days_over)
    if remaining == 0:
        return translate("ClockWords", "今天到期")
    return "" if remaining is None else translate("ClockWords", "剩 {n} 天").format(n=remaining)


def day_word(due: date | None, *, is_provisional: bool) -> str:
    """Return the day a limit ends; a provisional one says so (clock.md)."""
    if due is None:
        return ""
    return translate("ClockWords", "{day}（暂定）").format(day=due.isoformat()) if is_provisional else due.isoformat()
