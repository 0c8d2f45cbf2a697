"""A paper that is not the result was served: the panel of the case file asks for the same evidence as the delivery page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.delivery.evidence import first_missing
from app.desk import Notice
from app.events.delivery import ServiceMethod
from app.state import Case
from app.wording import say_trouble
from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.delivery.acts import FIELDS
from ui.delivery.service_card import ServiceCard

translate = QCoreApplication.translate
BY_HAND = (
    ServiceMethod.COLLECT,
    ServiceMethod.DIRECT,
    ServiceMethod.POST,
    ServiceMethod.ELECTRONIC,
    ServiceMethod.LEFT,
)


class PaperServedPanel(ScrollingPanel):
    """A paper that is not the result reached its recipient: the same evidence as for the result (民事诉讼法 87-95)."""

    def __init__(self, case: Case, notice: Notice, language: str, today: Callable[[], date]) -> None:
        super().__init__(
            "casefile.serve",
            translate("CaseFile", "登记文书送达"),
            confirm=translate("CaseFile", "登记并打印回证"),
            note=f"《{notice.title}》{notice.number}",
            icon_name="send",
        )
        self._case = replace(case, dispatched=None)  # what went to the post is the result
        self._language = language
        self.service = ServiceCard(language, today, "casefile.serve", BY_HAND)
        self.add(self.service, 3)
        self._first = self.service.choice
        self.service.show_case(self._case)
        self.problem = self._missing

    def facts(self) -> dict[str, object]:
        """Return the arguments of serve_paper."""
        return {"method": self.service.method(), "evidence": self.service.evidence()}

    def _missing(self) -> str:
        missing = first_missing(self.service.method(), self.service.evidence(), self._case)
        if missing is None:
            return ""
        sentence = say_trouble(missing, self._language)
        name = FIELDS.get(missing.code)
        if name is not None:
            self.service.tell(name, sentence)
        return sentence
