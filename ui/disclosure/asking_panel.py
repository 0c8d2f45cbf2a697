"""A panel that asks several things: lines, texts, choices, days; what is typed can be kept and shown again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal

from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, DateField, Field, TextField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate
Choices = list[tuple[str, str]]
AnyField = Field | TextField | ChoiceField


class Ask(StrEnum):
    """How a thing is asked: one line, beyond the input method, several lines, a civil date, one of a few."""

    LINE = "line"
    CODE = "code"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True)
class Question:
    """One thing: its key, label, how it is asked, what is offered, how wide it is, and what it begins with."""

    key: str
    label: str
    how: Ask = Ask.LINE
    choices: Choices | None = None
    span: int = 1
    begin: str = ""
    hint: str = ""


class AskingPanel(BarPanel):
    """`content()` is what stands there by key; `changed()` follows each key. `shown(content)` names what is asked now."""

    changed = Signal()

    def __init__(
        self, name: str, title: str, questions: Sequence[Question], *, confirm: str, note: str = "", icon: str = "check",
        shown: Callable[[Mapping[str, str]], set[str]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, title, confirm=confirm, note=note, icon_name=icon)
        self._shown = shown
        self.fields: dict[str, AnyField] = {}
        for one in questions:
            self.fields[one.key] = field = _field(name, one)
            self.add(field, one.span)
            field.changed.connect(lambda _: self._on_changed())
        self._begun = {key: _text(field) for key, field in self.fields.items()}
        self._show_asked()

    def typed(self) -> dict[str, str]:
        """Return what was written or chosen otherwise than the panel began with: that is what a draft keeps."""
        return {key: text for key, text in self.content().items() if text != self._begun.get(key, "")}

    def content(self) -> dict[str, str]:
        """Return what stands in the panel, empty answers left out."""
        return {key: text for key, field in self.fields.items() if (text := _text(field)).strip()}

    def answers(self) -> dict[str, str]:
        """Return the answers to what is asked now, empty ones too."""
        asked = set(self.fields) if self._shown is None else self._shown(self.content())
        return {key: _text(field).strip() for key, field in self.fields.items() if key in asked}

    def show_content(self, content: Mapping[str, str]) -> None:
        """Show what was written before a lock or a way back."""
        for key, text in content.items():
            field = self.fields.get(key)
            if isinstance(field, ChoiceField):
                field.set_code(text)
            elif field is not None:
                field.set_text(text)

    def _on_changed(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        if self._shown is not None:
            asked = self._shown(self.content())
            for key, field in self.fields.items():
                field.setVisible(key in asked)


def _field(name: str, one: Question) -> AnyField:
    where = f"{name}.{one.key}"
    match one.how:
        case Ask.CHOICE:
            made: AnyField = ChoiceField(one.label, where, one.choices or [])
            if one.begin and isinstance(made, ChoiceField):
                made.set_code(one.begin)
            return made
        case Ask.TEXT:
            made = TextField(one.label, where, lines=2, hint=one.hint)
        case Ask.DAY:
            made = DateField(one.label, where)
        case Ask.CODE:
            made = Field(one.label, where, CodeEdit(), hint=one.hint)
        case _:
            made = Field(one.label, where, hint=one.hint)
    if one.begin:
        made.set_text(one.begin)
    return made


def _text(field: AnyField) -> str:
    return field.code() if isinstance(field, ChoiceField) else field.text()
