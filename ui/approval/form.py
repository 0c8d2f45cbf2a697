"""An act as a form in the page: its fields, the notice it would issue, and the verb that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import Trouble
from app.events.body import Body
from app.wording import say_trouble
from app.workflow import Action
from ui.approval.phrase_list import PhraseList
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.form import Form
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text

translate = QCoreApplication.translate
AnyField = Field | TextField | ChoiceField


@dataclass(frozen=True)
class Order:
    """What F12 does: a verb with its facts; `needs_second` opens the second officer's panel when it was asked."""

    verb: Callable[..., Any]
    facts: Mapping[str, Any]
    needs_second: bool = False


class ActForm(Form):
    """Base of the acts. A form has a `key` for its draft, a `template` it would issue, `body()` for the preview,
    `order()` for F12; `fault()` names the first field that lacks something, in a sentence at that field.

    `changed()` follows every key.
    """

    changed = Signal()
    key = ""
    template = ""
    action: Action | None = None

    def __init__(self, title: str, *, confirm: str, icon: str = "check", note: str = "", columns: int = 3) -> None:
        super().__init__()
        self.setObjectName(f"approval.{self.key}")
        self.title = title
        self.confirm_text = confirm
        self.icon = icon
        self.fields: dict[str, AnyField] = {}
        self.troubles: dict[str, str] = {}
        self._pristine: dict[str, str] | None = None
        self.card = Card(title, note=note)
        self.grid = FieldGrid(columns, characters=7)
        self.card.add(self.grid)
        self._problem = Text("", tone="bad", wraps=True)
        self._problem.setObjectName(f"approval.{self.key}.problem")
        self._problem.hide()
        self.phrases = PhraseList(f"approval.{self.key}.phrases")
        self.phrases.picked.connect(self.pick_phrase)
        self.phrases.left.connect(self.first_focus)
        self.card.add(self.phrases)
        self.card.add(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def add(self, name: str, field: AnyField, span: int = 4, *, codes: tuple[str, ...] = ()) -> None:
        """Put a field into the form; `codes` are the troubles that are told beneath it."""
        self.fields[name] = field
        self.troubles.update({code: name for code in codes})
        self.grid.add(field, span)
        field.changed.connect(lambda _: self._on_changed(field))

    def text(self, name: str) -> str:
        """Return what a field says, trimmed."""
        field = self.fields[name]
        return field.code() if isinstance(field, ChoiceField) else field.text().strip()

    def content(self) -> dict[str, str]:
        """Return the fields for the draft."""
        return {name: self.text(name) for name in self.fields}

    def is_touched(self) -> bool:
        """True when something was typed that a draft must keep."""
        return self._pristine is not None and self.content() != self._pristine

    def restore(self, content: Mapping[str, Any]) -> None:
        """Give the fields back what the draft holds; what stood there before is the form as it begins."""
        if self._pristine is None:
            self._pristine = self.content()
        for name, text in content.items():
            field = self.fields.get(name)
            if isinstance(field, ChoiceField):
                field.set_code(str(text))
            elif field is not None and text:
                field.set_text(str(text))

    def body(self) -> Body | None:
        """Return the event this form would record, as far as it is filled in; None when it issues no paper."""
        return None

    def extra(self) -> dict[str, Any]:
        """Return what the notice takes from the act beside the case."""
        return {}

    def order(self) -> Order:
        """Return what F12 does."""
        raise NotImplementedError(self.key)

    def fault(self) -> tuple[str, str] | None:
        """Return (field, sentence) of what is missing, before the store is asked at all."""
        return None

    def is_complete(self) -> bool:
        """True when nothing is missing; otherwise the cursor goes to the field and the sentence stands beneath it."""
        fault = self.fault()
        if fault is None:
            return True
        name, sentence = fault
        self.fields[name].set_message(sentence, "bad")
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def take_trouble(self, trouble: Trouble, language: str) -> None:
        """Tell a trouble beneath its field, else beneath the form."""
        sentence = say_trouble(trouble, language)
        name = self.troubles.get(trouble.code)
        if name is None:
            self._problem.show_text(sentence, "bad")
            self._problem.show()
            return
        self.fields[name].set_message(sentence, "bad")
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> None:
        """Put the cursor into the first field that is still empty."""
        empty = [field for name, field in self.fields.items() if not self.text(name)]
        for field in (empty or list(self.fields.values()))[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """Offer phrases beneath the form; what is picked goes into the opinion."""
        if phrases and "opinion" in self.fields:
            self.phrases.offer(phrases)

    def pick_phrase(self, text: str) -> None:
        """Put a phrase into the opinion; forms without one ignore it."""
        field = self.fields.get("opinion")
        if isinstance(field, TextField):
            before = field.text().rstrip()
            field.set_text(f"{before}{text}" if before else text)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.edit.moveCursor(field.edit.textCursor().MoveOperation.End)

    def phrase_kind(self) -> str:
        """Return which list of phrases belongs to the form; empty for none."""
        return ""

    def _on_changed(self, field: AnyField) -> None:
        if field.tone() == "bad":
            field.set_message("")
        self._problem.hide()
        self.changed.emit()
