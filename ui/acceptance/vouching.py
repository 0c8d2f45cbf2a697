"""F12 on a second stage whose first was decided elsewhere: received, and the lead signs for it on the same desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.acceptance.preview import Exit
from app.acceptance.vouch import ask_vouch
from app.act import Done
from app.case_rules import pending_of
from app.errors import Trouble
from app.wording import say_trouble
from app.workflow import Action
from ui.acceptance.sheet import Sheet
from ui.acceptance.vouch_panel import VouchPanel
from ui.page import Page
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel

if TYPE_CHECKING:
    from ui.acceptance.exits import Exits

translate = QCoreApplication.translate
NOT_GRANTED = "stage.not_granted"


class Vouching(QObject):
    """`take_trouble(trouble)` opens the panel; once the lead has signed the application is accepted and printed."""

    def __init__(self, page: Page, sheet: Sheet, surroundings: Surroundings, exits: Exits) -> None:
        super().__init__(page)
        self._page = page
        self._sheet = sheet
        self._around = surroundings
        self._exits = exits

    def take_trouble(self, trouble: Trouble) -> bool:
        """Open the panel for an earlier stage that was not granted here; False for every other trouble."""
        if trouble.code != NOT_GRANTED:
            return False
        case = self._sheet.case
        if case is not None and pending_of(case, Action.VOUCH_STAGE) is not None:
            self._ask_lead(Done(case))
            return True
        sentence = say_trouble(trouble, self._around.language)
        panel = VouchPanel(sentence, self._around.setting().moment.on)
        self._exits.open(panel, lambda _: self._exits.plain(Exit.RECEIVE))
        panel.confirmed.connect(lambda: self._exits.do(ask_vouch, self._on_asked, **panel.facts()))
        return True

    def _on_asked(self, done: Done) -> None:
        """The application is a case now: the form must be bound to it before anything else is pressed."""
        self._exits.close()
        self._sheet.show_case(done.case)
        self._around.print_notices(done.notices)
        self._ask_lead(done)

    def _ask_lead(self, done: Done) -> None:
        panel = SecondOfficerPanel(
            "acceptance.second",
            translate("Vouching", "首席代表确认前一阶段"),
            note=translate("Vouching", "首席代表在此输入工号和密码即受理；按 Esc 则先收件，留在其待批清单"),
        )
        self._exits.open(panel, lambda _: self._exits.plain(Exit.ACCEPT))
        asked = next(p.event for p in done.case.pending if p.body.action == Action.VOUCH_STAGE.value)
        sign_by(panel, self._page, self._around, done.case, asked, self._on_signed)
        panel.cancelled.connect(lambda: self._exits.handed_in.emit(Done(done.case)))

    def _on_signed(self, done: Done) -> None:
        self._exits.close()
        self._sheet.show_case(done.case)
        self._exits.go_on()
