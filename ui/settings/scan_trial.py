"""A field to scan into: it measures how fast the scanner types, which the gap of the window must let through."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.devices.choice import GAP_LEAST, GAP_MOST, GAP_USUAL
from ui.widgets.field import Field

translate = QCoreApplication.translate
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
FEWEST = 4


class ScanEdit(QLineEdit):
    """`measured(text, gap)` follows the Enter or Tab behind a burst: the text and its longest gap in milliseconds."""

    measured = Signal(str, int)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._times: list[float] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note when each key came; the end of a barcode is told and goes no further."""
        if event.key() in ENDS and len(self._times) >= FEWEST:
            gaps = [later - earlier for earlier, later in zip(self._times, self._times[1:], strict=False)]
            text, self._times = self.text(), []
            self.clear()
            self.measured.emit(text, round(max(gaps) * 1000))
            return
        if event.text().isprintable() and event.text():
            self._times.append(self._clock())
        else:
            self._times = []
        super().keyPressEvent(event)


class ScanTrial(Field):
    """Tells what was scanned, how fast, and which gap would do."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        hint = translate("Settings", "光标放在这里，扫任意商品条码")
        self.scan = ScanEdit(clock)
        super().__init__(translate("Settings", "试扫(&Y)"), "settings.wedge.try", self.scan, hint=hint)
        self.scan.measured.connect(self._on_measured)

    def _on_measured(self, text: str, gap: int) -> None:
        told = translate("Settings", "扫到 {n} 个字符，最慢相隔 {gap} 毫秒；间隔填 {fit} 即可")
        slow = translate(
            "Settings", "{n} 个字符最慢相隔 {gap} 毫秒，像是手工输入：请用扫码枪扫；仍然如此的，调快扫码枪"
        )
        is_scanner = gap <= GAP_MOST
        fit = min(GAP_MOST, max(GAP_USUAL if gap * 2 <= GAP_USUAL else gap * 2, GAP_LEAST))
        words = told if is_scanner else slow
        self.set_message(words.format(n=len(text), gap=gap, fit=fit), "ok" if is_scanner else "warn")
