"""One visit is asked about at a time: by the second screen, by the pad, or both; whoever is silent leaves a blank."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.act import Done
from app.devices.ports import DeviceState, Rating
from app.errors import Refused
from app.events.ratings import Channel
from app.post import Post
from app.ratings.asking import Question, question
from app.ratings.rate import leave_blank, rate
from ui.devices.hub import Devices
from ui.work import Work

PAD = "rating_pad"


class Asking(QObject):
    """`on_acted(done)` after each act; `asked(question)` and then, once, `ended(is_rated)`.

    `is_seen()` says whether the applicant has a screen to answer on; a pad that is ready will do as well.
    """

    asked = Signal(object)
    ended = Signal(bool)

    def __init__(self, parent: QObject, work: Work, devices: Devices, is_seen: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._work = work
        self._devices = devices
        self._is_seen = is_seen
        self.open: Question | None = None
        self._may_ask = False
        self._timer = work.after(self, 0, self.end)
        devices.rated.connect(self._on_pad)

    def start(self) -> None:
        """Ask after each act from now on."""
        self._may_ask = True

    def stop(self) -> None:
        """Ask nothing more: the desk is locked or the shift ends. What was asked is a blank."""
        self._may_ask = False
        self.end()

    def on_acted(self, done: Done) -> None:
        """Ask about the visit that this act belongs to, if it was one and is not rated yet."""
        officer = self._work.officer
        if officer is None or not officer.holds_anywhere(Post.WINDOW):
            return
        has_pad = self._devices.states().get(PAD) is DeviceState.READY
        if has_pad or self._is_seen():
            self._work.ask_latest(self, "visit", question, self._on_question, done.case.id, done.events)

    def answer(self, score: int, channel: Channel = Channel.SCREEN) -> None:
        """The applicant chose a level: the visit has its rating."""
        asked, self.open = self.open, None
        if asked is None:
            return
        self._timer.stop()
        self._work.do(self, rate, lambda _: None, asked.visit.id, score=score, channel=channel)
        self.ended.emit(True)

    def end(self) -> None:
        """Nobody answered in time, the desk is locked, or the next applicant sits there: a blank."""
        asked, self.open = self.open, None
        if asked is None:
            return
        self._timer.stop()
        self._work.do(self, leave_blank, lambda _: None, asked.visit.id)
        self.ended.emit(False)

    def _on_question(self, found: Question | None) -> None:
        if found is None or not self._may_ask or (self.open is not None and self.open.visit.id == found.visit.id):
            return
        self.end()
        self.open = found
        self._timer.setInterval(found.seconds * 1000)
        self._timer.start()
        self.asked.emit(found)

    def _on_pad(self, rating: Rating) -> None:
        """A press that belongs to no visit is told, not counted: nobody's rating is guessed."""
        if self.open is None:
            self._work.trouble.emit(Refused("rating.nobody_asked"))
        else:
            self.answer(rating.score, Channel.PAD)
