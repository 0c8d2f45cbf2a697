"""The head of what is under the cursor: who, which level or state, the light, the facts, the words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.ratings.queries import CallBackFile, CallBackLine, ComplaintLine
from ui.ratings.words import days_left
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.light import Light
from ui.widgets.pill import Pill
from ui.widgets.text import Text


class Head(Card):
    """Who, the level or state as a pill, the light, the facts, and the words of the applicant."""

    def __init__(self) -> None:
        super().__init__()
        self.name = Text("", role="h2", wraps=True)
        self.name.setObjectName("ratings.name")
        self.pill = Pill()
        self.light = Light()
        self.facts = Facts("ratings.facts", columns=2)
        self.words = Text("", wraps=True)
        self.words.setObjectName("ratings.words")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.name, 1)
        row.addWidget(self.pill)
        self.add_layout(row)
        self.add(self.light)
        self.add(self.facts)
        self.add(self.words)

    def show_light(self, line: CallBackLine | ComplaintLine | None) -> None:
        """Show the light of the clock that presses; none where none does."""
        light = line.light if line is not None else None
        self.light.setVisible(light is not None)
        if line is not None and light is not None:
            self.light.show_light(light.value, days_left(line.clock))

    def show_words(self, words: str) -> None:
        """Show what the applicant or complainant said."""
        self.words.show_text(words)
        self.words.setVisible(bool(words))


def phone_of(found: CallBackFile) -> str:
    """Return the number under which whoever came to the window is reached: the agent's, else the applicant's."""
    agent, applicant = found.case.agent, found.case.applicant
    return (agent.phone if agent else "") or (applicant.phone if applicant else "")
