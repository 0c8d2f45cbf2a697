"""The four tables of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.exchange.batch import Batch, ExchangeRow
from app.notices.field_context import BEIJING
from app.register_words import grouped
from app.wording import name_of
from ui.exchange.asking import CodeLine, ExchangeDesk, OuterLine
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate
Held = Callable[[], ExchangeDesk]


def batch_table(desk: Held) -> CaseTable:
    """Return the table of the batches, newest first."""
    columns = (
        Column(translate("Exchange", "时间"), lambda one: one.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M"), 9),
        Column(translate("Exchange", "方向"), way, 4),
        Column(translate("Exchange", "批次号"), lambda one: one.number, 12),
        Column(translate("Exchange", "交换格式"), lambda one: shape_name(desk(), one.shape)),
        Column(translate("Exchange", "行数"), lambda one: str(one.total), 4, is_right=True),
        Column(translate("Exchange", "未报送"), lambda one: str(one.held or ""), 4, is_right=True),
        Column(translate("Exchange", "被退回"), lambda one: str(one.returned or ""), 4, is_right=True),
        Column(translate("Exchange", "拒收"), lambda one: str(len(one.refused) or ""), 4, is_right=True),
    )
    return CaseTable("exchange.batches", translate("Exchange", "批次"), columns, key=lambda one: one.id)


def way(batch: Batch) -> str:
    """Return whether a batch left or came in."""
    return translate("Exchange", "报送") if batch.is_sent else translate("Exchange", "接收")


def shape_name(desk: ExchangeDesk, key: str) -> str:
    """Return what a shape is called."""
    shape = desk.shape(key)
    return key if shape is None else shape.name


def row_table(desk: Held, language: str) -> CaseTable:
    """Return the table of the rows with problems, the oldest first."""
    columns = (
        Column(translate("Exchange", "办件编号"), lambda row: grouped(number(desk(), row)), 15),
        Column(translate("Exchange", "数据表"), lambda row: table_title(desk(), row), 8),
        Column(translate("Exchange", "状态"), lambda row: name_of("exchange_state", row.state.value, language), 8),
        Column(translate("Exchange", "问题"), lambda row: problem(desk(), row, language)),
    )
    return CaseTable("exchange.rows", translate("Exchange", "问题行"), columns, key=lambda row: row.id)


def number(desk: ExchangeDesk, row: ExchangeRow) -> str:
    """Return the number of the row's case."""
    return (desk.numbers or {}).get(row.case, "")


def table_title(desk: ExchangeDesk, row: ExchangeRow) -> str:
    """Return what the row's table is called."""
    shape = desk.shape(row.shape)
    table = None if shape is None else shape.table(row.table)
    return row.table if table is None else table.title


def problem(desk: ExchangeDesk, row: ExchangeRow, language: str) -> str:
    """Return in a sentence what is wrong with a row: the platform's words, or ours."""
    if row.fault_kind or row.remark:
        return " ".join(part for part in (row.fault_kind, row.remark) if part)
    return row.finding(grouped(number(desk, row))).say(language) if row.code else ""


def outer_table(language: str) -> CaseTable:
    """Return the table of other offices' cases."""
    columns = (
        Column(translate("Exchange", "办件编号"), lambda one: grouped(one.case.number), 15),
        Column(translate("Exchange", "事项"), lambda one: one.word("事项名称")),
        Column(translate("Exchange", "承办部门"), lambda one: one.word("部门名称"), 8),
        Column(translate("Exchange", "申请方式"), lambda one: told(one, "申请方式", language), 6),
        Column(translate("Exchange", "申请时间"), lambda one: one.word("申请时间"), 10),
        Column(translate("Exchange", "结果"), lambda one: told(one, "办结结果", language), 6),
        Column(translate("Exchange", "批次号"), lambda one: one.batch.number, 12),
    )
    return CaseTable(
        "exchange.outer", translate("Exchange", "外来办件"), columns, key=lambda one: (one.batch.id, one.case.number)
    )


def told(line: OuterLine, word: str, language: str) -> str:
    """Return what a coded word means, or the code itself where it means several things."""
    return value_name(line.word(word), language)


def value_name(value: str, language: str) -> str:
    """Return what one of our values is called; a code that is none of them as it is."""
    return name_of("told_value", value, language) if value else ""


def code_table(language: str) -> CaseTable:
    """Return the table of a shape's codes, those that lack one first."""
    columns = (
        Column(translate("Exchange", "代码表"), lambda line: line.list, 10),
        Column(translate("Exchange", "用于"), lambda line: line.word, 9),
        Column(translate("Exchange", "本系统的值"), lambda line: value_name(line.value, language)),
        Column(translate("Exchange", "平台代码"), code, 8),
    )
    return CaseTable(
        "exchange.codes", translate("Exchange", "代码表"), columns, key=lambda line: (line.shape, line.list, line.value)
    )


def code(line: CodeLine) -> str:
    """Return the platform's code, or that it is still to be filled in."""
    return line.code or translate("Exchange", "待填写")
