"""The words of the page: what a case waits for, how long, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.supplementation.queries import Matter, Waiting
from ui.clock_words import days_word

translate = QCoreApplication.translate


def matter_word(matter: Matter) -> str:
    """Return the word of the pill beside the applicant."""
    return {
        Matter.DEEMED: translate("Supplementation", "已视为受理"),
        Matter.LAPSABLE: translate("Supplementation", "逾期未补"),
        Matter.COMPLETE: translate("Supplementation", "已补齐待受理"),
        Matter.RECEIVED: translate("Supplementation", "已收件待决定"),
        Matter.AWAITING: translate("Supplementation", "等待补正"),
        Matter.AGAIN: translate("Supplementation", "等待再次补正"),
        Matter.DEFERRED: translate("Supplementation", "容缺待补交"),
    }[matter]


def matter_tone(matter: Matter) -> str | None:
    """Return the tone of that pill."""
    return {
        Matter.DEEMED: "bad",
        Matter.LAPSABLE: "warn",
        Matter.COMPLETE: "ok",
        Matter.AGAIN: "warn",
    }.get(matter)


def days_left(line: Waiting) -> str:
    """Return how long there is, in the clock's own unit; the light before it says how it stands."""
    if line.matter is Matter.DEEMED:
        return translate("Supplementation", "视为受理")
    return days_word(line.days_over, line.remaining, line.unit)


def due_short(line: Waiting) -> str:
    """Return the due date as a list has room for it: without the year, provisional or not."""
    if line.due is None:
        return ""
    day = line.due.strftime("%m-%d")
    return translate("Supplementation", "{day} 暂定").format(day=day) if line.is_provisional else day


def whose_time(line: Waiting) -> str:
    """Return whose time runs until the due date."""
    if line.matter in (Matter.AWAITING, Matter.LAPSABLE):
        return translate("Supplementation", "申请人补正期至")
    if line.matter is Matter.DEFERRED:
        return translate("Supplementation", "承诺办结日")
    return translate("Supplementation", "受理期限至")


def missing_text(line: Waiting) -> str:
    """Return what is missing, in one line."""
    if not line.missing:
        return translate("Supplementation", "材料已齐")
    return translate("Supplementation", "缺 {n} 项：{materials}").format(
        n=len(line.missing), materials="、".join(line.missing)
    )


def advice(line: Waiting) -> str:
    """Return the sentence that tells what the law leaves to do now; empty when the list says it all."""
    if line.matter is Matter.DEEMED:
        return translate(
            "Supplementation",
            "本件自 {due} 届满未作决定，依照行政许可法第三十二条已视为受理。请按 F12 确认，期限自收到材料之日起算。",
        ).format(due=line.due)
    if line.matter is Matter.LAPSABLE:
        return translate("Supplementation", "补正期已满，可按 F9 补正不来办结；申请人现在补来的，仍可接收。")
    if line.matter is Matter.AGAIN:
        return translate("Supplementation", "再次补正不停止受理期限：{due} 届满仍未决定的，视为受理。").format(
            due=line.due
        )
    return ""
