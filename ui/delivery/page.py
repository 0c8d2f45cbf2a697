"""The page 制证送达: what waits after the decision on the left, the case with its work and its paper on the right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.act import Done
from app.clock.light import Light
from app.delivery.queries import PAGE, Outbox, Parcel, Stage, case_id_of, drafts, outbox, parcel, stage_of
from app.devices.ports import IdCard
from app.errors import NotFound, Refused, Stale, Trouble
from app.ids import CaseId
from app.people import may
from app.post import Post
from app.validity import usual_validity
from app.wording import name_of, say
from app.workflow import Action
from ui.custody_words import why_elsewhere
from ui.delivery.acts import Acts
from ui.delivery.archive_card import ArchiveCard
from ui.delivery.certificate_card import CertificateCard
from ui.delivery.detail import CaseHead, Detail
from ui.delivery.listing import Listing
from ui.delivery.paper import StagePaper
from ui.delivery.service_card import ServiceCard
from ui.delivery.words import METHODS, method_word
from ui.done_words import done_facts
from ui.fees.acts import FeeActs
from ui.page import Page, PageAction
from ui.page_draft import PageDraft
from ui.surroundings import Surroundings
from ui.sync.refill import AsLeftOut, Refill
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate


class DeliveryPage(Page):
    """Begins in the list; after a service the next case of the list is under the cursor."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("DeliveryPage", "制证送达")
        self._around = surroundings
        self._wanted: CaseId | None = None
        self._parcel: Parcel | None = None
        self._forms: dict[str, dict[str, Any]] = {}
        self._given: dict[str, dict[str, Any]] = {}  # as it stood in the card of the last act
        self._refill: Refill | None = None
        self._is_opened = False
        self._is_listed = False
        self._begins = False
        work, language = surroundings.work, surroundings.language
        self.listing = Listing(language)
        self.certificate = CertificateCard(language)
        self.service = ServiceCard(language, lambda: surroundings.setting().moment.on)
        self.archiving = ArchiveCard(language, lambda: surroundings.setting().calendar)
        self.detail = Detail(CaseHead(language), self.certificate, self.service, self.archiving)
        self.paper = StagePaper(work, self.detail, self.service, surroundings.setting, language)
        cards = (self.certificate, self.service, self.archiving)
        self.acts = Acts(self, surroundings, lambda: self._parcel, cards)
        self.fees = FeeActs(self, surroundings, lambda: self._parcel.line.case if self._parcel is not None else None)
        self.drafting = PageDraft(work, surroundings.setting, PAGE, lambda: dict(self._forms))
        for part in (self.paper, self.drafting):
            part.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(self.listing, self.detail, share=0.31, most=440))
        self._connect()

    def _connect(self) -> None:
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(self.focus_work)
        for card in (self.certificate, self.service, self.archiving):
            card.changed.connect(self._on_changed)
        self.acts.done.connect(self._on_done)
        self.acts.ready_opened.connect(self.paper.open_ready)
        self.fees.done.connect(self._on_done)
        self.fees.assess_opened.connect(self.paper.open_assess)
        self.drafting.noted.connect(self.noted)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the stage that the case under the cursor is in; those without the post are grey."""
        held = self._parcel
        text, why = translate("DeliveryPage", "办件档案"), "" if held else translate("DeliveryPage", "没有选中的办件")
        shown = [PageAction("F10", text, "folder-open", self._open_file, is_enabled=bool(held), why=why)]
        if held is not None and held.line.stage is not Stage.ARCHIVE:
            shown += self.fees.actions("F9", "F11", "Ctrl+R")
        if held is not None and held.line.stage is Stage.HAND_OVER:
            shown += [
                self._act("F7", Action.NOTIFY_READY, "bell", self.acts.notify),
                self._act("F8", Action.DISPATCH, "mail", self.acts.send),
                self._act("F12", Action.SERVE, "send", self.acts.serve, translate("DeliveryPage", "送达并打印回证")),
            ]
        elif held is not None and held.line.stage is Stage.CERTIFY:
            text = translate("DeliveryPage", "登记证照")
            shown.append(self._act("F12", Action.MAKE_CERTIFICATE, "file-badge", self.acts.certify, text))
        elif held is not None:
            shown.append(self._act("F12", Action.ARCHIVE, "archive", self.acts.archive))
        return [*shown, *self._quiet_actions()]

    def _act(self, key: str, action: Action, icon: str, slot: Any, text: str = "") -> PageAction:
        case = self._parcel.line.case if self._parcel is not None else None
        officer, language = self._around.setting().officer, self._around.language
        is_right = may(officer, action, case)
        owed = self.fees.owed()
        posts = {Action.MAKE_CERTIFICATE: Post.CERTIFIER, Action.ARCHIVE: Post.ARCHIVIST}
        post = posts.get(action, Post.WINDOW).value
        why = "" if is_right else say("people.no_post", language, action=name_of("action", action.value, language),
                                      post=name_of("post", post, language))  # fmt: skip
        if not is_right and owed and action in (Action.MAKE_CERTIFICATE, Action.DISPATCH, Action.SERVE):
            why = say("workflow.when.fees_settled", language, action=name_of("action", action.value, language))
        if not is_right and case is not None:
            why = why_elsewhere(case, officer, action, language) or why
        word = text or name_of("action", action.value, language)
        return PageAction(key, word, icon, slot, is_primary=key == "F12", is_enabled=is_right, why=why)

    def _quiet_actions(self) -> list[PageAction]:
        quiet: list[tuple[str, str, Any]] = [
            ("F2", translate("DeliveryPage", "下一阶段"), self.listing.next_stage),
            ("F3", translate("DeliveryPage", "到列表"), self.listing.focus_list),
            ("F6", translate("DeliveryPage", "放大文书 / 返回"), self.toggle_paper),
        ]
        if self._parcel is not None and self._parcel.line.stage is Stage.HAND_OVER:
            quiet += [
                ("F4", translate("DeliveryPage", "读身份证"), self.read_card),
                ("F5", translate("DeliveryPage", "已核验证件"), self.tick),
            ]
            quiet += [
                (f"Ctrl+Alt+{n}", method_word(m), partial(self.service.set_method, m))
                for n, m in enumerate(METHODS, start=1)
            ]
        return [PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet]

    def refresh(self, changed: set[str]) -> None:
        """Ask for the lists, and once for the draft."""
        if changed and not changed & {"cases", "notices", "custody", "files"}:
            return
        setting = self._around.setting()
        if not self._is_opened:
            self._around.work.ask(self, drafts, self._on_drafts, setting.officer.id)
        self._around.work.ask(self, outbox, self._on_outbox, setting.officer, setting.calendar, setting.moment.on)

    def first_focus(self) -> None:
        """Begin in the list, as soon as it is there."""
        self._begins = not self._is_listed
        self.listing.focus_list()

    def show_case(self, number: str) -> None:
        """Go to this case, by its number or id."""
        self._refill = number.take() if isinstance(number, AsLeftOut) else None
        self._around.work.ask(self, case_id_of, self._on_wanted, number)

    def clock_subject(self) -> object:
        """Return the case in sight."""
        return self._parcel.line.case.id if self._parcel is not None else None

    def keep_drafts(self) -> None:
        """Keep the draft."""
        self._keep_form()
        self.drafting.keep_now()

    def undone(self, done: Done) -> None:
        """What was typed for it stands in its card again, and the cursor is on its case."""
        given = self._given.pop(done.case.id, {})
        if given and done.case.id not in self._forms:
            self._forms[done.case.id] = given
        self._wanted = done.case.id
        self._parcel = None
        self.refresh(set())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell what is missing at its field; show a case that has changed anew."""
        if isinstance(trouble, Stale | NotFound):
            self.refresh(set())
            return False
        return isinstance(trouble, Refused) and self.acts.take_trouble(trouble)

    def parcel(self) -> Parcel | None:
        """Return the case whose work is in sight."""
        return self._parcel

    def focus_work(self) -> None:
        """Put the cursor where the work of the stage begins."""
        held = self._parcel
        if held is None:
            return
        if held.line.stage is Stage.CERTIFY:
            (self.certificate.number if self.certificate.name.text() else self.certificate.name).setFocus()
        elif held.line.stage is Stage.ARCHIVE:
            self.archiving.volume.setFocus()
        else:
            self.service.choice.setFocus()

    def read_card(self) -> None:
        """F4: who stands at the window, by card."""
        self._around.devices.read_card(self, self._on_card)

    def tick(self) -> None:
        """F5: the identity was checked."""
        if self.service.checked.isVisibleTo(self):
            self.service.checked.toggle()

    def toggle_paper(self) -> None:
        """F6: the paper in place of the form, and back."""
        self.detail.show_large(not self.detail.is_large())
        if self.detail.is_large():
            self.detail.paper.setFocus()
        else:
            self.focus_work()

    def _open_file(self) -> None:
        if self._parcel is not None:
            self._around.go("casefile", self._parcel.line.case.number)

    def _on_drafts(self, kept: Mapping[str, Any]) -> None:
        if not self._is_opened:
            self._is_opened = True
            self._forms = {str(key): dict(value) for key, value in kept.items() if isinstance(value, Mapping)}
            self.drafting.restored(dict(self._forms))

    def _on_outbox(self, found: Outbox) -> None:
        self.listing.show_outbox(found)
        self._is_listed = True
        focus = self.window().focusWidget()
        if self._begins and self.listing.isAncestorOf(focus):
            self.listing.focus_list()
        self._begins = False
        pressing = found.of(Stage.CERTIFY) + found.of(Stage.HAND_OVER)
        lights = {line.light for line in pressing}
        tone = "bad" if Light.RED in lights else "warn" if Light.YELLOW in lights else ""
        self.count_changed.emit(len(pressing), tone)
        if self._wanted is not None and self.listing.show_case(self._wanted):
            self._wanted = None
        elif self._parcel is not None and self.listing.cases.key() == self._parcel.line.case.id:
            self._ask_parcel(self._parcel.line.case.id)

    def _on_wanted(self, case_id: CaseId) -> None:
        refill, self._refill = self._refill, None
        if refill is not None and refill.content and case_id not in self._forms:
            self._parcel = None  # else what stands in the cards would be kept over it
            self._forms[case_id] = dict(refill.content)
            self._ask_parcel(case_id)
        self._wanted = case_id
        if self.listing.show_case(case_id):
            self._wanted = None

    def _on_picked(self, case_id: CaseId | None) -> None:
        self._keep_form()
        if case_id is None:
            self._parcel = None
            self.detail.show_nothing()
            self.paper.show_parcel(None)
            self.actions_changed.emit()
        elif self._parcel is None or self._parcel.line.case.id != case_id:
            self._parcel = None  # no key may act on the case before while the next one is on its way
            self.actions_changed.emit()
            self._ask_parcel(case_id)

    def _ask_parcel(self, case_id: CaseId) -> None:
        setting = self._around.setting()
        self._around.work.ask_latest(
            self, "parcel", parcel, self._on_parcel, case_id, setting.calendar, setting.moment.on
        )

    def _on_parcel(self, found: Parcel) -> None:
        if stage_of(found.line.case) is None or found.line.case.id != self.listing.cases.key():
            return
        self._keep_form()
        self._parcel = found
        case = found.line.case
        form = self._forms.get(case.id, {})
        self.detail.show_parcel(found, self._around.setting().office)
        if found.line.stage is Stage.CERTIFY:
            setting = self._around.setting()
            item = setting.catalogue.item(case.plan.item, case.plan.version)
            self.certificate.show_case(case, form, usual_validity(case, item.outcome.validity, setting.moment.on))
        elif found.line.stage is Stage.HAND_OVER:
            self.service.show_case(case, form)
        else:
            self.archiving.show_parcel(found, str(form.get("volume", "")))
        self.paper.show_parcel(found)
        self.actions_changed.emit()

    def _on_card(self, card: IdCard) -> None:
        if self._parcel is not None and self._parcel.line.stage is Stage.HAND_OVER:
            self.service.take_card(card)

    def _on_changed(self) -> None:
        self.problems_over.emit()
        self._keep_form()
        self.paper.restart()
        self.drafting.restart()

    def _keep_form(self) -> None:
        """Hold what stands in the card of the case; nothing typed leaves nothing behind."""
        held = self._parcel
        if held is None:
            return
        content: dict[str, Any]
        if held.line.stage is Stage.CERTIFY:
            content = self.certificate.content()
        elif held.line.stage is Stage.HAND_OVER:
            content = self.service.content()
        else:
            volume = self.archiving.volume.text()
            content = {"volume": volume} if volume.strip() else {}
        if content:
            self._forms[held.line.case.id] = content
        else:
            self._forms.pop(held.line.case.id, None)

    def _on_done(self, what: str, done: Done) -> None:
        case = done.case
        told = translate("DeliveryPage", "{what}：{name} · {item}").format(
            what=what, name=case.applicant_name, item=case.plan.name
        )
        told += done_facts(done, self._around.setting())
        before = self._parcel.line if self._parcel is not None else None
        is_only_told = before is not None and (before.case.state, before.case.dispatched) == (
            case.state,
            case.dispatched,
        )
        self._keep_form()
        self._given = {case.id: self._forms.get(case.id, {})}
        if not is_only_told:
            self._forms.pop(case.id, None)
        self._parcel = None
        self.drafting.keep_now()
        self.detail.show_large(False)
        self._around.result(told, done)
        self._around.print_notices(done.notices)
        if stage_of(case) is Stage.HAND_OVER or is_only_told:
            self._wanted = case.id
        self.refresh(set())
        self.listing.focus_list()
