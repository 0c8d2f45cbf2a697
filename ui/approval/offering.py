"""F4: the phrases of the office are offered beneath the form that is in sight when they come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.approval.phrases import office_phrases, phrases_for
from ui.approval.form import ActForm
from ui.work import Work


def offer_phrases(work: Work, owner: QObject, form_in_sight: Callable[[], ActForm | None]) -> None:
    """Ask for the office's phrases and open them beneath the form, if there still is one."""

    def offer(own: dict[str, tuple[str, ...]]) -> None:
        form = form_in_sight()
        if form is not None:
            form.show_phrases(phrases_for(form.phrase_kind(), own))

    work.ask_latest(owner, "phrases", office_phrases, offer)
