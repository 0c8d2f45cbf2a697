"""The page 登记簿: 日登记簿 by day, desk and officer; 编号簿 by year and book; both with their totals, both printable."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desk import Notice
from app.errors import Trouble
from app.register_lines import BookLine, BookProof, RegisterLine
from app.register_words import book_title, proof_words, totals_words
from app.registers import (
    DayPage,
    book_page,
    day_page,
    further_lines,
    number_books,
    print_day_register,
    print_number_book,
)
from app.wording import say_trouble
from ui.page import Page, PageAction
from ui.registers.filter_bar import DayFilter, YearFilter
from ui.registers.tables import book_table, day_table, lines_table
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text

translate = QCoreApplication.translate
DAY, BOOK = "day", "book"


class RegistersPage(Page):
    """Begins on today's register; F2 changes to the number books, Enter opens the case, F12 prints what is shown."""

    key = "registers"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Registers", "登记簿")
        self._around = surroundings
        self._shown: DayPage | None = None
        self._lines: list[RegisterLine] = []
        self._numbers: list[BookLine] = []
        self._is_whole = {DAY: True, BOOK: True}
        self._year = 0
        today, language = surroundings.setting().moment.on, surroundings.language
        words = [(DAY, translate("Registers", "日登记簿")), (BOOK, translate("Registers", "编号簿"))]
        self.choice = SegmentedChoice(translate("Registers", "登记簿"), "registers.choice", words)
        self.days, self.years = DayFilter(today), YearFilter(today)
        self.totals, self.proof = Text("", role="strong", wraps=True), Text("", role="strong", wraps=True)
        self.totals.setObjectName("registers.totals")
        self.proof.setObjectName("registers.proof")
        self.day_table, self.books, self.numbers = (
            day_table(language, self._name_of),
            book_table(language),
            lines_table(language),
        )
        self._lay()
        self._connect()

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        for parts in ((self.days, self.totals, self.day_table), (self.years, self.books, self.proof, self.numbers)):
            sheet = QWidget()
            column = QVBoxLayout(sheet)
            column.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                column.addWidget(part, 1 if part in (self.day_table, self.numbers) else 0)
            self._stack.addWidget(sheet)
        self.books.setMaximumHeight(6 * self.books.verticalHeader().defaultSectionSize())
        card = Card()
        card.add(self.choice)
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda _: self._show_choice())
        self.days.asked.connect(self._ask_days)
        self.years.asked.connect(self._ask_books)
        self.day_table.opened.connect(lambda line: self.case_wanted.emit(line.number))
        self.numbers.opened.connect(self._open_number)
        self.books.picked.connect(self._on_book)
        for table in (self.day_table, self.numbers):
            table.verticalScrollBar().valueChanged.connect(lambda _: self._further())
            table.installEventFilter(self)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Print what is shown; walk by keys."""
        is_day = self.choice.code() == DAY
        is_there = bool(self._lines) if is_day else self.books.row_value() is not None
        why = "" if is_there else translate("Registers", "没有可以打印的内容")
        word = translate("Registers", "打印日登记簿") if is_day else translate("Registers", "打印编号簿")
        quiet = [
            ("F2", translate("Registers", "日登记簿 / 编号簿"), self.next_book),
            ("F3", translate("Registers", "到日期"), self._focus_filter),
            ("F6", translate("Registers", "到列表"), self._focus_list),
            ("Ctrl+PgUp", translate("Registers", "前一天"), lambda: self.days.step(-1)),
            ("Ctrl+PgDown", translate("Registers", "后一天"), lambda: self.days.step(1)),
        ]
        shown = [PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet]
        primary = PageAction("F12", word, "printer", self.print_it, is_primary=True, is_enabled=is_there, why=why)
        return [*shown, primary]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases or numbers changed."""
        if not changed or changed & {"cases", "numbers"}:
            self._ask_days()
            self._ask_books()

    def first_focus(self) -> None:
        """Begin on the days."""
        self._focus_filter()

    def clear_secrets(self) -> None:
        """Forget the names of the register."""
        self._shown, self._lines = None, []
        self.day_table.show_rows(())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell days that cannot be at their field."""
        if trouble.code == "registers.days":
            self.days.last_on.set_message(say_trouble(trouble, self._around.language), "bad")
            return True
        return False

    def next_book(self) -> None:
        """F2: the other register."""
        self.choice.set_code(BOOK if self.choice.code() == DAY else DAY)
        self._show_choice()
        self._focus_filter()

    def print_it(self) -> None:
        """F12: the register that is shown, whole, as a paper that is on record."""
        query, book = self.days.query(), self.books.row_value()
        if self.choice.code() == DAY and query is not None:
            self._around.work.do(self, print_day_register, self._on_printed, query)
        elif isinstance(book, BookProof):
            self._around.work.do(self, print_number_book, self._on_printed, book.book, self._year)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fetch the next page when the cursor comes to the end of what is here."""
        if event.type() == QEvent.Type.KeyRelease:
            self._further()
        return False

    def _on_printed(self, notices: tuple[Notice, ...]) -> None:
        self._around.print_notices(notices)
        pages = sum(notice.pages for notice in notices)
        told = translate("Registers", "已出具《{title}》，共 {n} 页").format(title=notices[0].title, n=pages)
        self._around.result(told, None)

    def _name_of(self, officer: object) -> str:
        names = {} if self._shown is None else {str(k): name for k, name in self._shown.names.items()}
        return names.get(str(officer), str(officer))

    def _show_choice(self) -> None:
        self._stack.setCurrentIndex(0 if self.choice.code() == DAY else 1)
        self.actions_changed.emit()

    def _focus_filter(self) -> None:
        (self.days.first_on if self.choice.code() == DAY else self.years.year_field).setFocus()

    def _focus_list(self) -> None:
        (self.day_table if self.choice.code() == DAY else self.books).setFocus()

    def _ask_days(self) -> None:
        query = self.days.query()
        if query is not None:
            self.days.last_on.set_message("")
            self._around.work.ask_latest(self, "days", day_page, self._on_days, query)

    def _on_days(self, found: DayPage) -> None:
        self._shown, self._lines = found, list(found.lines)
        self._is_whole[DAY] = len(found.lines) >= found.totals.cases
        self.days.offer(found.totals, found.names)
        words = totals_words(found.totals, self._around.language)
        next_act = (
            "" if found.lines else translate("Registers", "这几天没有登记：按 Ctrl+PgUp 看前一天，或改日期后按 Enter")
        )
        self.totals.show_text("　".join(part for part in (words, next_act) if part))
        self.day_table.show_rows(self._lines)
        self.actions_changed.emit()

    def _ask_books(self) -> None:
        year = self.years.year()
        if year is not None:
            self._year = year
            self._around.work.ask_latest(self, "books", number_books, self._on_books, year)

    def _on_books(self, found: tuple[BookProof, ...]) -> None:
        self.books.show_rows(found)
        if not found:
            self._numbers = []
            self.numbers.show_rows(())
            self.proof.show_text(translate("Registers", "这一年没有编号簿，请改年份后按 Enter"))
        self.actions_changed.emit()

    def _on_book(self, book: object) -> None:
        if not isinstance(book, BookProof):
            return
        words = f"{book_title(book.book, self._around.language)}　{proof_words(book, self._around.language)}"
        self.proof.show_text(words, "bad" if book.missing else None)
        self._around.work.ask_latest(
            self, "numbers", book_page, lambda lines: self._on_numbers(book, lines, is_first=True), book.book
        )
        self.actions_changed.emit()

    def _on_numbers(self, book: BookProof, lines: tuple[BookLine, ...], *, is_first: bool) -> None:
        self._numbers = [*lines] if is_first else [*self._numbers, *lines]
        held = book.used + book.void + book.unissued
        self._is_whole[BOOK] = len(self._numbers) >= held or not lines
        self.numbers.show_rows(self._numbers)

    def _further(self) -> None:
        """Fetch the next keyset page when the end of what is here comes into sight."""
        if self.choice.code() == DAY:
            query = self.days.query()
            if not self._is_whole[DAY] and query is not None and self._lines and self._is_at_end(self.day_table):
                self._is_whole[DAY] = True  # asked for; what comes says whether more is behind it
                after = self._lines[-1].sort_key
                self._around.work.ask_latest(self, "days", further_lines, self._on_further, query, after)
        else:
            book = self.books.row_value()
            if not self._is_whole[BOOK] and isinstance(book, BookProof) and self._is_at_end(self.numbers):
                self._is_whole[BOOK] = True
                self._around.work.ask_latest(
                    self, "numbers", book_page, lambda lines: self._on_numbers(book, lines, is_first=False),
                    book.book, self._numbers[-1].n,
                )  # fmt: skip

    def _on_further(self, lines: tuple[RegisterLine, ...]) -> None:
        if self._shown is None:
            return
        self._lines = [*self._lines, *lines]
        self._is_whole[DAY] = not lines or len(self._lines) >= self._shown.totals.cases
        self.day_table.show_rows(self._lines)

    @staticmethod
    def _is_at_end(table: object) -> bool:
        bar = table.verticalScrollBar()  # type: ignore[attr-defined]
        return bool(bar.value() >= bar.maximum() - 3)

    def _open_number(self, line: object) -> None:
        if isinstance(line, BookLine) and line.case_number:
            self.case_wanted.emit(line.case_number)
