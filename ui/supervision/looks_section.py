"""查询留痕: who looked for which person, when, and what the officer did next; Enter opens the finding, else the case."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from app.ids import OfficerId
from app.looking import KNOWN_PERSON, REVEALED, SEARCHED
from app.notices.field_context import BEIJING
from app.officer import EVERY_DEPARTMENT
from app.register_words import grouped
from app.supervision.looks import (
    FOLLOWED,
    FOUND,
    NOT_FOLLOWED,
    LookLine,
    LooksDesk,
    LookView,
    looks_desk,
    read_look,
    shown_looks,
)
from app.table_out import long_number, text_table
from app.wording import name_of
from ui.page import AtExplanation, Page, PageAction
from ui.supervision.filter_bar import CompactChoice
from ui.supervision.inquiry_section import InquirySection
from ui.supervision.period_bar import PeriodBar
from ui.supervision.section import Section
from ui.supervision.taking_out import TakingOut
from ui.supervision.words import Namer
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate


def kind_word(what: str) -> str:
    """Return how a person was looked for."""
    words = {
        SEARCHED: translate("Supervision", "检索"),
        KNOWN_PERSON: translate("Supervision", "收件时查人"),
        REVEALED: translate("Supervision", "查看证件和电话"),
    }
    return words.get(what, what)


def follows_word(code: str) -> str:
    """Return how a look-up stands."""
    words = {
        FOLLOWED: translate("Supervision", "其后有办理"),
        NOT_FOLLOWED: translate("Supervision", "其后无办理"),
        FOUND: translate("Supervision", "已提出发现"),
    }
    return words[code]


class LooksSection(Section):
    """The queries are masked; F8 shows the one under the cursor, and that is on record too."""

    key = "looks"

    def __init__(self, page: Page, around: Surroundings, inquiries: InquirySection) -> None:
        super().__init__()
        self._page, self._around, self._inquiries = page, around, inquiries
        self._desk = LooksDesk()
        self._shown: tuple[LookLine, ...] = ()
        everybody = [("", translate("Supervision", "全部"))]
        kinds = [*everybody, *((code, kind_word(code)) for code in (SEARCHED, KNOWN_PERSON, REVEALED))]
        follows = [*everybody, *((code, follows_word(code)) for code in (NOT_FOLLOWED, FOUND, FOLLOWED))]
        self.period = PeriodBar("supervision.looks", around.setting().moment.on)
        self.officer = CompactChoice(translate("Supervision", "经办人(&O)"), "supervision.looks.officer", everybody)
        self.what = CompactChoice(translate("Supervision", "方式(&K)"), "supervision.looks.what", kinds)
        self.follows = CompactChoice(translate("Supervision", "用途(&U)"), "supervision.looks.follows", follows)
        self.table = CaseTable(
            "supervision.looks", translate("Supervision", "查询留痕"), self._columns(), key=lambda one: one.held.event
        )
        self._empty = EmptyState(
            "search",
            translate("Supervision", "这段时间没有这样的查询"),
            translate("Supervision", "换一个筛选条件，或按 Shift+F3 看全部"),
        )
        self.card = Card(translate("Supervision", "查询留痕"))
        self.taking_out = TakingOut(page, around)
        self._lay()
        self.period.asked.connect(self.ask)
        for field in (self.officer, self.what, self.follows):
            field.changed.connect(lambda _: self._show())
        self.table.picked.connect(lambda _: self.acts_changed.emit())
        self.table.opened.connect(lambda _: self.open_line())

    def _columns(self) -> list[Column]:
        return [
            Column(translate("Supervision", "时间"), lambda one: self._time(one)[5:], 7),
            Column(
                translate("Supervision", "经办人"), lambda one: one.name, 6, second=lambda one: self._departments(one)
            ),
            Column(translate("Supervision", "方式"), lambda one: kind_word(one.held.what), 8),
            Column(translate("Supervision", "查询内容"), self._query, 10),
            Column(translate("Supervision", "查到"), lambda one: str(one.held.hits), 3, is_right=True),
            Column(translate("Supervision", "其后办理"), self._after, 0, second=lambda one: one.held.item),
            Column(translate("Supervision", "发现"), self._found, 8),
        ]

    def _lay(self) -> None:
        grid = FieldGrid(3, characters=9)
        for field in (self.officer, self.what, self.follows):
            grid.add(field)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.period, 2)
        asked.addWidget(grid, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(asked)
        column.addWidget(self.card, 1)

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Supervision", "查询留痕")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section."""
        line = self.line()
        nothing = "" if self._shown else translate("Supervision", "这段时间没有这样的查询")
        aim = self._aim(line)
        why = "" if aim else translate("Supervision", "这次查询之后没有办理，也没有发现")
        word = translate("Supervision", "打开发现") if aim == FOUND else translate("Supervision", "打开办件")
        bar = [
            PageAction(
                "F8",
                translate("Supervision", "显示查询内容"),
                "eye",
                self.read,
                is_enabled=line is not None,
                why=nothing,
            ),
            PageAction(
                "F9",
                translate("Supervision", "导出"),
                "download",
                self.export,
                is_enabled=bool(self._shown),
                why=nothing,
            ),
            PageAction(
                "F12", word, "folder-open", self.open_line, is_primary=True, is_enabled=bool(aim), why=nothing or why
            ),
        ]
        quiet = [
            ("F3", translate("Supervision", "到筛选"), self.officer.setFocus),
            ("Shift+F3", translate("Supervision", "看全部"), self.clear),
            ("F4", translate("Supervision", "到列表"), self.table.setFocus),
            ("F5", translate("Supervision", "重新读取"), self.ask),
            ("Ctrl+PgUp", translate("Supervision", "上个月"), lambda: self.period.step(-1)),
            ("Ctrl+PgDown", translate("Supervision", "下个月"), lambda: self.period.step(1)),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when findings changed, and when the section is first seen; F5 asks at any time."""
        if not changed or "supervision" in changed:
            self.ask()

    def first_focus(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case that the look-up under the cursor was for."""
        line = self.line()
        return line.held.number or None if line is not None else None

    def clear_secrets(self) -> None:
        """Forget what was shown."""
        self._on_desk(LooksDesk())

    def ask(self) -> None:
        """Ask for the look-ups of the period."""
        period = self.period.period()
        if period is not None:
            officer = self._around.setting().officer
            self._around.work.ask_latest(self, "looks", looks_desk, self._on_desk, officer, period.first, period.last)

    def line(self) -> LookLine | None:
        """Return the look-up under the cursor."""
        row = self.table.row_value() if self._shown else None
        return row if isinstance(row, LookLine) else None

    def lines(self) -> tuple[LookLine, ...]:
        """Return what is shown."""
        return self._shown

    def clear(self) -> None:
        """Shift+F3: ask for everything of the period again."""
        for field in (self.officer, self.what, self.follows):
            field.set_code("")

    def read(self) -> None:
        """F8: what was looked for, in full; it is on record who read it."""
        line = self.line()
        if line is None:
            return
        told = translate("Supervision", "{name} {at} 查询：{query}")
        facts = {"name": line.name, "at": self._time(line)}
        erased = translate("Supervision", "（已按规定删除）")
        self._around.work.do(
            self._page,
            read_look,
            lambda query: self._around.result(told.format(query=query or erased, **facts), None),
            line.held.event,
        )

    def open_line(self) -> None:
        """Enter or F12: the finding, else the case that was acted on."""
        line = self.line()
        aim = self._aim(line)
        if line is None or not aim:
            return
        if line.inquiry is not None:
            self._page.section(self._inquiries.key)  # type: ignore[attr-defined]
            self._inquiries.show_inquiry(line.inquiry.id)
        else:
            self._around.go("casefile", AtExplanation(line.held.number))

    def export(self) -> None:
        """F9: what is shown, masked, as a text table."""
        title = translate("Supervision", "查询留痕")
        self.taking_out.choose(title, {"csv": self.table_bytes}, len({one.held.number for one in self._shown} - {""}))

    def table_bytes(self) -> bytes:
        """Return what is shown as a text table."""
        heads = [column.title for column in self._columns()]
        rows = [
            (
                self._time(one), f"{one.name} {self._departments(one)}".strip(), kind_word(one.held.what), self._query(one),
                str(one.held.hits), long_number(one.held.number) if one.held.number else "", self._found(one),
            )
            for one in self._shown
        ]  # fmt: skip
        return text_table(heads, rows)

    @staticmethod
    def _aim(line: LookLine | None) -> str:
        return "" if line is None or line.follows == NOT_FOLLOWED else line.follows

    def _on_desk(self, desk: LooksDesk) -> None:
        self._desk = desk
        people: dict[OfficerId, str] = {line.held.officer: line.name for line in desk.lines}
        chosen = self.officer.code()
        if chosen and chosen not in people:
            people[OfficerId(chosen)] = chosen
        offered = sorted(people.items(), key=lambda one: one[1])
        self.officer.blockSignals(True)
        self.officer.show_choices([("", translate("Supervision", "全部")), *offered])
        self.officer.blockSignals(False)
        self._show()

    def _show(self) -> None:
        view = LookView(self.officer.code(), self.what.code(), self.follows.code())
        self._shown = shown_looks(self._desk.lines, view)
        self.table.show_rows(self._shown)
        self._stack.setCurrentWidget(self.table if self._shown else self._empty)
        idle = sum(1 for one in self._shown if one.follows == NOT_FOLLOWED)
        note = translate("Supervision", "{n} 次，其后一小时内无办理 {idle} 次；查询内容已脱敏")
        told = note.format(n=len(self._shown), idle=idle)
        if self._desk.total > len(self._desk.lines):
            cut = translate("Supervision", "这段时间共 {total} 次，只列最近 {n} 次，请缩短时间段")
            told = cut.format(total=self._desk.total, n=len(self._desk.lines))
        self.card.set_note(told)
        self.acts_changed.emit()

    def _query(self, one: LookLine) -> str:
        held = one.held
        if not one.shown:
            return translate("Supervision", "（已按规定删除）")
        return grouped(one.shown)[-11:] if held.what == REVEALED else one.shown

    @staticmethod
    def _time(one: LookLine) -> str:
        return one.held.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")

    def _departments(self, one: LookLine) -> str:
        namer = Namer(self._around.setting().office, language=self._around.language)
        every = translate("Supervision", "各部门")
        return "、".join(
            every if code == EVERY_DEPARTMENT else namer.short_department(code) for code in one.departments
        )

    @staticmethod
    def _after(one: LookLine) -> str:
        return grouped(one.held.number)[-11:] if one.held.number else translate("Supervision", "其后无办理")

    def _found(self, one: LookLine) -> str:
        return "" if one.inquiry is None else name_of("inquiry_state", one.inquiry.state.value, self._around.language)
