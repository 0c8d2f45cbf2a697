"""What is painted: the rows of the board with all their words, and the sheet that a screen, a picture or a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock.calendar import Calendar
from app.clock.light import Light
from app.register_words import grouped
from app.supervision.bars import Bar, bars_of
from app.supervision.facts import DayCount
from app.supervision.line import BoardLine
from app.supervision.views import Figures, Group, figures
from ui.supervision.words import Namer, clock_word, due_word, told_light
from ui.widgets.light import light_word

translate = QCoreApplication.translate


@dataclass(frozen=True)
class BarView:
    """One bar with its words: the stage, and how much of its limit was used; `short`: the same where room is short."""

    bar: Bar
    name: str
    told: str
    short: str = ""


@dataclass(frozen=True)
class CaseRow:
    """One case: `light` is the code of its light, `told` light and days, `clock` which clock presses, `due` when it ends."""

    number: str
    title: str
    detail: str
    light: str
    told: str
    clock: str
    due: str
    bars: tuple[BarView, ...]

    def spoken(self) -> str:
        """Return the row as it is read aloud."""
        bars = "，".join(f"{bar.name} {bar.told}".strip() for bar in self.bars if bar.bar.light is not None)
        return "；".join(part for part in (self.told, self.clock, self.title, self.detail, self.due, bars) if part)


@dataclass(frozen=True)
class HeadRow:
    """The heading of a group, with how its cases stand."""

    title: str
    told: str

    def spoken(self) -> str:
        """Return the heading as it is read aloud."""
        return f"{self.title} {self.told}"


Row = CaseRow | HeadRow


@dataclass(frozen=True)
class Tile:
    """A figure above the board: its word, its number, and the tone ("" | warn | bad | accent | ok) that its sign shows."""

    word: str
    number: str
    tone: str = ""


@dataclass(frozen=True)
class BoardSheet:
    """A part of the board as one picture: title, what it is of, the figures, the rows; `page` is "1/3" on paper."""

    title: str
    told: str
    tiles: tuple[Tile, ...]
    rows: tuple[Row, ...]
    page: str = ""


def case_row(line: BoardLine, calendar: Calendar, namer: Namer) -> CaseRow:
    """Return a line with its words."""
    fact = line.fact
    marks = [fact.applicant, grouped(fact.number)[-11:], namer.holders(fact), namer.short_department(fact.department)]
    if line.is_deemed_unnoted:
        marks.insert(0, translate("Supervision", "已视为受理，待确认"))
    if fact.asks:
        marks.insert(0, translate("Supervision", "待复核 {n} 件事").format(n=fact.asks))
    return CaseRow(
        number=fact.number,
        title=fact.item_name,
        detail=" · ".join(mark for mark in marks if mark),
        light=line.light.value if line.light else "none",
        told=told_light(line),
        clock=clock_word(line.pressing),
        due=due_word(line.pressing),
        bars=tuple(bar_view(bar) for bar in bars_of(line, calendar)),
    )


def bar_view(bar: Bar) -> BarView:
    """Return a bar with its words; a bar tells its trouble in words, not by colour alone."""
    names = {
        "acceptance": translate("Supervision", "受理"),
        "supplement": translate("Supervision", "补正"),
        "delivery": translate("Supervision", "送达"),
    }
    name = names.get(bar.kind, bar.name)
    if bar.light is None or bar.limit is None:
        told = str(bar.used) if bar.limit is None else f"—/{bar.limit}"
    elif bar.over:
        told = translate("Supervision", "超 {n} 天").format(n=bar.over)
    elif bar.light is Light.PAUSED:
        told = translate("Supervision", "停 {used}/{limit}").format(used=bar.used, limit=bar.limit)
    else:
        told = f"{bar.used}/{bar.limit}"
    return BarView(bar, name, told, translate("Supervision", "超{n}").format(n=bar.over) if bar.over else "")


def head_row(group: Group, kind: str, namer: Namer) -> HeadRow:
    """Return the heading of a group."""
    held = figures(group.lines)
    parts = [translate("Supervision", "{n} 件").format(n=held.open)]
    parts += [f"{light_word(code)} {n}" for code, n in (("red", held.red), ("yellow", held.yellow)) if n]
    return HeadRow(namer.word(kind, group.key), " · ".join(parts))


def tiles_of(held: Figures, today: DayCount) -> tuple[Tile, ...]:
    """Return the figures above the board."""
    return (
        Tile(translate("Supervision", "在办"), str(held.open)),
        Tile(translate("Supervision", "超期"), str(held.red), "bad" if held.red else ""),
        Tile(translate("Supervision", "临近"), str(held.yellow), "warn" if held.yellow else ""),
        Tile(translate("Supervision", "暂停、待补正"), str(held.paused), "accent" if held.paused else ""),
        Tile(translate("Supervision", "今日受理"), str(today.accepted)),
        Tile(translate("Supervision", "今日决定"), str(today.decided), "ok" if today.decided else ""),
    )


def heads() -> tuple[str, ...]:
    """Return the heads of the workbook's columns."""
    return (
        translate("Supervision", "办件编号"),
        translate("Supervision", "事项"),
        translate("Supervision", "申请人"),
        translate("Supervision", "部门"),
        translate("Supervision", "窗口"),
        translate("Supervision", "环节"),
        translate("Supervision", "经办人"),
        translate("Supervision", "灯"),
        translate("Supervision", "哪项期限"),
        translate("Supervision", "剩余天数"),
        translate("Supervision", "超期天数"),
        translate("Supervision", "到期日"),
        translate("Supervision", "收件日期"),
    )


def cells(line: BoardLine, namer: Namer) -> tuple[str, ...]:
    """Return a line as the cells of a workbook; nothing that is not known is filled in."""
    fact, one = line.fact, line.pressing
    left = "" if one is None or one.remaining is None else str(one.remaining)
    return (
        fact.number,
        fact.item_name,
        fact.applicant,
        namer.department(fact.department),
        fact.window,
        namer.steps(fact),
        namer.holders(fact),
        light_word(one.light.value if one else "none"),
        clock_word(one),
        left,
        str(one.days_over) if one is not None and one.days_over else "",
        due_word(one),
        day_text(fact.received_on),
    )


def day_text(day: date | None) -> str:
    """Return a civil date, "" for none."""
    return "" if day is None else day.isoformat()
