"""发现与督办: what the rules found, and what people do about it. F12 is always the next act; nothing is judged by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout

from app.desk import Notice
from app.errors import Trouble
from app.ids import InquiryId
from app.register_words import grouped
from app.supervision import proceed
from app.supervision.inquiries import InquiryDesk, InquiryLine, inquiry_desk
from app.supervision.inquiry import Inquiry
from app.supervision.rights import may_supervise
from app.supervision.scan import Scanned, scan
from app.supervision.table import InquiryMove, moves
from app.wording import name_of, say, say_trouble
from ui.page import AtExplanation, Page, PageAction
from ui.ratings.move_panel import MovePanel
from ui.supervision.inquiry_detail import InquiryDetail
from ui.supervision.inquiry_panels import inquiry_panel
from ui.supervision.inquiry_words import inquiry_entry
from ui.supervision.section import Section
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_list import CaseList
from ui.widgets.empty import EmptyState
from ui.widgets.segments import SegmentedChoice
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
OPEN, ALL = "open", "all"
LOOK_MILLISECONDS = 30 * 60_000
VERBS: dict[InquiryMove, Callable[..., Any]] = {
    InquiryMove.WARN: proceed.warn,
    InquiryMove.SEND: proceed.send,
    InquiryMove.REPLY: proceed.reply,
    InquiryMove.APPEAL: proceed.appeal,
    InquiryMove.CONFIRM: proceed.confirm,
    InquiryMove.WITHDRAW: proceed.withdraw,
}
KEYS = {
    InquiryMove.WARN: "F6", InquiryMove.REPLY: "F7", InquiryMove.WITHDRAW: "F8", InquiryMove.CONFIRM: "F9",
    InquiryMove.SEND: "F11", InquiryMove.APPEAL: "F11",
}  # fmt: skip
ICONS = {
    InquiryMove.WARN: "bell", InquiryMove.SEND: "send", InquiryMove.REPLY: "square-pen", InquiryMove.WITHDRAW: "undo-2",
    InquiryMove.CONFIRM: "gavel", InquiryMove.APPEAL: "flag",
}  # fmt: skip


class InquirySection(Section):
    """The list on the left, the finding on the right; a look over everything on F5, and every half hour."""

    key = "inquiries"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._page, self._around = page, around
        self._desk = InquiryDesk()
        self._panel: MovePanel | None = None
        self._has_looked = False
        self._wanted: InquiryId | None = None
        language = around.language
        words = [(OPEN, translate("Supervision", "待处理")), (ALL, translate("Supervision", "全部"))]
        self.choice = SegmentedChoice(translate("Supervision", "范围"), "supervision.inquiries.choice", words)
        self.lines = CaseList("supervision.inquiries", translate("Supervision", "督查事项"))
        self._empty = EmptyState(
            "shield-check",
            translate("Supervision", "没有待处理的督查事项"),
            translate("Supervision", "按 F5 按规则检查一遍"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self._empty)
        card = Card()
        card.add(self.choice)
        card.add(self._stack, 1)
        self.detail = InquiryDetail(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(card, self.detail, share=0.42, most=620), 1)
        self.choice.chosen.connect(lambda _: self._show())
        self.lines.picked.connect(lambda _: self._on_picked())
        self.lines.opened.connect(lambda _: self.go_on())
        around.work.every(self, LOOK_MILLISECONDS, self._look_quietly)

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Supervision", "发现与督办")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts on the finding under the cursor; the usual one is the primary one."""
        look = translate("Supervision", "按规则检查")
        bar = [PageAction("F5", look, "search", self.look, is_enabled=self._may_look())]
        line = self.line()
        if line is not None and line.inquiry.case_number:
            bar.append(PageAction("F10", translate("Supervision", "办件档案"), "folder-open", self.open_case))
        bar += self._moves(line) if line is not None else []
        quiet = [
            ("F3", translate("Supervision", "待处理 / 全部"), self.next_choice),
            ("F4", translate("Supervision", "到列表"), self.lines.setFocus),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def _moves(self, line: InquiryLine) -> list[PageAction]:
        shown, language = [], self._around.language
        officer = self._around.setting().officer
        for found in reversed(moves(line.inquiry.state)):
            code = proceed.why_not(officer, line.inquiry, found.move, self._desk.staff)
            why = say(code, language, officer=officer.name) if code else ""
            key = "F12" if found.is_next else KEYS[found.move]
            shown.append(
                PageAction(
                    key, name_of("inquiry_move", found.move.value, language), ICONS[found.move],
                    partial(self.act, found.move), is_primary=found.is_next, is_enabled=not why, why=why,
                )
            )  # fmt: skip
        return shown

    def refresh(self, changed: set[str]) -> None:
        """Ask for the findings; look everything over when the section is first seen."""
        if not changed or "supervision" in changed:
            setting = self._around.setting()
            self._around.work.ask_latest(
                self, "inquiries", inquiry_desk, self._on_desk, setting.officer, setting.calendar, setting.moment.on
            )
        if not self._has_looked and self._may_look():
            self.look()

    def first_focus(self) -> None:
        """Begin in the list, or on the choice while it is empty."""
        (self.lines if self.lines.entries() else self.choice).setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case that the finding under the cursor is about."""
        line = self.line()
        return line.inquiry.case_number or None if line is not None else None

    def clear_secrets(self) -> None:
        """Forget what was found."""
        self._desk = InquiryDesk()
        self._show()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a refusal in the open panel."""
        if self._panel is None:
            return False
        self._panel.set_problem(say_trouble(trouble, self._around.language))
        return True

    def line(self) -> InquiryLine | None:
        """Return the finding under the cursor."""
        key = self.lines.key()
        return next((line for line in self._desk.lines if line.inquiry.id == key), None)

    def show_inquiry(self, named: InquiryId) -> None:
        """Go to a finding, open or done; it is picked as soon as it is here."""
        self._wanted = named
        self.choice.set_code(ALL)
        self._show()

    def look(self) -> None:
        """F5: the rules look everything over."""
        self._has_looked = True
        self._around.work.do(self._page, scan, self._on_scanned)

    def go_on(self) -> None:
        """Enter or F12: the usual next act."""
        line = self.line()
        found = next((one for one in moves(line.inquiry.state) if one.is_next), None) if line is not None else None
        if found is not None:
            self.act(found.move)

    def act(self, move: InquiryMove) -> None:
        """Open the panel of an act."""
        line = self.line()
        officer = self._around.setting().officer
        if line is None or proceed.why_not(officer, line.inquiry, move, self._desk.staff):
            return
        panel = inquiry_panel(line.inquiry, move, self._around.language)
        named = line.inquiry.id
        panel.confirmed.connect(lambda: self._do(panel, move, named))
        panel.ended.connect(self._on_ended)
        self._panel = panel
        self._page.panel_wanted.emit(panel)

    def open_case(self) -> None:
        """F10: the file of the case, at its explanation."""
        line = self.line()
        if line is not None and line.inquiry.case_number:
            self._around.go("casefile", AtExplanation(line.inquiry.case_number))

    def next_choice(self) -> None:
        """F3: what waits, or everything."""
        self.choice.set_code(ALL if self.choice.code() == OPEN else OPEN)
        self._show()

    def _may_look(self) -> bool:
        return may_supervise(self._around.setting().officer)

    def _look_quietly(self) -> None:
        if self._has_looked and not self._around.work.is_busy(self._page) and self.isVisible():
            self.look()

    def _do(self, panel: MovePanel, move: InquiryMove, named: str) -> None:
        if self._around.work.is_busy(self._page):
            return
        given = panel.content()
        facts = {key: given[key] for key in ("by", "card") if key in given}
        self._around.work.do(
            self._page,
            VERBS[move],
            lambda value: self._on_done(move, value),
            named,
            words=given.get("words", ""),
            **facts,
        )

    def _on_done(self, move: InquiryMove, value: Inquiry | tuple[Inquiry, Notice]) -> None:
        inquiry, notice = value if isinstance(value, tuple) else (value, None)
        if self._panel is not None:
            self._panel.close_panel()
        if notice is not None:
            self._around.print_notices((notice,))
        told = name_of("inquiry_move", move.value, self._around.language)
        self._around.result(f"{told}：{inquiry.number or grouped(inquiry.case_number)}", None)
        self.lines.setFocus()

    def _on_ended(self) -> None:
        self._panel = None

    def _on_scanned(self, found: Scanned) -> None:
        told = translate("Supervision", "已检查 {cases} 件，新发现 {raised} 项，升级 {climbed} 项")
        self._page.noted.emit(told.format(cases=found.cases, raised=len(found.raised), climbed=found.climbed))

    def _on_desk(self, desk: InquiryDesk) -> None:
        had_none = not self.lines.entries()
        self._desk = desk
        waiting = sum(1 for line in desk.lines if line.is_open)
        button = self.choice.findChild(QPushButton, f"supervision.inquiries.choice.{OPEN}")
        word = translate("Supervision", "待处理")
        if isinstance(button, QPushButton):
            button.setText(f"{word} {waiting}" if waiting else word)
        self._show()
        focus = QApplication.focusWidget()
        if had_none and focus is not None and self.choice.isAncestorOf(focus):  # there was no list to begin in
            self.first_focus()

    def _show(self) -> None:
        shown = [line for line in self._desk.lines if line.is_open or self.choice.code() == ALL]
        entries = [inquiry_entry(line, self._desk.names, self._around.language) for line in shown]
        self.lines.show_entries(entries)
        if self._wanted is not None and self.lines.pick(self._wanted):
            self._wanted = None
        self._stack.setCurrentWidget(self.lines if entries else self._empty)
        self._on_picked()

    def _on_picked(self) -> None:
        self.detail.show_line(self.line(), self._desk.names, self._around.setting().office)
        self.acts_changed.emit()
