"""The page 办件档案: one search box, and below it one case as one story."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.case_rules import pending_of
from app.casefile import PAGE, CaseFile, belongs_to, clock_lines, drafts, found, may_reveal, open_file, timeline
from app.desk import CaseRow, Notice
from app.errors import Stale, Trouble
from app.limit_basis import bases_of_case
from app.looking import SEARCHED
from app.people import may, may_second
from app.register_words import grouped
from app.silence import silent_grant
from app.told_dates import moved_dates
from app.wording import name_of, say, say_trouble
from app.workflow import Action
from ui.casefile.acts import Acts
from ui.casefile.body import CaseBody
from ui.casefile.daily import DailyActs
from ui.casefile.ending import EndingActs
from ui.casefile.finder import Finder
from ui.casefile.following import FollowActs
from ui.casefile.header import CaseHeader
from ui.casefile.opening import Opening
from ui.casefile.supervised import SupervisedActs
from ui.casefile.tables import material_rows, material_table, notice_table
from ui.casefile.taking_out import PaperOut
from ui.casefile.viewer import Viewer
from ui.casefile.words import entry_of, hit_of, page_of
from ui.custody_words import custody_words
from ui.devices.slips import Slips
from ui.fees.acts import FeeActs
from ui.look_ups import LookUps
from ui.page import AtExplanation, Page, PageAction
from ui.page_draft import PageDraft
from ui.pages import pages_for
from ui.surroundings import Surroundings
from ui.sync.refill import AsLeftOut, Refill
from ui.widgets.empty import EmptyState
from ui.widgets.hits import Hit
from ui.widgets.layouts import ScrollColumn

translate = QCoreApplication.translate


class CaseFilePage(Page):
    """Begins in the search box; a barcode, a number or Enter on a hit shows the file; Esc comes back from a paper."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("CaseFilePage", "办件档案")
        self._around = surroundings
        self._told: CaseFile | None = None
        self._subject = ""
        self._refill: Refill | None = None
        self._is_revealed = False
        self._is_to_explain = False
        self._is_opened = False
        work, language = surroundings.work, surroundings.language
        self.finder = Finder()
        self.header = CaseHeader(language)
        self.notices = notice_table()
        self.materials = material_table()
        self.viewer = Viewer()
        self.body = CaseBody(self.notices, self.materials, self.viewer)
        self.opening = Opening(self, work, self.body, self.viewer, lambda: self._told, surroundings.fetch)
        self.acts = Acts(self, surroundings, lambda: self._told)
        self.out = PaperOut(self, surroundings)
        self.slips = Slips(self, surroundings)
        self.daily = DailyActs(self, surroundings, self.acts, self.opening, lambda: self._told, self._meant_notice)
        self.supervised = SupervisedActs(self, surroundings, self.acts, self.opening, lambda: self._told)
        self.ending = EndingActs(self, surroundings, self.acts, lambda: self._told)
        self.following = FollowActs(self, surroundings, self.acts, lambda: self._told)
        self.fees = FeeActs(self, surroundings, lambda: self._told.case if self._told is not None else None)
        self.drafting = PageDraft(work, surroundings.setting, PAGE, lambda: dict(self.acts.kept))
        self.drafting.setParent(self)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        self._empty = EmptyState(
            "folder-open",
            translate("CaseFilePage", "没有打开的办件"),
            translate("CaseFilePage", "扫描文书上的条码，或在上面输入编号、姓名、拼音首字母、证件号后几位、电话"),
        )
        self._column = ScrollColumn()
        self._column.setObjectName("casefile.column")
        self._column.add(self.header)
        self._column.add(self.body, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.finder)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.finder.query_changed.connect(self._on_query)
        self._look_ups = LookUps(self, self._around.work, SEARCHED)
        self.finder.chosen.connect(self._on_chosen)
        self.notices.opened.connect(self.opening.open_notice)
        self.notices.picked.connect(lambda _: self.actions_changed.emit())
        self.materials.opened.connect(self.opening.open_row)
        self.header.clocks.opened.connect(self.opening.open_clock)
        self.body.story.opened.connect(lambda entry: self.opening.open_chapter(entry.key))
        self.opening.changed.connect(self.actions_changed)
        self.opening.viewing.connect(self.header.show_slim)
        self.acts.typed.connect(self.drafting.restart)
        self.acts.revealed.connect(self._on_revealed)
        self.fees.done.connect(lambda what, done: self._around.result(f"{what}：{grouped(done.case.number)}", done))
        self.drafting.noted.connect(self.noted)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return what may be done to the case by this officer now, and the keys that walk the page."""
        quiet = [
            PageAction(
                "F3", translate("CaseFilePage", "查找办件"), "search", self.finder.edit.setFocus, is_in_bar=False
            )
        ]
        if self._told is None:
            return quiet
        quiet += [
            PageAction("F2", translate("CaseFilePage", "到办件经过"), "", self.body.story.setFocus, is_in_bar=False),
            PageAction("F4", translate("CaseFilePage", "期限计算说明"), "", self._explain, is_in_bar=False),
            *self.slips.actions(self._told.case),
        ]
        daily = [*self.daily.actions(self._told.case), *self.supervised.actions(self._told.case)]
        daily += [*self.ending.actions(self._told.case), *self.following.actions(self._told.case)]
        return [*daily, *self._acts_by_right(self._told), *self._go_on(self._told), *quiet]

    def _acts_by_right(self, told: CaseFile) -> list[PageAction]:
        acts, case = self.acts, told.case
        officer = self._around.setting().officer
        shown: list[PageAction] = []
        if not self._is_revealed and case.applicant is not None and may_reveal(officer, case):
            shown.append(PageAction("F6", translate("CaseFilePage", "显示证件电话"), "eye", acts.reveal))
        by_right: tuple[tuple[Action, str, str, Callable[[], object]], ...] = (
            (Action.ADD_NOTE, "F7", "notebook-pen", acts.note),
            (Action.WITHDRAW, "F8", "undo-2", acts.withdraw),
            (Action.TERMINATE, "F9", "ban", acts.terminate),
        )
        for action, key, icon, slot in by_right:
            if may(officer, action, case):
                shown.append(PageAction(key, name_of("action", action.value, self._around.language), icon, slot))
        waiting = pending_of(case, Action.VOID)
        may_sign = waiting is not None and may_second(officer, Action.VOID, case, waiting.officer)
        if may_sign or may(officer, Action.VOID, case):
            text = translate("CaseFilePage", "作废复核") if waiting is not None else translate("CaseFilePage", "作废")
            shown.append(PageAction("F10", text, "file-x", acts.void))
        return [*shown, *self.fees.actions("Ctrl+J", "", ""), *self._paper_acts(told)]

    def _paper_acts(self, told: CaseFile) -> list[PageAction]:
        notice, officer = self._notice(), self._around.setting().officer
        if notice is None or notice.is_void:
            return []
        shown = []
        if may(officer, Action.SERVE_PAPER, told.case):
            shown.append(
                PageAction("F11", translate("CaseFilePage", "文书送达"), "send", lambda: self.acts.serve_notice(notice))
            )
        if may(officer, Action.REPRINT, told.case):
            text = translate("CaseFilePage", "重打") if notice.prints else translate("CaseFilePage", "打印")
            shown.append(PageAction("F5", text, "printer", lambda: self.acts.print_notice(notice)))
            shown.append(self.out.action(notice))
        return shown

    def _go_on(self, told: CaseFile) -> list[PageAction]:
        key = page_of(told.case)
        entry = next((e for e in pages_for(self._around.setting().officer) if e.key == key), None)
        if entry is None:
            return []
        text = translate("CaseFilePage", "去{page}").format(page=entry.word())
        number = told.case.number
        return [PageAction("F12", text, "arrow-right", lambda: self._around.go(key, number), is_primary=True)]

    def refresh(self, changed: set[str]) -> None:
        """Show the file anew after anything happened; ask once for the draft."""
        if not self._is_opened:
            self._is_opened = True
            self._around.work.ask(self, drafts, self._on_drafts, self._around.setting().officer.id)
        if self._told is not None and (not changed or changed & {"cases", "notices", "custody"}):
            self._ask(self._subject)

    def first_focus(self) -> None:
        """Begin in the search box, or in the story of the case that is shown."""
        (self.finder.edit if self._told is None and not self._subject else self.body.story).setFocus()

    def show_case(self, number: str) -> None:
        """Show the file of this case, by its number or id."""
        self._subject = number
        self._refill = number.take() if isinstance(number, AsLeftOut) else None
        self._is_revealed = False
        self._is_to_explain = isinstance(number, AtExplanation)
        self.opening.close()
        self._ask(number)

    def clock_subject(self) -> object:
        """Return the case in sight."""
        return self._told.case.id if self._told is not None else None

    def keep_drafts(self) -> None:
        """Keep what was typed."""
        self.drafting.keep_now()

    def clear_secrets(self) -> None:
        """Forget the case."""
        self._told = None
        self._subject = ""
        self.viewer.forget()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell at the search box when nothing is found there; show a case that has changed anew."""
        if isinstance(trouble, Stale) and self._told is not None:
            self._ask(self._told.case.id)
        if trouble.code in ("store.no_case", "numbering.length", "numbering.check", "numbering.date"):
            self._subject = self._told.case.id if self._told is not None else ""
            self.finder.tell(say_trouble(trouble, self._around.language), "bad")
            self.finder.edit.setFocus()
            return True
        return False

    def file(self) -> CaseFile | None:
        """Return the file that is shown."""
        return self._told

    def _ask(self, subject: str) -> None:
        self._around.work.ask_latest(self, "file", open_file, self._on_file, subject)

    def _on_query(self, text: str) -> None:
        def then(rows: tuple[CaseRow, ...]) -> None:
            self._on_found(rows)
            self._look_ups.shown(text, len(rows))

        self._around.work.ask_latest(self, "search", found, then, text)

    def _on_chosen(self, hit: Hit) -> None:
        self._look_ups.chosen()
        self.show_case(str(hit.key))

    def _on_found(self, rows: tuple[CaseRow, ...]) -> None:
        officer, language = self._around.setting().officer, self._around.language
        hits: list[Hit] = [hit_of(row, officer, language) for row in rows]
        self.finder.show_hits(hits, none=say("store.no_case", language))

    def _on_file(self, told: CaseFile) -> None:
        is_new = self._told is None or self._told.case.id != told.case.id
        self._told = told
        setting, case, language = self._around.setting(), told.case, self._around.language
        officer = setting.officer
        self.header.show_case(case, setting.office, is_own=belongs_to(officer, case), is_revealed=self._is_revealed)
        self.header.show_custody(*custody_words(case, officer, setting.office, language))
        self.header.show_visit(case, told.visit)
        self.header.show_silence(silent_grant(case, setting.calendar, setting.moment.on))
        basis = bases_of_case(setting.catalogue, case.plan, language)
        lines = clock_lines(case, setting.calendar, setting.moment.on, language, setting.office.yellow, basis)
        self.header.show_clocks(lines, is_new=is_new)
        self.header.show_moved(moved_dates(case, told.notices, setting.calendar))
        entries = [entry_of(chapter) for chapter in timeline(told, language)]
        if is_new or len(entries) != len(self.body.story.entries()):
            self.body.story.show_entries(entries)
        self.notices.show_rows(tuple(reversed(told.notices)))
        self.materials.show_rows(material_rows(case, language))
        self.header.show_slim(self.body.is_viewing())
        self.body.share()
        self._stack.setCurrentWidget(self._column)
        if is_new:
            self.finder.clear()
            self.body.story.setCurrentIndex(self.body.story.model().index(0, 0))
            self.body.story.setFocus()
        if self._is_to_explain:
            self._is_to_explain = False
            self._explain()
        refill, self._refill = self._refill, None
        if refill is not None and refill.case == case.id:
            self.acts.begin_again(refill.action, refill.content)
        self.actions_changed.emit()

    def _on_revealed(self) -> None:
        self._is_revealed = True
        if self._told is not None:
            self._on_file(self._told)

    def _on_drafts(self, kept: Mapping[str, str]) -> None:
        self.acts.kept = {**kept, **self.acts.kept}
        self.drafting.restored(dict(kept))

    def _notice(self) -> Notice | None:
        """Return the paper that is open, else the one under the cursor, as the store has it now."""
        picked = self.opening.notice or self.notices.row_value()
        if self._told is None or picked is None:
            return None
        return next((n for n in self._told.notices if n.id == picked.id), None)

    def _meant_notice(self) -> Notice | None:
        """Return the paper that is open or has the cursor in sight: only then a correction is about that paper."""
        return self._notice() if self.opening.notice is not None or self.notices.hasFocus() else None

    def _explain(self) -> None:
        tile = self.header.clocks.present()
        if tile is not None:
            self.opening.open_clock(tile.line)
