"""F4: the phrases of the office are at hand before they are wanted, so that F4 and a number can be typed in one go."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.approval.phrases import office_phrases, phrases_for
from ui.approval.form import ActForm
from ui.work import Work


class Offering(QObject):
    """`read()` asks for the office's phrases (until they come the shipped ones serve); `offer(form)` opens its list."""

    def __init__(self, work: Work, owner: QObject) -> None:
        super().__init__(owner)
        self._work = work
        self._own: dict[str, tuple[str, ...]] = {}

    def read(self) -> None:
        """Ask for what the office keeps now."""
        self._work.ask_latest(self, "phrases", office_phrases, self._take)

    def offer(self, form: ActForm | None) -> None:
        """Open the phrases of the form in sight, if there is one."""
        if form is not None:
            form.show_phrases(phrases_for(form.phrase_kind(), self._own))

    def _take(self, own: dict[str, tuple[str, ...]]) -> None:
        self._own = own
