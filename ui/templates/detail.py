"""The middle of the page: a version as it stands, a draft in the editor, or a proposal with what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.finding import Finding
from app.notices.template import Template
from app.templates.difference import difference
from app.templates.drafts import TemplateDraft
from ui.templates.diff_card import DiffCard
from ui.templates.editor import TemplateEditor
from ui.templates.phrases_card import PhrasesCard
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.split import PreviewSplit

translate = QCoreApplication.translate
MOST_FAULTS = 5


class View(StrEnum):
    """What is in sight."""

    NOTHING = "nothing"
    VERSION = "version"
    EDIT = "edit"
    PROPOSED = "proposed"
    PHRASES = "phrases"


@dataclass(frozen=True)
class VersionLine:
    """One version of the paper: what it is, since when, and its table and template."""

    template: Template
    table: Mapping[str, Any]
    state: str
    is_own: bool
    may_retire: bool


class Detail(QObject):
    """Fills the column of a PreviewSplit; `edited()`, `fault_chosen(place)` and `version_picked()` come from the officer."""

    edited = Signal()
    fault_chosen = Signal(str)
    version_picked = Signal()

    def __init__(self, split: PreviewSplit, language: str) -> None:
        super().__init__()
        self._split = split
        self._language = language
        self._view = View.NOTHING
        self._has_diff = False
        self.version: VersionLine | None = None
        self._versions: tuple[VersionLine, ...] = ()
        self.empty = EmptyState("file-pen", translate("Templates", "选择一份文书"), "")
        self.facts = Facts("templates.facts")
        self.facts_card = Card(" ")
        self.facts_card.add(self.facts)
        self.versions = CaseTable("templates.versions", translate("Templates", "各版本"), self._columns())
        self.versions_card = Card(
            translate("Templates", "各版本"), note=translate("Templates", "在办件始终用开办时的版本")
        )
        self.versions_card.add(self.versions)
        self.diff = DiffCard()
        self.editor = TemplateEditor(language)
        self.faults = CaseTable(
            "templates.faults",
            translate("Templates", "待改正"),
            [Column(translate("Templates", "问题（Enter 到该处）"), lambda fault: fault.say(language))],
        )
        self.verdict = Card(translate("Templates", "检查"))
        self.verdict.add(self.faults)
        self.phrases = PhrasesCard(language)
        cards = (self.empty, self.phrases, self.facts_card, self.verdict, self.diff, self.versions_card, self.editor)
        for widget in cards:
            split.column.add(widget)
        split.column.add_stretch()
        self.editor.edited.connect(self.edited)
        self.faults.opened.connect(lambda fault: self.fault_chosen.emit(fault.field))
        self.versions.picked.connect(self._on_version)
        self._show(View.NOTHING)

    def view(self) -> View:
        """Return what is in sight."""
        return self._view

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self.version = None
        self._show(View.NOTHING)

    def show_phrases(self) -> None:
        """Show 审批用语 in place of the paper."""
        self._show(View.PHRASES)

    def show_versions(self, title: str, lines: Sequence[VersionLine], present: Template) -> None:
        """Show the versions of a paper, with the cursor on the one in force."""
        self.facts_card.set_title(title)
        self._versions = tuple(lines)
        self._show(View.VERSION)
        self.versions.show_rows(self._versions, is_other=True)
        rows = self.versions.verticalHeader().defaultSectionSize() * min(5, max(2, len(lines)))
        self.versions.setFixedHeight(rows + self.versions.horizontalHeader().sizeHint().height() + 8)
        at = next((n for n, line in enumerate(self._versions) if line.template == present), 0)
        self.versions.setCurrentIndex(self.versions.model_.index(at, 0))
        self._on_version(self._versions[at] if self._versions else None)

    def show_draft(self, draft: TemplateDraft, present: Mapping[str, Any], *, is_fixed: bool) -> None:
        """Show a draft in the editor; one that waits for the second officer is shown by what it changes."""
        self.version = None
        table = draft.table()
        self.editor.show_table(draft.key, table)
        self.show_difference(present, table)
        self.facts_card.set_title(draft.name)
        self.facts.show_facts(
            [
                (
                    translate("Templates", "版本"),
                    translate("Templates", "第 {n} 版").format(n=table.get("version", "")),
                ),
                (translate("Templates", "生效日期"), str(table.get("effective_from", ""))),
                (translate("Templates", "提交人"), str(draft.officer)),
                (translate("Templates", "来源"), "" if draft.origin == "editor" else draft.origin),
            ]
        )
        self._has_diff = False
        self._show(View.PROPOSED if is_fixed else View.EDIT)

    def show_difference(self, present: Mapping[str, Any], table: Mapping[str, Any]) -> None:
        """Compare the version in force with a draft."""
        title = translate("Templates", "与现行版本比较")
        self.diff.show_lines(title, difference(present, table, self._language))

    def show_faults(self, faults: Sequence[Finding]) -> None:
        """Tell what keeps the draft from being published; Enter on a line goes there."""
        self.faults.show_rows(tuple(faults))
        shown = min(MOST_FAULTS, max(1, len(faults)))
        row = self.faults.verticalHeader().defaultSectionSize()
        self.faults.setFixedHeight(row * shown + self.faults.horizontalHeader().sizeHint().height() + 6)
        note = translate("Templates", "{n} 处待改正").format(n=len(faults)) if faults else ""
        self.verdict.set_note(note or translate("Templates", "齐全，可以提交发布"), "warn" if faults else "ok")
        self.faults.setVisible(bool(faults))
        self.editor.show_faults(faults)

    def toggle_difference(self) -> bool:
        """Show the comparison above the editor, or hide it; return whether it is shown."""
        self._has_diff = not self._has_diff
        self._show(self._view)
        return self._has_diff

    def go_to(self, place: str) -> None:
        """Put the cursor where a fault lies, and that place into sight."""
        self._split.column.ensureWidgetVisible(self.editor.go_to(place), 0, 48)

    def _columns(self) -> list[Column]:
        word = translate("Templates", "第 {n} 版")
        return [
            Column(
                translate("Templates", "版本"),
                lambda line: word.format(n=line.template.version) + f" · {line.state}",
                second=lambda line: translate("Templates", "{day} 起用").format(
                    day=line.template.effective_from.isoformat()
                ),
            )
        ]

    def _on_version(self, line: VersionLine | None) -> None:
        self.version = line
        if line is None or self._view is not View.VERSION:
            return
        template = line.template
        self.facts.show_facts(
            [
                (translate("Templates", "版本"), translate("Templates", "第 {n} 版").format(n=template.version)),
                (translate("Templates", "生效日期"), template.effective_from.isoformat()),
                (translate("Templates", "状态"), line.state),
                (translate("Templates", "法律依据"), template.law),
                (translate("Templates", "印章文字"), template.seal),
                (translate("Templates", "份数"), str(template.copies)),
            ]
        )
        at = self._versions.index(line)
        before = self._versions[at + 1] if at + 1 < len(self._versions) else None
        if before is not None:
            title = translate("Templates", "与第 {n} 版比较").format(n=before.template.version)
            self.diff.show_lines(title, difference(before.table, line.table, self._language))
        self.diff.setVisible(before is not None)
        self.version_picked.emit()

    def _show(self, view: View) -> None:
        self._view = view
        self.empty.setVisible(view is View.NOTHING)
        self.facts_card.setVisible(view in (View.VERSION, View.PROPOSED))
        self.versions_card.setVisible(view is View.VERSION)
        self.verdict.setVisible(view in (View.EDIT, View.PROPOSED))
        self.editor.setVisible(view is View.EDIT)
        self.phrases.setVisible(view is View.PHRASES)
        is_compared = view is View.PROPOSED or (view is View.EDIT and self._has_diff)
        self.diff.setVisible(is_compared)
