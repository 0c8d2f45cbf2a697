"""Ctrl+N: the next item of the applicant who was just served (一窗多事), and what becomes of it when an act is undone."""

from __future__ import annotations

from app.acceptance.form import CounterForm, next_of_visit, without_case
from app.state import ENDED, Case
from ui.acceptance.drafting import Drafting
from ui.acceptance.sheet import Sheet


class Visit:
    """Holds who was served, for the next item of the same visit; nobody after a case that was received earlier."""

    def __init__(self, sheet: Sheet, drafting: Drafting) -> None:
        self._sheet, self._drafting = sheet, drafting
        self.following: CounterForm | None = None

    @property
    def is_offered(self) -> bool:
        """True while nothing else has been begun."""
        return self.following is not None and self._sheet.form().is_empty

    def begin(self) -> None:
        """The applicant stays, shared materials go along with their scans, the visit is the same."""
        if self.following is not None:
            self._show(self.following)
            self._sheet.items.focus_search()

    def remember(self, case: Case) -> None:
        """Hold what goes along; it lies with no case that ended without a decision: what came went back on the counter."""
        form, item = self._sheet.form(), self._sheet.item
        held = case.number if case.state not in ENDED or case.decision is not None else ""
        self.following = next_of_visit(form, item, case.visit, held) if self._sheet.case is None and item else None

    def forget(self, case: Case) -> None:
        """Nothing lies with a case that was undone: what the next item took along is handed in with that one."""
        if self.following is not None and self.following.visit == case.visit:
            self.following = None
        form = self._sheet.form()
        plain = without_case(form, case.number)
        if plain != form:
            self._show(plain)

    def _show(self, form: CounterForm) -> None:
        self._sheet.show_form(form)
        self._drafting.keep_now()
