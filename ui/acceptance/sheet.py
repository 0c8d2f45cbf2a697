"""The three cards as one form: what stands in them is a CounterForm, and a CounterForm can be shown in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.acceptance.form import NO_AGENT, CounterForm, application_of, form_of_case, unanswered, with_answers, with_item
from app.application import is_by_agent, read_application
from app.catalogue import Catalogue
from app.errors import NotFound, Refused, Trouble
from app.finding import Finding
from app.item import Item, Situation
from app.state import Case
from app.ticket import read_ticket
from ui.acceptance.applicant_card import ApplicantCard
from ui.acceptance.item_card import ItemCard
from ui.acceptance.materials_card import MaterialsCard


class Sheet(QObject):
    """`form()` reads the cards, `show_form(form)` fills them; `changed()` follows every key of the clerk."""

    changed = Signal()

    def __init__(self, language: str, today: Callable[[], date], catalogue: Callable[[], Catalogue]) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._today = today
        self._kept = CounterForm()
        self._is_filling = False
        self.item: Item | None = None
        self.case: Case | None = None
        self.items = ItemCard(language)
        self.applicant = ApplicantCard(language, today)
        self.materials = MaterialsCard(language)
        self.items.chosen.connect(self.choose)
        self.items.answered.connect(self._on_answered)
        self.items.since_changed.connect(self._on_changed)
        self.items.settled.connect(lambda: self.applicant.first_empty().setFocus())
        for signal in (self.applicant.changed, self.materials.changed, self.items.ticket_changed):
            signal.connect(self._on_changed)

    def form(self) -> CounterForm:
        """Return what stands in the cards, exactly as typed."""
        lines = self.materials.lines() if self.item is not None else ()
        return replace(
            self._kept,
            applicant=self.applicant.applicant(),
            agent=self.applicant.agent(),
            lines=lines,
            mended=self.materials.mended() if self.item is not None else (),
            since=self.items.since.value() if self.item is not None and self.item.apply_within else None,
            ticket=self.items.ticket.text(),
            handover=self.materials.chosen_handover() if self.item is not None else self._kept.handover,
        )

    def show_form(self, form: CounterForm, case: Case | None = None) -> None:
        """Fill the cards; an item that the catalogue no longer has empties the form's item. `case`: only going on."""
        self.item = self._item_of(form)
        self.case = case
        if self.item is None:
            form = replace(form, item="", version=0, answers=(), lines=(), mended=(), gaps=(), decline=None)
        self._kept = form
        self._is_filling = True
        self.items.show_item(self.item, form.answers, form.since)
        self.items.show_ticket(form.ticket)
        self.applicant.show_applicant(form.applicant)
        self.applicant.show_agent(form.agent)
        self.applicant.show_recent("")
        self._show_rules()
        if self.item is None:
            self.materials.show_nothing()
        else:
            self.materials.show_form(form, self.item, is_new=True)
            self.materials.tell_open(is_open=bool(self.open_questions()))
        self._is_filling = False
        self._fix(case is not None)
        self.changed.emit()

    def show_case(self, case: Case, came: frozenset[str] = frozenset()) -> None:
        """Go on with a case that was received earlier: its applicant is read only, its materials are not.

        `came` are the materials that were marked as brought since.
        """
        self.show_form(form_of_case(case, came), case)

    def choose(self, item: Item) -> None:
        """Apply for this item; what is known of the applicant stays, and the cursor goes to what is next to be typed."""
        self.show_form(with_item(self.form(), item), None)
        self.items.settled.emit()

    def keep(self, **values: Any) -> None:
        """Keep what the panels and the scanner brought: gaps, decline, scans."""
        self._kept = replace(self._kept, **values)
        if "scans" in values:
            self.materials.show_scans(self._kept.scans)
        self.changed.emit()

    def open_questions(self) -> tuple[Situation, ...]:
        """Return the questions that still decide which materials are needed, none for a case that was received."""
        return unanswered(self._kept, self.item) if self.item is not None and self.case is None else ()

    def problem(self, *, asks_situation: bool = True) -> Trouble | None:
        """Return what keeps every exit closed, and put the cursor there: no item, an open question, a faulty field.

        A refusal needs no answer to the questions that only decide the materials (`asks_situation`).
        """
        if self.item is None:
            self.items.focus_search()
            return Refused("form.no_item")
        form = self.form()
        if self.case is not None:
            return None
        open_questions = unanswered(form, self.item)
        if open_questions and asks_situation:
            self.items.focus_question()
            return Refused("form.no_answer", question=open_questions[0].question)
        wrong = self._ticket_trouble(form)
        if wrong is not None:
            self.items.focus_ticket(wrong.code)
            return wrong
        _, found = read_application(application_of(form), self.item, self._today())
        faults = sorted(found, key=self._place)
        if any(fault.where == "agent" for fault in faults) and not self.applicant.agent_row.is_open():
            self.applicant.show_agent(NO_AGENT)
        for fault in reversed(faults):
            self.show_trouble(fault.refusal())
        if not faults and form.handover == "post" and not form.applicant.address.strip():
            return Refused("form.no_post_address", where="applicant", field="address")
        return faults[0].refusal() if faults else None

    def _ticket_trouble(self, form: CounterForm) -> Trouble | None:
        try:
            read_ticket(form.ticket, self._today())
        except Refused as trouble:
            return trouble
        return None

    def _place(self, fault: Finding) -> int:
        """Return where the form has the field of a fault, so that the cursor goes to the first one."""
        fields = [*self.applicant.fields(), *self.applicant.agent_row.fields()]
        field = self.applicant.field_of(fault.where, fault.field)
        return fields.index(field) if field is not None else len(fields)

    def show_trouble(self, trouble: Trouble) -> bool:
        """Tell a trouble at the field it names; False when it names none."""
        facts = trouble.facts
        field = self.applicant.field_of(str(facts.get("where", "")), str(facts.get("field", "")))
        if field is None:
            return False
        field.show_trouble(trouble)
        field.setFocus()
        return True

    def _item_of(self, form: CounterForm) -> Item | None:
        if not form.item:
            return None
        try:
            return self._catalogue().item(form.item, form.version)
        except NotFound:
            return None

    def _show_rules(self) -> None:
        if self.item is not None:
            self.applicant.offer_kinds(self.item.applicants)
        self.applicant.allow_agent(self.item is None or not self.item.in_person)

    def _fix(self, is_fixed: bool) -> None:
        self.items.set_fixed(is_fixed)
        self.applicant.set_fixed(is_fixed)
        if not is_fixed:
            self._show_rules()

    def _on_answered(self) -> None:
        if self.item is None:
            return
        form = with_answers(self.form(), self.item, self.items.situations.answers())
        self._kept = form
        self._is_filling = True
        self.materials.show_form(form, self.item)
        self.materials.tell_open(is_open=bool(self.open_questions()))
        self._follow_agent(is_by_agent(self.item, form.lines))
        self._is_filling = False
        self.changed.emit()

    def _follow_agent(self, is_wanted: bool) -> None:
        """Open the agent's row where an answer asks for it; close it again while nothing was typed into it."""
        row = self.applicant.agent_row
        if is_wanted and not row.is_open():
            self.applicant.show_agent(NO_AGENT)
        elif not is_wanted and row.agent() == NO_AGENT:
            self.applicant.show_agent(None)

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()
