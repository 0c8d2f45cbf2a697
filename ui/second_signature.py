"""The second signature on the same desk: what the panel of the second officer does, whichever page opened it."""

from __future__ import annotations

from collections.abc import Callable

from app.act import Done
from app.ids import EventId
from app.second import sign
from app.state import Case
from ui.asked_words import asked_words
from ui.page import Page
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel


def sign_by(
    panel: SecondOfficerPanel,
    page: Page,
    around: Surroundings,
    case: Case,
    asked: EventId,
    then: Callable[[Done], object],
) -> None:
    """The panel says what was asked and signs it when it is confirmed; `then(done)` follows.

    Nobody signs what is not told: the second officer reads entry, amount or days beside the reason.

    Number and password are read in the window's own thread, before the job begins: no widget may be touched in another.
    """

    panel.show_asked(asked_words(case, asked, around.language))

    def on_confirmed() -> None:
        if not around.work.is_busy(page):
            officer, password = panel.take()
            around.work.run(page, lambda: around.as_officer(officer, password, sign, case.id, asked), then)

    panel.confirmed.connect(on_confirmed)
