"""The words of the page: how long a permit still holds, and whether a renewal can still be applied for in time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.certificates.expiring import Chance, ExpiringPermit

translate = QCoreApplication.translate
TONES = {
    Chance.OPEN: "ok",
    Chance.DISPUTED: "warn",
    Chance.LATE: "bad",
    Chance.EXPIRED: "bad",
    Chance.UNDER_WAY: "plain",
}


def days_left(line: ExpiringPermit) -> str:
    """Return how long the permit still holds, or since when it does not."""
    if line.days_left < 0:
        return translate("Certificates", "{n} 天").format(n=-line.days_left)
    if line.days_left == 0:
        return translate("Certificates", "今天届满")
    return translate("Certificates", "剩 {n} 天").format(n=line.days_left)


def chance_word(chance: Chance) -> str:
    """Return in a word whether a renewal can still be applied for in time."""
    return {
        Chance.OPEN: translate("Certificates", "可以申请"),
        Chance.DISPUTED: translate("Certificates", "期限有争议"),
        Chance.LATE: translate("Certificates", "申请期已过"),
        Chance.EXPIRED: translate("Certificates", "已经届满"),
        Chance.UNDER_WAY: translate("Certificates", "正在办理"),
    }[chance]


def advice(chance: Chance) -> str:
    """Return in a sentence what that means at the counter (行政许可法 50, 82)."""
    return {
        Chance.OPEN: translate("Certificates", "请提醒持证人在最迟申请日之前提出延续申请。"),
        Chance.DISPUTED: translate(
            "Certificates", "按工作日计算已过三十日，按自然日计算未过；从有利于申请人，仍可受理。"
        ),
        Chance.LATE: translate("Certificates", "已不足三十日，仍可受理，但届满前未作决定的，不视为准予延续。"),
        Chance.EXPIRED: translate("Certificates", "有效期已过，不能延续；继续从事活动的，应当重新申请。"),
        Chance.UNDER_WAY: translate("Certificates", "届满前未作决定的，依法视为准予延续，请尽快办结。"),
    }[chance]
