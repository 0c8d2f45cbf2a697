"""The page 同步待办: what the center did not adopt, each with one sentence why; done again on the new state, or withdrawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.case import body_of
from app.case_actions import action_of
from app.desk import Notice
from app.errors import NotFound, Refused, Trouble
from app.events.acceptance import Received
from app.events.approval import Asked
from app.ids import EventId
from app.left_out import Tasks, act_words, may_settle, papers_of, tasks
from app.left_out_records import LeftOut
from app.people import check
from app.settling import withdraw_left_out
from app.wording import say_trouble
from app.workflow import Action
from ui.page import Page, PageAction
from ui.panel_drafts import PanelDrafts
from ui.surroundings import Surroundings
from ui.sync.detail import Detail
from ui.sync.listing import Listing
from ui.sync.refill import AsLeftOut, refill_of
from ui.widgets.panels import ReasonPanel
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate


class SyncPage(Page):
    """Begins on the oldest; F12 opens the page of the act with what was typed, F9 withdraws with a reason."""

    key = "sync"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Sync", "同步待办")
        self._around = surroundings
        self._tasks = Tasks()
        self._count: int | None = None
        self._panel: ReasonPanel | None = None
        self.drafts = PanelDrafts(self, surroundings)
        self.listing = Listing(surroundings.language)
        self.detail = Detail(surroundings.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(self.listing, self.detail, share=0.46, most=720))
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(lambda _: self.redo())

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Do it again, withdraw it, open its file."""
        one = self.listing.one()
        listed = PageAction("F3", translate("Sync", "到列表"), "", self.first_focus, is_in_bar=False)
        if one is None:
            return [listed]
        acts = [listed]
        if one.case is not None:
            acts.append(PageAction("Ctrl+D", translate("Sync", "办件档案"), "folder-open", self._open_file))
        no, late = self._why_not_withdraw(one), self._why_not_redo(one)
        acts.append(PageAction("F9", translate("Sync", "撤回"), "undo-2", self.withdraw, is_enabled=not no, why=no))
        text = translate("Sync", "按新状态重做")
        acts.append(PageAction("F12", text, "refresh-cw", self.redo, is_primary=True, is_enabled=not late, why=late))
        return acts

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the list."""
        return [("Enter", translate("Sync", "按新状态重做"))]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when something was synced or done; once for the draft."""
        self.drafts.ask()
        if not changed or changed & {"cases", "sync", "officers"}:
            officer = self._around.setting().officer
            self._around.work.ask_latest(self, "tasks", tasks, self._on_tasks, officer)

    def first_focus(self) -> None:
        """Begin in the list."""
        self.listing.table.setFocus()

    def clock_subject(self) -> object:
        """Return the case under the cursor."""
        one = self.listing.one()
        return one.case.id if one is not None and one.case is not None else None

    def keep_drafts(self) -> None:
        """Keep the reason that is being written."""
        self.drafts.keep_now()

    def clear_secrets(self) -> None:
        """Forget names and what was written."""
        self.listing.show_rows(())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a refusal in the open panel; what is gone is asked for anew."""
        if isinstance(trouble, NotFound):
            self._close_panel()
            self.refresh(set())
            return False
        if self._panel is None or not isinstance(trouble, Refused):
            return False
        self._panel.set_problem(say_trouble(trouble, self._around.language))
        return True

    def redo(self) -> None:
        """F12: the page of the act, with the case as it is now and what was typed the first time."""
        one = self.listing.one()
        if one is None:
            return
        late = self._why_not_redo(one)
        if late:
            self.problem_told.emit(late)
            return
        refill = refill_of(one)
        number = "" if one.is_whole or one.case is None else one.case.number
        self._around.go(refill.page, AsLeftOut(number, refill))

    def withdraw(self) -> None:
        """F9: given up, with a reason that goes on record."""
        one = self.listing.one()
        if one is None:
            return
        panel = ReasonPanel(
            "sync.withdraw",
            translate("Sync", "撤回“{what}”").format(what=act_words(one.act, self._around.language)),
            confirm=translate("Sync", "撤回"),
            reason_label=translate("Sync", "撤回的理由（记入档案）(&R)"),
            note=self._note(one),
            icon_name="undo-2",
        )
        panel.problem = lambda: "" if panel.values()[1] else translate("Sync", "请写明为什么不再办理。")
        panel.confirmed.connect(lambda: self._withdraw(one.act.id, panel.values()[1]))
        panel.ended.connect(lambda: self._on_panel_ended(panel))
        self.drafts.keep(panel, lambda: one.act.id, panel.reason)
        self._panel = panel
        self.panel_wanted.emit(panel)

    @staticmethod
    def _note(one: LeftOut) -> str:
        if one.is_whole:
            return translate("Sync", "中心没有这一件办件：撤回后本件作废，编号保留")
        if one.papers:
            return translate("Sync", "随它出具的 {n} 份文书作废，编号保留").format(n=len(one.papers))
        return translate("Sync", "记录保留在办件经过中")

    def _withdraw(self, act: EventId, reason: str) -> None:
        if not self._around.work.is_busy(self):
            self._around.work.do(self, withdraw_left_out, self._on_withdrawn, act, reason=reason)

    def _on_withdrawn(self, one: LeftOut) -> None:
        self.drafts.drop(one.act.id)
        self._close_panel()
        what = act_words(one.act, self._around.language)
        told = translate("Sync", "已撤回“{what}”").format(what=what)
        if one.papers:
            told = translate("Sync", "已撤回“{what}”，{n} 份文书作废").format(what=what, n=len(one.papers))
        self._around.result(told, None)
        self.first_focus()

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.close_panel()

    def _on_panel_ended(self, panel: ReasonPanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _open_file(self) -> None:
        one = self.listing.one()
        if one is not None and one.case is not None:
            self._around.go("casefile", one.case.number)

    def _why_not_withdraw(self, one: LeftOut) -> str:
        language, officer = self._around.language, self._around.setting().officer
        if one.is_parked:
            return say_trouble(Refused("left_out.waits_for_center"), language)
        if not may_settle(officer, one):
            return say_trouble(Refused("left_out.not_yours", officer=officer.name), language)
        return ""

    def _why_not_redo(self, one: LeftOut) -> str:
        """Return why the act is not open in the present state of the case: then it is withdrawn."""
        no = self._why_not_withdraw(one)
        if no:
            return no
        body, officer = body_of(one.act), self._around.setting().officer
        action = action_of(body) if one.act.subject is not None else None
        if isinstance(body, Asked):
            action = Action(body.action)
        if action is None:
            return "" if one.act.subject is None else translate("Sync", "这一项不能单独重做，只能撤回")
        try:
            if isinstance(body, Received):
                check(officer, action, None, body.plan.department)
            else:
                check(officer, action, one.case, step=getattr(body, "step", None) or None)
        except Refused as refusal:
            told = say_trouble(refusal, self._around.language)
            return translate("Sync", "{why}只能撤回。").format(why=told)
        return ""

    def _on_tasks(self, found: Tasks) -> None:
        self._tasks = found
        self.listing.show_rows(found.waiting)
        count = sum(1 for one in found.waiting if not one.is_parked)
        self.count_changed.emit(count, "bad" if count else "")
        known = self._count if self._count is not None else count if self.isVisible() else 0
        if count > known:
            told = translate("Sync", "中心有 {n} 项办理没有采用，请到同步待办处理")
            self.problem_told.emit(told.format(n=count - known))
        self._count = count

    def _on_picked(self, one: LeftOut | None) -> None:
        self.detail.show_one(one, self._tasks.names, ())
        self.detail.show_late("" if one is None else self._why_not_redo(one))
        if one is not None and one.papers:
            self._around.work.ask_latest(
                self, "papers", papers_of, lambda papers: self._on_papers(one, papers), one.papers
            )
        self.actions_changed.emit()

    def _on_papers(self, one: LeftOut, papers: tuple[Notice, ...]) -> None:
        if self.listing.one() == one:
            self.detail.show_one(one, self._tasks.names, papers)
