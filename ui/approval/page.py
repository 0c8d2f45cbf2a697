"""The page 审批审查: my work list, the file of the case, the act with the notice it would issue beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.act import Done
from app.approval.queries import PAGE, Desktop, Dossier, SignTask, StepTask, desktop, dossier, drafts
from app.case_reading import reading
from app.errors import Stale, Trouble
from app.ids import CaseId
from app.second import decline_ask
from app.supplementation.queries import case_of
from app.wording import say_trouble
from app.workflow import Action
from ui.approval.acting import Acting
from ui.approval.again import Again
from ui.approval.assigning import Assigning
from ui.approval.case_cards import MaterialsCard, StoryCard, SummaryCard
from ui.approval.choosing import Choosing, Task
from ui.approval.form import ActForm
from ui.approval.list_card import ListCard
from ui.approval.offering import Offering
from ui.approval.offers import step_offers
from ui.approval.paper_pane import PaperPane
from ui.approval.same import step_of, what_matters
from ui.approval.special_facts import special_facts
from ui.done_words import done_facts
from ui.page import Page, PageAction
from ui.page_draft import PageDraft
from ui.surroundings import Surroundings
from ui.widgets.empty import EmptyState
from ui.widgets.panels import BarPanel, ReasonPanel
from ui.widgets.split import PreviewSplit
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
EVERY_MINUTE = 60_000  # ms: a day ends, silence accepts, a light turns, without anybody pressing a key
ROOM_FOR_ALL = 1400  # px: list, case and paper side by side; below it the list gives way to the paper


class ApprovalPage(Page):
    """Begins on the most urgent step; Enter goes to its form, F12 does what the form says."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("ApprovalPage", "审批审查")
        self._around = surroundings
        self._task: Task | None = None
        self._found: Dossier | None = None
        self._wanted = ""
        self._panel: BarPanel | None = None
        self.again = Again()
        self._kept: dict[str, dict[str, dict[str, str]]] = {}
        self._done = dict(self._kept)  # as it stood in the form of the last act
        self._is_opened, self._is_writing, self._is_first = False, False, True
        self.form: ActForm | None = None
        self.list = ListCard(surroundings.language)
        self.split = PreviewSplit("approval")
        self.summary, self.materials, self.story = SummaryCard(), MaterialsCard(), StoryCard()
        self.empty = EmptyState("stamp", translate("ApprovalPage", "选择一件办理"))
        self.work_list = WorkList(self.list, self.split, share=0.34, most=560)
        self.pane = PaperPane(surroundings.work, self.split, surroundings.setting, surroundings.language)
        self.draft = PageDraft(surroundings.work, surroundings.setting, PAGE, self._content)
        self.acting, self.offering = Acting(self, surroundings), Offering(surroundings.work, self)
        for part in (self.pane, self.draft):
            part.setParent(self)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        for card in (self.empty, self.summary, self.materials, self.story):
            self.split.column.add(card)
        self.split.column.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.work_list)
        self._show_cards(is_case=False)

    def _connect(self) -> None:
        self.list.picked.connect(self._on_picked)
        self.list.all_wanted.connect(lambda: self.refresh(set()))
        self.list.opened.connect(lambda _: self.focus_form())
        self.materials.opened.connect(self._open_file)
        self.draft.noted.connect(self.noted)
        self._around.work.every(self, EVERY_MINUTE, lambda: self.refresh({"cases"}))
        self.acting.done.connect(self._on_done)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return what can be done with the task under the cursor; what cannot is grey and says why."""
        quiet = [
            PageAction("F3", translate("ApprovalPage", "到列表"), "", self.first_focus, is_in_bar=False),
            PageAction(
                "F4", translate("ApprovalPage", "常用语"), "", lambda: self.offering.offer(self.form), is_in_bar=False
            ),
            PageAction("F6", translate("ApprovalPage", "到办理"), "", self.focus_form, is_in_bar=False),
            PageAction(
                "Ctrl+H", translate("ApprovalPage", "我的、代岗、全部"), "", self.list.next_whose, is_in_bar=False
            ),
        ]
        form, choosing = self.form, self._choosing()
        if form is None or choosing is None:
            return quiet
        why = choosing.why_not(form.action) if form.action is not None else ""
        primary = PageAction(
            "F12", form.confirm_text, form.icon, lambda: self.acting.confirm(form, self._found),
            is_primary=True, is_enabled=not why, why=why,
        )  # fmt: skip
        filed = PageAction(
            "Ctrl+D", translate("ApprovalPage", "办件档案"), "folder-open", self._open_file, is_in_bar=False
        )
        if not self._is_first:
            return [
                *quiet,
                filed,
                PageAction("Esc", translate("ApprovalPage", "返回"), "undo-2", self._to_first),
                primary,
            ]
        if self.work_list.listing.isHidden():
            quiet.append(PageAction("Esc", translate("ApprovalPage", "返回列表"), "undo-2", self.first_focus))
        if isinstance(self._task, SignTask):
            return [*quiet, filed, PageAction("F9", translate("ApprovalPage", "不同意"), "x", self._decline), primary]
        return [*quiet, filed, *self._step_actions(choosing), primary]

    def _step_actions(self, choosing: Choosing) -> list[PageAction]:
        kind = self._task.kind if isinstance(self._task, StepTask) else None
        form_key = self.form.key if self.form is not None else ""
        acts = []
        for offer in step_offers(choosing.case, choosing.item, kind, form_key, choosing.step):
            why = choosing.why_not(offer.action)
            slot = self._opener(offer.action)
            acts.append(
                PageAction(
                    offer.key, offer.text, offer.icon, slot, is_enabled=not why, why=why, is_in_bar=offer.is_in_bar
                )
            )
        if choosing.may(Action.ASSIGN):
            give = Assigning(self, self._around, self._task).open
            acts.insert(0, PageAction("Ctrl+I", translate("ApprovalPage", "改派"), "user-check", give))
        if choosing.may(Action.TERMINATE):
            end = translate("ApprovalPage", "终止办理")
            acts.insert(0, PageAction("Ctrl+E", end, "circle-x", self._opener(Action.TERMINATE)))
        return acts

    def _opener(self, action: Action) -> Any:
        return lambda: self.open_act(action)

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases or papers changed; once for the draft."""
        if not changed or "settings" in changed:
            self.offering.read()
        if changed and not changed & {"cases", "notices", "settings", "officers", "custody", "files"}:
            return
        setting = self._around.setting()
        if not self._is_opened:
            self._around.work.ask(self, drafts, self._on_drafts, setting.officer.id)
        self._around.work.ask_latest(
            self, "desktop", desktop, self._on_desktop, setting.officer, setting.calendar, setting.moment.on, self.list.is_all(),
        )  # fmt: skip

    def first_focus(self) -> None:
        """Begin on the list."""
        self._is_writing = False
        self._share()
        self.list.table().setFocus()

    def focus_form(self) -> None:
        """Go to the form of the task."""
        if self.form is not None:
            self.form.first_focus()

    def show_case(self, number: str) -> None:
        """Put the cursor on this case as soon as the list is there."""
        self.again.take(number)
        self._around.work.ask(self, case_of, self._on_wanted, number)

    def clock_subject(self) -> object:
        """Return the case in sight."""
        return self._task.case.id if self._task is not None else None

    def keep_drafts(self) -> None:
        """Keep what was written."""
        self._keep_form()
        self.draft.keep_now()

    def undone(self, done: Done) -> None:
        """What was written stands in the form again, with the cursor on its case, unless another is being written."""
        written = self._done.pop(done.case.id, {})
        if written and done.case.id not in self._kept:
            self._kept[done.case.id] = written
            self._wanted = "" if self.form is not None and self.form.is_touched() else done.case.id
            self.draft.keep_now()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a trouble in the panel that is open, or at the field of the form that it belongs to."""
        if self._panel is not None:
            self._panel.set_problem(say_trouble(trouble, self._around.language))
            return True
        if isinstance(trouble, Stale):
            self.refresh(set())  # the form may go with the fresh case: the problem bar stays
            return False
        if self.form is None:
            return False
        self.form.take_trouble(trouble, self._around.language)
        return True

    def open_act(self, action: Action) -> None:
        """Bring the form of an act in place of the task's first form."""
        choosing = self._choosing()
        if choosing is not None:
            self._show_form(choosing.form(action), is_first=False)
            self.focus_form()

    def open_panel(self, panel: BarPanel) -> None:
        """Show a panel in place of the acts, until it ends."""
        self._panel = panel
        panel.ended.connect(lambda: self._on_panel_ended(panel))
        self.panel_wanted.emit(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list's room to the paper where there is not room for both."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        has_paper = self.form is not None and bool(self.form.template)
        is_roomy = self.width() >= ROOM_FOR_ALL
        if self.work_list.listing.isHidden() == (is_roomy or not (has_paper and self._is_writing)):
            self.work_list.listing.setVisible(self.work_list.listing.isHidden())
            self.actions_changed.emit()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """The list gives way as soon as somebody writes in a form whose paper should be seen."""
        is_writing = self.form is not None and self._has_focus(self.form)
        if is_writing and isinstance(now, QWidget):
            self.split.column.ensureWidgetVisible(now, 0, 48)
        if is_writing != self._is_writing and (is_writing or self._has_list_focus(now)):
            self._is_writing = is_writing
            self._share()
            self.actions_changed.emit()

    def _has_list_focus(self, now: QWidget | None) -> bool:
        return isinstance(now, QWidget) and self.list.isAncestorOf(now)

    def _on_panel_ended(self, panel: BarPanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _choosing(self) -> Choosing | None:
        if self._task is None or self._found is None:
            return None
        return Choosing(self._around.setting(), self._task, self._found, self._around.language)

    def _on_drafts(self, content: Any) -> None:
        if self._is_opened:
            return
        self._is_opened = True
        forms = content.get("forms", {})
        self._kept = {str(c): dict(f) for c, f in forms.items()} if isinstance(forms, dict) else {}
        self.draft.restored(self._content())
        if self.form is not None:
            self._restore(self.form)

    def _on_desktop(self, found: Desktop) -> None:
        self.list.show_desktop(found)
        if self._wanted and self.list.select(self._wanted):
            self._wanted = ""
        self.count_changed.emit(*self.list.urgency())

    def _on_wanted(self, case_id: CaseId) -> None:
        if is_again := self.again.is_for(case_id):
            self._leave()  # keeps what stands in the form
        if not self.list.select(case_id):
            self._wanted = case_id
        elif is_again:
            self._on_picked(self.list.task())

    def _on_picked(self, task: Task | None) -> None:
        if task is None:
            self._leave()
            self._show_cards(is_case=False)
            self.pane.show_form(None, None)
            return
        if self._found is not None and (self._found.case.id, step_of(self._task)) != (task.case.id, step_of(task)):
            self._leave()
        self._around.work.ask_latest(
            self, "dossier", dossier, lambda found: self._on_dossier(task, found), task.case.id, self._around.setting()
        )

    def _leave(self) -> None:
        """No key may act on the case before while the file of the one under the cursor is still on its way."""
        self._keep_form()
        if self.form is not None and self._has_focus(self.form):
            self.first_focus()
        self._task = self._found = None
        self._drop_form()
        self.actions_changed.emit()

    def _on_dossier(self, task: Task, found: Dossier) -> None:
        if task != self.list.task():
            return
        is_same = self._is_same(task, found)
        self._keep_form()
        self._task, self._found = task, found
        self._show_dossier(task, found)
        choosing = self._choosing()
        again = self.again.action(found.case.id, step_of(task), self._kept) if choosing is not None else None
        if again is not None:
            self.open_act(again)
        elif choosing is not None and not is_same:
            self._show_form(choosing.first(), is_first=True)
        else:
            self.pane.show_form(self.form, found)
            self.actions_changed.emit()

    def _is_same(self, task: Task, found: Dossier) -> bool:
        """True when nothing happened to the case that is being worked on: what is typed stays where it is."""
        before = self._found
        is_form_there = self.form is not None and self._task is not None and type(self._task) is type(task)
        if not is_form_there or before is None or before.case.id != found.case.id:
            return False
        return what_matters(before.case, self._task) == what_matters(found.case, task)

    def _show_dossier(self, task: Task, found: Dossier) -> None:
        setting = self._around.setting()
        now = reading(found.case, setting.calendar, setting.moment.on, setting.office.yellow)
        step = task.step if isinstance(task, StepTask) else found.case.step
        shown = step if step in found.case.open_steps else next(iter(found.case.open_steps), "")
        special = special_facts(found, task, setting, self._around.language)
        self.summary.show_case(found.case, shown, now, setting, self._around.language, special)
        self.materials.show_case(found.case, self._around.language)
        self.story.show_dossier(found, self._around.language)
        self._show_cards(is_case=True)

    def _show_cards(self, *, is_case: bool) -> None:
        self.empty.setVisible(not is_case)
        for card in (self.summary, self.materials, self.story):
            card.setVisible(is_case)

    def _show_form(self, form: ActForm, *, is_first: bool) -> None:
        self._keep_form()
        had_focus = self.form is not None and self._has_focus(self.form)
        self._drop_form()
        self.form, self._is_first = form, is_first
        self._restore(form)
        form.changed.connect(self._on_form_changed)
        self.split.column.column.insertWidget(self.split.column.column.indexOf(self.materials), form)
        self.split.column.verticalScrollBar().setValue(0)
        self._share()
        self.pane.show_form(form, self._found)
        self.actions_changed.emit()
        if had_focus:
            form.first_focus()

    @staticmethod
    def _has_focus(form: ActForm) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QWidget) and (focus is form or form.isAncestorOf(focus))

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        self.pane.forget_form()
        if form is not None:
            self.split.column.column.removeWidget(form)
            form.hide()
            form.setParent(None)
            form.deleteLater()

    def _to_first(self) -> None:
        choosing = self._choosing()
        if choosing is not None:
            self._show_form(choosing.first(), is_first=True)
            self.focus_form()

    def _on_form_changed(self) -> None:
        self.pane.restart()
        self.draft.restart()

    def _keep_form(self) -> None:
        if self.form is None or self._found is None:
            return
        case_id, key = self._found.case.id, self._draft_key(self.form)
        if self.form.is_touched():
            self._kept.setdefault(case_id, {})[key] = self.form.content()
        elif case_id in self._kept:
            self._kept[case_id].pop(key, None)
            if not self._kept[case_id]:
                del self._kept[case_id]

    def _draft_key(self, form: ActForm) -> str:
        return f"{step_of(self._task)}/{form.key}"

    def _restore(self, form: ActForm) -> None:
        if self._found is not None:
            form.restore(self._kept.get(self._found.case.id, {}).get(self._draft_key(form), {}))

    def _content(self) -> dict[str, Any]:
        self._keep_form()
        return {"forms": self._kept} if self._kept else {}

    def _open_file(self) -> None:
        if self._found is not None:
            self._around.go("casefile", self._found.case.number)

    def _decline(self) -> None:
        task = self._task
        if not isinstance(task, SignTask):
            return
        panel = ReasonPanel(
            "approval.decline",
            translate("ApprovalPage", "不同意"),
            confirm=translate("ApprovalPage", "不同意"),
            reason_label=translate("ApprovalPage", "不同意的理由(&R)"),
            icon_name="x",
        )
        facts = {"asked": task.pending.event}
        panel.confirmed.connect(
            lambda: self.acting.do(decline_ask, task.case.id, {**facts, "reason": panel.values()[1]})
        )
        self.open_panel(panel)

    def _on_done(self, done: Done, text: str, is_mine: bool) -> None:
        """Tell it, print it, forget the draft of the case; the cursor goes to the list and its next task."""
        if self._panel is not None:
            self._panel.close_panel()
        is_elsewhere = self._found is not None and self._found.case.id != done.case.id
        self._keep_form()
        self._done = {done.case.id: self._kept.pop(done.case.id, {})}
        if not is_elsewhere:  # else somebody writes for another case already
            self._drop_form()
            self._task = self._found = None
            self.list.tell_again()
        self.draft.keep_now()
        self._around.result(text + done_facts(done, self._around.setting()), done if is_mine else None)
        self._around.print_notices(done.notices)
        self.refresh(set())
        if not is_elsewhere:
            self.first_focus()
