"""The words of the page: what became of an act at the center, in two or three signs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.left_out_records import CONFLICT, LeftOut

translate = QCoreApplication.translate


def fate_word(one: LeftOut) -> str:
    """Return what the center said."""
    if one.is_parked:
        return translate("Sync", "待中心判定")
    return translate("Sync", "有冲突") if one.verdict == CONFLICT else translate("Sync", "未采用")


def fate_tone(one: LeftOut) -> str:
    """Return its tone: what only waits is no trouble yet."""
    return "warn" if one.is_parked else "bad"
