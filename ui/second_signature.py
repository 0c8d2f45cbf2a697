"""The second signature on the same desk: what the panel of the second officer does, whichever page opened it."""

from __future__ import annotations

from collections.abc import Callable

from app.act import Done
from app.ids import CaseId, EventId
from app.second import sign
from ui.page import Page
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel


def sign_by(
    panel: SecondOfficerPanel,
    page: Page,
    around: Surroundings,
    case_id: CaseId,
    asked: EventId,
    then: Callable[[Done], object],
) -> None:
    """Let the panel sign what was asked when it is confirmed; `then(done)` follows.

    Number and password are read in the window's own thread, before the job begins: no widget may be touched in another.
    """

    def on_confirmed() -> None:
        if not around.work.is_busy(page):
            officer, password = panel.take()
            around.work.run(page, lambda: around.as_officer(officer, password, sign, case_id, asked), then)

    panel.confirmed.connect(on_confirmed)
