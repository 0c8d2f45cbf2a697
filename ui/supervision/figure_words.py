"""The words of the figures: what each count is called, and its number with the share it is of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.supervision.numbers import share
from app.supervision.statistics import Count, Statistics
from app.wording import name_of

translate = QCoreApplication.translate


def count_word(key: str) -> str:
    """Return what a count is called."""
    words = {
        "received": translate("Figures", "收件"),
        "supplemented": translate("Figures", "补正告知"),
        "accepted": translate("Figures", "受理"),
        "deemed": translate("Figures", "视为受理"),
        "declined": translate("Figures", "不予受理、不受理"),
        "lapsed": translate("Figures", "补正不来办结"),
        "withdrawn": translate("Figures", "撤回"),
        "terminated": translate("Figures", "终止"),
        "forwarded": translate("Figures", "转报"),
        "decided": translate("Figures", "决定"),
        "granted": translate("Figures", "准予"),
        "refused": translate("Figures", "不予"),
        "statutory_on_time": translate("Figures", "法定期限内办结"),
        "statutory_late": translate("Figures", "超过法定期限办结"),
        "promised_on_time": translate("Figures", "承诺期限内办结"),
        "promised_late": translate("Figures", "超过承诺期限办结"),
        "delivered": translate("Figures", "送达"),
        "open_over": translate("Figures", "期末仍在办且已超期"),
        "back_entered": translate("Figures", "补录（另计，不在以上各数之中）"),
    }
    return words[key]


def count_told(one: Count, held: Statistics) -> str:
    """Return a number, with its share where it is one; a dash where there is nothing to be a share of."""
    if not one.of:
        return str(one.n)
    whole = held.count(one.of).n
    return f"{one.n} / {whole}　{share(one.n, whole)}"


def reason_word(key: str, language: str) -> str:
    """Return a reason: a material, a clause, or the ground of a refusal to accept; one that nobody gave is told as such."""
    return name_of("ground", key, language) if key else translate("Figures", "（未写明）")
