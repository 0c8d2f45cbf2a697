"""The page 文书模板: every paper with its versions, a draft with its paper beside it, published by two people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.drawer import DraftStatus
from app.templates.basis import table_in_force, version_on
from app.templates.drafts import Judged, TemplateDraft
from app.templates.packs import own_keys_in_use
from app.templates.publishing import may_publish_template
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.templates.acts import Acts, Kept
from ui.templates.detail import Detail, View
from ui.templates.draft_preview import DraftPreview
from ui.templates.listing import Drawer, Line, Listing
from ui.templates.offered import offered
from ui.templates.packing import Packing
from ui.templates.phrase_keeping import PhraseKeeping
from ui.templates.version_lines import version_lines
from ui.widgets.split import PreviewSplit
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
ROOM_FOR_ALL = 1400  # px: list, editor and paper side by side; below it the list gives way to the paper


class TemplatesPage(Page):
    """F4 begins a new version, F10 saves and tries it, F12 proposes or publishes; see ui/templates/offered.py."""

    key = "templates"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Templates", "文书模板")
        self._around = surroundings
        self.line: Line | None = None
        self._drafts: tuple[TemplateDraft, ...] = ()
        self._is_dirty = False
        self._is_writing = False
        self._wanted = ""
        self._seen = ""  # the hash of the draft as it stands here: what another officer made of it is not proposed
        self.listing = Listing()
        self.split = PreviewSplit("templates")
        self.detail = Detail(self.split, surroundings.language)
        self.preview = DraftPreview(surroundings.work, self.split, surroundings.setting, surroundings.language)
        self.acts = Acts(self, surroundings)
        self.packing = Packing(self, surroundings)
        self.phrases = PhraseKeeping(self, surroundings, self.detail.phrases)
        for part in (self.detail, self.preview):
            part.setParent(self)
        self.work_list = WorkList(self.listing, self.split, share=0.22, most=340)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.work_list)
        self._connect()
        self.preview.show_nothing()

    def _connect(self) -> None:
        self.preview.follow(self._present)
        self.preview.judged.connect(self._on_judged)
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(self._on_opened)
        self.detail.edited.connect(self._on_edited)
        self.detail.fault_chosen.connect(self.detail.go_to)
        self.detail.version_picked.connect(self._on_version)
        self.acts.saved.connect(self._on_saved)
        self.acts.kept.connect(self._on_kept)
        self.packing.kept.connect(lambda: self.listing.drawer.set_code(Drawer.DRAFTS.value))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def draft(self) -> TemplateDraft | None:
        """Return the draft of the paper under the cursor."""
        return self.line.draft if self.line else None

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """The acts that fit what is in sight; what the officer may not do is grey and says why."""
        return offered(self, self._around.setting().officer)

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the list of blocks and of the wording, for the help sheet."""
        if self.detail.view() is not View.EDIT:
            return []
        return [
            ("Insert", translate("Templates", "加一块")),
            ("Ctrl+Delete", translate("Templates", "删除一块")),
            ("Alt+↑↓", translate("Templates", "移动一块")),
            (translate("Templates", "Ctrl+空格"), translate("Templates", "在文字中插入字段")),
        ]

    def refresh(self, changed: set[str]) -> None:
        """Ask for versions and drafts anew when they changed."""
        if changed and "templates" not in changed:
            return
        self._around.work.ask_latest(self, "drafts", lambda records: records.template_drafts(), self._on_drafts)

    def first_focus(self) -> None:
        """Begin in the search."""
        self._is_writing = False
        self._share()
        self.listing.search.setFocus()

    def to_list(self) -> None:
        """Esc: back to the list."""
        self._is_writing = False
        self._share()
        self.listing.table.setFocus()

    def keep_drafts(self) -> None:
        """Keep what was written."""
        self._keep()
        if self.detail.view() is View.PHRASES:
            self.phrases.keep()

    def begin(self) -> None:
        """F4: a draft of the next version of the paper under the cursor."""
        if self.line is not None:
            self._keep()
            self.acts.begin(self.line.key)

    def save(self) -> None:
        """F10: keep the draft as it stands, and try to print it."""
        if self.draft is not None:
            self._is_dirty = False
            self.acts.keep(self.draft.key, self.detail.editor.table())

    def propose(self) -> None:
        """F12 on a draft: as it stands on the screen."""
        if self.draft is not None:
            table = self.detail.editor.table() if self._is_dirty else None
            self.acts.propose(self.draft, table, self._seen)

    def drop(self) -> None:
        """F9 on a draft."""
        if self.draft is not None:
            self._is_dirty = False
            self.acts.drop(self.draft)

    def retire(self) -> None:
        """F9 on a version of the office's own."""
        if self.detail.version is not None:
            self.acts.retire(self.detail.version.template)

    def compare(self) -> None:
        """F6: what the draft changes, above the editor."""
        if self.line is not None and self.detail.toggle_difference():
            self.detail.show_difference(self._in_force(self.line.key), self.detail.editor.table())
            self.split.column.bring(self.detail.diff)

    def export(self) -> None:
        """Ctrl+E: the paper in sight, worded as it is in force, as a signed pack."""
        if self.line is not None:
            self.packing.choose_out((self.line.key,), self.line.title)

    def export_own(self) -> None:
        """Ctrl+Shift+E: every paper that this office has worded itself."""
        setting = self._around.setting()
        keys = own_keys_in_use(setting.own_papers, setting.moment.on)
        if keys:
            self.packing.choose_out(keys, translate("Templates", "{office}文书模板").format(office=setting.office.name))
        else:
            self.problem_told.emit(
                translate("Templates", "本单位还没有自己发布的文书。请先起草并发布，或用 Ctrl+E 导出一份。")
            )

    def toggle_phrases(self) -> None:
        """F7: 审批用语 in place of the paper, and back."""
        self.phrases.keep()
        if self.detail.view() is View.PHRASES:
            self._show()
        else:
            self._keep()
            self.preview.show_nothing()
            self.detail.show_phrases()
            self.phrases.open()
        self.actions_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        is_roomy = self.width() >= ROOM_FOR_ALL
        if self.work_list.listing.isHidden() == (is_roomy or not self._is_writing):
            self.work_list.listing.setVisible(self.work_list.listing.isHidden())
            self.actions_changed.emit()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """The list gives way as soon as somebody writes; it comes back with the cursor."""
        if not isinstance(now, QWidget):
            return
        is_writing = self.detail.editor.isAncestorOf(now)
        if is_writing:
            self.split.column.ensureWidgetVisible(now, 0, 48)
        if is_writing != self._is_writing and (is_writing or self.listing.isAncestorOf(now)):
            self._is_writing = is_writing
            self._share()

    def _present(self) -> tuple[str, Mapping[str, Any]] | None:
        if self.draft is None:
            return None
        is_edited = self.detail.view() is View.EDIT
        return self.draft.key, self.detail.editor.table() if is_edited else self.draft.table()

    def _in_force(self, key: str) -> Mapping[str, Any]:
        setting = self._around.setting()
        return table_in_force(key, setting.moment.on, setting.own_papers)

    def _keep(self) -> None:
        """Nothing is lost by going to another paper: the draft is kept as it stands."""
        if self._is_dirty and self.draft is not None:
            self.save()

    def _on_saved(self, key: str) -> None:
        self._wanted = key
        self.refresh(set())

    def _on_kept(self, kept: Kept) -> None:
        faults = kept.judged.findings
        if self.draft is not None and self.draft.key == kept.draft.key:
            self._seen = kept.draft.sha256
            self.detail.show_faults(faults)
        told = translate("Templates", "草稿已保存，试印无误")
        if faults:
            told = translate("Templates", "草稿已保存，{n} 处待改正").format(n=len(faults))
        self.noted.emit(told)

    def _on_drafts(self, drafts: tuple[TemplateDraft, ...]) -> None:
        setting = self._around.setting()
        self._drafts = drafts
        self.listing.show_papers(setting.own_papers, drafts, setting.moment.on)
        waiting = sum(may_publish_template(setting.officer, draft) for draft in drafts)
        self.count_changed.emit(waiting, "warn" if waiting else "")
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.listing.go(Drawer.ALL, wanted)
            self.detail.editor.first_focus()

    def _on_picked(self, line: Line | None) -> None:
        if line == self.line:
            return
        before, self_made = self.line, self._is_own_writing(line)
        if self.detail.view() is View.PHRASES:
            self.phrases.keep()
        if before is not None and (line is None or before.key != line.key):
            self._keep()
        self.line = line
        if not self_made:
            self._is_dirty = False
            self._show()
        self.actions_changed.emit()

    def _is_own_writing(self, line: Line | None) -> bool:
        """True when the list only shows anew what is being written here: the editor keeps its cursor."""
        before = self.line
        if line is None or before is None or line.key != before.key or self.detail.view() is not View.EDIT:
            return False
        is_open = line.draft is not None and line.draft.status is DraftStatus.DRAFT
        return is_open and line.draft is not None and line.draft.officer == self._around.setting().officer.id

    def _show(self) -> None:
        line, setting = self.line, self._around.setting()
        if line is None:
            self.detail.show_nothing()
            self.preview.show_nothing()
            return
        self.split.set_pill(line.title)
        if line.draft is None:
            ruling = version_on(line.key, setting.moment.on, setting.own_papers)
            lines = version_lines(line.key, setting.own_papers, setting.moment.on)
            self.detail.show_versions(line.title, lines, ruling)
            return
        self._seen = line.draft.sha256
        is_fixed = line.draft.status is DraftStatus.PROPOSED
        self.detail.show_draft(line.draft, self._in_force(line.key), is_fixed=is_fixed)
        self.detail.show_faults(())
        self.preview.show_now()

    def _on_version(self) -> None:
        if self.detail.version is not None:
            self.preview.show_version(self.detail.version.template)
        self.actions_changed.emit()

    def _on_opened(self) -> None:
        if self.detail.view() is View.EDIT:
            self.detail.editor.first_focus()
        elif self.detail.view() is View.VERSION:
            self.detail.versions.setFocus()

    def _on_edited(self) -> None:
        self._is_dirty = True
        self.preview.restart()

    def _on_judged(self, judged: Judged) -> None:
        if self.draft is not None:
            self.detail.show_faults(judged.findings)
