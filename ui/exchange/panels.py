"""The panels of the page: a new batch, a mended column, a code."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.exchange.files import FileForm
from app.exchange.mapping import SHIPPED, Table, shipped_shape
from ui.exchange.asking import CodeLine
from ui.exchange.tables import value_name
from ui.widgets.field import ChoiceField, DateField, Field, TextField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


def shape_words() -> list[tuple[str, str]]:
    """Return the platforms whose shapes are known, with their names."""
    return [(key, shipped_shape(key).name) for key in SHIPPED]


def form_words() -> list[tuple[str, str]]:
    """Return the forms of a batch's file with their words."""
    return [
        (FileForm.JSON.value, "JSON"),
        (FileForm.XML.value, "XML"),
        (FileForm.CSV.value, translate("Exchange", "CSV（每表一个，打包为 ZIP）")),
    ]


class BatchPanel(BarPanel):
    """Which platform, which form, from when to when."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            "exchange.new",
            translate("Exchange", "报送新批次"),
            confirm=translate("Exchange", "生成批次"),
            note=translate("Exchange", "只报新的和变过的内容；缺代码或缺内容的行不报送，列在“问题行”"),
            icon_name="send",
        )
        self.shape = ChoiceField(translate("Exchange", "交换格式(&S)"), "exchange.new.shape", shape_words())
        self.form = ChoiceField(translate("Exchange", "文件形式(&T)"), "exchange.new.form", form_words())
        self.first = DateField(translate("Exchange", "从(&B)"), "exchange.new.first")
        self.last = DateField(translate("Exchange", "到(&E)"), "exchange.new.last")
        self.first.set_value(first)
        self.last.set_value(last)
        for field in (self.shape, self.form, self.first, self.last):
            self.add(field)
        self.problem = lambda: (
            "" if self.first.value() and self.last.value() else translate("Exchange", "请填写起止日期")
        )


class MendPanel(BarPanel):
    """Which column of a row, its new value, and why."""

    def __init__(self, table: Table, number: str) -> None:
        super().__init__(
            "exchange.mend",
            translate("Exchange", "修改 {number} 的“{table}”").format(number=number, table=table.title),
            confirm=translate("Exchange", "记入修改"),
            note=translate("Exchange", "只改报送的这一栏，办件不变；渠道、评价、时间、结果不能改"),
        )
        columns = [(one.name, f"{one.word}（{one.name}）") for one in table.columns if one.is_mendable]
        self.column = ChoiceField(translate("Exchange", "栏目(&C)"), "exchange.mend.column", columns)
        self.value = Field(translate("Exchange", "改为(&V)"), "exchange.mend.value")
        self.reason = TextField(translate("Exchange", "理由(&R)"), "exchange.mend.reason", lines=2)
        self.add(self.column)
        self.add(self.value, 2)
        self.add(self.reason, 3)


class CodePanel(BarPanel):
    """The platform's code for one of our values."""

    def __init__(self, line: CodeLine, language: str) -> None:
        super().__init__(
            "exchange.code",
            translate("Exchange", "代码表 {list} · {value}").format(
                list=line.list, value=value_name(line.value, language)
            ),
            confirm=translate("Exchange", "保存代码"),
            note=translate("Exchange", "按平台公布的字典填写；留空表示没有这一项"),
        )
        self.code = Field(translate("Exchange", "平台代码(&D)"), "exchange.code.code")
        self.code.set_text(line.code)
        self.add(self.code)
