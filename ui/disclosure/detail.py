"""One application: who asks for what, the clock that presses, and all that was done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.disclosure.queries import DossierLine
from app.ids import OfficerId
from app.office import Office
from app.wording import name_of
from ui.disclosure.words import STATE_TONES, facts_of, left_word, story_of
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import ScrollColumn
from ui.widgets.light import Light
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from ui.widgets.timeline import Timeline

translate = QCoreApplication.translate


class Detail(QWidget):
    """`show_line(line, names, office)`; `paper_wanted(notice id)` on Enter at an act that sent one out."""

    paper_wanted = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.head = Card(" ")
        self.pill = Pill()
        self.light = Light()
        self.wanted = Text("", wraps=True)
        self.wanted.setObjectName("disclosure.wanted")
        self.facts = Facts("disclosure.facts", columns=2)
        self.head.add_to_head(self.pill)
        for part in (self.wanted, self.light, self.facts):
            self.head.add(part)
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.story = Timeline("disclosure.story", translate("Disclosure", "办理经过"))
        told = Card(translate("Disclosure", "办理经过"), note=translate("Disclosure", "在出具文书的一行按回车打印文书"))
        told.add(self.story, 1)
        column = ScrollColumn()
        column.setObjectName("disclosure.column")
        column.add(self.head)
        column.add(told, 1)
        empty = EmptyState(
            "file-search",
            translate("Disclosure", "没有选中的申请"),
            translate("Disclosure", "按 F5 登记政府信息公开申请"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(column)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.setCurrentIndex(1)
        self.story.opened.connect(lambda entry: self.paper_wanted.emit(entry.key))

    def show_line(self, line: DossierLine | None, names: Mapping[OfficerId, str], office: Office) -> None:
        """Show one application; None shows that nothing is chosen."""
        self._stack.setCurrentIndex(1 if line is None else 0)
        if line is None:
            return
        held, light = line.dossier, line.clock.light
        self.head.set_title(held.who or translate("Disclosure", "（姓名已删除）"))
        state = name_of("disclosure_state", held.state.value, self._language)
        self.pill.show_text(state, STATE_TONES.get(held.state, "warn"))
        self.light.setVisible(line.is_open and light is not None)
        if light is not None:
            self.light.show_light(light.value, left_word(line))
        self.wanted.show_text(held.wanted)
        self.facts.show_facts(facts_of(line, office, self._language))
        self.story.show_entries(story_of(held, names, self._language))
