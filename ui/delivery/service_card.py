"""送达: the method, and only the fields that this method needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.delivery.evidence import (
    AGENT,
    IN_PERSON,
    RELATIONS_OF_BODIES,
    RELATIONS_OF_PERSONS,
    Evidence,
    is_body,
    needed,
    own_relation,
)
from app.delivery.queries import PAGE, usual_evidence, usual_method
from app.devices.ports import IdCard
from app.events.delivery import ServiceMethod
from app.identity.digits import plain_code
from app.state import Case
from app.wording import name_of
from ui.delivery.service_fields import CheckedTick, RecipientId, label_field, labels_for, plain
from ui.delivery.words import METHODS, method_rule, method_word
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, DateField, Field
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text

translate = QCoreApplication.translate
ROWS = (
    ("relation", "recipient"),
    ("recipient_id", "checked"),
    ("consent", "place", "witness"),
    ("waybill", "received_on", "arrival_time"),
    ("reason",),
)
TEXTS = ("recipient", "recipient_id", "place", "waybill", "arrival_time", "consent", "witness", "reason")


class ServiceCard(Card):
    """`show_case(case, content)`, then `method()`, `evidence()`, `content()`; `changed()` follows every change.

    `page` begins the names of the fields; `methods` are those that can be chosen.
    """

    changed = Signal()

    def __init__(
        self,
        language: str,
        today: Callable[[], date],
        page: str = PAGE,
        methods: tuple[ServiceMethod, ...] = METHODS,
    ) -> None:
        super().__init__(translate("Delivery", "送达"))
        self._language = language
        self._case: Case | None = None
        self._usual = Evidence()
        self._is_filling = False
        self._in_sight: tuple[str, ...] = ()
        words = [(m.value, method_word(m)) for m in methods]
        self.choice = SegmentedChoice(translate("Delivery", "送达方式"), f"{page}.method", words)
        self._rule = Text("", role="small", wraps=True)
        self._authority = Text("", role="small", wraps=True)
        self._authority.setObjectName(f"{page}.authority")
        self.relation = ChoiceField(translate("Delivery", "与受送达人关系(&X)"), f"{page}.relation", [])
        self.recipient_id = RecipientId(language, today, page)
        self.checked = CheckedTick(page, key="F5" if page == PAGE else "")
        self.received_on = DateField(translate("Delivery", "回执签收日期(&D)"), f"{page}.received_on")
        words_of = {
            "recipient": translate("Delivery", "收件人(&N)"),
            "place": translate("Delivery", "送达地点(&P)"),
            "waybill": translate("Delivery", "邮件号(&W)"),
            "arrival_time": translate("Delivery", "到达时间(&H)"),
            "consent": translate("Delivery", "同意的方式和凭据(&C)"),
            "witness": translate("Delivery", "见证人或影像记录(&T)"),
            "reason": translate("Delivery", "理由和经过(&R)"),
        }
        self._texts = {name: plain(label, name, language, page) for name, label in words_of.items()}
        self._rows = [self._row(names) for names in ROWS]
        self._lay()
        self._connect()

    def field(self, name: str) -> QWidget:
        """Return the field of a part of the evidence."""
        return {
            "relation": self.relation,
            "recipient_id": self.recipient_id,
            "checked": self.checked,
            "is_identity_checked": self.checked,
            "received_on": self.received_on,
        }.get(name) or self._texts[name]

    def tell(self, name: str, sentence: str) -> bool:
        """Tell a trouble at its field and go there; False where the field is not in sight."""
        field = self.field(name)
        if field.isHidden():
            return False
        say = getattr(field, "set_message", None)
        if callable(say):
            say(sentence, "bad")
        field.setFocus()
        return True

    def method(self) -> ServiceMethod:
        """Return the method that is chosen."""
        return ServiceMethod(self.choice.code())

    def set_method(self, method: ServiceMethod) -> None:
        """Choose another method: what stood there by itself gives way to what is usual for the new one."""
        focus = self.window().focusWidget()
        had_focus = self.choice.isAncestorOf(focus)
        self.choice.set_code(method.value)
        if had_focus:
            self.choice.setFocus()
        self._on_method()

    def evidence(self) -> Evidence:
        """Return what the shown fields say; what the method does not ask for is left out."""
        shown = self.shown()
        texts = {name: self._text(name) for name in TEXTS if name in shown}
        return Evidence(
            **texts,
            relation=self.relation.code() if "relation" in shown else self._own_relation(),
            is_identity_checked="checked" in shown and self.checked.box.isChecked(),
            received_on=self.received_on.value() if "received_on" in shown else None,
        )

    def shown(self) -> tuple[str, ...]:
        """Return the fields that the method needs, with the relation of whoever receives in person."""
        method = self.method()
        wanted = needed(method, self._case, self._all())
        names = tuple("checked" if name == "is_identity_checked" else name for name in wanted)
        return ("relation", *names) if method in IN_PERSON else names

    def show_case(self, case: Case, content: Mapping[str, Any] | None = None) -> None:
        """Show another case, as it was left or as it is usual."""
        self._is_filling = True
        self._case = case
        self.recipient_id.show_known(case)
        relations = RELATIONS_OF_BODIES if is_body(case) else RELATIONS_OF_PERSONS
        self.relation.show_choices([(r, name_of("relation", r, self._language)) for r in relations])
        kept = content or {}
        method = ServiceMethod(kept.get("method", usual_method(case).value))
        self.choice.set_code(method.value)
        self._usual = usual_evidence(case, method)
        self._show_evidence(_evidence_of(kept) if kept else self._usual)
        self._is_filling = False
        self._show_fields()

    def content(self) -> dict[str, Any]:
        """Return what stands there for a draft, {} while it is as it was by itself."""
        if self._case is None:
            return {}
        usual = usual_method(self._case)
        if self.method() is usual and self._all() == usual_evidence(self._case, usual):
            return {}
        all_of = self._all()
        day = all_of.received_on.isoformat() if all_of.received_on else ""
        return {"method": self.method().value, **vars(replace(all_of, received_on=None)), "received_on": day}

    def take_card(self, card: IdCard) -> None:
        """Fill in the person whose card was read, and who that is to the applicant as far as the case knows."""
        case = self._case
        number = plain_code(card.id_number)
        if case is not None and case.agent is not None and number == plain_code(case.agent.id_number):
            self.relation.set_code(AGENT)
        elif case is not None and case.applicant is not None and number == plain_code(case.applicant.id_number):
            self.relation.set_code("self")
        self._texts["recipient"].set_text(card.name)
        self.recipient_id.set_text(card.id_number)
        self.checked.box.setFocus()

    def _lay(self) -> None:
        self.add(self.choice)
        self.add(self._rule)
        for row in self._rows:
            self.add(row)
        self.add(self._authority)

    def _row(self, names: tuple[str, ...]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for name in names:
            line.addWidget(self.field(name), 1)
        return row

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda _: self._on_method())
        self.relation.changed.connect(lambda _: self._on_relation())
        self.checked.box.toggled.connect(lambda _: self._tell())
        for identity in (self._texts["recipient"], self.recipient_id):
            identity.changed.connect(lambda _: self._on_other_person())
        for field in (*self._texts.values(), self.recipient_id, self.received_on):
            field.changed.connect(lambda _: self._tell())

    def _on_other_person(self) -> None:
        """A tick speaks of the document that was looked at: of another name or number nobody has looked at one yet."""
        if not self._is_filling:
            self.checked.box.setChecked(False)

    def _on_method(self) -> None:
        if self._case is None:
            return
        before, self._usual = self._usual, usual_evidence(self._case, self.method())
        now = self._all()
        fresh = {k: v for k, v in vars(self._usual).items() if getattr(now, k) == getattr(before, k)}
        self._is_filling = True
        self._show_evidence(replace(now, **fresh))
        self._is_filling = False
        self._show_fields()
        self.changed.emit()

    def _on_relation(self) -> None:
        self._show_fields()
        case, relation = self._case, self.relation.code()
        name = self._texts["recipient"]
        if case is not None and not self._is_filling:
            names = {"self": case.applicant_name, AGENT: case.agent.name if case.agent else ""}
            if case.applicant is not None:
                names["representative"] = case.applicant.legal_representative
            if name.text() in ("", *names.values()):
                name.set_text(names.get(relation, ""))
        self._tell()

    def _show_fields(self) -> None:
        shown, method = self.shown(), self.method()
        self._in_sight = shown
        for names, row in zip(ROWS, self._rows, strict=True):
            for name in names:
                self.field(name).setVisible(name in shown)
            row.setVisible(any(name in shown for name in names))
        self._rule.show_text(method_rule(method))
        for name, label in labels_for(method).items():
            label_field(self.field(name), label)
        self._show_authority("relation" in shown and self.relation.code() == AGENT)

    def _show_authority(self, is_agent: bool) -> None:
        agent = self._case.agent if self._case is not None and is_agent else None
        text = translate("Delivery", "代理人 {name} · 代理权限：{authority}") if agent is not None else ""
        self._authority.setVisible(agent is not None)
        if agent is not None:
            self._authority.show_text(text.format(name=agent.name, authority=agent.authority))

    def _all(self) -> Evidence:
        texts = {name: self._text(name) for name in TEXTS}
        return Evidence(
            **texts,
            relation=self.relation.code() or self._own_relation(),
            is_identity_checked=self.checked.box.isChecked(),
            received_on=self.received_on.value(),
        )

    def _own_relation(self) -> str:
        return own_relation(self._case) if self._case is not None else "self"

    def _text(self, name: str) -> str:
        field = self.field(name)
        return field.text() if isinstance(field, Field) else ""

    def _show_evidence(self, evidence: Evidence) -> None:
        self.relation.set_code(evidence.relation)
        for name in TEXTS:
            field = self.field(name)
            if isinstance(field, Field):
                field.set_text(getattr(evidence, name))
                if not field.text():
                    field.set_message("")
        self.checked.box.setChecked(evidence.is_identity_checked)
        self.received_on.set_value(evidence.received_on)
        self.received_on.set_message("")

    def _tell(self) -> None:
        if not self._is_filling:
            if self.shown() != self._in_sight:  # a stranger's number, another waybill: a reason is asked for
                self._show_fields()
            self.changed.emit()


def _evidence_of(content: Mapping[str, Any]) -> Evidence:
    day = str(content.get("received_on", ""))
    return Evidence(
        **{name: str(content.get(name, "")) for name in TEXTS},
        relation=str(content.get("relation", "self")),
        is_identity_checked=bool(content.get("is_identity_checked", False)),
        received_on=date.fromisoformat(day) if day else None,
    )
