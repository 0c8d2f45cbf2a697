"""What has just been done, in one line, with undo while the law allows it: no success boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import icons
from ui.style import em, sizes, tokens, ui_font
from ui.widgets.buttons import ActionButton
from ui.widgets.text import Text

translate = QCoreApplication.translate
UNDO_SECONDS = 10
PRINTS = "\ue010"  # stands in a text where the line says what the printer did with the paper (no glyph of any name)


@dataclass
class _Told:
    """One thing that was told, and how long it can be taken back. `text` has PRINTS in it, `shown` what the printer did."""

    text: str
    undo: Callable[[], object] | None = None
    left: int = 0
    tone: str = "ok"
    shown: str = ""
    age: int = 0
    is_held: bool = False  # the printer has a paper in hand: whether it can still be taken back is open
    why_closed: str = ""

    def can_undo(self) -> bool:
        return self.undo is not None and not self.is_held

    def tick(self) -> None:
        self.age += 1
        if not self.can_undo():
            return
        self.left -= 1
        if self.left <= 0:
            self.undo = None
            words = translate("ResultLine", "已过 {n} 秒，不能撤销；有误的，请在办件档案中更正。")
            self.why_closed = words.format(n=UNDO_SECONDS)


class ResultLine(QWidget):
    """`show_result("已受理 …", undo=slot)`; the shell calls `tick()` every second; Ctrl+Z undoes by the shell's key.

    `lay_over(…)` tells something small while an act can still be taken back: the act's own line waits beneath.
    """

    reshaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ResultLine")
        self._act = _Told("")
        self._over: _Told | None = None
        self._icon = QLabel()
        self._text = Text("", role="muted", wraps=True)
        self._text.setObjectName("ResultLine.text")
        self._button = ActionButton(translate("ResultLine", "撤销"), key="Ctrl+Z", icon_name="undo-2", is_ghost=True)
        self._button.setObjectName("ResultLine.undo")
        self._button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 100)
        row.addWidget(self._button)
        row.addStretch(1)
        self.show_result("")

    def show_result(
        self, text: str, *, undo: Callable[[], object] | None = None, seconds: int = UNDO_SECONDS, tone: str = "ok"
    ) -> None:
        """Tell what was done; with `undo` it can be taken back for `seconds`."""
        self._act = _Told(text, undo, seconds if undo is not None else 0, tone, _filled(text, ()))
        self._over = None
        self._show_top()

    def lay_over(self, text: str, undo: Callable[[], object], *, seconds: int = UNDO_SECONDS) -> None:
        """Tell what was done since; the act beneath can be taken back again as soon as this is over."""
        self._over = _Told(text, undo, seconds, shown=text)
        self._show_top()

    def lift(self) -> None:
        """What lay over the act is over: its line is in sight again as it stands now."""
        if self._over is not None:
            self._over = None
            self._show_top()

    def is_pending(self) -> bool:
        """True while the act can be taken back, or the printer has its paper in hand."""
        return self._act.undo is not None

    def text(self) -> str:
        """Return what the line says."""
        return self._text.text()

    def can_undo(self) -> bool:
        """True while what the line tells can be taken back."""
        return self._top().can_undo()

    def why_closed(self) -> str:
        """Return why what the line tells cannot be taken back any more, "" when it can, or never could."""
        told = self._top()
        if told.undo is not None and told.is_held:
            return translate("ResultLine", "文书正在打印，请稍候：没有打印出来的可以撤销。")
        return told.why_closed if not told.can_undo() else ""

    def show_prints(self, words: Sequence[str], *, is_short: bool = False) -> None:
        """Say of each paper of the act in turn what the printer did with it; `is_short`: one did not come out."""
        act, text = self._act, _filled(self._act.text, words)
        if act.text and text != act.shown:
            act.shown, act.tone = text, "warn" if is_short else "ok"
            self._show_top()

    def fade(self) -> None:
        """The next matter has begun: what was told of the last one goes, unless it can still be taken back."""
        if self._top().undo is None and self._act.undo is not None:
            self.lift()
        elif self.text() and self._top().undo is None:
            self.show_result("")

    def fade_old(self) -> None:
        """The officer goes on: what was told longer ago than an undo lasts belongs to a matter that is over."""
        if self._top().age >= UNDO_SECONDS:
            self.fade()

    def wanted_width(self, lines: int = 1) -> int:
        """Return the width at which the words stand in no more than this many lines."""
        words = self._text.maximumWidth()
        words = words if lines == 1 else words // lines + 2 * em()
        undo = self._button.sizeHint().width() + 8 if self.can_undo() else 0
        return words + sizes().icon + 16 + undo if self.text() else 0

    def tick(self) -> None:
        """One second has gone by."""
        self._act.tick()
        if self._over is not None:
            self._over.tick()
            self._lift_closed()
        self._show_left()

    def undo(self) -> None:
        """Take what the line tells back, once."""
        told = self._top()
        if told.is_held:
            return
        undo, told.undo = told.undo, None
        self._show_left()
        if undo is not None:
            undo()
        self._lift_closed()

    def hold_undo(self, *, is_held: bool) -> None:
        """The printer has a paper of the act in hand, or has it no more: until then its time stands still."""
        self._act.is_held = is_held
        self._show_left()

    def end_undo(self) -> None:
        """The act cannot be taken back any more: its paper came out of the printer."""
        act = self._act
        if act.undo is not None:
            act.why_closed = translate("ResultLine", "文书已打印，不能撤销；有误的，请在办件档案中更正。")
        act.undo = None
        act.is_held = False
        self._show_left()

    def _top(self) -> _Told:
        return self._act if self._over is None else self._over

    def _lift_closed(self) -> None:
        """What lies over the act and is itself over does not keep the act's undo out of sight."""
        if self._over is not None and self._over.undo is None and self._act.undo is not None:
            self.lift()

    def _show_top(self) -> None:
        self._show_text(self._top().shown, self._top().tone)
        self._show_left()
        self.reshaped.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Let the words take what they need and no more, so that the undo stands beside them."""
        metrics = QFontMetrics(ui_font(sizes().base))
        self._text.setMaximumWidth(metrics.horizontalAdvance(self._text.text()) + 8)

    def _show_text(self, text: str, tone: str) -> None:
        self._text.show_text(text, tone if text else None)
        self._fit()
        is_icon = bool(text) and icons.is_there("circle-check")
        self._icon.setVisible(is_icon)
        if is_icon:
            name = "circle-check" if tone == "ok" else "circle-alert"
            colour = {"ok": tokens().ok, "warn": tokens().warn, "bad": tokens().bad}.get(tone, tokens().muted)
            self._icon.setPixmap(icons.pixmap(name, colour, sizes().icon))

    def _show_left(self) -> None:
        if self._button.isHidden() == self.can_undo():
            self._button.setVisible(self.can_undo())
            self.reshaped.emit()
        if self.can_undo():
            self._button.show_text(translate("ResultLine", "撤销（{n} 秒）").format(n=self._top().left))


def _filled(text: str, words: Sequence[str]) -> str:
    """Return the text with each paper's word in its place; a paper without one goes to the printer next."""
    first, *rest = text.split(PRINTS)
    waiting = translate("ResultLine", "待打印")
    known = [*words, *[waiting] * len(rest)]
    return first + "".join(word + part for word, part in zip(known, rest, strict=False))
