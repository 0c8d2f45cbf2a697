"""What is under the cursor: the sentence of the finding, its facts, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.ids import OfficerId
from app.office import Office
from app.supervision.inquiries import InquiryLine
from app.supervision.sentence import facts_of
from app.wording import name_of
from ui.supervision.inquiry_words import inquiry_facts, note_entry, rule_name
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import ScrollColumn
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from ui.widgets.timeline import Timeline

translate = QCoreApplication.translate


class InquiryDetail(QWidget):
    """`show_line(line, names, office)`; None: nothing is under the cursor."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._card = Card(" ")
        self.pill = Pill()
        self._card.add_to_head(self.pill)
        self.words = Text("", role="strong", wraps=True)
        self.words.setObjectName("supervision.found")
        self.facts = Facts("supervision.facts", columns=2)
        self.story = Timeline("supervision.story", translate("Supervision", "处理经过"))
        self.story.setMinimumHeight(120)
        self._told = Card(translate("Supervision", "处理经过"))
        self._told.add(self.story, 1)
        self._card.add(self.words)
        self._card.add(self.facts)
        self._empty = EmptyState(
            "shield-check",
            translate("Supervision", "没有选中的督查事项"),
            translate("Supervision", "按 F5 按规则检查一遍；系统只提示，处理由监察员决定"),
        )
        column = ScrollColumn()
        column.setObjectName("supervision.column")
        column.add(self._card)
        column.add(self._empty, 1)
        column.add(self._told, 1)
        column.column.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.show_line(None, {}, None)

    def show_line(self, line: InquiryLine | None, names: Mapping[OfficerId, str], office: Office | None) -> None:
        """Show what is under the cursor."""
        has_line = line is not None and office is not None
        self._card.setVisible(has_line)
        self._empty.setVisible(not has_line)
        self._told.setVisible(has_line and bool(line and line.inquiry.notes))
        if line is None or office is None:
            return
        one = line.inquiry
        self._card.set_title(rule_name(one, self._language))
        tone = {"red": "bad", "yellow": "warn"}.get(one.given if one.has_card else "", "plain")
        self.pill.show_text(name_of("inquiry_state", one.state.value, self._language), tone)
        self.words.show_text(facts_of(one, names, self._language))
        self.facts.show_facts(inquiry_facts(one, names, office, self._language))
        self.story.show_entries([note_entry(note, names, self._language) for note in reversed(one.notes)])
