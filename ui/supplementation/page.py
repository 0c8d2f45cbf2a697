"""The page 补正补齐: who waits for what until when; what came in is marked line by line, then accepted at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.acceptance.accept import accept
from app.act import Done
from app.errors import Stale, Trouble
from app.ids import CaseId
from app.people import may
from app.supplementation.lapse import lapse
from app.supplementation.queries import PAGE, Kept, Matter, Overview, Waiting, case_of, kept, overview
from app.supplementation.receive import receive_deferred, receive_supplement
from app.wording import say_trouble
from app.workflow import Action
from ui.custody_words import why_elsewhere
from ui.done_words import due_words, papers_words
from ui.page import Page, PageAction
from ui.page_draft import PageDraft
from ui.supplementation.detail import Detail
from ui.supplementation.list_card import ListCard
from ui.supplementation.second_time import SecondTime
from ui.supplementation.words import missing_text
from ui.surroundings import Surroundings
from ui.sync.refill import AsLeftOut, Refill
from ui.widgets.panels import BarPanel, ReasonPanel
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
EVERY_MINUTE = 60_000  # ms: a day ends, silence accepts, a light turns, without anybody pressing a key


class SupplementationPage(Page):
    """Begins on the most urgent case; Enter goes to its lines, F12 receives what is marked, then accepts."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("SupplementationPage", "补正补齐")
        self._around = surroundings
        self._wanted = ""
        self._panel: BarPanel | None = None
        self._refill: Refill | None = None
        self._marks: dict[str, dict[str, Any]] = {}
        self._is_opened = False
        self.list = ListCard()
        self.detail = Detail()
        self.second_time = SecondTime(self, surroundings)
        self.draft = PageDraft(surroundings.work, surroundings.setting, PAGE, self._content)
        self.draft.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(self.list, self.detail, share=0.46, most=760))
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(lambda _: self.detail.focus_gaps())
        self.detail.changed.connect(self._on_marked)
        self.detail.emptied.connect(self.first_focus)
        self.draft.noted.connect(self.noted)
        self._around.work.every(self, EVERY_MINUTE, lambda: self.refresh({"cases"}))
        self.second_time.asked.connect(self._on_done)
        self.second_time.issued.connect(lambda done: self._on_done(done, is_mine=False))

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return what can be done with the case under the cursor; what cannot is grey and says why."""
        line = self.list.line()
        first = self._primary(line)
        quiet = [
            PageAction("F3", translate("SupplementationPage", "到列表"), "", self.list.table.setFocus, is_in_bar=False),
            PageAction(
                "F6", translate("SupplementationPage", "到补正内容"), "", self.detail.focus_gaps, is_in_bar=False
            ),
        ]
        if line is None:
            return quiet
        acts = [
            PageAction("Ctrl+D", translate("SupplementationPage", "办件档案"), "folder-open", self._open_file),
            self._act("F9", translate("SupplementationPage", "补正不来办结"), "archive", self._lapse, Action.LAPSE),
            self._act(
                "F8",
                translate("SupplementationPage", "再次补正"),
                "file-warning",
                self._again,
                Action.REQUEST_SECOND_SUPPLEMENT,
            ),
        ]
        if first is not None and first.slot == self._receive:  # the key of the page of acceptance for what comes in
            quiet.append(
                PageAction(
                    "F7", first.text, "", self._receive, is_enabled=first.is_enabled, is_in_bar=False, why=first.why
                )
            )
        return [*quiet, *acts, *([first] if first else [])]

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the list of what was asked for."""
        return [
            ("1 / 2", translate("SupplementationPage", "在补正内容中：已补来 / 未补来")),
            (translate("SupplementationPage", "空格"), translate("SupplementationPage", "在补正内容中：切换")),
            ("Ctrl+A", translate("SupplementationPage", "在补正内容中：全部补来")),
        ]

    def _act(self, key: str, text: str, icon: str, slot: Any, action: Action) -> PageAction:
        why = self._why_not(action)
        return PageAction(key, text, icon, slot, is_enabled=not why, why=why)

    def _primary(self, line: Waiting | None) -> PageAction | None:
        if line is None:
            return None
        if line.matter is Matter.DEEMED:
            why = self._why_not(Action.ACKNOWLEDGE_DEEMED)
            text = translate("SupplementationPage", "确认视为受理")
            return PageAction("F12", text, "stamp", self._accept, is_primary=True, is_enabled=not why, why=why)
        if line.matter in (Matter.RECEIVED, Matter.COMPLETE):
            why = self._why_not(Action.ACCEPT)
            text = (
                translate("SupplementationPage", "到受理页办理")
                if line.missing
                else translate("SupplementationPage", "受理并打印")
            )
            icon = "file-plus" if line.missing else "stamp"
            return PageAction("F12", text, icon, self._accept, is_primary=True, is_enabled=not why, why=why)
        is_deferred = line.matter is Matter.DEFERRED
        why = self._why_not(Action.RECEIVE_DEFERRED if is_deferred else Action.RECEIVE_SUPPLEMENT_PART)
        text = (
            translate("SupplementationPage", "接收容缺材料")
            if is_deferred
            else translate("SupplementationPage", "接收补正材料")
        )
        return PageAction("F12", text, "inbox", self._receive, is_primary=True, is_enabled=not why, why=why)

    def _why_not(self, action: Action) -> str:
        """Return why the act is not open now: the state, the date from which, the post."""
        line = self.list.line()
        if line is None:
            return translate("SupplementationPage", "没有选中的办件")
        setting = self._around.setting()
        today = setting.moment.on
        if action is Action.LAPSE and line.matter is Matter.AWAITING and line.lapse_from and today < line.lapse_from:
            return translate("SupplementationPage", "补正期未满，{day} 起可办").format(day=line.lapse_from.isoformat())
        if action is Action.REQUEST_SECOND_SUPPLEMENT and line.case.pending:
            return translate("SupplementationPage", "已经申请，等待批准")
        if may(setting.officer, action, line.case) and (
            line.matter is not Matter.DEEMED or action is Action.ACKNOWLEDGE_DEEMED
        ):
            return ""
        if why := why_elsewhere(line.case, setting.officer, action, self._around.language):
            return why
        return translate("SupplementationPage", "本件现在不能办理，或您没有这个岗位")

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases changed; once for the marks of the draft."""
        if changed and not changed & {"cases", "settings", "custody"}:
            return
        setting = self._around.setting()
        if not self._is_opened:
            self._around.work.ask(self, kept, self._on_kept, setting.officer.id)
        self._around.work.ask_latest(
            self, "overview", overview, self._on_overview,
            setting.officer, setting.catalogue, setting.calendar, setting.moment.on,
        )  # fmt: skip

    def first_focus(self) -> None:
        """Begin on the list."""
        self.list.table.setFocus()

    def show_case(self, number: str) -> None:
        """Put the cursor on this case as soon as the list is there."""
        self._refill = number.take() if isinstance(number, AsLeftOut) else None
        self._around.work.ask(self, case_of, self._on_wanted, number)

    def clock_subject(self) -> object:
        """Return the case under the cursor."""
        line = self.list.line()
        return line.case.id if line is not None else None

    def keep_drafts(self) -> None:
        """Keep the marks."""
        self.draft.keep_now()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a trouble in the panel that is open."""
        if isinstance(trouble, Stale):
            self.refresh(set())
        if self._panel is None:
            return False
        self._panel.set_problem(say_trouble(trouble, self._around.language))
        return True

    def open_panel(self, panel: BarPanel) -> None:
        """Show a panel in place of the acts, until it ends."""
        self._panel = panel
        panel.ended.connect(lambda: self._on_panel_ended(panel))
        self.panel_wanted.emit(panel)

    def _on_panel_ended(self, panel: BarPanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _on_kept(self, found: Kept) -> None:
        if not self._is_opened:
            self._is_opened = True
            marks = found.content.get("marks", {})
            self._marks = {str(case): dict(lines) for case, lines in marks.items()} if isinstance(marks, dict) else {}
            self.draft.restored(self._content())
            self._show_line(self.list.line())

    def _on_overview(self, found: Overview) -> None:
        if self._is_opened:
            waiting = {line.case.id for line in (*found.waiting, *found.deferred)}
            self._marks = {case: lines for case, lines in self._marks.items() if case in waiting}
        self.list.show_overview(found)
        if self._wanted and self.list.select(self._wanted):
            self._wanted = ""
        count, tone = self.list.urgency()
        self.count_changed.emit(count, tone)

    def _on_wanted(self, case_id: CaseId) -> None:
        refill, self._refill = self._refill, None
        if refill is not None and refill.content:
            self._marks.setdefault(case_id, dict(refill.content))
            self.draft.restart()
        if not self.list.select(case_id):
            self._wanted = case_id
        self._show_line(self.list.line())

    def _on_picked(self, line: Waiting | None) -> None:
        self._show_line(line)
        self.actions_changed.emit()

    def _show_line(self, line: Waiting | None) -> None:
        self.detail.show_line(line, self._marks.get(line.case.id, {}) if line else {})

    def _on_marked(self) -> None:
        line = self.list.line()
        if line is not None:
            self._marks[line.case.id] = self.detail.marks()
            self.draft.restart()

    def _content(self) -> dict[str, Any]:
        marks = {case: lines for case, lines in self._marks.items() if lines}
        return {"marks": marks} if marks else {}

    def _receive(self) -> None:
        line = self.list.line()
        if line is None:
            return
        if line.matter is Matter.DEFERRED:
            facts: dict[str, Any] = {"materials": self.detail.materials()}
            self._do(receive_deferred, line, facts)
        else:
            self._do(receive_supplement, line, {"lines": self.detail.lines()})

    def _accept(self) -> None:
        line = self.list.line()
        if line is None:
            return
        if line.missing and line.matter is not Matter.DEEMED:
            self.draft.keep_now()  # the page of acceptance finds there what was marked here
            self._around.go("acceptance", line.case.number)
        else:
            self._do(accept, line, {})

    def _lapse(self) -> None:
        line = self.list.line()
        if line is None:
            return
        panel = ReasonPanel(
            "supplementation.lapse",
            translate("SupplementationPage", "补正不来办结"),
            confirm=translate("SupplementationPage", "终止办理并打印"),
            note=translate("SupplementationPage", "{text}，补正期已满；出具终止办理告知书，办件结束").format(
                text=missing_text(line)
            ),
            icon_name="archive",
        )
        panel.reason.set_text(translate("SupplementationPage", "申请人逾期未补正材料"))
        panel.confirmed.connect(lambda: self._do(lapse, line, {"reason": panel.values()[1]}))
        self.open_panel(panel)

    def _again(self) -> None:
        line = self.list.line()
        if line is not None:
            self.second_time.ask(line.case)

    def _open_file(self) -> None:
        line = self.list.line()
        if line is not None:
            self._around.go("casefile", line.case.number)

    def _do(self, verb: Any, line: Waiting, facts: dict[str, Any]) -> None:
        work = self._around.work
        if not work.is_busy(self):
            work.do(self, verb, self._on_done, line.case.id, seen=line.case.last_hash, **facts)

    def _on_done(self, done: Done, *, is_mine: bool = True) -> None:
        """Tell it, print it, forget the marks; the cursor stays on the case while it is on the list.

        What another officer signed is not mine to take back.
        """
        if self._panel is not None:
            self._panel.close_panel()
        if self._marks.pop(done.case.id, None) is not None:
            self.draft.keep_now()
        state = translate("SupplementationPage", "{what}：{item} · {name}").format(
            what=self._told(done), item=done.case.plan.name, name=done.case.applicant_name
        )
        setting = self._around.setting()
        due = due_words(done.case, setting.calendar, setting.moment.on)
        self._around.result(f"{state} · {due}" if due else state, done if is_mine else None)
        if done.notices:
            self._around.print_notices(done.notices)
        self.list.table.setFocus()

    @staticmethod
    def _told(done: Done) -> str:
        papers = "、".join(papers_words(done.notices))
        if papers:
            return translate("SupplementationPage", "已出具{titles}").format(titles=papers)
        return translate("SupplementationPage", "已申请，等待批准")
