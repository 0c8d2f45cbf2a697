"""The first page of a new profile: it makes the desk and its first administrator."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal

from app.division import is_division
from app.keys.passwords import SHORTEST
from ui.codeedit import CodeEdit
from ui.login.gate import FirstDesk, Gate
from ui.login.sheet import Sheet
from ui.widgets.check_box import CheckBox
from ui.widgets.field import Field, PasswordField
from ui.widgets.text import name_widget
from ui.work import Work

translate = QCoreApplication.translate
WIDTH = 38  # em: two or three fields side by side, so that the page needs no scrolling on a low screen


class FirstRunSheet(Sheet):
    """`made(recovery code, FirstDesk)` when the profile stands."""

    made = Signal(str, object)

    def __init__(self, work: Work, gate: Gate) -> None:
        super().__init__(
            "FirstRun",
            translate("FirstRun", "首次使用：建立本窗口"),
            translate("FirstRun", "数据加密保存在本机，密码不能找回，只能用恢复码重设。管理员只管账号和设置，不办件。"),
            translate("FirstRun", "建立"),
            "shield-check",
            width=WIDTH,
        )
        self._work = work
        self._gate = gate
        self.office = Field(
            translate("FirstRun", "政务服务中心全称(&O)"),
            "first.office",
            hint=translate("FirstRun", "印在每一份文书上，以后可在系统设置中改"),
        )
        self.division = Field(
            translate("FirstRun", "行政区划代码(&V)"),
            "first.division",
            CodeEdit(),
            hint=translate("FirstRun", "六位数字，编入每个办件编号"),
        )
        self.desk_code = Field(
            translate("FirstRun", "本机代码(&D)"),
            "first.deskCode",
            CodeEdit(),
            hint=translate("FirstRun", "四位数字，编入办件编号，不得重复"),
        )
        self.officer_id = Field(translate("FirstRun", "管理员工号(&U)"), "first.officer", CodeEdit())
        self.name = Field(translate("FirstRun", "管理员姓名(&N)"), "first.name")
        self.password = PasswordField(
            translate("FirstRun", "密码(&P)"),
            "first.password",
            hint=translate("FirstRun", "至少 {n} 个字符，可以是一句话").format(n=SHORTEST),
        )
        self.again = PasswordField(translate("FirstRun", "再输一次密码(&A)"), "first.again")
        self.has_samples = CheckBox(translate("FirstRun", "带示例部门和示例事项，仅供试用(&S)"))
        name_widget(self.has_samples, "first.samples", translate("FirstRun", "带示例部门和示例事项，仅供试用"))
        for row in (
            (self.office, self.division),
            (self.desk_code, self.officer_id, self.name),
            (self.password, self.again),
        ):
            self.add_row(*row)
        self.add(self.has_samples)
        self.again.changed.connect(self._compare)
        self.password.changed.connect(self._compare)

    def first_focus(self) -> None:
        """Begin with the hall."""
        self.office.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Make the profile when every field is right."""
        if not self.button.isEnabled() or not self._is_complete():
            return
        self.tell("")
        self.show_busy(True)
        first = FirstDesk(
            self.office.text().strip(),
            self.division.text().strip(),
            self.desk_code.text().strip(),
            self.officer_id.text().strip(),
            self.name.text().strip(),
            self.password.text(),
            self.has_samples.isChecked(),
        )
        self._work.run(self, self._gate.make, lambda code: self._on_made(code, first), first)

    def _is_complete(self) -> bool:
        code = self.desk_code.text().strip()
        faults = [
            (self.office, not self.office.text().strip(), translate("FirstRun", "请填全称")),
            (
                self.division,
                not is_division(self.division.text().strip()),
                translate("FirstRun", "请填六位数字"),
            ),
            (
                self.desk_code,
                not (len(code) == 4 and code.isascii() and code.isdigit()),
                translate("FirstRun", "请填四位数字"),
            ),
            (self.officer_id, not self.officer_id.text().strip(), translate("FirstRun", "请填工号，登录时使用")),
            (self.name, not self.name.text().strip(), translate("FirstRun", "请填姓名")),
            (self.password, len(self.password.text()) < SHORTEST, translate("FirstRun", "密码太短")),
            (self.again, self.again.text() != self.password.text(), translate("FirstRun", "两次输入的密码不同")),
        ]
        for field, is_wrong, sentence in faults:
            field.set_message(sentence if is_wrong else "", "bad" if is_wrong else None)
        wrong = [field for field, is_wrong, _ in faults if is_wrong]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _compare(self) -> None:
        is_same = self.again.text() == self.password.text()
        is_told = bool(self.again.text()) and not self.password.text().startswith(self.again.text()) and not is_same
        self.again.set_message(
            translate("FirstRun", "两次输入的密码不同") if is_told else "", "bad" if is_told else None
        )

    def _on_made(self, code: str, first: FirstDesk) -> None:
        self.show_busy(False)
        for field in (self.password, self.again):
            field.clear()
        self.made.emit(code, first)
