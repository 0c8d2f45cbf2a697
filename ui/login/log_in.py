"""The daily log-in, and the way back in with the printed recovery code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal

from app.errors import Trouble
from app.wording import say, say_trouble
from ui.codeedit import CodeEdit
from ui.login.gate import Entered, Gate
from ui.login.sheet import Sheet
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field, PasswordField
from ui.widgets.text import Text
from ui.work import Work

translate = QCoreApplication.translate


class LogInSheet(Sheet):
    """`entered(Entered)`; a wrong password and a lock-out are told in a sentence with what to do."""

    entered = Signal(object)
    recovery_wanted = Signal()

    def __init__(self, work: Work, gate: Gate) -> None:
        super().__init__(
            "LogIn",
            gate.office_name or translate("LogIn", "政务服务窗口"),
            translate("LogIn", "请用自己的工号和密码登录。"),
            translate("LogIn", "登录"),
            "log-in",
        )
        self._work = work
        self._gate = gate
        self.officer_id = Field(translate("LogIn", "工号(&U)"), "login.officer", CodeEdit())
        self.password = PasswordField(translate("LogIn", "密码(&P)"), "login.password")
        self.add(self.officer_id)
        self.add(self.password)
        if gate.is_training:
            people = translate(
                "LogIn",
                "培训账号：w1 窗口 · h1 承办 · c1 审核 · a1 批准 · s1 监察 · m1 管理，密码 yimen-training",
            )
            self.add(Text(people, role="small", wraps=True))
        self._recover = ActionButton(translate("LogIn", "用恢复码重设密码"), is_ghost=True)
        self._recover.setObjectName("LogIn.recover")
        self._recover.clicked.connect(self.recovery_wanted)
        self.add_to_foot(self._recover)

    def first_focus(self) -> None:
        """Begin with the officer's number, or the password when it is known."""
        first = self.password if self.officer_id.text() else self.officer_id
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Open the profile."""
        if not self.button.isEnabled():
            return
        officer_id, password = self.officer_id.text().strip(), self.password.text()
        if not officer_id or not password:
            self.tell(translate("LogIn", "请输入工号和密码。"))
            (self.password if officer_id else self.officer_id).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.tell("")
        self.show_busy(True)
        self.password.clear()
        self._work.run(self, self._gate.enter, self._on_entered, officer_id, password)

    def tell(self, sentence: str) -> None:
        """Tell a trouble and wait for the password again."""
        super().tell(sentence)
        if sentence:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell it; a wrong password may be that of somebody of the hall who was given none at this desk yet."""
        is_handled = super().take_trouble(trouble)
        if trouble.code == "keys.wrong_password":
            told = say_trouble(trouble, self.language) + say("keys.none_here", self.language)
            self.tell(told)
        return is_handled

    def _on_entered(self, entered: Entered) -> None:
        self.show_busy(False)
        self.entered.emit(entered)


class RecoverySheet(Sheet):
    """A new password by the recovery code: `recovered(officer id)`."""

    recovered = Signal(str)
    cancelled = Signal()

    def __init__(self, work: Work, gate: Gate) -> None:
        super().__init__(
            "Recovery",
            translate("Recovery", "用恢复码重设密码"),
            translate("Recovery", "恢复码印在建立本机时封存的纸上。O 与 0、I 与 1 不必区分，短横线可以不输。"),
            translate("Recovery", "重设密码"),
            "key-round",
        )
        self._work = work
        self._gate = gate
        self.code = Field(translate("Recovery", "恢复码(&R)"), "recovery.code", CodeEdit())
        self.officer_id = Field(translate("Recovery", "工号(&U)"), "recovery.officer", CodeEdit())
        self.password = PasswordField(translate("Recovery", "新密码(&P)"), "recovery.password")
        self.again = PasswordField(translate("Recovery", "再输一次新密码(&A)"), "recovery.again")
        for field in (self.code, self.officer_id, self.password, self.again):
            self.add(field)
        self._back = ActionButton(translate("Recovery", "返回登录"), is_ghost=True)
        self._back.setObjectName("Recovery.back")
        self._back.clicked.connect(self.cancelled)
        self.add_to_foot(self._back)

    def first_focus(self) -> None:
        """Begin with the code."""
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Set the new password."""
        if not self.button.isEnabled():
            return
        if not all(field.text() for field in (self.code, self.officer_id, self.password)):
            self.tell(translate("Recovery", "请输入恢复码、工号和新密码。"))
            return
        if self.again.text() != self.password.text():
            self.tell(translate("Recovery", "两次输入的密码不同。"))
            return
        self.tell("")
        self.show_busy(True)
        officer_id = self.officer_id.text().strip()
        then = self._on_recovered
        self._work.run(self, self._gate.recover, then, self.code.text(), officer_id, self.password.text())

    def _on_recovered(self, _: object) -> None:
        self.show_busy(False)
        officer_id = self.officer_id.text().strip()
        for field in (self.code, self.officer_id, self.password, self.again):
            field.clear()
        self.recovered.emit(officer_id)
