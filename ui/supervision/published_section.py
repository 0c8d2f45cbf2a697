"""逾期公示: the overdue explanations as the public sees them; F9 writes the page for the hall's screen, F11 prints the sheet."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QVBoxLayout

from app.desk import Records
from app.supervision.published import Published, as_csv, as_html, published
from app.supervision.rights import departments_of
from ui.page import AtExplanation, Page, PageAction
from ui.supervision.section import Section, on_paper
from ui.supervision.taking_out import TakingOut
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.text import Text

translate = QCoreApplication.translate


class PublishedSection(Section):
    """One list; what is shown is what leaves."""

    key = "published"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._rows: tuple[Published, ...] = ()
        self.table = CaseTable(
            "supervision.published",
            translate("Supervision", "逾期公示"),
            [
                Column(
                    translate("Supervision", "办件编号"), lambda one: one.cells()[0], 15, second=lambda one: one.item
                ),
                Column(translate("Supervision", "申请人"), lambda one: one.applicant, 5),
                Column(translate("Supervision", "部门"), lambda one: one.department, 11, second=_other_unit),
                Column(
                    translate("Supervision", "逾期的期限"),
                    lambda one: one.limit,
                    8,
                    second=lambda one: one.due.isoformat(),
                ),
                Column(translate("Supervision", "原因"), lambda one: one.cause, 0),
                Column(
                    translate("Supervision", "新的办结日期"), lambda one: one.new_on.isoformat(), 8, second=self._state
                ),
            ],
            key=lambda one: one.number,
        )
        self.empty = Text(translate("Supervision", "最近九十天没有逾期说明。"), role="muted", wraps=True)
        self.taking_out = TakingOut(page, around)
        note = translate("Supervision", "姓名已脱敏；与对外公示的内容相同")
        card = Card(translate("Supervision", "逾期公示"), note=note)
        card.add(self.table, 1)
        card.add(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)
        self.table.opened.connect(lambda one: around.go("casefile", AtExplanation(one.number)))
        self._show()

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Supervision", "逾期公示")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section."""
        has_rows = bool(self._rows)
        why = "" if has_rows else translate("Supervision", "最近九十天没有逾期说明。")
        return [
            PageAction("F9", translate("Supervision", "导出公示"), "download", self.export, is_enabled=has_rows, why=why),
            PageAction(
                "F11", translate("Supervision", "打印公示"), "printer", self.print_it,
                is_primary=True, is_enabled=has_rows, why=why,
            ),
            PageAction("F4", translate("Supervision", "到列表"), "", self.table.setFocus, is_in_bar=False),
        ]  # fmt: skip

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases changed."""
        if not changed or "cases" in changed:
            self._around.work.ask_latest(self, "published", self._ask, self._on_rows)

    def first_focus(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor."""
        row = self.table.row_value() if self._rows else None
        return None if row is None else str(row.number)

    def clear_secrets(self) -> None:
        """Forget what was shown."""
        self._on_rows(())

    def export(self) -> None:
        """F9: the page for the hall's screen, or the list as a table."""
        makers = {"html": lambda: self.html().encode(), "pdf": self.pdf, "csv": self.csv}
        self.taking_out.choose(self.title(), makers, len(self._rows), 0)

    def print_it(self) -> None:
        """F11: the sheet for the notice board."""
        self.taking_out.print_it(self.title(), self.pdf, len(self._rows), 0)

    def title(self) -> str:
        """Return the title of the sheet."""
        office = self._around.setting().office.name
        return on_paper(translate("Supervision", "{office}逾期办理公示").format(office=office), self._around)

    def html(self) -> str:
        """Return the page that stands alone."""
        return as_html(self.title(), self._rows, self._around.setting().moment.on)

    def csv(self) -> bytes:
        """Return the list as a text table."""
        return as_csv(self._rows)

    def pdf(self) -> bytes:
        """Return the sheet, A4 across, on as many pages as it needs."""
        return page_pdf(self.title(), self.html())

    def _ask(self, records: Records) -> tuple[Published, ...]:
        setting = self._around.setting()
        held = departments_of(setting.officer)
        return () if held is None else published(records, setting.office, setting.moment.on, held)

    def _on_rows(self, rows: tuple[Published, ...]) -> None:
        self._rows = rows
        self._show()
        self.acts_changed.emit()

    def _show(self) -> None:
        self.table.show_rows(self._rows)
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)

    def _state(self, one: Published) -> str:
        return one.cells(self._around.language)[-1]


def page_pdf(title: str, html: str) -> bytes:
    """Return a page of text and one table as PDF: long cells break, and rows go on over the pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("一门")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(html)
    document.setPageSize(QSizeF(writer.pageLayout().paintRectPoints().size()) * (96 / 72))
    document.print_(writer)
    return bytes(buffer.data().data())


def _other_unit(one: Published) -> str:
    """Return the unit that answers for it where it is not the department itself."""
    return "" if one.unit == one.department else one.unit
