"""The monthly report as blocks: figures, trend, lengths by item, department and step, reasons, who used the days."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from app.supervision.days import BY_DEPARTMENT, UsedDays
from app.supervision.numbers import share, tenths
from app.supervision.statistics import Count, Lengths, Statistics
from ui.supervision.board_rows import Tile
from ui.supervision.charts import Chart, ChartRow, Series, Trend
from ui.supervision.days_section import series
from ui.supervision.figure_words import count_told, count_word, reason_word
from ui.supervision.sheet_files import Block, ChartBlock, Heading, TableBlock, TilesBlock, TrendBlock

translate = QCoreApplication.translate
Word = Callable[[str], str]
COUNT_SHARES = (0.62, 0.38)
LENGTH_SHARES = (0.34, 0.1, 0.14, 0.14, 0.14, 0.14)
OVERVIEW = (
    "received", "supplemented", "accepted", "deemed", "declined", "lapsed", "withdrawn", "terminated", "forwarded",
    "decided", "granted", "refused", "statutory_on_time", "statutory_late", "promised_on_time", "promised_late",
    "delivered", "open_over", "back_entered",
)  # fmt: skip


def trend_of(held: Statistics) -> Trend:
    """Return the year as months: received, decided, and the share that kept its promise."""
    months = tuple(
        (month.month[2:].replace("-", "/"), month.received, month.decided, share(month.kept, month.promised))
        for month in held.trend
    )
    pair = (Series(translate("Figures", "收件"), "primary"), Series(translate("Figures", "决定"), "ok", "rising"))
    return Trend(translate("Figures", "近一年收件、决定和按承诺期限办结率"), pair, months)


def tiles_of(held: Statistics) -> tuple[Tile, ...]:
    """Return the figures at the top: nothing is filled in where there was nothing."""

    def rate(key: str) -> str:
        one = held.count(key)
        return share(one.n, held.count(one.of).n)

    return (
        Tile(count_word("received"), str(held.count("received").n)),
        Tile(count_word("accepted"), str(held.count("accepted").n)),
        Tile(count_word("decided"), str(held.count("decided").n)),
        Tile(translate("Figures", "法定按时率"), rate("statutory_on_time")),
        Tile(translate("Figures", "承诺按时率"), rate("promised_on_time")),
        Tile(translate("Figures", "期末超期"), str(held.count("open_over").n)),
    )


def length_heads() -> tuple[str, ...]:
    """Return the heads of a table of lengths."""
    return (
        translate("Figures", "名称"),
        translate("Figures", "件数"),
        translate("Figures", "机关用时中位"),
        translate("Figures", "机关用时 P90"),
        translate("Figures", "全程中位"),
        translate("Figures", "按时率"),
    )


def length_cells(one: Lengths, word: Word) -> tuple[str, ...]:
    """Return one row of lengths."""
    p90 = "—" if one.p90 is None else str(one.p90)
    return (word(one.key), str(len(one.cases)), tenths(one.median), p90, tenths(one.whole_median), one.on_time)


def report_blocks(held: Statistics, used: UsedDays, department: Word, language: str) -> list[Block]:
    """Return the whole report."""
    return list(_blocks(held, used, department, language))


def _blocks(held: Statistics, used: UsedDays, department: Word, language: str) -> Iterator[Block]:
    yield TilesBlock(tiles_of(held))
    yield TrendBlock(trend_of(held))
    rows = tuple((count_word(key), count_told(held.count(key), held)) for key in OVERVIEW)
    heads = (translate("Figures", "指标"), translate("Figures", "数量"))
    yield TableBlock(translate("Figures", "总览"), heads, rows, COUNT_SHARES)
    lengths: tuple[tuple[str, tuple[Lengths, ...], Word], ...] = (
        (translate("Figures", "按事项的办理用时（工作日）"), held.by_item, lambda key: held.items.get(key, key)),
        (translate("Figures", "按部门的办理用时（工作日）"), held.by_department, department),
        (translate("Figures", "按环节的办理用时（工作日）"), held.by_step, lambda key: key),
    )
    for title, found, word in lengths:
        if found:
            cells = tuple(length_cells(one, word) for one in found)
            yield TableBlock(title, length_heads(), cells, LENGTH_SHARES)
    yield from _reasons(held, language)
    if used.rows.get(BY_DEPARTMENT):
        yield ChartBlock(_days(used, department))
    note = translate(
        "Figures", "补录的办件另计；没有数据的指标以“—”表示，不作推定。机关用时不含申请人补正、缴费等待和特别程序。"
    )
    yield Heading(note)


def _reasons(held: Statistics, language: str) -> Iterator[Block]:
    kinds: tuple[tuple[str, tuple[Count, ...]], ...] = (
        (translate("Figures", "补正原因（材料）"), held.gaps),
        (translate("Figures", "不予受理、不受理的情形"), held.grounds),
        (translate("Figures", "不予决定的依据"), held.clauses),
    )
    for title, counts in kinds:
        if counts:
            cells = tuple((reason_word(one.key, language), str(one.n)) for one in counts)
            heads = (translate("Figures", "名称"), translate("Figures", "件数"))
            yield TableBlock(title, heads, cells, COUNT_SHARES)


def _days(used: UsedDays, department: Word) -> Chart:
    names = {
        one: word.word
        for one, word in zip(("window", "applicant", "special"), (series()[0], *series()[2:]), strict=True)
    }
    rows = tuple(
        ChartRow(
            names.get(row.key) or department(row.key),
            (row.window, row.departments, row.applicant, row.special),
            translate("Figures", "{n} 件 · {days} 天").format(n=len(row.cases), days=row.whole),
        )
        for row in used.rows[BY_DEPARTMENT]
    )
    return Chart(translate("Figures", "谁用了时间"), series(), rows)
