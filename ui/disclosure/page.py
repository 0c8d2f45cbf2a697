"""The page 信息公开: applications on the left, the most pressing on top; one of them on the right; F12 is the usual act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.clock.light import Light
from app.desk import Notice, Records
from app.disclosure.explaining import explain_disclosure
from app.disclosure.queries import (
    PAGE,
    DisclosureDesk,
    DossierLine,
    already_in_month,
    departments_of,
    disclosure_desk,
    drafts,
)
from app.disclosure.receive import Outcome
from app.disclosure.table import RECEIVING, DisclosureMove, Row, may, moves
from app.errors import NotFound, Refused, Trouble
from app.ids import DisclosureId, NoticeId
from app.office import Department
from app.wording import name_of, say
from ui.disclosure.acts import Acts
from ui.disclosure.detail import Detail
from ui.disclosure.words import ICONS, entry_of
from ui.disclosure.yearly import YearlyReport
from ui.page import Page, PageAction
from ui.page_draft import PageDraft
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_list import CaseList
from ui.widgets.empty import EmptyState
from ui.widgets.panels import ReasonPanel
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
M = DisclosureMove
KEYS = {
    M.ASK_MEND: "F8", M.ASK_PARTY: "F7", M.EXTEND: "F10", M.CHARGE: "F6", M.DROP: "F9",
    M.MEND: "F12", M.HEAR_PARTY: "F12", M.PAY: "F12", M.REPLY: "F12",
    M.WITHDRAW: "F11", M.VOID: "Ctrl+F11", M.VOID_REPLY: "F9", M.CHALLENGE: "F8",
}  # fmt: skip
RARE = (M.WITHDRAW, M.VOID)


class DisclosurePage(Page):
    """F5 registers an application; the keys below follow the table of its states."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("DisclosurePage", "信息公开")
        self._around = surroundings
        self._desk = DisclosureDesk()
        self._forms: dict[str, dict[str, str]] = {}
        self._is_opened = False
        self._wanted: DisclosureId | None = None
        self.lines = CaseList("disclosure.lines", translate("DisclosurePage", "政府信息公开申请"))
        self._empty = EmptyState(
            "file-search",
            translate("DisclosurePage", "没有政府信息公开申请"),
            translate("DisclosurePage", "按 F5 登记一件申请"),
        )
        self.detail = Detail(surroundings.language)
        self.acts = Acts(self, surroundings, self._forms)
        self.yearly = YearlyReport(self, surroundings)
        self.drafting = PageDraft(surroundings.work, surroundings.setting, PAGE, lambda: dict(self._forms))
        self.drafting.setParent(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self._empty)
        card = Card(translate("DisclosurePage", "申请"), note=translate("DisclosurePage", "按 Ctrl+Q 看期限怎么计算"))
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(card, self.detail, share=0.4, most=520))
        self.lines.picked.connect(lambda _: self._on_picked())
        self.lines.opened.connect(lambda _: self.go_on())
        self.detail.paper_wanted.connect(self._open_paper)
        self.acts.done.connect(self._on_done)
        self.acts.kept.connect(self._on_kept)
        self.drafting.noted.connect(self.noted)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return 登记 and what the table allows for the application under the cursor; what the post lacks is grey."""
        why = "" if self._departments() else translate("DisclosurePage", "您没有登记申请的岗位")
        text = translate("DisclosurePage", "登记申请")
        quiet = translate("DisclosurePage", "到列表")
        shown = [
            PageAction("F5", text, "file-plus", self.receive, is_enabled=not why, why=why),
            PageAction("F3", quiet, "", self.first_focus, is_in_bar=False),
            PageAction(
                "F4", translate("DisclosurePage", "年度报告"), "download", self.report, is_enabled=not why, why=why,
                is_in_bar=self.line() is None,
            ),
        ]  # fmt: skip
        line = self.line()
        return (
            shown
            if line is None
            else [*shown, *(self._action(line, row) for row in reversed(moves(line.dossier.state)))]
        )

    def refresh(self, changed: set[str]) -> None:
        """Ask for the list and, once, for what was being written."""
        if changed and not changed & {"disclosures", "settings"}:
            return
        setting, work = self._around.setting(), self._around.work
        if not self._is_opened:
            self._is_opened = True
            work.ask(self, drafts, self._on_drafts, setting.officer.id)
        work.ask_latest(
            self, "list", disclosure_desk, self._on_desk, setting.officer, setting.calendar, setting.moment.on
        )

    def first_focus(self) -> None:
        """Begin in the list."""
        (self.lines if self.lines.isVisibleTo(self) else self._empty).setFocus()

    def clear_secrets(self) -> None:
        """Keep what is being written; the window is about to forget what it showed."""
        self.drafting.keep_now()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a refusal in the open panel; what is gone is asked for anew."""
        if isinstance(trouble, NotFound):
            self.refresh(set())
        return isinstance(trouble, Refused | NotFound) and self.acts.tell(trouble, self._around.language)

    def line(self) -> DossierLine | None:
        """Return the application under the cursor."""
        key = self.lines.key()
        return next((line for line in self._desk.lines if line.dossier.id == key), None)

    def receive(self) -> None:
        """F5: register an application."""
        self.acts.receive(self._departments())

    def report(self) -> None:
        """F4: the figures of a year."""
        self.yearly.open(self._departments())

    def clock_subject(self) -> object:
        """Return the clocks of the application in sight, explained."""
        line, setting = self.line(), self._around.setting()
        if line is None:
            return None
        about = (setting.calendar, setting.moment.on, self._around.language, self._desk.yellow)
        return explain_disclosure(line.dossier, *about)

    def go_on(self) -> None:
        """Enter: the usual act, if this officer may."""
        action = next((one for one in self.actions() if one.is_primary), None)
        if action is not None and action.is_enabled:
            action.slot()

    def _action(self, line: DossierLine, row: Row) -> PageAction:
        setting, language = self._around.setting(), self._around.language
        is_open = may(setting.officer, row, line.dossier.department)
        move = row.move.value
        why = "" if is_open else say("disclosure.no_post", language, disclosure_move=move, officer=setting.officer.name)
        text = name_of("disclosure_move", move, language)
        already = already_in_month(self._desk.lines, line.dossier) if row.move is M.CHARGE else 0
        slot: Callable[[], object] = lambda: self.acts.move(line.dossier, row.move, already)  # noqa: E731
        return PageAction(
            KEYS[row.move], text, ICONS[row.move], slot, is_primary=row.is_next, is_enabled=is_open, why=why,
            is_in_bar=row.move not in RARE,
        )  # fmt: skip

    def _departments(self) -> tuple[Department, ...]:
        setting = self._around.setting()
        known = setting.office.departments
        return (
            tuple(d for d in known if may(setting.officer, RECEIVING, d.code))
            if departments_of(setting.officer) is not None
            else ()
        )

    def _open_paper(self, notice: NoticeId | None) -> None:
        if notice is not None:
            self._around.work.ask(self, _paper, self._on_paper, notice)

    def _on_paper(self, notice: Notice) -> None:
        """Print what was never printed; a reprint needs a reason, and is what was stored."""
        if not notice.prints:
            self._around.print_notices((notice,))
            return
        panel = ReasonPanel(
            "disclosure.reprint",
            translate("DisclosurePage", "重打《{title}》").format(title=notice.title),
            confirm=translate("DisclosurePage", "重打"),
            reason_label=translate("DisclosurePage", "重打原因（记入档案）(&R)"),
            note=translate("DisclosurePage", "已打印 {n} 次；重打的内容与存档完全相同").format(n=notice.prints),
            icon_name="printer",
        )

        def confirm() -> None:
            self._around.print_notices((notice,), panel.values()[1])
            panel.close_panel()

        panel.confirmed.connect(confirm)
        self.panel_wanted.emit(panel)

    def _on_drafts(self, kept: Mapping[str, Any]) -> None:
        self._forms.update({str(key): dict(value) for key, value in kept.items() if isinstance(value, Mapping)})
        self.drafting.restored(dict(self._forms))

    def _on_desk(self, desk: DisclosureDesk) -> None:
        self._desk = desk
        key = self._wanted or self.lines.key()
        self._wanted = None
        self.lines.show_entries([entry_of(line, self._around.language) for line in desk.lines])
        self._stack.setCurrentWidget(self.lines if desk.lines else self._empty)
        if key is not None:
            self.lines.pick(key)
        self._on_picked()
        waiting = [line for line in desk.lines if line.is_open]
        lights = {line.clock.light for line in waiting}
        self.count_changed.emit(
            len(waiting), "bad" if Light.RED in lights else "warn" if Light.YELLOW in lights else ""
        )

    def _on_picked(self) -> None:
        self.detail.show_line(self.line(), self._desk.names, self._around.setting().office)
        self.actions_changed.emit()

    def _on_kept(self, key: str, content: dict[str, str]) -> None:
        if content:
            self._forms[key] = content
        else:
            self._forms.pop(key, None)
        self.drafting.restart()

    def _on_done(self, told: str, outcome: Outcome) -> None:
        self._wanted = outcome.dossier.id
        self._around.result(f"{told}：{outcome.dossier.who}", None)
        self._around.print_notices(outcome.notices)
        self.refresh(set())
        self.lines.setFocus()


def _paper(records: Records, notice: NoticeId) -> Notice:
    return records.notice(notice)
