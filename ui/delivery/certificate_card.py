"""制证: name, number and validity of the certificate, prefilled from the decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal

from app.delivery.queries import validity_of
from app.state import Case
from ui.acceptance.person_fields import PlainField
from ui.widgets.card import Card
from ui.widgets.field import DateField
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate


class CertificateCard(Card):
    """`facts()` is what make_certificate takes; `content()` what a draft keeps."""

    changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(translate("Delivery", "制证"), note=translate("Delivery", "证照编号、有效期以证照为准"))
        self.name = PlainField(translate("Delivery", "证照名称(&N)"), "delivery.certificate_name", language=language)
        self.number = PlainField(
            translate("Delivery", "证照编号(&C)"), "delivery.certificate_number", language=language
        )
        self.valid_from = DateField(translate("Delivery", "有效期起(&F)"), "delivery.valid_from")
        self.valid_to = DateField(translate("Delivery", "有效期止(&T)"), "delivery.valid_to")
        grid = FieldGrid(2, characters=8)
        grid.add(self.name, span=2)
        grid.add(self.number, span=2)
        grid.add(self.valid_from)
        grid.add(self.valid_to)
        self.add(grid)
        self._usual: dict[str, Any] = {}
        for field in (self.name, self.number, self.valid_from, self.valid_to):
            field.changed.connect(lambda _: self.changed.emit())

    def show_case(
        self,
        case: Case,
        content: Mapping[str, Any] | None = None,
        validity: tuple[date | None, date | None] = (None, None),
    ) -> None:
        """Show the certificate of another case, as it was left, as the decision says, or as the item's own term makes it."""
        begin, end = validity if validity != (None, None) else validity_of(case)
        self._usual = {
            "name": case.plan.outcome,
            "number": "",
            "valid_from": begin.isoformat() if begin else "",
            "valid_to": end.isoformat() if end else "",
        }
        shown = {**self._usual, **(content or {})}
        self.blockSignals(True)
        self.name.set_text(shown["name"])
        self.number.set_text(shown["number"])
        self.valid_from.set_text(shown["valid_from"])
        self.valid_to.set_text(shown["valid_to"])
        for field in (self.number, self.valid_from, self.valid_to):
            field.set_message("")
        self.blockSignals(False)

    def content(self) -> dict[str, Any]:
        """Return what stands there for a draft, {} while it is as the decision says."""
        now = {
            "name": self.name.text(),
            "number": self.number.text(),
            "valid_from": self.valid_from.text(),
            "valid_to": self.valid_to.text(),
        }
        return {} if now == self._usual else now

    def facts(self) -> dict[str, Any]:
        """Return the arguments of make_certificate."""
        return {
            "name": self.name.text(),
            "number": self.number.text(),
            "valid_from": self.valid_from.value(),
            "valid_to": self.valid_to.value(),
        }

    def misread(self) -> DateField | None:
        """Return the date field whose text is no date."""
        fields = (self.valid_from, self.valid_to)
        return next((f for f in fields if f.text().strip() and f.value() is None), None)
