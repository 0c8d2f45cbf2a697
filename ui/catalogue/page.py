"""The page 事项目录: what may be applied for, how it runs, and how the office itself changes it, two people at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.errors import Trouble
from app.finding import Finding
from app.flowchart.drawing_up import draw_up
from app.item_drafts import DraftStatus, ItemDraft, Judged, judge
from app.item_search import ItemIndex
from app.item_table import SOURCE
from app.levels.standard import Standard
from ui.catalogue.acts import Acts
from ui.catalogue.detail import Detail, fault_words
from ui.catalogue.files_out import FilesOut
from ui.catalogue.importing import Importing
from ui.catalogue.lines import Drafts, Drawer, Line, drafts_in_drawer, items_published, names_of, spelled
from ui.catalogue.listing import Listing
from ui.catalogue.offered import offered
from ui.catalogue.unsaved import Unsaved
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.sync.refill import AsLeftOut
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
AFTER_LAST_KEY = 250


class CataloguePage(Page):
    """F2 new, F4 change, F12 propose or publish, F6 flow chart, F7 guide, F5 import; see ui/catalogue/offered.py."""

    key = "catalogue"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Catalogue", "事项目录")
        self._around = surroundings
        setting = surroundings.setting()
        self._office = setting.office
        self.listing = Listing()
        self.detail = Detail(surroundings.language, setting.office)
        self.acts = Acts(self, surroundings)
        self.importing = Importing(self, surroundings)
        self.files = FilesOut(self)
        self.line: Line | None = None
        self._wanted = ""
        self._names: tuple[str, ...] = ()
        self.unsaved = Unsaved()
        self._standards: tuple[Standard, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(self.listing, self.detail, share=0.34, most=560))
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(self._on_opened)
        self.detail.edited.connect(self._on_edited)
        self.detail.fault_chosen.connect(self.detail.go_to)
        self.importing.kept.connect(lambda: self.listing.go(Drawer.DRAFTS))
        self.acts.saved.connect(self._on_saved)
        self._lint = surroundings.work.after(self, AFTER_LAST_KEY, self._judge_now)

    @property
    def draft(self) -> ItemDraft | None:
        """Return the draft under the cursor."""
        return self.line.draft if self.line else None

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """The acts that fit the line under the cursor; what the officer may not do is grey and says why."""
        return offered(self, self._around.setting().officer)

    def refresh(self, changed: set[str]) -> None:
        """Ask for items and drafts anew."""
        setting = self._around.setting()
        if setting.office is not self._office:
            self._office = setting.office
            self.detail.show_office(setting.office)
            self._judge_now()
        given = (setting.catalogue, setting.moment.on, setting.office, self._around.language)
        self._around.work.paper_latest(self, "index", items_published, self._on_items, *given)
        self._around.work.ask(self, lambda records: records.standards(), self._on_standards)
        self._ask_drafts()

    def first_focus(self) -> None:
        """Begin in the search."""
        self.listing.search.setFocus()

    def keep_drafts(self) -> None:
        """Keep what was written."""
        self._keep(is_last=True)

    def take_trouble(self, trouble: Trouble) -> bool:
        """What was typed into a draft and not taken stands in sight again as it was typed; a fault is told by the editor's words."""
        key = self.unsaved.refused()
        if key and self.draft is not None and self.draft.key == key:
            self.unsaved.edit()
        elif key:
            self.listing.go(Drawer.DRAFTS, key)
        place = str(trouble.facts.get("field") or "")
        if not place or self.draft is None or self.draft.status is DraftStatus.PROPOSED:
            return False
        facts = tuple((name, fact) for name, fact in trouble.facts.items() if name not in ("where", "field"))
        fault = Finding(trouble.code, self.draft.name, place, facts)
        self.problem_told.emit(fault_words(fault, self._around.language))
        self.detail.go_to(place)
        return True

    def begin(self) -> None:
        """F2: a new draft."""
        self._keep()
        self.acts.begin()

    def change(self) -> None:
        """F4: the next version of the item under the cursor."""
        if self.line is not None and self.line.item is not None:
            self.acts.change(self.line.item)

    def show_case(self, number: str) -> None:
        """What the center did not adopt of an item is done again: as a draft of the next version, with all that was written."""
        refill = number.take() if isinstance(number, AsLeftOut) else None
        if refill is not None and refill.content:
            self._keep()
            self.acts.take_up(refill.content)

    def save(self) -> None:
        """F10: keep the draft as it stands."""
        if self.draft is not None:
            self._write(self.draft.key, self.detail.editor.table(), self._on_kept)

    def propose(self) -> None:
        """F12 on a draft: as it stands on the screen. It is kept first, by itself: a fault in it takes nothing away."""
        if self.draft is None:
            return
        if self.unsaved.is_dirty:
            was = self.draft.key
            self._write(was, self.detail.editor.table(), lambda key: self._propose_kept(was, key))
        else:
            self.acts.propose(self.draft.key)

    def drop(self) -> None:
        """F9 on a draft."""
        if self.draft is not None:
            key, table, mark = self.draft.key, self.detail.editor.table(), self.unsaved.mark()
            self.unsaved.leave(key, table)
            typed = replace(self.draft, table=table)  # what was typed and not saved comes back with it
            self.acts.drop(typed, then=lambda: self.unsaved.keep(key, table, mark))

    def export_chart(self) -> None:
        """Ctrl+E: the flow chart as SVG or PDF."""
        chart = self.detail.chart.chart()
        if chart is not None:
            self.files.choose(chart)

    def _keep(self, *, is_last: bool = False) -> None:
        """Keep what was typed; what was refused as it stands is asked for again only when the window goes away."""
        if self.unsaved.is_dirty and self.draft is not None:
            key, table = self.draft.key, self.detail.editor.table()
            if self.unsaved.leave(key, table) or is_last:
                self._write(key, table, lambda _: None)

    def _write(self, was: str, table: dict[str, Any], then: Callable[[str], object]) -> None:
        mark = self.unsaved.mark()

        def written(key: str) -> None:
            self.unsaved.keep(was, table, mark)
            then(key)

        self.acts.rewrite(table, was, then=written)

    def _propose_kept(self, was: str, key: str) -> None:
        if key != was and self.draft is not None and self.draft.key == was:
            self._on_saved(key)  # should it not be taken, the cursor stands on it under its new name
        self.acts.propose(key)

    def _on_kept(self, key: str) -> None:
        self.noted.emit(translate("Catalogue", "草稿已保存"))
        self._on_saved(key)

    def _on_saved(self, key: str) -> None:
        self._wanted = key
        self._ask_drafts()

    def _ask_drafts(self) -> None:
        setting = self._around.setting()
        self._around.work.ask(self, drafts_in_drawer, self._on_drafts, setting.office, setting.officer)

    def _on_items(self, found: tuple[tuple[Line, ...], ItemIndex]) -> None:
        self.listing.show_items(*found)

    def _on_drafts(self, drafts: Drafts) -> None:
        self.listing.show_drafts(drafts)
        names = names_of(drafts)
        if names != self._names:
            self._names = names
            self._around.work.paper_latest(self, "names", spelled, self.listing.show_names, names)
        self.count_changed.emit(drafts.waiting, "warn" if drafts.waiting else "")
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            is_typing = self.detail.editor.has_cursor()
            self.listing.go(Drawer.DRAFTS, wanted)
            if not is_typing:  # who saves in between goes on where he was
                self.detail.editor.first_focus()

    def _on_picked(self, line: Line | None) -> None:
        if line == self.line:
            return
        self._keep()
        self.acts.forget()
        self.line = line
        self._show()
        self.actions_changed.emit()

    def _show(self) -> None:
        line, office = self.line, self._around.setting().office
        if line is None:
            self.detail.show_nothing()
        elif line.item is not None:
            self.detail.show_item(line.item, office, draw_up(line.item, office, self._around.language))
        elif line.draft is not None:
            is_fixed = line.draft.status is DraftStatus.PROPOSED
            aside = None if is_fixed else self.unsaved.put_aside(line.draft.key)
            table = dict(line.draft.table if aside is None else aside)
            self.detail.show_draft(table, line.draft.table.get(SOURCE) or {}, is_fixed=is_fixed)
            if aside is not None:
                self.unsaved.edit()
            self._judge_now()

    def _on_opened(self) -> None:
        if self.draft is not None:
            self.detail.editor.first_focus()

    def _on_edited(self) -> None:
        self.unsaved.edit()
        self._lint.start()

    def _judge_now(self) -> None:
        setting = self._around.setting()
        if self.draft is not None:
            table = self.detail.editor.table()
            self._around.work.paper_latest(
                self, "lint", judge, self._on_judged, table, setting.calendar, setting.office, self._standards
            )

    def _on_standards(self, standards: tuple[Standard, ...]) -> None:
        if standards != self._standards:
            self._standards = standards
            self._judge_now()

    def _on_judged(self, judged: Judged) -> None:
        if self.draft is None:
            return
        office = self._around.setting().office
        chart = draw_up(judged.item, office, self._around.language) if judged.item else None
        self.detail.show_findings(judged.findings, chart)
