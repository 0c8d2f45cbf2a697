"""Card 2: who applies. The number comes first, since a card or a known applicant fills the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.acceptance.form import document_kind, of_kind, other_kind
from app.applicant import OF_BODIES, OF_PERSONS, Agent, Applicant, IdKind
from app.item import ApplicantKind
from app.wording import name_of
from ui.acceptance.agent_row import AgentRow
from ui.acceptance.head_row import HeadRow
from ui.acceptance.person_fields import AddressField, CheckedField, DocumentField, NameField, PhoneField
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.layouts import FieldGrid
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text, name_widget, without_mnemonic

translate = QCoreApplication.translate


class ApplicantCard(Card):
    """`applicant()` and `agent()` return what stands there, exactly as typed; `changed()` follows every key."""

    changed = Signal()
    agent_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, language: str, today: Callable[[], date]) -> None:
        super().__init__(translate("ApplicantCard", "申请人"), step=2)
        self._language = language
        self._today = today
        self._kinds: tuple[ApplicantKind, ...] = tuple(ApplicantKind)
        self.kind = SegmentedChoice(
            translate("ApplicantCard", "申请人类型"),
            "acceptance.kind",
            [
                ("natural", translate("ApplicantCard", "自然人")),
                ("legal", translate("ApplicantCard", "法人或组织")),
            ],
        )
        self.document = Combo()
        name_widget(self.document, "acceptance.document", translate("ApplicantCard", "证件类型"))
        self.read_card = ActionButton(translate("ApplicantCard", "读卡"), key="F4", icon_name="id-card", is_ghost=True)
        self.read_card.setObjectName("acceptance.readCard")
        self.agent_button = ActionButton(
            translate("ApplicantCard", "代理人"), key="Ctrl+G", icon_name="user-plus", is_ghost=True
        )
        self.agent_button.setObjectName("acceptance.agentButton")
        self.agent_button.clicked.connect(self.agent_wanted)
        self._note.hide()
        self._head.addWidget(HeadRow(self.read_card, self.agent_button, self.document, self.kind), 1)
        self.id_number = DocumentField("", "acceptance.id", language=language, today=today)
        self.name = NameField("", "acceptance.name", language=language)
        self.representative = NameField(
            translate("ApplicantCard", "法定代表人（负责人）(&L)"), "acceptance.representative", language=language
        )
        self.contact = NameField(translate("ApplicantCard", "联系人(&C)"), "acceptance.contact", language=language)
        self.phone = PhoneField(translate("ApplicantCard", "联系电话(&P)"), "acceptance.phone", language=language)
        self.address = AddressField("", "acceptance.address", language=language)
        self.agent_row = AgentRow(language, today)
        self.grid = FieldGrid(2, characters=14)
        for field in self.fields():
            self.grid.add(field)
            field.changed.connect(lambda _: self._on_changed())
        self.add(self.grid)
        self.add(self.agent_row)
        self._add_foot()
        self.kind.chosen.connect(self._on_kind_chosen)
        self.document.currentIndexChanged.connect(lambda _: self._on_document_chosen())
        self.agent_row.changed.connect(self.changed)
        self._show_kind(ApplicantKind.NATURAL)

    def _add_foot(self) -> None:
        self.recent = Text("", role="small", tone="warn", wraps=True)
        self.recent.setObjectName("acceptance.recent")
        open_it = ActionButton(translate("ApplicantCard", "查看该办件"), icon_name="folder-open", is_ghost=True)
        open_it.setObjectName("acceptance.openRecent")
        open_it.clicked.connect(self.case_wanted)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.recent, 1)
        row.addWidget(open_it)
        self.add(self._foot)
        self._foot.hide()

    def fields(self) -> tuple[CheckedField, ...]:
        """Return the applicant's fields in reading order."""
        return self.id_number, self.name, self.representative, self.contact, self.phone, self.address

    def field_of(self, where: str, field: str) -> CheckedField | None:
        """Return the field that a fault of app.applicant names, None for a fault of the whole form."""
        row = self.agent_row
        if where == "agent":
            named = {"id_number": row.id_number, "name": row.name, "phone": row.phone}
            return {**named, "relation": row.relation, "authority": row.authority}.get(field)
        return {
            "id_number": self.id_number,
            "id_kind": self.id_number,
            "name": self.name,
            "legal_representative": self.representative,
            "contact": self.contact,
            "phone": self.phone,
            "address": self.address,
        }.get(field)

    def show_unprintable(self, character: str) -> None:
        """Tell at every field that has this character that no font has it."""
        for field in (*self.fields(), *self.agent_row.fields()):
            field.show_unprintable(character)

    def applicant(self) -> Applicant:
        """Return the applicant as typed."""
        is_person = self._kind is ApplicantKind.NATURAL
        number = self.id_number.text()
        return Applicant(
            kind=self._kind,
            name=self.name.text(),
            id_kind=document_kind(self._document(), number),
            id_number=number,
            phone=self.phone.text(),
            address=self.address.text(),
            legal_representative="" if is_person else self.representative.text(),
            contact="" if is_person else self.contact.text(),
        )

    def show_applicant(self, applicant: Applicant) -> None:
        """Show an applicant; `changed` follows where it differs."""
        self._show_kind(applicant.kind)
        self._show_document(applicant.id_kind)
        texts = (
            applicant.id_number,
            applicant.name,
            applicant.legal_representative,
            applicant.contact,
            applicant.phone,
            applicant.address,
        )
        for field, text in zip(self.fields(), texts, strict=True):
            field.set_text(text)

    def agent(self) -> Agent | None:
        """Return the agent as typed, None while there is none."""
        return self.agent_row.agent()

    def show_agent(self, agent: Agent | None) -> None:
        """Show an agent, or close the row."""
        self.agent_row.show_agent(agent)
        is_open = self.agent_row.is_open()
        word = translate("ApplicantCard", "无代理人") if is_open else translate("ApplicantCard", "代理人")
        self.agent_button.show_text(word)

    def offer_kinds(self, kinds: tuple[ApplicantKind, ...]) -> None:
        """Let the applicant be only what the item admits."""
        self._kinds = kinds
        self.kind.setEnabled(len(kinds) > 1)
        if kinds and self._kind not in kinds:
            self.show_applicant(of_kind(self.applicant(), kinds[0]))

    def allow_agent(self, is_allowed: bool) -> None:
        """Close the row where the law asks for the applicant in person."""
        self.agent_button.setEnabled(is_allowed)
        reason = "" if is_allowed else translate("ApplicantCard", "本事项须由申请人本人到场办理")
        self.agent_button.setToolTip(reason)
        if not is_allowed:
            self.show_agent(None)

    def show_recent(self, text: str) -> None:
        """Hint at cases that may be the same matter; nothing is blocked."""
        self.recent.show_text(text, "warn")
        self._foot.setVisible(bool(text))

    def set_fixed(self, is_fixed: bool) -> None:
        """The applicant of a received case can be read, not changed."""
        for field in self.fields():
            field.edit.setReadOnly(is_fixed)
        self.agent_row.set_fixed(is_fixed)
        for widget in (self.kind, self.document, self.read_card, self.agent_button):
            widget.setEnabled(not is_fixed)

    def first_empty(self) -> CheckedField:
        """Return the first field that is shown and empty, else the last one."""
        shown = [field for field in self.fields() if not field.isHidden()]
        return next((field for field in shown if not field.text().strip()), shown[-1])

    def _document(self) -> IdKind:
        return IdKind(self.document.currentData() or IdKind.ID_CARD.value)

    def _on_changed(self) -> None:
        self._follow_number()
        self.id_number.set_kind(document_kind(self._document(), self.id_number.text()))
        self.changed.emit()

    def _follow_number(self) -> None:
        """A whole number of the other kind turns the applicant into that kind, in sight, where the item admits it."""
        if self._document() not in (IdKind.ID_CARD, IdKind.CREDIT_CODE) or not self.kind.isEnabled():
            return
        other = other_kind(self._kind, self.id_number.text(), self._today())
        if other is not self._kind and other in self._kinds:
            self._show_kind(other)

    def _on_kind_chosen(self, code: str) -> None:
        self._show_kind(ApplicantKind(code))
        self.changed.emit()
        self.id_number.setFocus()

    def _on_document_chosen(self) -> None:
        self._label_number()
        self._on_changed()
        self.id_number.judge()

    def _show_kind(self, kind: ApplicantKind) -> None:
        self._kind = kind
        self.kind.set_code(kind.value)
        is_person = kind is ApplicantKind.NATURAL
        self.representative.setVisible(not is_person)
        self.contact.setVisible(not is_person)
        self.name.is_person = is_person
        self._show_document(IdKind.ID_CARD if is_person else IdKind.CREDIT_CODE)
        _label(
            self.name, translate("ApplicantCard", "姓名(&N)") if is_person else translate("ApplicantCard", "名称(&N)")
        )
        address = translate("ApplicantCard", "联系地址(&D)") if is_person else translate("ApplicantCard", "住所(&D)")
        _label(self.address, address)
        self.name.judge()

    def _show_document(self, kind: IdKind) -> None:
        allowed = OF_PERSONS if self._kind is ApplicantKind.NATURAL else OF_BODIES
        self.document.blockSignals(True)
        self.document.clear()
        for one in (k for k in IdKind if k in allowed):
            self.document.addItem(name_of("id_kind", one.value, self._language), one.value)
        self.document.setCurrentIndex(max(0, self.document.findData(kind.value)))
        self.document.blockSignals(False)
        self._label_number()
        self.id_number.set_kind(self._document())

    def _label_number(self) -> None:
        # The box is as wide as its word: Qt counts in the width of an X, a Han character takes about one and a half.
        self.document.setMinimumContentsLength(round(1.6 * len(self.document.currentText())))
        word = {
            IdKind.ID_CARD: translate("ApplicantCard", "身份证号(&I)"),
            IdKind.CREDIT_CODE: translate("ApplicantCard", "统一社会信用代码(&I)"),
        }.get(self._document(), translate("ApplicantCard", "证件号码(&I)"))
        _label(self.id_number, word)


def _label(field: CheckedField, text: str) -> None:
    field.label.setText(text)
    field.edit.setAccessibleName(without_mnemonic(text))
