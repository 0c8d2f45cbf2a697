"""A file that leaves the program: where to, and the bytes written there. The window stays alive meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:  # the pages import this file
    from ui.page import Page

translate = QCoreApplication.translate
_ENDING = re.compile(r"\*\.(\w+)")
_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def ask_where(
    page: Page,
    name: str,
    title: str,
    kinds: Sequence[str],
    suggested: str,
    then: Callable[[str], object],
    instead: Callable[[], object] | None = None,
) -> None:
    """Ask for a place; `then(path)` follows, `instead()` where none was chosen.

    `kinds` are filters such as "CSV (*.csv)": the chosen one gives the ending of a name that was typed without.
    `suggested` is a file's name; what no file may be called is _ in it.
    """
    dialog = QFileDialog(page, title)
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kinds:
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(_ending(kinds[0]))
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.selectFile(suggested.translate(_UNFIT))
    dialog.fileSelected.connect(then)
    if instead is not None:
        dialog.rejected.connect(instead)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write_out(page: Page, name: str, data: bytes) -> None:
    """Write the file and tell where; a folder that takes none is told in a sentence."""
    try:
        Path(name).write_bytes(data)
    except OSError as fault:
        told = translate("Saving", "“{file}”写不进去：{detail}。请换一个文件夹。")
        page.problem_told.emit(told.format(file=name, detail=fault.strerror or ""))
        return
    page.result_told.emit(translate("Saving", "已导出：{file}").format(file=name), None)


def _ending(kind: str) -> str:
    found = _ENDING.search(kind)
    return found[1] if found else ""
