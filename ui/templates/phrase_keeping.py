"""Keeping 审批用语: asked for when they are shown, kept by a key and by going away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.approval.phrases import keep_phrases, office_phrases
from ui.surroundings import Surroundings
from ui.templates.phrases_card import PhrasesCard

if TYPE_CHECKING:
    from ui.page import Page

translate = QCoreApplication.translate


class PhraseKeeping(QObject):
    """`open()` shows what the office keeps, `keep()` keeps what stands there."""

    def __init__(self, page: Page, around: Surroundings, card: PhrasesCard) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._card = card
        card.kind_changed.connect(self.keep)

    def open(self) -> None:
        """Ask for the office's phrases and show them."""
        self._around.work.ask_latest(self, "phrases", office_phrases, self._card.show_phrases)
        self._card.text.edit.setFocus()

    def keep(self) -> None:
        """Keep the phrases of the act in sight, if they were touched."""
        if self._card.is_touched():
            kind, phrases = self._card.kind(), self._card.phrases()
            self._around.work.do(self._page, keep_phrases, lambda kept: self._on_kept(kind, kept), kind, phrases)

    def _on_kept(self, kind: str, phrases: tuple[str, ...]) -> None:
        self._card.settle(kind, phrases)
        self._page.noted.emit(translate("Templates", "审批用语已保存，{n} 句").format(n=len(phrases)))
