"""The five lists of the page: cases that came, that went, that are sent up, standard catalogues, the centers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.levels.adopting import Difference
from app.levels.between import ASKED, GIVEN, Between, LinkLine, Passing
from app.register_words import grouped
from ui.between.words import day_word, level_word, link_word, round_word, state_word
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
CAME, WENT, UP, STANDARD, CENTERS = "came", "went", "up", "standard", "centers"
ORDER = (CAME, WENT, UP, STANDARD, CENTERS)
Line = Passing | Difference | LinkLine
KEEPS: dict[str, Callable[[Passing], bool]] = {
    CAME: lambda one: one.side == ASKED,
    WENT: lambda one: one.side == GIVEN and not one.is_forwarded,
    UP: lambda one: one.side == GIVEN and one.is_forwarded,
}


class Listing(QWidget):
    """`show_all(told, differences)`; `picked(line)` follows the cursor, `opened(line)` Enter."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._told: Between | None = None
        self._differences: tuple[Difference, ...] = ()
        words = [
            (CAME, translate("Between", "来件")),
            (WENT, translate("Between", "去件")),
            (UP, translate("Between", "转报")),
            (STANDARD, translate("Between", "标准目录")),
            (CENTERS, translate("Between", "中心")),
        ]
        self.choice = SegmentedChoice(translate("Between", "列表"), "between.choice", words)
        self.cases, self.standards, self.centers = _cases(), _standards(self.center), _centers()
        self.empty = EmptyState("truck")
        self._stack = QStackedWidget()
        for part in (self.cases, self.standards, self.centers, self.empty):
            self._stack.addWidget(part)
        card = Card()
        card.add(self.choice)
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.choice.chosen.connect(lambda _: self._show(is_other=True))
        for table in (self.cases, self.standards, self.centers):
            table.picked.connect(lambda _: self.picked.emit(self.line()))
            table.opened.connect(self.opened)

    def show_all(self, told: Between | None, found: tuple[Difference, ...]) -> None:
        """Show the lists anew; what was under the cursor stays there."""
        self._told, self._differences = told, found
        self._show()

    def center(self, division: int) -> str:
        """Return the name of a center as far as it is linked, else its division code."""
        links = () if self._told is None else self._told.links
        own = {} if self._told is None else {self._told.division: self._told.center}
        return {**own, **{one.division: one.name for one in links}}.get(division, f"{division:06}")

    def code(self) -> str:
        """Return which list is in sight."""
        return self.choice.code()

    def show_list(self, code: str) -> None:
        """Show one of the lists."""
        self.choice.set_code(code)
        self._show(is_other=True)

    def next_list(self) -> None:
        """Show the next of the lists."""
        self.show_list(ORDER[(ORDER.index(self.code()) + 1) % len(ORDER)])

    def show_due(self, number: str) -> bool:
        """Put the cursor on the case of this number where it waits for an answer here; False when none does."""
        passings = () if self._told is None else self._told.passings
        if not any(one.is_due and one.number == number for one in passings):
            return False
        self.show_list(CAME)
        at = next(
            n for n, one in enumerate(self._lines()) if isinstance(one, Passing) and one.is_due and one.number == number
        )
        self.cases.setCurrentIndex(self.cases.model_.index(at, 0))
        return True

    def table(self) -> CaseTable:
        """Return the table of the list in sight."""
        return {STANDARD: self.standards, CENTERS: self.centers}.get(self.code(), self.cases)

    def line(self) -> Line | None:
        """Return the line under the cursor."""
        table = self.table()
        found = table.row_value() if self._stack.currentWidget() is table else None
        return found if isinstance(found, Passing | Difference | LinkLine) else None

    def _lines(self) -> tuple[Line, ...]:
        code = self.code()
        if code == STANDARD:
            return self._differences
        if self._told is None:
            return ()
        if code == CENTERS:
            return self._told.links
        return tuple(sorted(filter(KEEPS[code], self._told.passings), key=lambda one: not one.is_due))

    def _show(self, *, is_other: bool = False) -> None:
        lines, table = self._lines(), self.table()
        table.show_rows(lines, is_other=is_other)
        self._stack.setCurrentWidget(table if lines else self.empty)
        self.empty.show_text(*_empty(self.code()))
        self.picked.emit(self.line())


def _cases() -> CaseTable:
    return CaseTable(
        "between.cases",
        translate("Between", "办件"),
        [
            Column(
                translate("Between", "申请人"),
                lambda one: one.applicant or translate("Between", "办件 {tail}").format(tail=one.number[-6:]),
                second=lambda one: " · ".join(part for part in (one.item, one.number[-6:]) if part),
            ),
            Column(translate("Between", "对方中心"), lambda one: one.other_name or "—", 9, second=day_word),
            Column(translate("Between", "状态"), state_word, 6),
        ],
        key=lambda one: one.offer or one.case,
    )


def _standards(center: Callable[[int], str]) -> CaseTable:
    return CaseTable(
        "between.standards",
        translate("Between", "与标准目录的差异"),
        [
            Column(translate("Between", "事项"), lambda one: one.item.name, second=lambda one: one.item.code.basic),
            Column(translate("Between", "标准目录"), lambda one: center(one.issuer), 9),
            Column(translate("Between", "差异"), lambda one: difference_word(one), 8),
        ],
        key=lambda one: f"{one.item.code.business} {one.issuer}",
    )


def _centers() -> CaseTable:
    return CaseTable(
        "between.centers",
        translate("Between", "上级和下级中心"),
        [
            Column(translate("Between", "中心"), lambda one: one.name, second=round_word),
            Column(translate("Between", "层级"), level_word, 4),
            Column(translate("Between", "状态"), link_word, 5),
        ],
        key=lambda one: one.division,
    )


def difference_word(one: Difference) -> str:
    """Return what differs."""
    words = (
        ("code.basic", translate("Between", "编码")),
        ("name", translate("Between", "名称")),
        ("statutory", translate("Between", "法定时限")),
        ("promised", translate("Between", "承诺时限")),
    )
    return "、".join(word for field, word in words if field in one.fields)


def _empty(code: str) -> tuple[str, str]:
    words = {
        CAME: (
            translate("Between", "没有移送来的办件"),
            translate("Between", "上级、下级中心移送或者转报到本级的办件会列在这里，由首席代表接办或者退回"),
        ),
        WENT: (
            translate("Between", "没有移送出去的办件"),
            translate("Between", "按 F12 把一件移送给上级或者下级中心"),
        ),
        UP: (
            translate("Between", "没有转报的办件"),
            translate("Between", "两级办理的事项在本级审查后转报上级，自动送出，送出后的情况列在这里"),
        ),
        STANDARD: (
            translate("Between", "事项与标准目录一致"),
            translate("Between", "名称、基本编码、时限与上级公布的标准目录不一致的事项会列在这里"),
        ),
        CENTERS: (
            translate("Between", "没有接入其他中心"),
            translate("Between", "系统管理员按 F7 申请接入上级，或者按 F6 给下级生成接入码"),
        ),
    }
    return words[code]


def numbered(one: Passing) -> str:
    """Return the number in groups."""
    return grouped(one.number)
