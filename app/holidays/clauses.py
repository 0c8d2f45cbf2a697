"""What a sentence says of its dates: free, worked, moved from one day to another, or prolonged; and of which festival."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from app.holidays.dates import Group, groups


class Verb(Enum):
    """What becomes of the days."""

    OFF = auto()
    WORKED = auto()
    GIVEN_UP = auto()  # a rest day that is moved away (调至): worked, unless the text says that it is a holiday itself
    PROLONGED = auto()  # free up to the last of these days
    NOTHING = auto()  # told, advised, or the first day back: no day changes
    UNCLEAR = auto()


@dataclass(frozen=True)
class Clause:
    """One group of dates and what is said of them. `count`: 共7天; `joins`: with the weekend beside them.

    `runs`: so many days from its one date on: 10月1日起放假7天.
    """

    group: Group
    verb: Verb
    head: str
    count: int | None = None
    joins: bool = False
    runs: int = 0


_MOVED = re.compile(r"^[^。]{0,16}?(?:调至|调到|调整至|调整到|调休至|移至|移到|换到|挪至|挪到)$")
_TO_WORK = re.compile(r"上班|补班|工作(?!日安排)|办公|上课")
_NOT_TO_WORK = re.compile(
    r"(?:不|不再|无需|不用|取消|停止)(?:安排)?(?:调休)?(?:上班|补班|工作|办公)|(?:上班|补班)(?:的?安排)?(?:取消|作废|停止)"
)
_FREE = re.compile(r"放假|放休|调休|补休|补假|倒休|公休|休息|休假|法定(?:节)?假日|连休|停工")
_TOLD = re.compile(r"发布|印发|公布|通知|发出|公告|消息|报道|记者|解读")
_ADVISED = re.compile(r"鼓励|建议|倡导|提倡|推荐|可以?(?:结合|灵活)|拼假|请假|年休假")
_PROLONGED = re.compile(r"(?:延长|顺延)[^。;,]*?[至到]$")
_RUNS = re.compile(r"^起[,]?(?:连续)?(?:放假调休|调休放假|放假|放休|休假|休息|调休|公休)(?:共|计)?(\d{1,2})天")
_COUNT = re.compile(r"(?:共|计|放假|调休|公休)(\d{1,2})天")
_SUB = re.compile(r"[,:]")
_INTRODUCES = re.compile(r"(?:[:为是于]|日期|时间)$")

FESTIVALS: tuple[tuple[str, str], ...] = (
    (r"元旦|新年", "元旦"),
    (r"春节", "春节"),
    (r"清明", "清明节"),
    (r"劳动节|五一|5\.1", "劳动节"),
    (r"端午", "端午节"),
    (r"中秋", "中秋节"),
    (r"国庆|十一(?!月)|10\.1", "国庆节"),
    (r"中国人民抗日战争暨世界反法西斯战争胜利\d*周年", "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"),
)


def festivals(text: str) -> tuple[str, ...]:
    """Return the festivals that a text names, in its order, each once."""
    found = [(match.start(), name) for pattern, name in FESTIVALS for match in re.finditer(pattern, text)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def clauses(sentence: str, year: int) -> Iterator[Clause]:
    """Yield what a plain sentence says of each group of its dates."""
    found = list(groups(sentence, year))
    is_target = False
    for at, group in enumerate(found):
        begin = found[at - 1].end if at else 0
        end = found[at + 1].begin if at + 1 < len(found) else len(sentence)
        head, tail = sentence[begin : group.begin], sentence[group.end : end]
        verb = Verb.OFF if is_target else _verb(sentence, head, tail)
        is_target = bool(_MOVED.match(tail)) and at + 1 < len(found)
        if is_target:
            verb = Verb.GIVEN_UP
        runs = _RUNS.match(tail) if len(group.dates) == 1 else None
        if runs is not None:
            yield Clause(group, Verb.OFF, head, int(runs.group(1)), runs=int(runs.group(1)))
            continue
        count = _COUNT.search(tail) if verb is Verb.OFF else None
        yield Clause(group, verb, head, int(count.group(1)) if count else None, "连休" in tail)


def _verb(sentence: str, head: str, tail: str) -> Verb:
    if _PROLONGED.search(head):
        return Verb.PROLONGED
    nearest = next((part for part in _SUB.split(tail) if part), "")
    if nearest.startswith("起") or _TOLD.search(nearest) or _ADVISED.search(sentence):
        return Verb.NOTHING
    said = _said(nearest)
    if said is None and _INTRODUCES.search(head):
        said = _said(next((part for part in reversed(_SUB.split(head)) if part), ""))
    return said or Verb.UNCLEAR


def _said(part: str) -> Verb | None:
    if _NOT_TO_WORK.search(part):
        return Verb.OFF
    work = _TO_WORK.search(part)
    if work is not None and "放假" not in part[: work.start()]:
        return Verb.WORKED
    return Verb.OFF if _FREE.search(part) is not None else None
