"""Panels at the foot of the page in place of dialogs: the case stays in sight while the officer gives a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Trouble
from ui.style import sizes
from ui.widgets.buttons import ActionButton
from ui.widgets.field import ChoiceField, Field, PasswordField, TextField
from ui.widgets.form import Form
from ui.widgets.layouts import FieldGrid, FlowLayout
from ui.widgets.text import Text

translate = QCoreApplication.translate


class BarPanel(Form):
    """`BarPanel("panel.withdraw", "撤回申请", confirm="确认撤回")`: title, fields, one confirm, one way back.

    Confirmed by F12, Ctrl+Enter or Enter in the last field; Esc cancels. `confirmed()` comes only when `problem()`
    has nothing to say; what it says is shown in the panel. The page opens it by `panel_wanted.emit(panel)` and ends
    it by `panel.close_panel()`; a panel stays open until then, so that a refusal can be mended in place.
    """

    confirmed = Signal()
    cancelled = Signal()
    ended = Signal()
    is_aside = False  # something to read meanwhile: the panel that was open waits beneath as it was typed

    def __init__(self, name: str, title: str, *, confirm: str, note: str = "", icon_name: str = "check") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.problem: Callable[[], str] = str
        self._first: QWidget | None = None
        frame = QFrame()
        frame.setProperty("role", "barpanel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(sizes().page, 10, sizes().page, 10)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(title, role="h2"))
        head.addWidget(Text(note, role="muted", wraps=True), 1)
        self._column.addLayout(head)
        self.grid = FieldGrid(3)
        self._column.addWidget(self.grid)
        self._problem = Text("", tone="bad", wraps=True)
        self._problem.setObjectName(f"{name}.problem")
        self._confirm = ActionButton(confirm, key="F12", icon_name=icon_name, is_primary=True)
        self._confirm.setObjectName(f"{name}.confirm")
        self._confirm.clicked.connect(self.confirm)
        self._cancel = ActionButton(translate("BarPanel", "返回"), key="Esc")
        self._cancel.setObjectName(f"{name}.cancel")
        self._cancel.clicked.connect(self.cancel)
        foot = QHBoxLayout()
        foot.addWidget(self._problem, 1)
        acts = QWidget()
        self._acts = buttons = FlowLayout(acts, gap=10, aligns_right=True)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        foot.addWidget(acts)
        self._column.addLayout(foot)

    def add(self, field: QWidget, span: int = 1) -> None:
        """Put a field into the panel; the first one gets the focus."""
        self.grid.add(field, span)
        self._first = self._first or field

    def add_act(self, button: QWidget) -> None:
        """Put one more act before the way back."""
        for held in (self._cancel, self._confirm):
            self._acts.removeWidget(held)
        for shown in (button, self._cancel, self._confirm):
            self._acts.addWidget(shown)

    def set_problem(self, text: str) -> None:
        """Say why it cannot be confirmed; the panel stays open."""
        self._problem.show_text(text, "bad")

    def take_trouble(self, trouble: Trouble) -> bool:
        """Leave a trouble of the store to the problem bar; the panel stays open for another try."""
        return False

    def first_focus(self) -> None:
        """Put the cursor where the officer begins."""
        (self._first or self._confirm).setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Confirm, unless `problem()` has something to say."""
        text = self.problem()
        self.set_problem(text)
        if not text:
            self.confirmed.emit()

    def cancel(self) -> None:
        """Go back without doing anything."""
        self.cancelled.emit()
        self.close_panel()

    def close_panel(self) -> None:
        """End the panel: what it was for is done."""
        self.ended.emit()

    def finished_by_enter(self) -> None:
        """Enter in the last field confirms."""
        self.confirm()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by F12 or Ctrl+Enter, go back by Esc."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_F12 or (is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)


class ReasonPanel(BarPanel):
    """A ground from a list (may be empty) and a reason in words that must be given."""

    def __init__(
        self,
        name: str,
        title: str,
        *,
        confirm: str,
        grounds: list[tuple[str, str]] | None = None,
        reason_label: str = "",
        is_required: bool = True,
        note: str = "",
        icon_name: str = "check",
    ) -> None:
        super().__init__(name, title, confirm=confirm, note=note, icon_name=icon_name)
        self.ground: ChoiceField | None = None
        if grounds:
            self.ground = ChoiceField(translate("ReasonPanel", "法定情形(&G)"), f"{name}.ground", grounds)
            self.add(self.ground)
        label = reason_label or translate("ReasonPanel", "理由(&R)")
        self.reason = TextField(label, f"{name}.reason", lines=2)
        self.add(self.reason, span=2 if self.ground else 3)
        if is_required:
            self.problem = self._missing_reason

    def values(self) -> tuple[str, str]:
        """Return the code of the ground (empty without grounds) and the reason."""
        return (self.ground.code() if self.ground else ""), self.reason.text().strip()

    def _missing_reason(self) -> str:
        if self.reason.text().strip():
            self.reason.set_message("")
            return ""
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return translate("ReasonPanel", "请写明理由，要记入档案。")


class SecondOfficerPanel(BarPanel):
    """The second of two officers signs on the same desk: number and password, never kept."""

    def __init__(self, name: str, title: str, *, note: str = "") -> None:
        super().__init__(
            name, title, confirm=translate("SecondOfficerPanel", "复核同意"), note=note, icon_name="shield-check"
        )
        self._asked = Text("", wraps=True)
        self._asked.setObjectName(f"{name}.asked")
        self._asked.hide()
        self.officer = Field(translate("SecondOfficerPanel", "复核人工号(&U)"), f"{name}.officer")
        self.password = PasswordField(translate("SecondOfficerPanel", "密码(&P)"), f"{name}.password")
        self.add(self.officer)
        self.add(self.password)
        self._column.insertWidget(1, self._asked)
        self.problem = self._missing

    def show_asked(self, text: str) -> None:
        """Tell what is signed, above the fields."""
        self._asked.show_text(text)
        self._asked.setVisible(bool(text))

    def take(self) -> tuple[str, str]:
        """Return officer id and password, and empty the password field."""
        values = self.officer.text().strip(), self.password.text()
        self.password.clear()
        return values

    def _missing(self) -> str:
        if not self.officer.text().strip() or not self.password.text():
            return translate("SecondOfficerPanel", "请复核人输入自己的工号和密码。")
        return ""
