"""Taking a list out of the program: as PDF, picture or workbook, or onto paper; it is on record that it was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from app.errors import Trouble
from app.supervision.taking_out import agree_export, note_export
from app.wording import say_trouble
from ui.page import Page
from ui.saving import ask_where, write_out
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel

translate = QCoreApplication.translate
Makers = Mapping[str, Callable[[], bytes]]
FILTERS = {
    "pdf": "PDF (*.pdf)",
    "png": "PNG (*.png)",
    "xlsx": "Excel (*.xlsx)",
    "csv": "CSV (*.csv)",
    "html": "HTML (*.html)",
}
NEEDS_TWO = ("export.needs_two", "export.revealed")


@dataclass(frozen=True)
class Wanted:
    """What is to leave: which kind of list, with how many cases, and what makes it leave once it is on record."""

    what: str
    cases: int
    go: Callable[[], None]


class TakingOut(QObject):
    """`choose(title, makers, cases)` asks for a name; `write(name, makers, cases)` writes what its ending says.

    `listed`: how many single cases are in it (None: all of them); too many are agreed to by a second officer here.
    """

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._wanted: Wanted | None = None
        self._panel: SecondOfficerPanel | None = None

    def choose(
        self, title: str, makers: Makers, cases: int, listed: int | None = None, *, is_revealed: bool = False
    ) -> None:
        """Ask where to; the window stays alive meanwhile."""

        def then(name: str) -> None:
            self.write(name, makers, cases, listed, is_revealed=is_revealed)

        kinds, suggested = [FILTERS[kind] for kind in makers], f"{title}.{next(iter(makers))}"
        ask_where(self._page, "supervision.export", translate("Supervision", "导出"), kinds, suggested, then)

    def write(
        self, name: str, makers: Makers, cases: int, listed: int | None = None, *, is_revealed: bool = False
    ) -> None:
        """Write the file after the export is on record; a folder that takes none is told in a sentence."""
        kind = Path(name).suffix.lower().lstrip(".")
        make = makers.get(kind)
        if make is None:
            told = translate("Supervision", "“{file}”的类型不能导出，请用 {kinds}。")
            self._page.problem_told.emit(told.format(file=Path(name).name, kinds="、".join(makers)))
            return
        wanted = Wanted(f"supervision_{kind}", cases, lambda: write_out(self._page, name, make()))
        self._let_out(wanted, listed, is_revealed=is_revealed)

    def print_it(self, title: str, make: Callable[[], bytes], cases: int, listed: int | None = None) -> None:
        """Print the list as it is shown after that is on record."""

        def hand_over() -> None:
            told = translate("Supervision", "已打印：{title}").format(title=title)
            self._around.devices.print_pdf(self._page, make(), title, 1, lambda _: self._around.result(told, None))

        self._let_out(Wanted("supervision_print", cases, hand_over), listed)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Ask the second officer when one is needed, and tell a refusal in the open panel."""
        if self._panel is not None:
            self._panel.set_problem(say_trouble(trouble, self._around.language))
            return True
        if trouble.code not in NEEDS_TWO or self._wanted is None:
            return False
        self._ask_second(self._wanted, say_trouble(trouble, self._around.language))
        return True

    def _let_out(self, wanted: Wanted, listed: int | None, *, is_revealed: bool = False) -> None:
        self._wanted = wanted
        self._around.work.do(
            self._page, note_export, lambda _: wanted.go(), wanted.what, wanted.cases,
            listed=listed, is_revealed=is_revealed,
        )  # fmt: skip

    def _ask_second(self, wanted: Wanted, note: str) -> None:
        panel = SecondOfficerPanel("supervision.out", translate("Supervision", "导出须两人办理"), note=note)
        asked_by = self._around.setting().officer.id

        def on_confirmed() -> None:
            if not self._around.work.is_busy(self._page):
                officer, password = panel.take()
                job = self._around.as_officer
                self._around.work.run(
                    self._page,
                    lambda: job(officer, password, agree_export, wanted.what, wanted.cases, asked_by),
                    lambda _: self._on_agreed(wanted),
                )

        panel.confirmed.connect(on_confirmed)
        panel.ended.connect(self._on_ended)
        self._panel = panel
        self._page.panel_wanted.emit(panel)

    def _on_agreed(self, wanted: Wanted) -> None:
        if self._panel is not None:
            self._panel.close_panel()
        wanted.go()

    def _on_ended(self) -> None:
        self._panel = self._wanted = None
