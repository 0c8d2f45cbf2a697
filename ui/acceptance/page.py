"""The page 受理登记: three cards, the very paper they would produce beside them, and the exits of art. 32 below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.acceptance.form import (
    NO_AGENT,
    CounterForm,
    application_of,
    form_from,
    form_on_certificate,
)
from app.acceptance.preview import Exit
from app.acceptance.queries import PAGE, GoingOn, Opening, case_to_go_on, opening
from app.act import Done
from app.application import is_by_agent
from app.apply_within import late_words
from app.catalogue import Catalogue
from app.certificates.naming import OLD_PAPER, read_subject
from app.errors import Stale, Trouble
from app.events.certificates import FollowKind
from app.item import Incomplete, Item
from app.notices.issue import FrozenSetting
from app.people import may
from app.register_words import grouped
from app.state import Case, CaseState
from app.wording import name_of
from app.workflow import Action
from ui.acceptance.again import Again
from ui.acceptance.banner_words import banner_words
from ui.acceptance.checking import Checking
from ui.acceptance.cleared import Cleared
from ui.acceptance.drafting import Drafting
from ui.acceptance.exits import Exits, is_decided_here
from ui.acceptance.item_card import index_of
from ui.acceptance.list_in_sight import ListInSight
from ui.acceptance.live_preview import LivePreview, Wanted
from ui.acceptance.old_certificate import OldCertificate
from ui.acceptance.outcome_words import outcome_words
from ui.acceptance.persons import Persons
from ui.acceptance.quota_told import QuotaTold
from ui.acceptance.scanning import Scanning
from ui.acceptance.sheet import Sheet
from ui.acceptance.visit import Visit
from ui.devices.slips import Slips
from ui.done_words import done_facts
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.widgets.banner import Banner
from ui.widgets.split import PreviewSplit

translate = QCoreApplication.translate


class AcceptancePage(Page):
    """Begins in the item search; ends, after F12, in the item search of the next applicant."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("AcceptancePage", "受理登记")
        self._around = surroundings
        self._today: date = surroundings.setting().moment.on
        self._items: tuple[Item, ...] | None = None
        self._is_opened = False
        self.again = Again(self)
        self._told: tuple[object, ...] = ()
        work, language = surroundings.work, surroundings.language
        self.sheet = Sheet(language, lambda: self._today, self._catalogue)
        self.cleared = Cleared(self, self.sheet)
        self.persons = Persons(self, self.sheet, work, surroundings.devices, lambda: self._today, language)
        self.scanning = Scanning(self, self.sheet, work, surroundings.devices)
        self.exits = Exits(self, self.sheet, surroundings)
        self.old = OldCertificate(self, self.sheet, surroundings)
        self.slips = Slips(self, surroundings)
        self.quota = QuotaTold(self, self.sheet, surroundings)
        self._handed_in: Case | None = None
        self._given: tuple[str, CounterForm] = ("", CounterForm())
        self.drafting = Drafting(self, work, surroundings.setting, self.sheet.form)
        self.visit = Visit(self.sheet, self.drafting)
        self.banner = Banner("acceptance.banner")
        self.split = PreviewSplit("acceptance")
        self.preview = LivePreview(work, self.split, surroundings.setting, self._wanted, language, self.exits.lacks)
        self.checking = Checking(self, work, surroundings.applicant, self.sheet.form, lambda: self.sheet.item, language)
        self.in_sight = ListInSight(self, self.sheet, self.split.column, work)
        for part in (self.sheet, self.persons, self.preview):
            part.setParent(self)
        self._lay()
        self._connect()
        self._on_changed()

    def _lay(self) -> None:
        for card in (self.sheet.items, self.sheet.applicant, self.sheet.materials):
            self.split.column.add(card)
        self.split.column.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.sheet.changed.connect(self._on_changed)
        self.preview.unprintable.connect(self.sheet.applicant.show_unprintable)
        self.sheet.items.slip_wanted.connect(self.exits.slip)
        self.sheet.items.misread.connect(self.problem_told)
        self.sheet.applicant.agent_wanted.connect(self._on_agent_wanted)
        self.sheet.applicant.read_card.clicked.connect(self.persons.read_card)
        self.sheet.materials.capture_wanted.connect(self.scanning.capture)
        self.sheet.materials.import_wanted.connect(self.scanning.choose_files)
        self.sheet.materials.refused.connect(self.problem_told)
        self.sheet.materials.told.connect(self.result_told)
        self.sheet.materials.calmed.connect(self.problems_over)
        self.persons.case_wanted.connect(self.case_wanted)
        self.scanning.noted.connect(self.noted)
        self.drafting.noted.connect(self.noted)
        self.checking.noted.connect(self.noted)
        self.exits.handed_in.connect(self._on_handed_in)
        self.exits.intent_changed.connect(self.preview.restart)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the keys of the page; an exit that the officer may not take is grey and says why."""
        exits = self.exits
        why = self._why_not(Action.REGISTER)
        is_deemed, is_here = exits.intent().exit is Exit.DEEMED, self._is_decided_here()
        late = why or (translate("AcceptancePage", "已视为受理，只能确认") if is_deemed else "")
        late = late or (translate("AcceptancePage", "已受理，只待当场决定") if is_here else "")
        taken = why or ("" if self.sheet.case is None else translate("AcceptancePage", "材料已经收件"))
        accept = (
            translate("AcceptancePage", "确认视为受理并打印")
            if is_deemed
            else translate("AcceptancePage", "当场决定")
            if is_here
            else translate("AcceptancePage", "受理并打印")
        )
        bar: tuple[tuple[str, str, str, Callable[[], None], str], ...] = (
            ("F7", translate("AcceptancePage", "收件"), "inbox", exits.receive, taken),
            ("F9", translate("AcceptancePage", "不予受理"), "ban", exits.decline, late),
            ("F8", self._incomplete_word(), "file-warning", exits.supplement, late),
        )
        if self._is_deferrable():
            bar = (*bar, ("F10", translate("AcceptancePage", "容缺受理"), "file-clock", exits.defer, late))
        shown = [PageAction(key, text, icon, slot, is_enabled=not no, why=no) for key, text, icon, slot, no in bar]
        primary = PageAction("F12", accept, "stamp", exits.accept, is_primary=True, is_enabled=not why, why=why)
        return [*self._next_action(), *shown, primary, *self._quiet_actions()]

    def _is_deferrable(self) -> bool:
        return self.sheet.item is not None and bool(self.sheet.materials.deferrable())

    def _next_action(self) -> list[PageAction]:
        """Offer the next item of the applicant who was just served, while nothing else has been begun."""
        if not self.visit.is_offered:
            return []
        text = translate("AcceptancePage", "同一人办下一件")
        return [PageAction("Ctrl+N", text, "user-check", self.next_of_visit)]

    def next_of_visit(self) -> None:
        """Ctrl+N: the applicant stays, shared materials go along with their scans, the visit is the same (一窗多事)."""
        if self.visit.is_offered:
            self.exits.close()
            self.visit.begin()

    def _incomplete_word(self) -> str:
        """What the item's law does with incomplete materials stands on the key."""
        item = self.sheet.item
        rule = Incomplete.SUPPLEMENT if item is None else item.acceptance.incomplete
        return {
            Incomplete.SUPPLEMENT: translate("AcceptancePage", "补正告知"),
            Incomplete.RETURNED: translate("AcceptancePage", "退回材料"),
            Incomplete.DECLINED: translate("AcceptancePage", "材料不齐，不予受理"),
        }[rule]

    def _is_decided_here(self) -> bool:
        return self.sheet.case is not None and is_decided_here(self.sheet.case)

    def _quiet_actions(self) -> list[PageAction]:
        sheet = self.sheet
        quiet = [
            ("F2", translate("AcceptancePage", "清空，办下一件"), self.begin_anew),
            ("F3", translate("AcceptancePage", "到事项"), sheet.items.open_search),
            ("F4", translate("AcceptancePage", "读身份证"), self.persons.read_card),
            ("F5", translate("AcceptancePage", "高拍"), self.scanning.capture),
            ("F6", translate("AcceptancePage", "到材料清单"), sheet.materials.focus_list),
            ("F11", translate("AcceptancePage", "一次性告知单"), self.exits.slip),
            ("Ctrl+E", translate("AcceptancePage", "原证（系统启用前发的）延续、变更、补证"), self.old.open),
            ("Ctrl+G", translate("AcceptancePage", "代理人"), self._on_agent_wanted),
            ("Ctrl+K", translate("AcceptancePage", "到排队号"), sheet.items.focus_ticket),
            ("Ctrl+O", translate("AcceptancePage", "导入扫描件"), self.scanning.choose_files),
        ]
        if not self._is_deferrable():
            quiet.append(("F10", translate("AcceptancePage", "容缺受理"), self.exits.defer))
        keys = [PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in (*quiet, *self._answer_keys())]
        return [*keys, *self.slips.actions(sheet.case or self._handed_in, is_last=sheet.case is None)]

    def _answer_keys(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return the keys that answer the item's questions from wherever the cursor stands."""
        if self.sheet.case is not None:
            return []
        questions = self.sheet.items.situations
        told = translate("AcceptancePage", "情形“{question}”：{answer}")
        return [
            (key, told.format(question=question, answer=answer), partial(questions.choose, number))
            for number, (key, question, answer) in enumerate(questions.keys(), 1)
        ]

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the material list."""
        return [
            ("1 … 5", translate("AcceptancePage", "在材料清单中：已收 / 未收 / 容缺 / 电子 / 有误")),
            (translate("AcceptancePage", "空格"), translate("AcceptancePage", "在材料清单中：下一个状态")),
            ("Ctrl+A", translate("AcceptancePage", "在材料清单中：必收材料全部已收")),
        ]

    def refresh(self, changed: set[str]) -> None:
        """Ask for the items of the day, this window's usage and, once, the draft."""
        setting = self._around.setting()
        self._today = setting.moment.on
        self._offer_items(setting)
        if not changed or "cases" in changed:
            self._around.work.ask(self, opening, self._on_opening, setting.officer.id)

    def first_focus(self) -> None:
        """Begin in the item search, or where the draft has its first gap."""
        if self.sheet.item is None:
            self.sheet.items.focus_search()
        else:
            self.sheet.applicant.first_empty().setFocus()

    def show_case(self, number: str) -> None:
        """Go on with a received case, by its number or id; or begin an application on a certificate."""
        self.drafting.keep_now()
        if self.again.take(number):
            return
        if number == OLD_PAPER:
            self.old.open()
            return
        me = self._around.setting().officer.id
        named = read_subject(number)
        if named is not None:
            kind, case_id = named
            self._around.work.ask(self, case_to_go_on, lambda found: self._on_holder(found.case, kind), case_id, me)
            return
        self._around.work.ask(self, case_to_go_on, self._on_case, number, me)

    def clock_subject(self) -> object:
        """Return the case in sight."""
        return (
            self.sheet.case.id
            if self.sheet.case is not None
            else self._handed_in.id
            if self._handed_in is not None and self.sheet.item is None
            else self.sheet.item
        )

    def keep_drafts(self) -> None:
        """Keep the draft."""
        self.drafting.keep_now()

    def clear_secrets(self) -> None:
        """The window is about to forget who was here."""
        self._handed_in = None
        self._given = ("", CounterForm())
        self.visit.following = None
        self.checking.forget()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a trouble at the field it names; a case that changed meanwhile is shown anew as it is."""
        if isinstance(trouble, Stale) and self.sheet.case is not None:
            self.show_case(self.sheet.case.id)
            return False
        return self.exits.take_trouble(trouble) or self.sheet.show_trouble(trouble)

    def undone(self, done: Done) -> None:
        """The application stands in the form again as it was handed in, unless the next one has begun."""
        self.visit.forget(done.case)
        case_id, form = self._given
        if case_id != done.case.id or not self.sheet.form().is_empty or self.sheet.case is not None:
            return
        self._given = ("", CounterForm())
        if form.case is not None:
            self.show_case(case_id)
            return
        self.sheet.show_form(form)
        self.drafting.keep_now()
        self.sheet.materials.focus_list(by_itself=True)

    def begin_anew(self) -> None:
        """F2: an empty form; what stood there can be taken back by Ctrl+Z."""
        form = self.sheet.form()
        self.exits.close()
        if form.case is not None:
            self._begin_with_draft()
            return
        self.cleared.put_aside()
        self.sheet.show_form(CounterForm())
        self.cleared.settle()
        self.drafting.keep_now()
        self.sheet.items.focus_search()

    def _begin_with_draft(self) -> None:
        """An empty form, or the one that was put aside when a received case was opened."""
        self.drafting.stop()
        self._is_opened = False
        self.sheet.show_form(CounterForm())
        self.drafting.restored({})
        self.refresh(set())
        self.sheet.items.focus_search()

    def _catalogue(self) -> Catalogue:
        return self._around.setting().catalogue

    def _why_not(self, action: Action) -> str:
        item, case = self.sheet.item, self.sheet.case
        officer = self._around.setting().officer
        if case is not None:
            is_open = case.state is CaseState.RECEIVED or is_decided_here(case)
            state = name_of("state", case.state.value, self._around.language)
            return "" if is_open else translate("AcceptancePage", "本件现为“{state}”").format(state=state)
        if item is None or may(officer, action, None, department=item.department):
            return ""
        return translate("AcceptancePage", "您在该部门没有窗口岗位")

    def _wanted(self) -> Wanted | None:
        if self.sheet.item is None:
            return None
        case = self.sheet.case
        return (case if case is not None else application_of(self.sheet.form())), self.exits.intent()

    def _offer_items(self, setting: FrozenSetting) -> None:
        items = setting.catalogue.items(self._today)
        self.sheet.items.show_office(setting.office)
        if items != self._items:
            self._items = items
            self._around.work.paper_latest(self, "index", index_of, self.sheet.items.offer, items, setting.office)

    def _on_opening(self, found: Opening) -> None:
        self.sheet.items.show_usage(found.usage)
        if self._is_opened:
            return
        self._is_opened = True
        form = form_from(found.draft) if found.draft else None
        if form is not None and self.sheet.form().is_empty and self.sheet.case is None:
            self.drafting.restored(dict(found.draft or {}))
            self.sheet.show_form(form)
            self.checking.hold()
            self.noted.emit(translate("AcceptancePage", "已恢复未完成的草稿"))
            self.first_focus()

    def _on_case(self, found: GoingOn) -> None:
        self.exits.close()
        self._go_on_with(found.case, found.came)

    def _go_on_with(self, case: Case, came: frozenset[str] = frozenset()) -> None:
        self.sheet.show_case(case, came)
        self.again.fill(case, came)
        self.sheet.materials.focus_list(by_itself=True)
        if is_decided_here(case):
            self.exits.decide(case)

    def _on_holder(self, old: Case, kind: FollowKind) -> None:
        """The holder of a certificate applies on it: applicant and item are there, the materials are not."""
        self.exits.close()
        self.cleared.put_aside()
        self._is_opened = True
        item = self._catalogue().item(old.plan.item, on=self._today)
        self.sheet.show_form(form_on_certificate(old, item, kind))
        self.cleared.settle()
        self.sheet.items.focus_question() if item.situations else self.sheet.materials.focus_list()

    def _on_agent_wanted(self) -> None:
        card = self.sheet.applicant
        if not card.agent_button.isEnabled():
            return
        item = self.sheet.item
        is_needed = item is not None and is_by_agent(item, self.sheet.form().lines)
        card.show_agent(None if card.agent_row.is_open() and not is_needed else card.agent() or NO_AGENT)
        self._on_changed()
        if card.agent_row.is_open():
            card.agent_row.id_number.setFocus()

    def _on_changed(self) -> None:
        self.problems_over.emit()
        self.cleared.look()
        self.preview.restart()
        self._tell_late()
        self.checking.restart()
        if self.sheet.case is None and self._is_opened:
            self.drafting.restart()
        form = self.sheet.form()
        sheet, way = self.sheet, self.exits.intent().exit
        state = (sheet.item, sheet.case, way, form.visit, form.is_empty, form.follows, self._is_deferrable())
        if state != self._told:
            self._told = state
            self._show_banner()
            self.actions_changed.emit()

    def _tell_late(self) -> None:
        item = self.sheet.item
        if item is not None and item.apply_within is not None:
            calendar, language = self._around.setting().calendar, self._around.language
            since = self.sheet.items.since.value()
            self.sheet.items.tell_late(late_words(item, since, self._today, calendar, language))

    def _show_banner(self) -> None:
        is_deemed = self.exits.intent().exit is Exit.DEEMED
        told = banner_words(self.sheet.form(), self.sheet.case, is_deemed=is_deemed, language=self._around.language)
        self.banner.show_text(told.text, told.tone)

    def _on_handed_in(self, done: Done) -> None:
        text = translate("AcceptancePage", "{what}：{item} · {name} · {number}").format(
            what=outcome_words(done.case),
            item=done.case.plan.name,
            name=done.case.applicant_name,
            number=grouped(done.case.number),
        ) + done_facts(done, self._around.setting())
        self.exits.close()
        self.cleared.forget()
        self._given = (done.case.id, self.sheet.form())
        self.visit.remember(done.case)
        self.drafting.stop()
        self._begin_with_draft()
        self.checking.show_now()
        self._handed_in = done.case
        self.actions_changed.emit()
        self.noted.emit(self.slips.follow(done.case))
        self._around.result(text, done)
        self._around.print_notices(done.notices)
        if done.case.plan.by_commitment and is_decided_here(done.case):
            self._go_on_with(done.case)
        self.exits.leave.sign(done.case)
