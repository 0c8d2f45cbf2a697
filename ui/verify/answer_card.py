"""What a check says: the verdict across the card, what the paper says of itself, and what else must be known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.verify.verdict import Answer, Verdict
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.text import Text

translate = QCoreApplication.translate
TONES = {Verdict.GENUINE: "ok", Verdict.TRAINING: "warn", Verdict.UNKNOWN_KEY: "warn", Verdict.NO_CODE: "warn"}


class AnswerCard(Card):
    """`show_answer(answer)`; `clear()` goes back to what is to be done."""

    def __init__(self, language: str) -> None:
        super().__init__(translate("Verify", "查验结果"))
        self._language = language
        self.banner = Banner("verify.verdict")
        self.facts = Facts("verify.facts")
        self.remarks = Text("", wraps=True)
        self.remarks.setObjectName("verify.remarks")
        self.empty = EmptyState(
            "shield-check",
            translate("Verify", "等待查验"),
            translate("Verify", "结果显示在这里，请与手中的文书逐项核对"),
        )
        for part in (self.banner, self.facts, self.remarks):
            self.add(part)
        self.add(self.empty, 1)
        self.foot = QWidget()
        self.add(self.foot, 1)
        self.clear()

    def show_answer(self, answer: Answer) -> None:
        """Show one answer."""
        self.banner.show_text(answer.headline(self._language), TONES.get(answer.verdict, "bad"))
        self.facts.show_facts(answer.lines(self._language))
        self.remarks.show_text("\n".join(answer.sentences(self._language)))
        self._turn(is_empty=False)

    def clear(self) -> None:
        """Show that nothing was checked yet."""
        self.banner.show_text("")
        self.facts.show_facts(())
        self.remarks.show_text("")
        self._turn(is_empty=True)

    def _turn(self, *, is_empty: bool) -> None:
        self.empty.setVisible(is_empty)
        self.foot.setVisible(not is_empty)
        self.remarks.setVisible(not is_empty)
        self.facts.setVisible(not is_empty)
