"""The words of the page: days left, what happened, which step is where."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.approval.queries import SignTask
from app.approval.story import Happening
from app.clock.light import ClockReading
from app.state import Case
from app.wording import name_of
from ui.clock_words import days_word

translate = QCoreApplication.translate


def days(clock: ClockReading | None) -> str:
    """Return how long a clock still has, or how far it is over; the light before it says how it stands."""
    return "" if clock is None else days_word(clock.days_over, clock.remaining, clock.limit.unit)


def light_code(clock: ClockReading | None) -> str:
    """Return the light of a clock."""
    return clock.light.value if clock is not None and clock.light is not None else "none"


def clock_detail(clock: ClockReading | None) -> str:
    """Return days left and due date; a provisional date says so (clock.md)."""
    if clock is None or clock.due is None:
        return days(clock)
    pattern = translate("Approval", "至 {day}（暂定）") if clock.provisional else translate("Approval", "至 {day}")
    return "，".join(part for part in (days(clock), pattern.format(day=clock.due.isoformat())) if part)


def late_stop_words(case: Case, clock: ClockReading | None) -> str:
    """Return why a step runs on while the case is stopped: a stop from its due date on changes nothing (clock.md)."""
    stop = case.open_stop
    if stop is None or clock is None or clock.due is None or stop.begin < clock.due:
        return ""
    return translate(
        "Approval", "本环节 {due} 到期，{ground}自 {begin} 起：到期当日或以后开始的暂停不改变环节期限，超期照计"
    ).format(due=clock.due.isoformat(), ground=stop.body.ground, begin=stop.begin.isoformat())


def act_word(happening: Happening, language: str) -> str:
    """Return the name of what happened, with its step."""
    others = {
        "ask": translate("Approval", "申请批准"),
        "ask_declined": translate("Approval", "未予批准"),
        "undo": translate("Approval", "撤销操作"),
    }
    word = others.get(happening.act) or name_of("action", happening.act, language)
    word = f"{happening.step} · {word}" if happening.step else word
    return translate("Approval", "{what}（已撤销）").format(what=word) if happening.is_undone else word


def asked_text(task: SignTask, language: str) -> str:
    """Return what waits for a signature."""
    return name_of("action", task.action.value, language)
