"""The page 案卷交接: what folders are to be received and handed over; the list is checked line by line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.act import Done
from app.delivery.queries import case_id_of
from app.desk import Records
from app.errors import NotFound, Refused, Stale, Trouble
from app.events.custody import FolderLine
from app.folder import (
    PAGE,
    Folders,
    FolderTask,
    folders,
    hand_over_folder,
    next_place,
    open_folder,
    receive_folder,
)
from app.folder_place import FolderRow, row_of
from app.people import check
from app.register_words import grouped
from app.wording import say_trouble
from app.workflow import Action
from ui.folders.detail import FolderDetail
from ui.folders.lines_model import Counted
from ui.folders.listing import COMING, DUE, SENT, Listing
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate


def found_task(records: Records, number: str) -> FolderTask:
    """Return the folder of the case with this number. Raises NotFound, Refused for a misread number."""
    return open_folder(records, case_id_of(records, number.strip()))


class FoldersPage(Page):
    """Begins on what is to be received; a scanned sheet opens its folder; F12 receives, hands over, or takes back."""

    key = PAGE
    takes_numbers = True

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("FoldersPage", "案卷交接")
        self._around = surroundings
        self._task: FolderTask | None = None
        self._shown: tuple[str, str] = ("", "")
        self._typed: dict[str, tuple[tuple[Counted, ...], str]] = {}
        self._is_filling = False
        self.listing = Listing()
        self.detail = FolderDetail(surroundings.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(self.listing, self.detail, share=0.36, most=520))
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(lambda _: self.detail.lines.setFocus())
        self.listing.number_given.connect(self.show_case)
        self.detail.changed.connect(self._on_changed)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Receive, hand over or take back what is under the cursor; what cannot be done is grey and says why."""
        quiet = [
            ("F2", translate("FoldersPage", "下一个列表"), self.listing.next_list),
            ("F3", translate("FoldersPage", "到办件编号"), self.listing.number.edit.setFocus),
            ("F6", translate("FoldersPage", "到案卷清单"), self.detail.lines.setFocus),
            ("F7", translate("FoldersPage", "到列表"), self.listing.table.setFocus),
        ]
        shown = [PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet]
        none = translate("FoldersPage", "没有选中的案卷")
        why = "" if self._task is not None else none
        file = translate("FoldersPage", "办件档案")
        shown.append(PageAction("F10", file, "folder-open", self._open_file, is_enabled=not why, why=why))
        action, text, icon = self._primary()
        why = self._why_not(action) if self._task is not None else none
        return [*shown, PageAction("F12", text, icon, self._act, is_primary=True, is_enabled=not why, why=why)]

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the folder's list."""
        return [
            ("0 – 9", translate("FoldersPage", "在清单中：改份数、页数")),
            (translate("FoldersPage", "空格"), translate("FoldersPage", "在清单中：这一项缺失，或者在")),
            ("Enter", translate("FoldersPage", "在清单中：下一项；在列表中：到清单")),
        ]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases changed, or the center came or went."""
        if changed and not changed & {"cases", "notices", "custody"}:
            return
        self._around.work.ask_latest(self, "folders", folders, self._on_folders, self._around.setting().officer)

    def first_focus(self) -> None:
        """Begin in the list, or where a number is scanned."""
        task = self.listing.row()
        (self.listing.table if task is not None else self.listing.number.edit).setFocus()

    def show_case(self, number: str) -> None:
        """Open the folder of this case: the sheet was scanned, or its number typed."""
        if number.strip():
            self._around.work.ask_latest(self, "number", found_task, self._on_found, number)

    def clear_secrets(self) -> None:
        """Keep what was counted; forget the names."""
        self.listing.forget_extra()
        self._on_folders(Folders())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell at the number field what is no number of a case here."""
        if isinstance(trouble, Stale):
            self.refresh(set())
        if isinstance(trouble, NotFound) or (isinstance(trouble, Refused) and trouble.code.startswith("numbering.")):
            self.listing.number.set_message(say_trouble(trouble, self._around.language), "bad")
            self.listing.number.edit.setFocus()
            return True
        return False

    def _primary(self) -> tuple[Action, str, str]:
        code = self.listing.list_code()
        if code == COMING:
            return Action.RECEIVE_FOLDER, translate("FoldersPage", "接收案卷"), "inbox"
        if code == SENT:
            return Action.RECEIVE_FOLDER, translate("FoldersPage", "收回案卷"), "undo-2"
        return Action.HAND_OVER_FOLDER, translate("FoldersPage", "移交并打印转移单"), "truck"

    def _why_not(self, action: Action) -> str:
        if self._task is None:
            return ""
        try:
            check(self._around.setting().officer, action, self._task.case)
        except Refused as refusal:
            return say_trouble(refusal, self._around.language)
        return ""

    def _on_folders(self, found: Folders) -> None:
        self.listing.show_folders(found, self._around.setting().office)
        self.count_changed.emit(len(found.coming), "warn" if any(row.is_sent for row in found.coming) else "")

    def _on_found(self, task: FolderTask) -> None:
        self.listing.number.clear()
        if not self.listing.select(task.case.id):
            officer = self._around.setting().officer
            here = officer.seat is not None and task.folder.desk in officer.seat.codes
            if not here or task.folder.is_sent:
                self.listing.number.set_message(self._elsewhere(task), "warn")
                return
            self.listing.add(row_of(task.case))
        self._on_opened(task)
        self.detail.lines.setFocus()

    def _elsewhere(self, task: FolderTask) -> str:
        folder, office = task.folder, self._around.setting().office
        to = office.department(folder.to).name if folder.to and office.has(folder.to) else ""
        if to:
            return translate("FoldersPage", "这一件的案卷由窗口 {desk} 移交给{to}，不到本窗口").format(
                desk=folder.desk, to=to
            )
        return translate("FoldersPage", "这一件的案卷在窗口 {desk}，请对方先移交").format(desk=folder.desk)

    def _on_picked(self, row: FolderRow | None) -> None:
        if row is None or (self._task is not None and self._task.case.id != row.id):
            self._task = None
        if row is None:
            self._around.work.drop_latest(self, "folder")
            self._fill((), "")
        else:
            self._around.work.ask_latest(self, "folder", open_folder, self._on_opened, row.id)
        self.actions_changed.emit()

    def _on_opened(self, task: FolderTask) -> None:
        self._task = task
        listed = task.folder.lines if task.folder.is_sent or self.listing.list_code() != DUE else ()
        self._fill(listed or task.lines, next_place(task.case))
        self.actions_changed.emit()

    def _fill(self, lines: tuple[FolderLine, ...], to: str) -> None:
        task = self._task
        code = self.listing.list_code()
        shown = (task.case.id, task.case.last_hash + code) if task is not None else ("", "")
        if task is not None and shown == self._shown:
            return  # what is being typed stays
        self._shown, self._is_filling = shown, True
        checks = code in (COMING, SENT)
        self.detail.show_task(task, lines, self._around.setting().office, to, checks=checks)
        if task is not None and "".join(shown) in self._typed:
            self.detail.restore(*self._typed["".join(shown)])
        self._is_filling = False

    def _on_changed(self) -> None:
        if self._task is not None and not self._is_filling:
            self._typed["".join(self._shown)] = (self.detail.lines.model_.lines(), self.detail.note.text())

    def _open_file(self) -> None:
        if self._task is not None:
            self._around.go("casefile", self._task.case.number)

    def _act(self) -> None:
        task, work = self._task, self._around.work
        if task is None or work.is_busy(self):
            return
        action, _, _ = self._primary()
        facts: dict[str, Any] = {"note": self.detail.note.text(), "seen": task.case.last_hash}
        if action is Action.RECEIVE_FOLDER:
            facts |= {"differences": self.detail.differences()}
            is_back = self.listing.list_code() == SENT
            work.do(self, receive_folder, lambda done: self._on_done(done, is_back=is_back), task.case.id, **facts)
        else:
            facts |= {"to": self.detail.to.code(), "lines": self.detail.written()}
            work.do(self, hand_over_folder, self._on_done, task.case.id, **facts)

    def _on_done(self, done: Done, *, is_back: bool = False) -> None:
        self.listing.forget_extra()
        self._typed.pop("".join(self._shown), None)
        what = translate("FoldersPage", "案卷已接收，由本窗口保管")
        if is_back:
            what = translate("FoldersPage", "案卷已收回，由本窗口保管")
        elif done.notices:
            what = translate("FoldersPage", "案卷已移交，物料转移单正在打印，请随案卷一并送出")
        self._around.result(f"{what}：{grouped(done.case.number)}", done)
        if done.notices:
            self._around.print_notices(done.notices)
        self.listing.table.setFocus()
