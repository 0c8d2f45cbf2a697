"""Who is at the counter: read from a card, or known already; offered, never merged and never blocked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.acceptance.queries import KnownPerson, known_by_name, known_by_number, registered_otherwise, same_item
from app.applicant import Applicant, IdKind
from app.desk import CaseRow
from app.devices.ports import IdCard
from app.identity.digits import plain_code
from app.identity.masking import mask_number_in_case
from app.identity.progress import Stage
from app.item import ApplicantKind
from app.looking import KNOWN_PERSON
from app.wording import DEFAULT_LANGUAGE, name_of
from ui.acceptance.offer import Offer
from ui.acceptance.person_fields import CheckedField
from ui.acceptance.sheet import Sheet
from ui.devices.hub import Devices
from ui.look_ups import LookUps
from ui.widgets.hits import Hit
from ui.work import Work

translate = QCoreApplication.translate
SHORTEST_NAME = 2


class Persons(QObject):
    """`read_card()` fills applicant or agent; known applicants are offered, likely duplicates hinted at."""

    case_wanted = Signal(str)

    def __init__(
        self, owner: QObject, sheet: Sheet, work: Work, devices: Devices, today: Callable[[], date], language: str
    ) -> None:
        super().__init__()
        self._owner = owner
        self._sheet = sheet
        self._work = work
        self._devices = devices
        self._today = today
        self._language = language
        self._cases: tuple[CaseRow, ...] = ()
        self._looked_up = ""
        self._known = KnownPerson("")
        self._looked = LookUps(self, work, KNOWN_PERSON)
        self._taken = ""
        self.offer = Offer("acceptance.known")
        card = sheet.applicant
        for field in (card.id_number, card.name, card.phone):
            self.offer.watch(field.edit)
        self.offer.taken.connect(self._on_taken)
        card.id_number.judged.connect(self._on_number_judged)
        card.name.changed.connect(self._on_name_changed)
        card.name.judged.connect(self._tell_other_name)
        card.case_wanted.connect(self._on_case_wanted)
        sheet.changed.connect(self._show_recent)

    def read_card(self) -> None:
        """Read the card that lies on the reader."""
        if self._sheet.case is None:
            self._devices.read_card(self._owner, self._on_card)

    def _on_card(self, card: IdCard) -> None:
        sheet = self._sheet.applicant
        is_body = sheet.applicant().kind is ApplicantKind.LEGAL
        is_agent = sheet.agent_row.is_open() and (is_body or _has_focus(sheet.agent_row))
        if is_body and not is_agent:
            self._fill_contact(card)
        elif is_agent:
            sheet.agent_row.id_number.set_text(card.id_number)
            sheet.agent_row.name.set_text(card.name)
            self._tell_validity(card, sheet.agent_row.name.set_message)
            sheet.agent_row.phone.setFocus()
        else:
            kind = IdKind(card.kind.value)
            told = replace(
                sheet.applicant(), id_kind=kind, id_number=card.id_number, name=card.name, address=card.address
            )
            sheet.show_applicant(told)
            self._tell_validity(card, sheet.name.set_message)
            sheet.first_empty().setFocus()

    def _fill_contact(self, card: IdCard) -> None:
        """A person with a card stands there for a body: the contact, who is no agent without a power of attorney."""
        sheet = self._sheet.applicant
        sheet.contact.set_text(card.name)
        self._tell_validity(card, sheet.contact.set_message)
        sheet.first_empty().setFocus()

    def _tell_validity(self, card: IdCard, tell: Callable[[str, str | None], None]) -> None:
        if card.valid_to is not None and card.valid_to < self._today():
            day = card.valid_to.isoformat()
            tell(translate("Persons", "证件已于 {day} 到期，请核对").format(day=day), "warn")

    def _on_number_judged(self) -> None:
        field = self._sheet.applicant.id_number
        number = plain_code(field.text()) if field.progress.stage is Stage.RIGHT else ""
        if number == self._looked_up:
            return
        self._looked_up = number
        self._taken = self._taken if number else ""
        self._cases = ()
        self._show_recent()
        if number and self._sheet.case is None:
            self._work.ask_latest(self, "number", known_by_number, self._on_number_known, number)

    def _on_number_known(self, known: KnownPerson) -> None:
        self._cases = known.cases
        if known.applicants and known.asked != self._taken:  # who was taken by name has been looked up already
            self._looked.shown(known.asked, len(known.applicants))
            self._looked.chosen()
        self._show_recent()
        card = self._sheet.applicant
        self._known = known
        self._tell_other_name()
        place = next((f for f in (card.id_number, card.name, card.phone) if f.edit.hasFocus()), None)
        has_own = place is not None and place is not card.id_number and bool(place.text().strip())
        if place is not None and not has_own and plain_code(card.id_number.text()) == known.asked:
            self._offer(place.edit, [one for one in known.applicants if not self._is_shown(one)])

    def _tell_other_name(self) -> None:
        """Warn, without blocking, when the number is registered to another name: a slip of the pen, or a false paper."""
        card = self._sheet.applicant
        number = plain_code(card.id_number.text())
        told = registered_otherwise(self._known, card.name.text()) if number == self._known.asked else ""
        if told:
            text = translate("Persons", "该证件号码此前登记的姓名（名称）是“{name}”，请核对证件")
            card.name.set_message(text.format(name=told), "warn")

    def _on_name_changed(self, text: str) -> None:
        name = text.strip()
        card = self._sheet.applicant
        if len(name) >= SHORTEST_NAME and card.name.edit.hasFocus() and not card.id_number.text().strip():
            self._work.ask_latest(self, "name", known_by_name, self._on_name_known, name)
        else:
            self.offer.close()
        if not name:
            self._looked.shown("", 0)

    def _on_name_known(self, known: KnownPerson) -> None:
        edit = self._sheet.applicant.name.edit
        if edit.text().strip() == known.asked:
            self._offer(edit, known.applicants)
            if known.applicants:
                self._looked.shown(known.asked, len(known.applicants))

    def _offer(self, edit: QLineEdit, found: list[Applicant] | tuple[Applicant, ...]) -> None:
        kind = self._sheet.applicant.applicant().kind
        fitting = [one for one in found if self._sheet.item is None or one.kind in self._sheet.item.applicants]
        fitting.sort(key=lambda one: one.kind is not kind)
        self.offer.show_beneath(edit, [self._hit(one) for one in fitting])

    def _hit(self, one: Applicant) -> Hit:
        rows = self._same_item()  # the list lies over the warning beneath the fields
        again = translate("Persons", "{day} 已申请过本事项").format(day=rows[0].received_on.isoformat()) if rows else ""
        known = (again, mask_number_in_case(one.id_number), one.phone, one.address)
        return Hit(one, one.name, " · ".join(filter(None, known)), translate("Persons", "Enter 沿用"))

    def _is_shown(self, one: Applicant) -> bool:
        shown = self._sheet.applicant.applicant()
        return (shown.name, shown.phone, shown.address) == (one.name, one.phone, one.address)

    def _on_taken(self, edit: QLineEdit, one: Applicant) -> None:
        """Take what is known where nothing was typed; what the card or the clerk said today stays."""
        self._looked.chosen()
        self._taken = plain_code(one.id_number)
        card = self._sheet.applicant
        now = card.applicant()
        is_same_field = edit is card.name.edit
        card.show_applicant(
            replace(
                one,
                id_number=now.id_number.strip() or one.id_number,
                name=one.name if is_same_field else now.name.strip() or one.name,
                phone=now.phone.strip() or one.phone,
                address=now.address.strip() or one.address,
                legal_representative=now.legal_representative.strip() or one.legal_representative,
                contact=now.contact.strip() or one.contact,
            )
        )
        self._go_on(is_phone_known=not now.phone.strip())

    def _go_on(self, *, is_phone_known: bool) -> None:
        """Go to the next field that must be filled, else to the telephone: whoever types it blind types over the old one.

        Never the material list: the digits of a telephone number would mark it.
        """
        card = self._sheet.applicant
        must: tuple[CheckedField, ...] = (card.id_number, card.name, card.representative, card.phone)
        empty = [one for one in must if not one.isHidden() and not one.text().strip()]
        place = empty[0] if empty else card.phone if is_phone_known else card.first_empty()
        place.setFocus()
        if not place.text():
            return
        place.set_message(translate("Persons", "已带出上次登记的信息，请核对；有变的直接输入"), "warn")
        if is_phone_known:
            place.edit.selectAll()
        else:
            place.edit.end(False)

    def _same_item(self) -> tuple[CaseRow, ...]:
        item = self._sheet.item
        if item is None or self._sheet.case is not None:
            return ()
        follows = self._sheet.form().follows
        own = follows.case if follows is not None else None  # the case of the very certificate is no repetition
        return tuple(row for row in same_item(self._cases, item.name) if row.id != own)

    def _show_recent(self) -> None:
        self._sheet.applicant.show_recent(self._recent_words(self._same_item()))

    def _recent_words(self, rows: tuple[CaseRow, ...]) -> str:
        if not rows:
            return ""
        newest = rows[0]
        state = name_of("state", newest.state.value, self._language)
        if newest.step and self._language == DEFAULT_LANGUAGE:  # the name of a step is data and has no other language
            state = newest.step
        text = translate("Persons", "该申请人 {day} 已申请过本事项（{state}，{number}），请核对是否重复")
        return text.format(day=newest.received_on.isoformat(), state=state, number=newest.number)

    def _on_case_wanted(self) -> None:
        rows = self._same_item()
        if rows:
            self.case_wanted.emit(rows[0].number)


def _has_focus(row: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and row.isAncestorOf(focus)
