"""What the center did not adopt is taken once more at the counter: the form begins with what was typed the first time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.acceptance.form import CounterForm, form_from, form_of_case
from app.state import Case
from ui.sync.refill import AsLeftOut, Refill

if TYPE_CHECKING:
    from ui.acceptance.page import AcceptancePage


class Again:
    """`take(number)` hears every subject of the page; `fill(case)` follows the case that it named."""

    def __init__(self, page: AcceptancePage) -> None:
        self._page = page
        self._refill: Refill | None = None

    def take(self, number: str) -> bool:
        """Keep what comes with a case number for its case; begin at once, and return True, where it is a new application."""
        is_again = isinstance(number, AsLeftOut)
        self._refill = number.take() if isinstance(number, AsLeftOut) else None
        if not is_again or number:
            return False
        form = form_from(self._refill.content) if self._refill is not None else None
        self._refill = None
        if form is not None:
            self._begin(form)
        return True

    def _begin(self, form: CounterForm) -> None:
        page = self._page
        page.exits.close()
        page.cleared.put_aside()
        page.sheet.show_form(form)
        page.cleared.settle()
        page.drafting.keep_now()
        page.sheet.materials.focus_list(by_itself=True)

    def fill(self, case: Case, came: frozenset[str]) -> None:
        """Put what was typed into the form of its case."""
        refill, self._refill = self._refill, None
        if refill is not None and refill.case == case.id:
            self._page.sheet.show_form(replace(form_of_case(case, came), **refill.content), case)
