"""What is done on the page: each act asks only for what is still missing, happens in one transaction, and prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.act import Done
from app.delivery.certify import dispatch, make_certificate, notify_ready
from app.delivery.evidence import first_missing
from app.delivery.queries import Parcel
from app.delivery.serve import archive, serve
from app.errors import Refused, Trouble
from app.events.delivery import ServiceMethod
from app.wording import say_trouble
from ui.delivery.archive_card import ArchiveCard
from ui.delivery.certificate_card import CertificateCard
from ui.delivery.panels import DispatchPanel, ReadyPanel
from ui.delivery.service_card import ServiceCard
from ui.page import Page
from ui.surroundings import Surroundings

translate = QCoreApplication.translate


class Acts(QObject):
    """`certify()`, `notify()`, `send()`, `serve()`, `archive()`; `done(what, Done)` follows a finished act."""

    done = Signal(str, object)
    ready_opened = Signal(object)

    def __init__(
        self,
        page: Page,
        around: Surroundings,
        parcel: Callable[[], Parcel | None],
        cards: tuple[CertificateCard, ServiceCard, ArchiveCard],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._parcel = parcel
        self._certificate, self._service, self._archive = cards

    def certify(self) -> None:
        """F12 while certifying: the certificate is on file."""
        card = self._certificate
        misread = card.misread()
        if misread is not None:
            misread.left.emit()
            misread.setFocus()
            return
        for field in (card.name, card.number):
            if not field.text().strip():
                lacking = Refused("delivery.no_certificate_number")
                field.set_message(say_trouble(lacking, self._around.language), "bad")
                field.setFocus()
                return
        self._do(make_certificate, translate("Delivery", "已登记证照"), **card.facts())

    def notify(self) -> None:
        """F7: the applicant is told that the result is ready."""
        parcel = self._parcel()
        if parcel is None:
            return
        panel = ReadyPanel(parcel.line.case, self._around.language)
        self._page.panel_wanted.emit(panel)
        self.ready_opened.emit(panel)

        def confirm() -> None:
            channel, day = panel.values()
            self._do(notify_ready, translate("Delivery", "已通知领取"), channel=channel, collect_by=day)
            panel.close_panel()

        panel.confirmed.connect(confirm)

    def send(self) -> None:
        """F8: the result went to the post."""
        parcel = self._parcel()
        if parcel is None:
            return
        panel = DispatchPanel(parcel.line.case, self._around.language)
        self._page.panel_wanted.emit(panel)

        def confirm() -> None:
            self._service.set_method(ServiceMethod.POST)
            self._do(dispatch, translate("Delivery", "已登记寄出"), **panel.facts())
            panel.close_panel()

        panel.confirmed.connect(confirm)

    def serve(self) -> None:
        """F12 while handing over: served, the 送达回证 issued and printed."""
        parcel = self._parcel()
        if parcel is None:
            return
        method, evidence = self._service.method(), self._service.evidence()
        missing = first_missing(method, evidence, parcel.line.case)
        if missing is not None:
            self.take_trouble(missing)
            return
        self._do(serve, translate("Delivery", "已送达"), method=method, evidence=evidence)

    def archive(self) -> None:
        """F12 while archiving: the file is closed."""
        self._do(archive, translate("Delivery", "已归档"), volume=self._archive.volume.text())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell what the evidence lacks, or that a certificate number is taken, at its field."""
        if trouble.code == "delivery.certificate_taken":
            self._certificate.number.set_message(say_trouble(trouble, self._around.language), "bad")
            self._certificate.number.setFocus()
            return True
        name = FIELDS.get(trouble.code)
        if name is None:
            return False
        sentence = say_trouble(trouble, self._around.language)
        if not self._service.tell(name, sentence):
            return False
        self._page.problem_told.emit(sentence)  # the field may be new to the clerk: the bar says why he is there
        return True

    def _do(self, verb: Callable[..., Done], what: str, **facts: Any) -> None:
        parcel = self._parcel()
        if parcel is None:
            return
        case = parcel.line.case
        self._around.work.do(
            self._page, verb, lambda done: self.done.emit(what, done), case.id, seen=case.last_hash, **facts
        )


FIELDS = {
    **{
        f"delivery.needs.{name}": name
        for name in (
            "recipient", "recipient_id", "is_identity_checked", "place", "waybill", "received_on", "consent",
            "witness", "reason", "arrival_time",
        )
    },
    "delivery.needs.authority": "reason",
    "delivery.waybill_differs": "reason",
    "delivery.arrival_time": "arrival_time",
    "delivery.body_not_self": "relation",
    "delivery.no_relation": "relation",
    "delivery.before_decision": "received_on",
    "delivery.in_future": "received_on",
}  # fmt: skip
