"""The applicant's side of the desk: what the second screen shows when, and what comes back from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.notices.field_context import BEIJING
from app.notices.issue import FrozenSetting
from app.ratings.asking import Question
from ui.devices.hub import Devices
from ui.second.asking import Asking
from ui.second.place import OFF, ScreenPlace
from ui.second.screen import ApplicantScreen
from ui.second.view import ApplicantView, CheckSheet
from ui.shell.bars import day_words
from ui.shell.window import ShellWindow
from ui.work import Work

translate = QCoreApplication.translate
THANKS_MILLISECONDS = 4000
CLOCK_MILLISECONDS = 5000


class ApplicantDesk(ApplicantView):
    """Asked before checked before idle; hidden and emptied at lock and at shift change."""

    def __init__(
        self, shell: ShellWindow, work: Work, devices: Devices, setting: Callable[[], FrozenSetting], mode: str
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._setting = setting
        self._sheet: CheckSheet | None = None
        self._is_confirmed = False
        self.screen = ApplicantScreen(shell.sign.office, shell.sign.window)
        self.place = ScreenPlace(shell, self.screen, mode)
        self.asking = Asking(self, work, devices, self.place.is_shown)
        self._thanks = work.after(self, THANKS_MILLISECONDS, self._show)
        work.every(self, CLOCK_MILLISECONDS, self._show_time)
        shell.acted.connect(self.asking.on_acted)
        shell.locked.connect(self.hide)
        shell.unlocked.connect(self.open)
        shell.closed.connect(self._on_closed)
        self.asking.asked.connect(self._on_asked)
        self.asking.ended.connect(self._on_ended)
        self.screen.confirmed.connect(self._on_confirmed)
        self.screen.rated.connect(self.asking.answer)
        self.screen.handed_back.connect(self._take_back)
        self._has_key = False
        self._offer_key(mode)

    def open(self) -> None:
        """Show the screen where there is one, and ask after each act."""
        self.asking.start()
        self._show_time()
        self._show()
        self.place.open()

    def follow(self, mode: str) -> None:
        """Another choice was kept: the screen comes or goes at once."""
        self._offer_key(mode)
        self.place.follow(mode)

    def _offer_key(self, mode: str) -> None:
        if mode != OFF and not self._has_key:
            self._has_key = True
            self._shell.keys.add("Ctrl+Y", translate("SecondScreen", "请申请人用小键盘核对或评价"), self.hand_over)

    def hide(self) -> None:
        """Take everything away: what was asked is a blank, and no name stays behind."""
        self.asking.stop()
        self._sheet = None
        self._is_confirmed = False
        self._thanks.stop()
        self.place.hide()
        self.screen.forget()

    def show_check(self, sheet: CheckSheet | None) -> None:
        """Show what is to be checked; the next applicant's data end the question to the one before."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self._is_confirmed = False
        if sheet is not None:
            self.asking.end()
            self._thanks.stop()
        self._show()

    def is_confirmed(self) -> bool:
        """True when the applicant confirmed what is shown now."""
        return self._is_confirmed

    def hand_over(self) -> None:
        """Ctrl+Y: the next keys are the applicant's, until Enter, a level or Esc."""
        if self.place.is_shown():
            self.screen.activateWindow()
            self.screen.setFocus()

    def _take_back(self) -> None:
        self._shell.activateWindow()

    def _show(self) -> None:
        asked = self.asking.open
        if asked is not None:
            levels = asked.labels.levels
            self.screen.show_rating(asked.visit.item_name, levels, self._shell.sign.language, asked.seconds)
        elif self._thanks.isActive():
            self.screen.show_thanks()
        elif self._sheet is not None:
            self.screen.show_check(self._sheet, is_confirmed=self._is_confirmed)
        else:
            self.screen.show_idle()

    def _show_time(self) -> None:
        moment = self._setting().moment
        self.screen.idle.show_time(moment.at.astimezone(BEIJING).strftime("%H:%M"), day_words(moment.on))

    def _on_asked(self, _: Question) -> None:
        self._thanks.stop()
        self._show()

    def _on_ended(self, is_rated: bool) -> None:
        if is_rated:
            self._thanks.start()
        self._show()

    def _on_confirmed(self) -> None:
        self._is_confirmed = True
        self._show()
        self.confirmed.emit()

    def _on_closed(self) -> None:
        self.hide()
        self.screen.leave()
