"""The page 督查看板: sections one beside the other, F2 goes to the next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.errors import Trouble
from ui.page import Page, PageAction
from ui.style import sizes, theme
from ui.supervision.board_section import BoardSection
from ui.supervision.days_section import DaysSection
from ui.supervision.figures_section import FiguresSection
from ui.supervision.inquiry_section import InquirySection
from ui.supervision.looks_section import LooksSection
from ui.supervision.outage_section import OutageSection
from ui.supervision.published_section import PublishedSection
from ui.supervision.replay_section import ReplaySection
from ui.supervision.section import Section
from ui.supervision.taking_out import TakingOut
from ui.surroundings import Surroundings
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate


class SupervisionPage(Page):
    """`section(key)` is one of its sections; only the one in sight asks the store."""

    key = "supervision"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Supervision", "督查看板")
        self.board = BoardSection(self, surroundings)
        self.inquiries = InquirySection(self, surroundings)
        self.days = DaysSection(self, surroundings)
        self.figures = FiguresSection(self, surroundings)
        self.looks = LooksSection(self, surroundings, self.inquiries)
        self.outages = OutageSection(self, surroundings)
        self.replay = ReplaySection(self, surroundings)
        self.published = PublishedSection(self, surroundings)
        self._sections: tuple[Section, ...] = (
            self.board,
            self.inquiries,
            self.days,
            self.figures,
            self.looks,
            self.outages,
            self.published,
            self.replay,
        )
        self._asked: set[str] = set()
        self._late: dict[str, set[str]] = {}
        words = [(section.key, section.word()) for section in self._sections]
        self.choice = SegmentedChoice(translate("Supervision", "栏目"), "supervision.section", words)
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.choice)
        self._column.addWidget(self._stack, 1)
        self.choice.setVisible(len(words) > 1)
        for section in self._sections:
            self._stack.addWidget(section)
            section.acts_changed.connect(self.actions_changed)
        self.choice.chosen.connect(lambda _: self._show_section())
        theme().changed.connect(self._fit)
        self._fit()

    def current(self) -> Section:
        """Return the section in sight."""
        return next(section for section in self._sections if section.key == self.choice.code())

    def section(self, key: str) -> Section:
        """Go to a section and return it."""
        self.choice.set_code(key)
        self._show_section()
        return self.current()

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section in sight."""
        step = PageAction("F2", translate("Supervision", "下一栏"), "", self.next_section, is_in_bar=False)
        return [*self.current().actions(), *((step,) if len(self._sections) > 1 else ())]

    def refresh(self, changed: set[str]) -> None:
        """Let the section in sight ask again; the others do when they come into sight."""
        for section in self._sections:
            if section is self.current():
                self._asked.add(section.key)
                section.refresh(changed)
            elif section.key in self._asked:
                self._late.setdefault(section.key, set()).update(changed)

    def first_focus(self) -> None:
        """Begin where the section begins."""
        self.current().first_focus()

    def clock_subject(self) -> object:
        """Ctrl+Q explains the dates of the case under the cursor, in every section."""
        return self.current().case_number()

    def clear_secrets(self) -> None:
        """Forget names in every section."""
        for section in self._sections:
            section.clear_secrets()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Let what is being taken out ask its second officer, or the section tell a trouble in place."""
        if any(out.take_trouble(trouble) for out in self.findChildren(TakingOut)):
            return True
        return self.current().take_trouble(trouble)

    def next_section(self) -> None:
        """F2: the next section."""
        keys = [section.key for section in self._sections]
        self.section(keys[(keys.index(self.choice.code()) + 1) % len(keys)])

    def _show_section(self) -> None:
        section = self.current()
        self._stack.setCurrentWidget(section)
        if section.key not in self._asked:
            self._asked.add(section.key)
            section.refresh(set())
        elif section.key in self._late:
            section.refresh(self._late.pop(section.key))
        self.actions_changed.emit()
        section.first_focus()

    def _fit(self) -> None:
        page = sizes().page
        self._column.setContentsMargins(page, page - 4, page, page - 4)
        self._column.setSpacing(8)
