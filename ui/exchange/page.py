"""The page 数据交换: F12 makes a batch, what came back is mended and sent again, a batch of another office is read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Trouble
from app.exchange.batch import Batch, ExchangeRow
from app.exchange.codes import set_codes
from app.exchange.files import FileForm
from app.exchange.rights import may_exchange, may_set_codes
from app.exchange.sending import Sending, file_again, mend_row, resend_mended, send_batch
from app.exchange.taking import refused_list
from app.register_words import grouped
from app.wording import say, say_trouble
from ui.exchange.asking import CodeLine, ExchangeDesk, OuterLine, exchange_desk, outer_lines
from ui.exchange.files import Files
from ui.exchange.panels import BatchPanel, CodePanel, MendPanel, shape_words
from ui.exchange.tables import batch_table, code_table, number, outer_table, problem, row_table
from ui.page import Page, PageAction
from ui.panel_drafts import PanelDrafts
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_table import CaseTable
from ui.widgets.panels import BarPanel, SecondOfficerPanel
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text

translate = QCoreApplication.translate
BATCHES, ROWS, OUTER, CODES = "batches", "rows", "outer", "codes"
NEEDS_TWO = "exchange.needs_two"
LOOKED_BACK = timedelta(days=6)


class ExchangePage(Page):
    """Begins in the batches; F2 goes on to the rows with problems, the cases of other offices, the codes."""

    key = "exchange"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Exchange", "数据交换")
        self._around = surroundings
        self._desk = ExchangeDesk()
        self._panel: BarPanel | None = None
        self._asked: tuple[Any, tuple[Any, ...]] | None = None
        self.drafts = PanelDrafts(self, surroundings)
        self.files = Files(self, surroundings)
        language = surroundings.language
        self._sees_cases = may_exchange(surroundings.setting().officer)
        views = [
            (BATCHES, translate("Exchange", "批次")),
            (ROWS, translate("Exchange", "问题行")),
            (OUTER, translate("Exchange", "外来办件")),
            (CODES, translate("Exchange", "代码表")),
        ]
        self.choice = SegmentedChoice(
            translate("Exchange", "数据交换"), "exchange.choice", views if self._sees_cases else views[-1:]
        )
        self.shapes = SegmentedChoice(translate("Exchange", "交换格式"), "exchange.shape", shape_words())
        self.tables: dict[str, CaseTable] = {
            BATCHES: batch_table(lambda: self._desk),
            ROWS: row_table(lambda: self._desk, language),
            OUTER: outer_table(language),
            CODES: code_table(language),
        }
        self.told = Text("", role="strong", wraps=True)
        self.told.setObjectName("exchange.told")
        self._lay()
        self._connect()
        self._show_view()

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        self._sheets = {view: QWidget() for view in self.tables}
        for view, sheet in self._sheets.items():
            column = QVBoxLayout(sheet)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.tables[view])
            self._stack.addWidget(sheet)
        head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch(1)
        head.addWidget(self.shapes)
        card = Card()
        card.add_layout(head)
        card.add(self._stack, 1)
        card.add(self.told)
        column = QVBoxLayout(self)
        column.addWidget(card, 1)
        self.shapes.hide()

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda _: self._show_view())
        self.shapes.chosen.connect(lambda _: self._show_codes())
        for table in self.tables.values():
            table.picked.connect(lambda _: self._on_picked())
        self.tables[ROWS].opened.connect(lambda row: self.case_wanted.emit(number(self._desk, row)))
        self.tables[CODES].opened.connect(lambda _: self.set_code())

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the view in sight."""
        shown = [
            PageAction(
                "F2", translate("Exchange", "批次 / 问题行 / 外来办件 / 代码表"), "", self.next_view, is_in_bar=False
            ),
            PageAction("F6", translate("Exchange", "到列表"), "", self.first_focus, is_in_bar=False),
        ]
        acts = {BATCHES: self._batch_acts, ROWS: self._row_acts, OUTER: self._outer_acts, CODES: self._code_acts}
        return [*shown, *acts[self.choice.code()]()]

    def _batch_acts(self) -> list[PageAction]:
        batch = self.tables[BATCHES].row_value()
        has_file = isinstance(batch, Batch) and (batch.is_sent or bool(batch.refused))
        why = "" if has_file else translate("Exchange", "先选中一个报送的批次，或有拒收行的批次")
        word = translate("Exchange", "保存批次文件")
        if isinstance(batch, Batch) and not batch.is_sent:
            word = translate("Exchange", "保存拒收清单")
        return [
            PageAction("F7", translate("Exchange", "导入平台回执"), "folder-open", self.files.choose_answer),
            PageAction("F8", translate("Exchange", "接收外来批次"), "folder-open", self.files.choose_batch),
            PageAction("F9", word, "save", self.save_file, is_enabled=has_file, why=why),
            PageAction("F12", translate("Exchange", "报送新批次"), "send", self.new_batch, is_primary=True),
        ]

    def _row_acts(self) -> list[PageAction]:
        row = self.tables[ROWS].row_value()
        is_there = isinstance(row, ExchangeRow)
        why = "" if is_there else translate("Exchange", "没有选中的问题行")
        return [
            PageAction("F8", translate("Exchange", "修改报送内容"), "file-pen", self.mend, is_enabled=is_there, why=why),
            PageAction("F10", translate("Exchange", "打开案卷"), "folder-open", self.open_case, is_enabled=is_there, why=why),
            PageAction("F12", translate("Exchange", "重新报送"), "send", self.resend, is_primary=True, is_enabled=is_there, why=why),
        ]  # fmt: skip

    def _outer_acts(self) -> list[PageAction]:
        return [PageAction("F8", translate("Exchange", "接收外来批次"), "folder-open", self.files.choose_batch)]

    def _code_acts(self) -> list[PageAction]:
        is_admin = may_set_codes(self._around.setting().officer)
        is_there = is_admin and isinstance(self.tables[CODES].row_value(), CodeLine)
        why = "" if is_there else translate("Exchange", "由系统管理员选中一行后填写")
        word = translate("Exchange", "填写代码")
        return [PageAction("F12", word, "file-pen", self.set_code, is_primary=True, is_enabled=is_there, why=why)]

    def list_keys(self) -> list[tuple[str, str]]:
        """Tell the keys of the lists."""
        return [("Enter", translate("Exchange", "问题行：打开案卷；代码表：填写代码"))]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when batches, codes or cases changed."""
        if not changed:
            self.drafts.ask()
        if not changed or changed & {"exchange", "settings"}:
            self._around.work.ask_latest(self, "desk", exchange_desk, self._on_desk, self._sees_cases)

    def first_focus(self) -> None:
        """Begin in the list of the view."""
        self.tables[self.choice.code()].setFocus()

    def keep_drafts(self) -> None:
        """Keep what is being typed."""
        self.drafts.keep_now()

    def clear_secrets(self) -> None:
        """Forget the cases of other offices and what was said about rows."""
        self._on_desk(ExchangeDesk(shapes=self._desk.shapes))
        self.tables[OUTER].show_rows(())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Ask for the second officer where two are needed; tell everything else in the open panel."""
        if trouble.code == NEEDS_TWO and self._asked is not None:
            self._ask_second(say_trouble(trouble, self._around.language))
            return True
        if self._panel is None:
            return False
        self._panel.set_problem(say_trouble(trouble, self._around.language))
        return True

    def next_view(self) -> None:
        """F2: the next view."""
        if not self._sees_cases:
            return
        order = list(self.tables)
        self.choice.set_code(order[(order.index(self.choice.code()) + 1) % len(order)])
        self._show_view()
        self.first_focus()

    def new_batch(self) -> None:
        """F12: a batch of these days."""
        today = self._around.setting().moment.on
        panel = BatchPanel(today - LOOKED_BACK, today)

        def send() -> None:
            days = panel.first.value(), panel.last.value()
            self._send(send_batch, panel.shape.code(), FileForm(panel.form.code()), *days)

        panel.confirmed.connect(send)
        self._open(panel)

    def resend(self) -> None:
        """F12: everything of this platform that waits and says now something else."""
        row = self.tables[ROWS].row_value()
        if isinstance(row, ExchangeRow):
            last = next((b.form for b in self._desk.batches if b.is_sent and b.shape == row.shape and b.form), "")
            self._send(resend_mended, row.shape, FileForm(last or FileForm.JSON.value))

    def mend(self) -> None:
        """F8: one column of the row, with a reason."""
        row = self.tables[ROWS].row_value()
        shape = self._desk.shape(row.shape) if isinstance(row, ExchangeRow) else None
        table = shape.table(row.table) if shape is not None and isinstance(row, ExchangeRow) else None
        if table is None or not isinstance(row, ExchangeRow):
            return
        if not any(one.is_mendable for one in table.columns):
            self.problem_told.emit(translate("Exchange", "这张表没有可以在这里改的栏目：请打开案卷“更正”后重新报送"))
            return
        panel = MendPanel(table, grouped(number(self._desk, row)))
        told = translate("Exchange", "已记入修改，按 F12 重新报送")

        def confirm() -> None:
            facts = row.id, panel.column.code(), panel.value.text(), panel.reason.text()
            self._around.work.do(self, mend_row, on_mended, *facts)

        def on_mended(_: object) -> None:
            self.drafts.drop(row.id)
            self._done(told)

        self.drafts.keep(panel, lambda: row.id, panel.column, panel.value, panel.reason)
        panel.confirmed.connect(confirm)
        self._open(panel)

    def open_case(self) -> None:
        """F10: the file of the row's case."""
        row = self.tables[ROWS].row_value()
        if isinstance(row, ExchangeRow):
            self.case_wanted.emit(number(self._desk, row))

    def set_code(self) -> None:
        """F12: the platform's code for one of our values."""
        line = self.tables[CODES].row_value()
        if not isinstance(line, CodeLine) or not may_set_codes(self._around.setting().officer):
            return
        panel = CodePanel(line, self._around.language)
        told = translate("Exchange", "代码已保存")

        def confirm() -> None:
            codes = {line.list: {line.value: panel.code.text()}}
            self._around.work.do(self, set_codes, lambda _: self._done(told), line.shape, codes)

        panel.confirmed.connect(confirm)
        self._open(panel)

    def save_file(self) -> None:
        """F9: the very bytes of a batch, or what was refused of one that came in."""
        batch = self.tables[BATCHES].row_value()
        if not isinstance(batch, Batch):
            return
        if batch.is_sent:
            self._around.work.ask(self, file_again, lambda found: self._save(*found), batch.id)
        elif batch.refused:
            language = self._around.language
            data = refused_list(batch, lambda code, **facts: say(code, language, **{"number": "", **facts}))
            self.files.choose_place(f"{batch.shape}-{batch.number}-refused.csv", data)

    def on_answered(self, found: tuple[Batch, int]) -> None:
        """An answer was taken."""
        self._tell(translate("Exchange", "回执已导入：{n} 行被退回").format(n=found[1]))
        self._go(ROWS)

    def on_taken(self, batch: Batch) -> None:
        """A batch of another office was taken."""
        told = translate("Exchange", "已接收批次 {number}：{n} 行，拒收 {m} 行")
        self._tell(told.format(number=batch.number, n=batch.total, m=len(batch.refused)))
        self._go(OUTER if batch.total else BATCHES)

    def _send(self, verb: Any, *args: Any) -> None:
        if not self._around.work.is_busy(self):
            self._asked = verb, args
            self._around.work.do(self, verb, self._on_sent, *args)

    def _ask_second(self, note: str) -> None:
        if self._panel is not None:
            self._panel.close_panel()
        asked, first = self._asked, self._around.setting().officer.id
        panel = SecondOfficerPanel("exchange.second", translate("Exchange", "第二人复核报送"), note=note)

        def confirm() -> None:
            if asked is not None and not self._around.work.is_busy(self):
                officer, password = panel.take()
                job, (verb, args) = self._around.as_officer, asked
                self._around.work.run(self, lambda: job(officer, password, verb, *args, asked_by=first), self._on_sent)

        panel.confirmed.connect(confirm)
        self._open(panel)

    def _on_sent(self, sending: Sending) -> None:
        self._asked = None
        batch = sending.batch
        told = translate("Exchange", "批次 {number}：报送 {n} 行，未报送 {m} 行")
        self._done(told.format(number=batch.number, n=batch.total, m=batch.held))
        if batch.total:
            self._save(batch, sending.data)
        else:
            self._go(ROWS)

    def _save(self, batch: Batch, data: bytes) -> None:
        self.files.choose_place(Sending(batch, data).file_name, data)

    def _open(self, panel: BarPanel) -> None:
        panel.ended.connect(self._on_ended)
        self._panel = panel
        self.panel_wanted.emit(panel)

    def _done(self, told: str) -> None:
        if self._panel is not None:
            self._panel.close_panel()
        self._tell(told)
        self.first_focus()

    def _tell(self, told: str) -> None:
        self._around.result(told, None)

    def _on_ended(self) -> None:
        self._panel = None

    def _go(self, view: str) -> None:
        self.choice.set_code(view)
        self._show_view()
        self.first_focus()

    def _show_view(self) -> None:
        self._stack.setCurrentWidget(self._sheets[self.choice.code()])
        self.shapes.setVisible(self.choice.code() == CODES)
        self._ask_outer()
        self._on_picked()

    def _ask_outer(self) -> None:
        """Read what other offices told when it is in sight: it lies in files."""
        if self.choice.code() == OUTER:
            self._around.work.ask_latest(self, OUTER, outer_lines, self._on_outer)

    def _on_outer(self, lines: tuple[OuterLine, ...]) -> None:
        self.tables[OUTER].show_rows(lines)
        self._on_picked()

    def _on_picked(self) -> None:
        """Tell the whole of what the line in hand says, or what to do where there is none."""
        row = self.tables[self.choice.code()].row_value()
        if isinstance(row, ExchangeRow):
            self.told.show_text(problem(self._desk, row, self._around.language), "warn")
        else:
            self.told.show_text(self._empty() if row is None else "")
        self.actions_changed.emit()

    def _empty(self) -> str:
        return {
            BATCHES: translate("Exchange", "还没有批次：按 F12 报送，按 F8 接收外来批次"),
            ROWS: translate("Exchange", "没有问题行：报送的都已送出，没有被退回的"),
            OUTER: translate("Exchange", "还没有外来办件：按 F8 接收外来批次"),
        }.get(self.choice.code(), "")

    def _on_desk(self, desk: ExchangeDesk) -> None:
        self._desk = desk
        self.tables[BATCHES].show_rows(desk.batches)
        self.tables[ROWS].show_rows(desk.rows)
        self._ask_outer()
        self._show_codes()
        self.count_changed.emit(len(desk.rows), "warn" if desk.rows else "")
        self._on_picked()

    def _show_codes(self) -> None:
        self.tables[CODES].show_rows(self._desk.codes(self.shapes.code()))
