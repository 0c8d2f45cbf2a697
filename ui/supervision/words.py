"""The words of the board: lights, clocks, holders, filters, groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from PySide6.QtCore import QCoreApplication

from app.clock.running import Running
from app.ids import OfficerId
from app.office import Office
from app.state import CaseState
from app.supervision.facts import BoardFact
from app.supervision.line import BoardLine
from app.supervision.views import holders_of, steps_of
from app.wording import name_of
from ui.clock_words import day_word, days_word
from ui.widgets.light import light_word

translate = QCoreApplication.translate
PLACES = "省市区县旗州"
PLACE = re.compile(f"(?:[^{PLACES}]+[{PLACES}])+")  # 江苏省南京市 of 江苏省南京市市场监督管理局: 市场 keeps its 市
STATES = frozenset(state.value for state in CaseState)


@dataclass(frozen=True)
class Namer:
    """Words of codes: `names` officers by log-in names, `items` their names by code, `language` zh_CN or en."""

    office: Office
    names: Mapping[OfficerId, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    language: str = "zh_CN"

    def word(self, kind: str, code: str) -> str:
        """Return the word of a code of a filter or group: department, item, step, light, holder, window."""
        if kind == "department":
            return self.department(code)
        if kind == "item":
            return self.items.get(code, code)
        if kind == "step":
            return name_of("state", code, self.language) if code in STATES else code
        if kind == "light":
            return translate("Supervision", "临近和超期") if code == "pressing" else light_word(code)
        if kind == "holder":
            return self.holder(code)
        return translate("Supervision", "{code} 号窗口机").format(code=code) if kind == "window" else code

    def department(self, code: str) -> str:
        """Return the name of a department; one that moved out keeps its code."""
        return self.office.department(code).name if self.office.has(code) else code

    def short_department(self, code: str) -> str:
        """Return the name of a department without what all of the hall's have in common: 交通运输局 of 示例区交通运输局."""
        names, whole = [one.name for one in self.office.departments], self.department(code)
        if whole not in names or len(names) < 2:
            return whole
        shared = "".join(
            letters[0] for letters in takewhile(lambda some: len(set(some)) == 1, zip(*names, strict=False))
        )
        place = PLACE.match(shared)
        if place is not None:
            return whole[place.end() :]
        rests = [name[len(shared) :] for name in names]  # 示例区… beside 示例街道办事处
        if not shared or not any(rest.startswith(tuple(PLACES)) for rest in rests):
            return whole
        rest = whole[len(shared) :]
        return (rest[1:] if rest.startswith(tuple(PLACES)) else rest) or whole

    def holder(self, code: str) -> str:
        """Return the name of an officer, or of the post whose holders have the case."""
        if code.startswith("post:"):
            return name_of("post", code.removeprefix("post:"), self.language)
        return self.names.get(OfficerId(code), code)

    def holders(self, fact: BoardFact) -> str:
        """Return who has the case now."""
        return "、".join(self.holder(code) for code in holders_of(fact))

    def steps(self, fact: BoardFact) -> str:
        """Return the steps that run, or the word of the state."""
        return "、".join(self.word("step", code) for code in steps_of(fact))


def clock_word(one: Running | None) -> str:
    """Return which clock presses."""
    if one is None:
        return ""
    words = {
        "statutory": translate("Supervision", "法定期限"),
        "promised": translate("Supervision", "承诺期限"),
        "acceptance": translate("Supervision", "受理期限"),
        "supplement": translate("Supervision", "待补正"),
        "delivery": translate("Supervision", "送达期限"),
    }
    return words.get(one.kind) or translate("Supervision", "{step}环节").format(step=one.step)


def told_light(line: BoardLine) -> str:
    """Return light and days in words."""
    one = line.pressing
    if one is None:
        return translate("Supervision", "待送达") if line.reading.decided_on else light_word("none")
    return " ".join(
        part for part in (light_word(one.light.value), days_word(one.days_over, one.remaining, one.unit)) if part
    )


def due_word(one: Running | None) -> str:
    """Return the day the pressing clock ends."""
    return "" if one is None else day_word(one.due, is_provisional=one.provisional)


def group_word(code: str) -> str:
    """Return the word of a grouping."""
    return {
        "": translate("Supervision", "不分组"),
        "department": translate("Supervision", "按部门"),
        "item": translate("Supervision", "按事项"),
        "step": translate("Supervision", "按环节"),
        "light": translate("Supervision", "按灯色"),
        "holder": translate("Supervision", "按经办人"),
        "window": translate("Supervision", "按窗口"),
    }[code]


def as_of_word(on: date) -> str:
    """Return the day of which the board speaks."""
    return translate("Supervision", "截至 {day}").format(day=on.isoformat())
