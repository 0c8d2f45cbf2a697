"""F12 on a 即办 item: decided and handed over in the same go, or only accepted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.acceptance.prefilled import spot_words
from app.applicant import Agent, Applicant
from app.delivery.evidence import Evidence
from app.item import ApplicantKind, Item, OutcomeKind
from ui.acceptance.labelled import Labelled
from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.widgets.check_box import CheckBox
from ui.widgets.field import Field
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import name_widget

translate = QCoreApplication.translate


@dataclass(frozen=True)
class OnTheSpot:
    """What the officer decided at the counter; `evidence` None: the certificate waits to be collected."""

    opinion: str
    content: str
    certificate_number: str
    evidence: Evidence | None


class OnTheSpotPanel(ScrollingPanel):
    """`decision()` is None when the officer only accepts."""

    def __init__(
        self, item: Item, applicant: Applicant, agent: Agent | None, *, title: str = "", confirm: str = ""
    ) -> None:
        super().__init__(
            "acceptance.spot",
            title or translate("OnTheSpotPanel", "当场办结"),
            confirm=confirm or translate("OnTheSpotPanel", "受理并打印"),
            note=translate("OnTheSpotPanel", "不填证照编号或者不核验领取人的，停在制证或者待送达环节"),
            icon_name="stamp",
        )
        opinion, content = spot_words(item)
        label = translate("OnTheSpotPanel", "办理方式(&Y)")
        self.way = SegmentedChoice(
            label,
            "acceptance.spot.way",
            [
                ("finish", translate("OnTheSpotPanel", "受理并当场办结")),
                ("accept", translate("OnTheSpotPanel", "只受理")),
            ],
        )
        self._has_certificate = item.outcome.kind is OutcomeKind.CERTIFICATE
        self.certificate = Field(
            translate("OnTheSpotPanel", "{name}编号(&Z)").format(name=item.outcome.name), "acceptance.spot.certificate"
        )
        taker = agent if agent is not None else applicant
        own = "self" if applicant.kind is ApplicantKind.NATURAL else "representative"
        self._relation = "agent" if agent is not None else own
        self.recipient = Field(translate("OnTheSpotPanel", "领取人(&U)"), "acceptance.spot.recipient")
        self.recipient.set_text(taker.name)
        self.recipient_id = Field(translate("OnTheSpotPanel", "领取人证件号码"), "acceptance.spot.recipientId")
        self.recipient_id.set_text(taker.id_number)
        self.opinion = Field(translate("OnTheSpotPanel", "审查意见(&O)"), "acceptance.spot.opinion")
        self.opinion.set_text(opinion)
        self.content = Field(translate("OnTheSpotPanel", "准予内容(&E)"), "acceptance.spot.content")
        self.content.set_text(content)
        self.checked = CheckBox(translate("OnTheSpotPanel", "已核验领取人证件，当场交付(&V)"))
        name_widget(self.checked, "acceptance.spot.checked", self.checked.text())
        self.way_row = Labelled(label, self.way)
        for widget, span in self._rows():
            self.add(widget, span)
        self.way.chosen.connect(lambda _: self._show_way())
        self.problem = self._missing

    def _rows(self) -> list[tuple[QWidget, int]]:
        """Return what the panel asks, in order; a certificate's number only where there is a certificate."""
        certificate = [self.certificate] if self._has_certificate else []
        asked = (self.way_row, *certificate, self.opinion, self.recipient, self.recipient_id, self.content)
        return [*((widget, 1) for widget in asked), (self.checked, 2)]

    def first_focus(self) -> None:
        """Begin with the certificate's number, the only thing that must be typed."""
        (self.certificate if self._has_certificate else self.recipient).setFocus()

    def is_finishing(self) -> bool:
        """True unless the officer only accepts."""
        return self.way.code() == "finish"

    def decision(self) -> OnTheSpot | None:
        """Return the decision, None when the case is only accepted."""
        if not self.is_finishing():
            return None
        evidence = Evidence(
            recipient=self.recipient.text(),
            recipient_id=self.recipient_id.text(),
            relation=self._relation,
            is_identity_checked=True,
        )
        return OnTheSpot(
            opinion=self.opinion.text().strip(),
            content=self.content.text().strip(),
            certificate_number=self.certificate.text().strip(),
            evidence=evidence if self.checked.isChecked() else None,
        )

    def _show_way(self) -> None:
        fields = (self.certificate, self.recipient, self.recipient_id, self.opinion, self.content, self.checked)
        self.way.setFocus()  # before its field is switched off, or the cursor is nowhere
        for widget in fields:
            widget.setEnabled(self.is_finishing())

    def _missing(self) -> str:
        if not self.is_finishing():
            return ""
        for field in (self.opinion, self.content):
            if not field.text().strip():
                field.setFocus()
                return translate("OnTheSpotPanel", "请填写审查意见和准予内容，它们要写入文书。")
        if self.checked.isChecked() and not (self.recipient.text().strip() and self.recipient_id.text().strip()):
            self.recipient.setFocus()
            return translate("OnTheSpotPanel", "当场交付的，请填写领取人和证件号码。")
        return ""
