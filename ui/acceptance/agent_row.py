"""The agent 代理人 of the applicant: a row that opens when somebody else stands at the counter (行政许可法 29)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.applicant import Agent, IdKind
from ui.acceptance.person_fields import CheckedField, DocumentField, NameField, PhoneField, PlainField
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate


class AgentRow(QWidget):
    """Closed: no agent. `agent()` returns what stands there; `changed()` follows every key."""

    changed = Signal()

    def __init__(self, language: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("acceptance.agent")
        self.id_number = DocumentField(
            translate("AgentRow", "代理人身份证号(&G)"), "acceptance.agent.id", language=language, today=today
        )
        self.name = NameField(translate("AgentRow", "代理人姓名"), "acceptance.agent.name", language=language)
        self.phone = PhoneField(translate("AgentRow", "代理人电话"), "acceptance.agent.phone", language=language)
        self.relation = PlainField(
            translate("AgentRow", "与申请人关系"), "acceptance.agent.relation", language=language
        )
        self.authority = PlainField(
            translate("AgentRow", "代理权限（按授权委托书）"), "acceptance.agent.authority", language=language
        )
        grid = FieldGrid(2, characters=14)
        for field in self.fields():
            grid.add(field, 2 if field is self.authority else 1)
            field.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        self.hide()

    def fields(self) -> tuple[CheckedField, ...]:
        """Return the fields in reading order."""
        return self.id_number, self.name, self.phone, self.relation, self.authority

    def is_open(self) -> bool:
        """True while there is an agent."""
        return not self.isHidden()

    def agent(self) -> Agent | None:
        """Return the agent as typed, None while the row is closed."""
        if not self.is_open():
            return None
        return Agent(
            name=self.name.text(),
            id_kind=IdKind.ID_CARD,
            id_number=self.id_number.text(),
            phone=self.phone.text(),
            authority=self.authority.text(),
            relation=self.relation.text(),
        )

    def show_agent(self, agent: Agent | None) -> None:
        """Show an agent, or close the row."""
        self.setVisible(agent is not None)
        for field, text in zip(self.fields(), _texts(agent), strict=True):
            field.set_text(text)

    def set_fixed(self, is_fixed: bool) -> None:
        """Let the fields be read only."""
        for field in self.fields():
            field.edit.setReadOnly(is_fixed)


def _texts(agent: Agent | None) -> tuple[str, ...]:
    if agent is None:
        return ("",) * 5
    return agent.id_number, agent.name, agent.phone, agent.relation, agent.authority
