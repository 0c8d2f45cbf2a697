"""领取通知 and 寄出: two panels at the foot of the page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal

from app.delivery.certify import READY_CHANNELS
from app.state import Case
from app.wording import name_of
from ui.acceptance.person_fields import PlainField
from ui.widgets.field import ChoiceField, DateField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


class ReadyPanel(BarPanel):
    """How the applicant is told that the result is ready, and until when it can be fetched."""

    changed = Signal()

    def __init__(self, case: Case, language: str) -> None:
        phone = case.agent.phone if case.agent else case.applicant.phone if case.applicant else ""
        super().__init__(
            "delivery.ready",
            translate("Delivery", "领取通知"),
            confirm=translate("Delivery", "通知并打印"),
            note=translate("Delivery", "联系电话 {phone}").format(phone=phone) if phone else "",
            icon_name="bell",
        )
        channels = [(c, name_of("ready_channel", c, language)) for c in READY_CHANNELS]
        self.channel = ChoiceField(translate("Delivery", "告知方式(&G)"), "delivery.ready.channel", channels)
        self.collect_by = DateField(translate("Delivery", "领取截止日期（可不填）(&D)"), "delivery.ready.collect_by")
        self.add(self.channel)
        self.add(self.collect_by)
        self.problem = self._misread
        self.channel.changed.connect(lambda _: self.changed.emit())
        self.collect_by.changed.connect(lambda _: self.changed.emit())

    def values(self) -> tuple[str, date | None]:
        """Return channel and last day."""
        return self.channel.code(), self.collect_by.value()

    def _misread(self) -> str:
        if self.collect_by.text().strip() and self.collect_by.value() is None:
            self.collect_by.setFocus()
            return translate("Delivery", "没有这一天，请把截止日期写成 20261231，或者留空。")
        return ""


class DispatchPanel(BarPanel):
    """To whom the result was posted, by whom, under which number."""

    def __init__(self, case: Case, language: str) -> None:
        super().__init__(
            "delivery.dispatch",
            translate("Delivery", "登记寄出"),
            confirm=translate("Delivery", "登记寄出"),
            note=translate("Delivery", "收到回执后，在“邮寄”中填写签收日期"),
            icon_name="mail",
        )
        self.carrier = PlainField(translate("Delivery", "承运单位(&C)"), "delivery.dispatch.carrier", language=language)
        self.waybill = PlainField(translate("Delivery", "邮件号(&W)"), "delivery.dispatch.waybill", language=language)
        self.address = PlainField(translate("Delivery", "收件地址(&A)"), "delivery.dispatch.address", language=language)
        self.carrier.set_text(translate("Delivery", "邮政特快专递"))
        self.address.set_text(case.applicant.address if case.applicant else "")
        self.add(self.waybill)
        self.add(self.carrier)
        self.add(self.address)
        self.problem = self._missing

    def facts(self) -> dict[str, str]:
        """Return the arguments of dispatch."""
        return {"carrier": self.carrier.text(), "waybill": self.waybill.text(), "address": self.address.text()}

    def _missing(self) -> str:
        for field in (self.waybill, self.carrier, self.address):
            if not field.text().strip():
                field.setFocus()
                return translate("Delivery", "请填写承运单位、邮件号和收件地址。")
        return ""
