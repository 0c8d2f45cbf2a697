"""The bars at the foot: what can be done now, and how the desk stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.page import PageAction
from ui.shell.more_acts import MoreActs
from ui.style import em, sizes, theme
from ui.widgets.busy_line import BusyLine
from ui.widgets.buttons import ActionButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.result_line import ResultLine
from ui.widgets.text import Text, drop, name_widget

translate = QCoreApplication.translate
GAP = 6
TOLD_LINES = 10  # em that a remark needs beside the acts


class ActionBar(QFrame):
    """The page's acts at the right, the primary one last; a quiet remark and the last result at the left."""

    triggered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "actionbar")
        self.result = ResultLine()
        self.result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note = Text("", role="small", wraps=True)
        self._note.setObjectName("actionbar.note")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        self._flow = FlowLayout(self._buttons, gap=GAP, aligns_right=True)
        self._shown: dict[str, PageAction] = {}
        self._built: dict[str, ActionButton] = {}
        self._more = MoreActs(self._run)
        self._flow.addWidget(self._more)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.result)
        told.addWidget(self._note)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(8)
        self._row.addLayout(told, 1)
        self._row.addWidget(self._buttons)
        self.result.reshaped.connect(self._give_way)
        theme().changed.connect(self._fit)
        self._fit()

    def show_actions(self, actions: Sequence[PageAction]) -> None:
        """Offer these acts; those that stand in the page itself are left out.

        While the acts are the same, their buttons stay (and keep the focus); only words and states change.
        """
        shown = sorted((action for action in actions if action.is_in_bar), key=lambda one: one.is_primary)
        if [_shape(action) for action in shown] != [_shape(action) for action in self._shown.values()]:
            self._take_down()
            for action in shown:
                self._flow.addWidget(self._button(action))
        self._shown = {action.key_sequence: action for action in shown}
        for action in shown:
            self._show_state(self._built[action.key_sequence], action)
        self._make_room()
        self._flow.invalidate()
        self._buttons.updateGeometry()
        self._give_way()
        self._lay_out_now()

    def _run(self, key: str) -> None:
        self.triggered.emit(self._shown[key])

    def _make_room(self) -> None:
        """Acts that find no room in the one row stand behind 更多: the primary one never leaves its place."""
        room = self.width() - 2 * sizes().page
        acts = [one for one in self._shown.values() if not one.is_primary]
        first = sorted((one.key_sequence for one in acts), key=lambda key: not key.startswith("Ctrl"))
        behind: list[str] = []
        while first and self._row_width(behind) > room:
            behind.append(first.pop(0))
        for key, button in self._built.items():
            button.setVisible(key not in behind)
        self._more.show_acts([one for one in acts if one.key_sequence in behind])

    def _row_width(self, behind: Sequence[str]) -> int:
        shown = [button.sizeHint().width() for key, button in self._built.items() if key not in behind]
        shown += [self._more.sizeHint().width()] if behind else []
        return sum(shown) + GAP * max(0, len(shown) - 1)

    def _lay_out_now(self) -> None:
        """Give the acts their places before the next paint: else the primary one flashes by as an empty block."""
        place: QWidget | None = self._buttons
        while place is not None:
            layout = place.layout()
            if layout is not None:
                layout.activate()
            place = place.parentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is told above the acts where both do not fit side by side."""
        super().resizeEvent(event)
        self._make_room()
        self._give_way()

    def _give_way(self) -> None:
        is_told = bool(self.result.text() or self._note.text())  # else there is no band above the acts for it
        told = max(TOLD_LINES * em(), self.result.wanted_width(lines=2)) if is_told else 0
        is_tight = self.width() < self._flow.sizeHint().width() + told + 2 * sizes().page
        wanted = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)

    def show_note(self, text: str) -> None:
        """Show a quiet remark, such as when the draft was kept."""
        self._note.setText(text)
        self._give_way()

    def _take_down(self) -> None:
        for button in self._built.values():
            self._flow.removeWidget(button)
            drop(button)
        self._built = {}

    def _button(self, action: PageAction) -> ActionButton:
        button = ActionButton(action.text, key=action.key_sequence, icon_name=action.icon, is_primary=action.is_primary)
        button.setObjectName(f"action.{action.key_sequence}")
        button.clicked.connect(lambda: self.triggered.emit(self._shown[action.key_sequence]))
        button.setParent(self._buttons)
        button.show()
        self._built[action.key_sequence] = button
        return button

    @staticmethod
    def _show_state(button: ActionButton, action: PageAction) -> None:
        if button.accessibleName() != action.text:
            button.show_text(action.text)
        button.setEnabled(action.is_enabled)
        button.setToolTip(action.why)
        button.setAccessibleDescription(f"{action.key_sequence} {action.why}".strip())

    def _fit(self) -> None:
        high = 8 if theme().is_compact else 12
        self._row.setContentsMargins(sizes().page, high, sizes().page, high)
        self._make_room()


def _shape(action: PageAction) -> tuple[str, str, bool]:
    return action.key_sequence, action.icon, action.is_primary


def day_words(day: date) -> str:
    """Return a civil date as it is said: 2026年11月23日 星期一."""
    names = (
        translate("StatusBar", "星期一"),
        translate("StatusBar", "星期二"),
        translate("StatusBar", "星期三"),
        translate("StatusBar", "星期四"),
        translate("StatusBar", "星期五"),
        translate("StatusBar", "星期六"),
        translate("StatusBar", "星期日"),
    )
    pattern = translate("StatusBar", "{year}年{month}月{day}日 {weekday}")
    return pattern.format(year=day.year, month=day.month, day=day.day, weekday=names[day.weekday()])


class StatusBar(QFrame):
    """How the desk stands: center, what is under way, what was not printed, day; always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "statusbar")
        self._center = Text(translate("StatusBar", "未接入中心"), role="small")
        name_widget(self._center, "statusbar.center", translate("StatusBar", "未接入中心"))
        self._remark = Text("", role="small", wraps=True)
        self._remark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._remark.setObjectName("statusbar.remark")
        self.busy = BusyLine("statusbar.busy")
        self._unprinted = Text("", role="small")
        self._unprinted.setObjectName("statusbar.unprinted")
        self._day = Text("", role="small")
        self._day.setObjectName("statusbar.day")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(16)
        row.addWidget(self._center)
        row.addWidget(self.busy)
        row.addWidget(self._remark, 1)
        row.addWidget(self._unprinted)
        row.addWidget(self._day)
        self.show_unprinted("")

    def show_center(self, text: str, tone: str | None = None, why: str = "") -> None:
        """Show how the desk stands with its center; `why` is told to whoever asks."""
        self._center.show_text(text, tone)
        self._center.setAccessibleName(text)
        self._center.setToolTip(why)
        self._center.setAccessibleDescription(why)

    def show_unprinted(self, text: str) -> None:
        """Show which papers did not come out of the printer, "" when none is left."""
        self._unprinted.show_text(text, "warn" if text else None)
        self._unprinted.setVisible(bool(text))

    def show_remark(self, text: str, tone: str | None = None, *, why: str = "") -> None:
        """Show a lasting remark (keys kept in a file, clock set by hand); `why` is told to whoever asks."""
        self._remark.show_text(text, tone)
        self._remark.setToolTip(why)
        self._remark.setAccessibleDescription(why)

    def show_day(self, text: str, *, is_set: bool = False) -> None:
        """Show the day that every date is counted from, and whether somebody set the clock."""
        mark = translate("StatusBar", "（时钟已人为设定）") if is_set else ""
        self._day.show_text(text + mark, "warn" if is_set else None)
