"""Banners across the window: a trouble as a sentence, the training mark, a notice to the officer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui import icons
from ui.style import sizes
from ui.widgets.buttons import ActionButton
from ui.widgets.text import Text, set_state
from ui.widgets.tones import tone_colours

translate = QCoreApplication.translate
AGAIN_KEY = "Ctrl+Shift+P"
ICONS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class Banner(QFrame):
    """One sentence across the page; `tone` ok, warn, bad or None. It is hidden while it says nothing."""

    def __init__(self, name: str, text: str = "", tone: str | None = None, *, is_slim: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = QLabel()
        self._text = Text("", role="bannertext", wraps=True)
        self._text.setObjectName(f"{name}.text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.row = QHBoxLayout(self)
        high = 1 if is_slim else 6
        self.row.setContentsMargins(20, high, 20, high)
        self.row.setSpacing(10)
        self.row.addWidget(self._icon)
        self.row.addWidget(self._text, 1)
        self._tone = tone
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Say another sentence in a tone; an empty one hides the banner."""
        self._tone = tone
        self._text.show_text(text, tone)
        set_state(self, tone=tone)
        self._tint()
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return what the banner says."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew with the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def _tint(self) -> None:
        name = ICONS.get(self._tone or "", "info")
        self._icon.setVisible(icons.is_there(name))
        self._icon.setPixmap(icons.pixmap(name, tone_colours(self._tone or "accent")[0], sizes().icon))


class ProblemBar(Banner):
    """Troubles, the latest in sight and the number of those behind it; closed by its button or Esc."""

    dismissed = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("ProblemBar")
        self._waiting: list[tuple[str, str]] = []
        self._of_page: set[str] = set()
        self._of_printer: set[str] = set()
        self._of_device: dict[str, str] = {}
        self._again = ActionButton(translate("ProblemBar", "再打一次"), key=AGAIN_KEY, icon_name="printer")
        self._again.setObjectName("ProblemBar.again")
        self._again.clicked.connect(self.again_wanted)
        self._again.hide()
        self.row.addWidget(self._again)
        self._close = ActionButton(translate("ProblemBar", "知道了"), key="Esc", is_ghost=True)
        self._close.setObjectName("ProblemBar.close")
        self._close.clicked.connect(self.dismiss)
        self.row.addWidget(self._close)

    def tell(self, sentence: str, tone: str = "bad", device: str = "") -> None:
        """Tell one more trouble; the same sentence is not told twice, and of a device only what is wrong with it now."""
        if device:
            self._forget({self._of_device.get(device, "")})
            self._of_device[device] = sentence
        self._waiting = [one for one in self._waiting if one[0] != sentence] + [(sentence, tone)]
        self._show()

    def tell_of_page(self, sentence: str) -> None:
        """Tell a trouble of the page in sight; it goes when the officer turns to another page."""
        self._of_page.add(sentence)
        self.tell(sentence)

    def tell_of_printer(self, sentence: str) -> None:
        """Tell why a paper did not come out, and offer to print it again."""
        self._of_printer.add(sentence)
        self.tell(sentence)

    def is_printed(self) -> None:
        """What had not come out of the printer is out: its troubles go."""
        self._forget(self._of_printer)
        self._of_printer.clear()
        self._show()

    def device_works(self, device: str) -> None:
        """The device did what it was asked for: what was wrong with it before is over."""
        self._forget({self._of_device.pop(device, "")})
        self._show()

    def leave_page(self) -> None:
        """Forget what belongs to the page that is left: beside another case it would be wrong."""
        self._forget(self._of_page)
        self._of_page.clear()
        self._show()

    def dismiss(self) -> None:
        """Take the trouble in sight away; the one before it comes back."""
        if self._waiting:
            self._waiting.pop()
        self._show()
        self.dismissed.emit()

    def clear(self) -> None:
        """Forget every trouble (after a log-out)."""
        self._waiting.clear()
        self._show()

    def _forget(self, sentences: set[str]) -> None:
        self._waiting = [one for one in self._waiting if one[0] not in sentences]

    def _show(self) -> None:
        self._again.setVisible(bool(self._waiting) and self._waiting[-1][0] in self._of_printer)
        if not self._waiting:
            self.show_text("")
            return
        sentence, tone = self._waiting[-1]
        more = len(self._waiting) - 1
        if more:
            sentence = translate("ProblemBar", "{sentence}（另有 {n} 条提示，按 Esc 看上一条）").format(
                sentence=sentence, n=more
            )
        self.show_text(sentence, tone)
