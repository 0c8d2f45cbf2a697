"""The office as a form: what stands at the head and foot of every notice, and the departments that have moved in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.finding import Finding
from app.office_setting import WHERE
from ui.catalogue.grid import RecordGrid
from ui.settings.grids import departments, remedies
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate


_LATER = re.compile(r"departments\[(\d+)\]\.later\[(\d+)\]\.(\w+)")


def office_hints() -> dict[str, str]:
    """Return where each of these stands and how it is written."""
    return {
        "name": translate("Settings", "印在每份文书和小票上"),
        "division": translate("Settings", "六位数字，编入每个办件编号"),
        "government": translate("Settings", "如 示例县人民政府"),
        "address": translate("Settings", "申请人按它找到窗口，印在文书上"),
        "opening_hours": translate("Settings", "如 周一至周五 9:00-12:00，13:00-17:00"),
        "hotline": translate("Settings", "如 0550-1234567，印在告知单上"),
        "query_address": translate("Settings", "申请人凭编号和查询码查进度，印在文书和小票上"),
    }


class OfficeForm(Form):
    """`show_table(table)`, `table()`; `edited()` follows every change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = {
            "name": translate("Settings", "中心名称(&N)"),
            "division": translate("Settings", "行政区划代码(&D)"),
            "government": translate("Settings", "本级人民政府(&G)"),
            "address": translate("Settings", "地址(&A)"),
            "opening_hours": translate("Settings", "开放时间(&T)"),
            "hotline": translate("Settings", "咨询电话(&H)"),
            "query_address": translate("Settings", "进度查询网址(&Q)"),
        }
        account = {
            "payee": translate("Settings", "收款单位(&P)"),
            "pay_bank": translate("Settings", "开户银行(&K)"),
            "pay_account": translate("Settings", "账号(&U)"),
        }
        self._office_keys, self._account_keys = tuple(words), tuple(account)
        self._kept: dict[str, Any] = {}
        hints = office_hints()
        self.fields = {
            key: Field(word, f"settings.{key}", hint=hints.get(key, "")) for key, word in (words | account).items()
        }
        self.departments = RecordGrid(departments(), page="settings")
        self.remedies = RecordGrid(remedies(), page="settings")
        self._lay()
        for field in self.fields.values():
            field.changed.connect(lambda _: self.edited.emit())
        self.departments.edited.connect(self.edited)
        self.remedies.edited.connect(self.edited)

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show the office as it is."""
        self.blockSignals(True)
        self._kept = dict(table)
        for key, field in self.fields.items():
            field.set_text(str(table.get(key) or ""))
        held = [dict(one) for one in table.get("departments", [])]
        later = [{"department": one["code"], **row} for one in held for row in one.pop("later", [])]
        self.departments.show_rows(held)
        self.remedies.show_rows(later)
        self.blockSignals(False)

    def table(self) -> dict[str, Any]:
        """Return the office as the fields say it."""
        made: dict[str, Any] = {**self._kept, **{key: field.text().strip() for key, field in self.fields.items()}}
        later = self.remedies.rows()
        made["departments"] = [
            {**one, "later": [_without_department(row) for row in later if row.get("department") == one.get("code")]}
            for one in self.departments.rows()
        ]
        return made

    def strays(self) -> tuple[Finding, ...]:
        """Return a fault for every later body whose department is not in the list above: it would belong to nobody."""
        codes = {one.get("code") for one in self.departments.rows()}
        return tuple(
            Finding("office.later_stray", WHERE, f"later[{n}].department", (("found", row.get("department") or "—"),))
            for n, row in enumerate(self.remedies.rows(), 1)
            if row.get("department") not in codes
        )

    def go_to(self, place: str) -> None:
        """Put the cursor where a fault lies: a field, or a cell of a list."""
        later = _LATER.fullmatch(place)
        if place in self.fields:
            self.fields[place].setFocus()
        elif later is not None:
            department = self.departments.rows()[int(later[1]) - 1].get("code")
            own = [n for n, row in enumerate(self.remedies.rows(), 1) if row.get("department") == department]
            self.remedies.go_to_place(f"later[{own[int(later[2]) - 1]}].{later[3]}")
        else:
            grid = self.remedies if place.startswith("later") else self.departments
            grid.go_to_place(place)

    def first_focus(self) -> None:
        """Begin with the name."""
        self.fields["name"].setFocus()

    def _lay(self) -> None:
        office = Card(translate("Settings", "政务服务中心"), step=1)
        grid = FieldGrid(2, characters=12)
        for key in self._office_keys:
            grid.add(self.fields[key])
        office.add(grid)
        paid_to = translate("Settings", "印在缴费通知书上；没有收费事项的可不填")
        account = Card(translate("Settings", "收费账户"), step=2, note=paid_to)
        row = FieldGrid(3, characters=10)
        for key in self._account_keys:
            row.add(self.fields[key])
        account.add(row)
        note = translate("Settings", "直接输入；Ctrl+Delete 删行，Alt+↑↓ 移动")
        rooms = Card(translate("Settings", "进驻部门"), step=3, note=note)
        rooms.add(self.departments)
        hint = translate("Settings", "文书按作出之日的机关和法院打印")
        bodies = Card(translate("Settings", "复议机关和法院的变更"), step=4, note=hint)
        bodies.add(self.remedies)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (office, account, rooms, bodies):
            column.addWidget(card)


def _without_department(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "department"}
