"""The papers of a case, and its materials with their scans, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize

from app.casefile import scans_of
from app.desk import Notice
from app.events.acceptance import MaterialLine
from app.events.file import FileAdded
from app.in_office import papers_held
from app.state import Case
from app.wording import name_of
from ui.casefile.words import size_word
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate


@dataclass(frozen=True)
class MaterialRow:
    """A material of the list, or one scan beneath it."""

    name: str
    form: str
    state: str
    scan: FileAdded | None = None
    scans: tuple[FileAdded, ...] = ()
    place: str = ""

    def to_open(self) -> FileAdded | None:
        """Return the scan that Enter opens."""
        return self.scan or (self.scans[0] if self.scans else None)


def _place(line: MaterialLine | None, places: Mapping[str, str]) -> str:
    """Return where the paper of a line lies: in the office, with the applicant, or with another case of the same visit."""
    if line is not None and line.lies_with:
        return translate("CaseFile", "与 {number} 共用").format(number=line.lies_with)
    return places.get(line.name, "") if line is not None else ""


def material_rows(case: Case, language: str) -> tuple[MaterialRow, ...]:
    """Return the materials in the order of the list, each followed by its scans."""
    lines = {line.name: line for line in case.materials}
    rows: list[MaterialRow] = []
    places = {one.name: name_of("place", one.place.value, language) for one in papers_held(case)}
    for name, scans in scans_of(case):
        line = lines.get(name)
        form = name_of("form", line.form, language) if line else ""
        copies = translate("CaseFile", "{form} {n} 份").format(form=form, n=line.copies) if line else ""
        word = name_of("material_state", line.state.value, language) if line else ""
        shown = name or translate("CaseFile", "其他扫描件")
        rows.append(
            MaterialRow(
                f"{shown}　{line.fault}" if line and line.fault else shown,
                copies,
                word,
                None,
                scans,
                _place(line, places),
            )
        )
        rows += [
            MaterialRow(f"　└ {scan.name or number}", _kind(scan.media), size_word(scan.size), scan)
            for number, scan in enumerate(scans, start=1)
        ]
    return tuple(rows)


def _kind(media: str) -> str:
    return "PDF" if media == "application/pdf" else translate("CaseFile", "图片")


class FittedTable(CaseTable):
    """A table as high as its rows ask for, within limits, so that the page has no holes."""

    def __init__(self, name: str, label: str, columns: Sequence[Column], *, key: Any, most: int = 9) -> None:
        self._most = most
        super().__init__(name, label, columns, key=key)

    def show_rows(self, rows: Sequence[Any], *, is_other: bool = False) -> None:
        """Show other rows and ask for their room."""
        super().show_rows(rows, is_other=is_other)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the rows."""
        rows = max(1, min(self.model_.rowCount(), self._most))
        head = self.horizontalHeader().sizeHint().height()
        return QSize(400, head + rows * self.verticalHeader().defaultSectionSize() + 8)

    def minimumSizeHint(self) -> QSize:
        """Three rows, or as many as there are."""
        rows = max(1, min(self.model_.rowCount(), 3))
        head = self.horizontalHeader().sizeHint().height()
        return QSize(240, head + rows * self.verticalHeader().defaultSectionSize() + 8)


def notice_table() -> FittedTable:
    """Return the table of papers."""
    columns = (
        Column(translate("CaseFile", "文书"), lambda notice: notice.title),
        Column(translate("CaseFile", "文号"), lambda notice: notice.number, 14),
        Column(translate("CaseFile", "签发"), lambda notice: notice.issued_on.isoformat(), 6),
        Column(translate("CaseFile", "打印"), printed_word, 4),
    )
    label = translate("CaseFile", "文书")
    return FittedTable("casefile.notices", label, columns, key=lambda notice: notice.id)


def printed_word(notice: Notice) -> str:
    """Return how often a paper was printed, or that it is void."""
    if notice.is_void:
        return translate("CaseFile", "作废")
    return translate("CaseFile", "{n} 次").format(n=notice.prints) if notice.prints else translate("CaseFile", "未打印")


def material_table() -> FittedTable:
    """Return the table of materials and scans."""
    columns = (
        Column(translate("CaseFile", "材料和扫描件"), lambda row: row.name),
        Column(translate("CaseFile", "形式"), lambda row: row.form, 8),
        Column(translate("CaseFile", "状态"), lambda row: row.state, 4),
        Column(translate("CaseFile", "去向"), lambda row: row.place, 5),
        Column(translate("CaseFile", "扫描"), lambda row: str(len(row.scans) or ""), 3),
    )
    label = translate("CaseFile", "材料和扫描件")
    return FittedTable("casefile.materials", label, columns, key=lambda row: (row.name, row.scan))
