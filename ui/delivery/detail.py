"""The case under the cursor: who and what on top, the work of its stage below, and the paper beside or in place of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.delivery.queries import Parcel, Stage
from app.office import Office
from app.payment.due import owed_words
from app.register_words import grouped
from app.state import Case
from app.wording import name_of
from ui.clock_words import day_word
from ui.delivery.archive_card import ArchiveCard
from ui.delivery.certificate_card import CertificateCard
from ui.delivery.service_card import ServiceCard
from ui.delivery.words import days_left
from ui.style import em, sizes, theme
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import ScrollColumn
from ui.widgets.light import Light
from ui.widgets.paper_view import PaperView
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate
FORM_CHARACTERS = 19
PAPER_CHARACTERS = 15


class CaseHead(Card):
    """Applicant, item, number, decision and the light of the delivery clock."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.name = Text("", role="h2", wraps=True)
        self.name.setObjectName("delivery.applicant")
        self.decision = Pill()
        self.light = Light()
        self.facts = Facts("delivery.facts")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.name, 1)
        row.addWidget(self.decision)
        self.add_layout(row)
        self.add(self.light)
        self.add(self.facts)

    def show_parcel(self, parcel: Parcel, office: Office) -> None:
        """Show another case."""
        case, clock = parcel.line.case, parcel.line.clock
        self.name.show_text(case.applicant_name)
        self._show_decision(case)
        light = parcel.line.light
        self.light.setVisible(light is not None)
        if light is not None:
            self.light.show_light(light.value, days_left(clock))
        told = case.ready_on.isoformat() if case.ready_on else ""
        sent = f"{case.dispatched.carrier} {case.dispatched.waybill}" if case.dispatched else ""
        self.facts.show_facts([
            (translate("Delivery", "事项"), case.plan.name),
            (translate("Delivery", "编号"), grouped(case.number)),
            (translate("Delivery", "部门"), office.department(case.department).name),
            (translate("Delivery", "送达期限"), day_word(clock.due, is_provisional=clock.provisional) if light is not None and clock else ""),
            (translate("Delivery", "待缴费用"), "、".join(owed_words(fee) for fee in case.open_fees), "warn"),
            (translate("Delivery", "原证"), f"{case.follows.name} {case.follows.number}" if case.follows else ""),
            (translate("Delivery", "证照"), _certificate(case)),
            (translate("Delivery", "已通知领取"), told),
            (translate("Delivery", "已寄出"), sent),
            (translate("Delivery", "结果"), self._ending(case)),
        ])  # fmt: skip

    def _show_decision(self, case: Case) -> None:
        if case.decision is None:
            self.decision.show_text(name_of("state", case.state.value, self._language), "plain")
        elif case.decision.granted:
            self.decision.show_text(translate("Delivery", "准予"), "ok")
        else:
            self.decision.show_text(translate("Delivery", "不予许可"), "bad")

    def _ending(self, case: Case) -> str:
        if case.served is None:
            return case.end_reason
        method = name_of("method", case.served.method.value, self._language)
        relation = name_of("relation", case.served.relation, self._language)
        who = f" · {case.served.recipient}（{relation}）" if case.served.recipient else ""
        return f"{method}{who} · {case.served.effective_on.isoformat()}"


def _certificate(case: Case) -> str:
    return f"{case.certificate.name} {case.certificate.certificate_number}" if case.certificate else ""


class Detail(QWidget):
    """`show_parcel(parcel, office)`, `show_nothing()`; `show_large(True)` lets the paper take the place of the form."""

    def __init__(
        self, head: CaseHead, certificate: CertificateCard, service: ServiceCard, archive: ArchiveCard
    ) -> None:
        super().__init__()
        self.head = head
        self._cards: dict[Stage, Card] = {
            Stage.CERTIFY: certificate, Stage.HAND_OVER: service, Stage.ARCHIVE: archive,
        }  # fmt: skip
        self.paper = PaperView("delivery.paper", translate("Delivery", "文书预览"))
        self.title = Text("", role="h2", wraps=True)
        self.pill = Pill()
        self._is_large = False
        self._column = ScrollColumn()
        self._column.setObjectName("delivery.column")
        self._pane = self._made_pane()
        self._empty = EmptyState(
            "send",
            translate("Delivery", "没有选中的办件"),
            translate("Delivery", "在左侧选择，或扫描文书上的条码"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split())
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        theme().changed.connect(self._fit)
        self.show_nothing()

    def show_parcel(self, parcel: Parcel, office: Office) -> None:
        """Show a case with the card of its stage."""
        self.head.show_parcel(parcel, office)
        for stage, card in self._cards.items():
            card.setVisible(stage is parcel.line.stage)
        self._stack.setCurrentIndex(0)

    def show_nothing(self) -> None:
        """Show that no case is chosen."""
        self._stack.setCurrentIndex(1)

    def show_large(self, is_large: bool) -> None:
        """Let the paper take the whole width, or give the form its place back."""
        self._is_large = is_large
        self._fit()

    def is_large(self) -> bool:
        """True while the paper stands in place of the form."""
        return self._is_large

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between form and paper, or keep the form alone."""
        super().resizeEvent(event)
        self._fit()

    def _split(self) -> QWidget:
        split = QWidget()
        for card in (self.head, *self._cards.values()):
            self._column.add(card)
        self._column.add_stretch()
        row = QHBoxLayout(split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._column, 1)
        row.addWidget(self._pane)
        return split

    def _made_pane(self) -> QWidget:
        pane = QWidget()
        self._pane_column = QVBoxLayout(pane)
        self._pane_column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.pill)
        self._pane_column.addLayout(head)
        card = Card()
        card.add(self.paper, 1)
        self._pane_column.addWidget(card, 1)
        return pane

    def _fit(self) -> None:
        page = sizes().page
        self._pane_column.setContentsMargins(0 if not self._is_large else page, page - 4, page, page - 4)
        is_roomy = self.width() >= (FORM_CHARACTERS + PAPER_CHARACTERS) * em()
        self._column.setVisible(not self._is_large)
        self._pane.setVisible(is_roomy or self._is_large)
        most = 16_777_215 if self._is_large else max(280, min(round(self.width() * 0.46), 680))
        self._pane.setMaximumWidth(most)
        self._pane.setMinimumWidth(0 if self._is_large else most if is_roomy else 0)
