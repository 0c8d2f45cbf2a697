"""The list in sight: known by the places of its cases, its lines fetched by windows, the cursor kept on its case."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.case_ledger import LedgerLine, ledger_lines
from app.ledger_query import LedgerQuery
from app.officer import Officer
from ui.ledger.order import OrderWalk, row_now
from ui.ledger.table import ledger_table
from ui.page import Page
from ui.widgets.case_model import WINDOW_ROWS
from ui.widgets.empty import EmptyState
from ui.widgets.text import Text
from ui.work import Work

translate = QCoreApplication.translate
LEAST_PAUSE, RESTS = 400, 5  # ms before the order is read again, and how often its own length it then rests at least


class LedgerList(QWidget):
    """`show_query(officer, query)` shows another list, `read_again(officer)` the same one as it is now.

    A place takes four bytes, so a million cases are known as a whole; what is shown of them is 24 windows at most.
    """

    picked = Signal()
    opened = Signal(str)
    emptied = Signal()  # the list is known, and nothing is in it

    def __init__(self, page: Page, work: Work, language: str, department: Callable[[str], str]) -> None:
        super().__init__()
        self._page, self._work = page, work
        self._officer: Officer | None = None
        self._query: LedgerQuery | None = None
        self._places = array("I")
        self._turn = 0  # of the order that is shown: lines for another one come too late
        self.count = Text("", role="strong")
        self.count.setObjectName("ledger.count")
        self.table = ledger_table(language, department)
        self.empty = EmptyState("list")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.count)
        column.addWidget(self.stack, 1)
        self._first = OrderWalk(page, work, self._on_part, self._on_whole)
        self._again = OrderWalk(page, work, lambda _: None, self._on_again)
        self._later = work.after(self, LEAST_PAUSE, self._walk_again)
        self.table.opened.connect(lambda line: self.opened.emit(line.row.number))
        self.table.picked.connect(lambda _: self.picked.emit())

    def query(self) -> LedgerQuery | None:
        """Return what is shown, None while nothing was asked for."""
        return self._query

    def line(self) -> LedgerLine | None:
        """Return the line under the cursor, None while it is on its way."""
        line = self.table.row_value()
        return line if isinstance(line, LedgerLine) else None

    def length(self) -> int:
        """Return how many cases the list has, as far as it is known."""
        return len(self._places)

    def show_query(self, officer: Officer, query: LedgerQuery) -> None:
        """Show another list from its newest case on, as far as it is known; the rest comes behind it."""
        self.forget()
        self._officer, self._query = officer, query
        self._first.begin(officer, query)

    def read_again(self, officer: Officer, *, is_pressing: bool) -> None:
        """Read the order again: at once when somebody comes to look, else when the last reading is some time past."""
        self._officer = officer
        if is_pressing:
            self._walk_again()
        else:
            self._later.start(max(LEAST_PAUSE, round(1000 * RESTS * self._again.seconds)))

    def forget(self) -> None:
        """Show nothing and know nothing: another list comes, or the desk is locked."""
        for walk in (self._first, self._again):
            walk.stop()
        self._work.drop_latest(self._page, "lines")
        self._later.stop()
        self._query = None
        self._show_order(array("I"))

    def show_empty(self, title: str, hint: str) -> None:
        """Say in place of the list why it is empty and what to do next."""
        self.empty.show_text(title, hint)
        self.stack.setCurrentWidget(self.empty)

    def _walk_again(self) -> None:
        if self._query is None or self._officer is None:
            return
        if self._first.is_under_way or self._again.is_under_way:
            self._later.start()  # what changed meanwhile is read when this reading is done
        else:
            self._again.begin(self._officer, self._query)

    def _on_part(self, places: array[int]) -> None:
        """The list is known this far: what is in sight stays where it is."""
        if self._places:
            self._places = places
            self.table.grow(len(places))
        elif places:
            self._show_order(places)
        told = translate("Ledger", "已列出 {n} 件，正在继续……").format(n=f"{len(places):,}")
        self.count.show_text(told)

    def _on_whole(self, places: array[int]) -> None:
        self._on_part(places)
        self._tell_count()

    def _on_again(self, places: array[int]) -> None:
        """The order is known anew: fetch what will be in sight, then show both at once."""
        sight = self.table.rows_in_sight()
        row = self._row_in(places)
        first = max(0, sight.start + row - max(0, self.table.currentIndex().row()))
        windows = sorted({at // WINDOW_ROWS for at in (row, first, first + len(sight))})
        wanted = [place for window in windows for place in _of_window(places, window)]
        then = partial(self._renew, places, windows)
        self._work.ask_latest(self._page, "lines", ledger_lines, then, self._officer, wanted)

    def _renew(self, places: array[int], windows: list[int], lines: tuple[LedgerLine, ...]) -> None:
        if not self._places or not places:
            self._show_order(places)
            self._tell_count()
            return
        row = self._row_in(places)
        self._places = places
        self._turn += 1
        held = {line.place: line for line in lines}
        shown = {window: [held.get(at) for at in _of_window(places, window)] for window in windows}
        self.table.renew(len(places), partial(self._want, self._turn), shown, row)
        self._tell_count()

    def _row_in(self, places: array[int]) -> int:
        before = self.table.currentIndex().row()
        is_known = 0 <= before < len(self._places)
        return row_now(places, self._places[before] if is_known else 0, max(0, before))

    def _show_order(self, places: array[int]) -> None:
        self._places = places
        self._turn += 1
        self.table.show_count(len(places), partial(self._want, self._turn))
        self.count.show_text("")
        self.stack.setCurrentWidget(self.table)
        self.picked.emit()

    def _want(self, turn: int, window: int) -> None:
        then = partial(self._on_lines, turn, window)
        self._work.ask(self._page, ledger_lines, then, self._officer, list(_of_window(self._places, window)))

    def _on_lines(self, turn: int, window: int, lines: tuple[LedgerLine, ...]) -> None:
        if turn == self._turn:
            held = {line.place: line for line in lines}
            self.table.show_window(window, [held.get(at) for at in _of_window(self._places, window)])

    def _tell_count(self) -> None:
        count = len(self._places)
        self.count.show_text(translate("Ledger", "共 {n} 件，新收的在前").format(n=f"{count:,}"))
        if not count:
            self.emptied.emit()


def _of_window(places: array[int], window: int) -> array[int]:
    return places[window * WINDOW_ROWS : (window + 1) * WINDOW_ROWS]
