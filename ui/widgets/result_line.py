"""What has just been done, in one line, with undo while the law allows it: no success boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import icons
from ui.style import sizes, tokens, ui_font
from ui.widgets.buttons import ActionButton
from ui.widgets.text import Text

translate = QCoreApplication.translate
UNDO_SECONDS = 10
PRINTS = "\ue010"  # stands in a text where the line says what the printer did with the paper (no glyph of any name)


class ResultLine(QWidget):
    """`show_result("已受理 …", undo=slot)`; the shell calls `tick()` every second; Ctrl+Z undoes by the shell's key."""

    reshaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ResultLine")
        self._undo: Callable[[], object] | None = None
        self._is_held = False  # the printer has a paper in hand: whether it can still be taken back is open
        self._told = ""
        self._age = 0
        self._why_closed = ""
        self._left = 0
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
        self._undo = undo
        self._is_held = False
        self._age = 0
        self._told = text
        self._why_closed = ""
        self._left = seconds if undo is not None else 0
        self._show_text(_filled(text, ()), tone)
        self._show_left()
        self.reshaped.emit()

    def text(self) -> str:
        """Return what the line says."""
        return self._text.text()

    def can_undo(self) -> bool:
        """True while the last act can be taken back."""
        return self._undo is not None and not self._is_held

    def why_closed(self) -> str:
        """Return why what the line tells cannot be taken back any more, "" when it can, or never could."""
        if self._undo is not None and self._is_held:
            return translate("ResultLine", "文书正在打印，请稍候：没有打印出来的可以撤销。")
        return self._why_closed if not self.can_undo() else ""

    def show_prints(self, words: Sequence[str], *, is_short: bool = False) -> None:
        """Say of each paper in turn what the printer did with it; `is_short`: one did not come out."""
        text = _filled(self._told, words)
        if self._told and text != self.text():
            self._show_text(text, "warn" if is_short else "ok")
            self.reshaped.emit()

    def fade(self) -> None:
        """The next matter has begun: what was told of the last one goes, unless it can still be taken back."""
        if self.text() and self._undo is None:
            self.show_result("")

    def fade_old(self) -> None:
        """The officer goes on: what was told longer ago than an undo lasts belongs to a matter that is over."""
        if self._age >= UNDO_SECONDS:
            self.fade()

    def wanted_width(self) -> int:
        """Return the width at which the line stands unbroken."""
        undo = self._button.sizeHint().width() + 8 if self.can_undo() else 0
        return self._text.maximumWidth() + sizes().icon + 16 + undo if self.text() else 0

    def tick(self) -> None:
        """One second has gone by."""
        self._age += 1
        if not self.can_undo():
            return
        self._left -= 1
        if self._left <= 0:
            self._undo = None
            self._why_closed = translate("ResultLine", "已过 {n} 秒，不能撤销；有误的，请在办件档案中更正。").format(
                n=UNDO_SECONDS
            )
        self._show_left()

    def undo(self) -> None:
        """Take the last act back, once."""
        if self._is_held:
            return
        undo, self._undo = self._undo, None
        self._show_left()
        if undo is not None:
            undo()

    def hold_undo(self, *, is_held: bool) -> None:
        """The printer has a paper of the act in hand, or has it no more: until then its time stands still."""
        self._is_held = is_held
        self._show_left()

    def end_undo(self) -> None:
        """The act cannot be taken back any more: its paper came out of the printer."""
        if self._undo is not None:
            self._why_closed = translate("ResultLine", "文书已打印，不能撤销；有误的，请在办件档案中更正。")
        self._undo = None
        self._is_held = False
        self._show_left()

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
            self._button.show_text(translate("ResultLine", "撤销（{n} 秒）").format(n=self._left))


def _filled(text: str, words: Sequence[str]) -> str:
    """Return the text with each paper's word in its place; a paper without one goes to the printer next."""
    first, *rest = text.split(PRINTS)
    waiting = translate("ResultLine", "待打印")
    known = [*words, *[waiting] * len(rest)]
    return first + "".join(word + part for word, part in zip(known, rest, strict=False))
