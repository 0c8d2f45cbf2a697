"""A panel that asks a few things and what happened in words; what is typed can be kept and shown again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal

from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """One thing a panel asks: a choice among `choices`, or a line of text (`is_code`: beyond the input method)."""

    key: str
    label: str
    choices: Choices | None = None
    is_needed: bool = False
    is_code: bool = False


class MovePanel(BarPanel):
    """`content()` is what stands there, by key; `words` is the text. `changed()` follows every key."""

    changed = Signal()

    def __init__(
        self, name: str, title: str, asked: Sequence[Asked], words: str, *, note: str = "", needs_words: bool = True
    ) -> None:
        super().__init__(name, title, confirm=title, note=note)
        self._asked = tuple(asked)
        self._needs_words = needs_words
        self.fields: dict[str, Field | ChoiceField] = {}
        for one in self._asked:
            self.fields[one.key] = self._field(name, one)
            self.add(self.fields[one.key])
        self.words = TextField(words, f"{name}.words", lines=2)
        self.add(self.words, span=3 - len(self._asked) % 3)  # beside the last field where there is room
        self.problem = self._missing
        for field in (*self.fields.values(), self.words):
            field.changed.connect(lambda _: self.changed.emit())

    def content(self) -> dict[str, str]:
        """Return what stands in the panel, empty answers left out."""
        read = {key: f.code() if isinstance(f, ChoiceField) else f.text().strip() for key, f in self.fields.items()}
        return {key: text for key, text in {**read, "words": self.words.text()}.items() if text.strip()}

    def show_content(self, content: Mapping[str, str]) -> None:
        """Show what was written before a lock or a way back."""
        for key, field in self.fields.items():
            if isinstance(field, ChoiceField):
                field.set_code(content.get(key, ""))
            else:
                field.set_text(content.get(key, ""))
        self.words.set_text(content.get("words", ""))

    @staticmethod
    def _field(name: str, one: Asked) -> Field | ChoiceField:
        if one.choices is not None:
            return ChoiceField(one.label, f"{name}.{one.key}", one.choices)
        return Field(one.label, f"{name}.{one.key}", CodeEdit() if one.is_code else None)

    def _missing(self) -> str:
        given = self.content()
        for one in self._asked:
            if one.is_needed and one.key not in given:
                self.fields[one.key].setFocus()
                return translate("Ratings", "请先填写或选择：{what}。").format(
                    what=self.fields[one.key].label.text().partition("(")[0]
                )
        if self._needs_words and "words" not in given:
            self.words.edit.setFocus()
            return translate("Ratings", "请写明情况，登记后要存档备查。")
        return ""
