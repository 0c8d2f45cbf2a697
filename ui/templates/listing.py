"""The list on the left: every paper with its version and where a new one stands; searched as one types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton

from app.drawer import DraftStatus
from app.notices.own_versions import OwnPapers
from app.pinyin import initials
from app.templates.basis import EDITABLE, titles, version_on
from app.templates.drafts import TemplateDraft
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.field import Field
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate


class Drawer(StrEnum):
    """Which list is in sight."""

    ALL = "all"
    DRAFTS = "drafts"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Line:
    """One paper: its key, its title, what is in force, and the draft that lies in the drawer."""

    key: str
    title: str
    state: str
    draft: TemplateDraft | None = None


class Listing(Card):
    """`show_papers(own, drafts, on)`; `picked(Line | None)` follows the cursor, `opened()` Enter."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        words = [(one.value, drawer_word(one)) for one in Drawer]
        self.drawer = SegmentedChoice(translate("Templates", "清单"), "templates.drawer", words)
        self.search = Field(translate("Templates", "查找(&F)"), "templates.search")
        self.search.edit.setPlaceholderText(translate("Templates", "文书名称或拼音首字母"))
        column = Column(translate("Templates", "文书"), lambda line: line.title, second=lambda line: line.state)
        self.table = CaseTable("templates.list", translate("Templates", "文书"), [column], key=lambda line: line.key)
        self.add(self.drawer)
        self.add(self.search)
        self.add(self.table, 1)
        self.drawer.chosen.connect(lambda _: self.show_now())
        self.search.changed.connect(lambda _: self.show_now())
        self.table.picked.connect(self.picked)
        self.table.opened.connect(lambda _: self.opened.emit())

    def show_papers(self, own: OwnPapers, drafts: Iterable[TemplateDraft], on: date) -> None:
        """Show every paper with the version in force on this day, and what lies in the drawer."""
        held = {draft.key: draft for draft in drafts}
        names = titles(EDITABLE)
        self._lines = tuple(
            Line(key, names[key], _state(key, own, on, held.get(key)), held.get(key)) for key in EDITABLE
        )
        self.show_now()

    def go(self, drawer: Drawer, key: str) -> None:
        """Show another list, with the cursor on a paper."""
        self.search.edit.clear()
        self.drawer.set_code(drawer.value)
        self.show_now()
        at = next((n for n, line in enumerate(self._shown()) if line.key == key), None)
        if at is not None:
            self.table.setCurrentIndex(self.table.model_.index(at, 0))

    def show_now(self) -> None:
        """Show the lines that are looked for, and the counts."""
        for drawer in (Drawer.DRAFTS, Drawer.PROPOSED):
            button = self.drawer.findChild(QPushButton, f"templates.drawer.{drawer.value}")
            if isinstance(button, QPushButton):
                count = self.count(drawer)
                button.setText(f"{drawer_word(drawer)} {count}" if count else drawer_word(drawer))
        self.table.show_rows(self._shown())

    def count(self, drawer: Drawer) -> int:
        """Return how many lines a list has."""
        return sum(_is_in(line, drawer) for line in self._lines)

    def _shown(self) -> list[Line]:
        drawer, wanted = Drawer(self.drawer.code()), self.search.text().strip().lower()
        return [line for line in self._lines if _is_in(line, drawer) and _matches(line, wanted)]


def _is_in(line: Line, drawer: Drawer) -> bool:
    if drawer is Drawer.ALL:
        return True
    status = DraftStatus.PROPOSED if drawer is Drawer.PROPOSED else DraftStatus.DRAFT
    return line.draft is not None and line.draft.status is status


def _matches(line: Line, wanted: str) -> bool:
    return not wanted or wanted in line.title.lower() or any(wanted in letters for letters in initials(line.title))


def _state(key: str, own: OwnPapers, on: date, draft: TemplateDraft | None) -> str:
    ruling = version_on(key, on, own)
    held = next((one for one in own.of(key) if one.template == ruling), None)
    by = translate("Templates", "本单位") if held else translate("Templates", "出厂")
    words = [translate("Templates", "第 {n} 版").format(n=ruling.version)]
    coming = [
        one for one in own.of(key) if one.template.effective_from > on and one.is_used(one.template.effective_from)
    ]
    if coming:
        day = coming[-1].template.effective_from.isoformat()
        words.append(translate("Templates", "新版 {day} 起用").format(day=day))
    else:
        words.append(by)
    if draft is not None:
        is_asked = draft.status is DraftStatus.PROPOSED
        words.append(translate("Templates", "新版待发布") if is_asked else translate("Templates", "有草稿"))
    return " · ".join(words)


def drawer_word(drawer: Drawer) -> str:
    """Return the word of a list."""
    return {
        Drawer.ALL: translate("Templates", "全部"),
        Drawer.DRAFTS: translate("Templates", "草稿"),
        Drawer.PROPOSED: translate("Templates", "待发布"),
    }[drawer]
