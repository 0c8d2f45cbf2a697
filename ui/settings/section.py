"""One group of settings: it shows what is in force, tells its own faults beside the fields, and saves itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Refused, Trouble
from app.finding import Finding
from app.item_drafts import in_words
from app.wording import say_trouble
from ui.page import PageAction
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, Field

Judged = Callable[[tuple[Finding, ...]], object]
Place = Field | ChoiceField


class Section(QWidget):
    """`show_now()` shows what is in force, `judge(then)` tells the faults of what stands there, `save()` keeps it.

    `places` are the fields by the name that a Finding gives its field: a fault stands beneath its own.
    """

    edited = Signal()
    saved = Signal(str)
    actions_changed = Signal()
    key = ""

    def __init__(self, around: Surroundings, title: str) -> None:
        super().__init__()
        self.around = around
        self.title = title
        self.is_touched = False
        self.places: dict[str, Place] = {}
        self._told: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.edited.connect(self._on_edited)

    def lay(self, cards: Iterable[Card]) -> None:
        """Put the cards below each other."""
        for card in cards:
            self._column.addWidget(card)

    def watch(self, places: dict[str, Place]) -> None:
        """Follow these fields: what is typed is an edit, a fault stands beneath its field."""
        self.places |= places
        for place in places.values():
            place.changed.connect(lambda _: self.edited.emit())

    def show_now(self) -> None:
        """Show what is in force."""
        raise NotImplementedError

    def judge(self, then: Judged) -> None:
        """Tell every fault of what stands there."""
        raise NotImplementedError

    def save(self) -> None:
        """Keep what stands there."""
        raise NotImplementedError

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return what can be tried out here."""
        return []

    def first_focus(self) -> None:
        """Begin in the first field."""
        next(iter(self.places.values())).setFocus()

    def mark(self, faults: Sequence[Finding]) -> tuple[str, ...]:
        """Show each fault beneath its field; return the sentences of those that have none here."""
        language = self.around.language
        told = {fault.field: fault.say(language) for fault in reversed(faults) if fault.field in self.places}
        for name in self._told - set(told):
            self.places[name].set_message("")
        for name, sentence in told.items():
            self.places[name].set_message(sentence, "bad")
        self._told = set(told)
        return tuple(in_words(fault, language).say(language) for fault in faults if fault.field not in self.places)

    def save_by(
        self, faults: Sequence[Finding], verb: Callable[..., Any], then: Callable[[Any], object], *args: Any
    ) -> None:
        """Do what saves this group when nothing is wrong here; else show each fault and go to the first."""
        if faults:
            self.mark(faults)
            self.places[faults[0].field].setFocus()
        else:
            self.around.work.do(self, verb, then, *args)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a refusal at the field it names, and go there."""
        name = str(trouble.facts.get("field", "")) if isinstance(trouble, Refused) else ""
        place = self.places.get(name)
        if place is None:
            return False
        place.set_message(say_trouble(trouble, self.around.language), "bad")
        self._told.add(name)
        place.setFocus()
        return True

    def _on_edited(self) -> None:
        self.is_touched = True
