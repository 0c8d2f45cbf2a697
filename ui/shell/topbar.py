"""The bar at the top: which page, what waits, how the devices are, how the window looks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.devices.ports import DeviceState
from ui import icons
from ui.style import sizes, theme, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.pill import Pill
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate
ICONS = {
    "card_reader": "id-card",
    "barcodes": "scan-barcode",
    "camera": "camera",
    "printer": "printer",
    "slip_printer": "receipt-text",
}
SELDOM = ("slip_printer",)  # shown only where one stands


def device_word(device: str) -> str:
    """Return the word of a device."""
    return {
        "card_reader": translate("TopBar", "读卡器"),
        "barcodes": translate("TopBar", "扫码枪"),
        "camera": translate("TopBar", "高拍仪"),
        "printer": translate("TopBar", "打印机"),
        "slip_printer": translate("TopBar", "小票打印机"),
    }.get(device, device)


def state_word(state: DeviceState) -> str:
    """Return the word of a device's state."""
    return {
        DeviceState.READY: translate("TopBar", "就绪"),
        DeviceState.ABSENT: translate("TopBar", "未连接"),
        DeviceState.BUSY: translate("TopBar", "工作中"),
        DeviceState.TROUBLE: translate("TopBar", "故障"),
    }[state]


class DeviceLight(QWidget):
    """A device by its icon; a word stands beside it whenever it is not ready, so that no colour has to be told."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self.setObjectName(f"device.{device}")
        self._device = device
        self._state = DeviceState.ABSENT
        self._icon = QLabel()
        self._word = Text("", role="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        self.show_state(DeviceState.ABSENT)

    def show_state(self, state: DeviceState) -> None:
        """Show another state."""
        self._state = state
        if self._device in SELDOM:
            self.setHidden(state is DeviceState.ABSENT)
        sentence = f"{device_word(self._device)} {state_word(state)}"
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        has_icon = icons.is_there(ICONS[self._device])
        self._icon.setVisible(has_icon)
        self._word.setVisible(state is not DeviceState.READY or not has_icon)
        tone = {DeviceState.TROUBLE: "bad", DeviceState.BUSY: "warn"}.get(state)
        self._word.show_text(state_word(state) if has_icon else sentence, tone)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew with the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def _tint(self) -> None:
        colours = tokens()
        colour = {
            DeviceState.READY: colours.ok,
            DeviceState.ABSENT: colours.muted,
            DeviceState.BUSY: colours.warn,
            DeviceState.TROUBLE: colours.bad,
        }[self._state]
        self._icon.setPixmap(icons.pixmap(ICONS[self._device], colour, sizes().icon + 2))


class TopBar(QFrame):
    """Title, pill, device lights; `theme_wanted()`, `size_wanted()`, `help_wanted()` from its buttons."""

    theme_wanted = Signal()
    size_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self._title = Text("", role="h1")
        self._title.setObjectName("topbar.title")
        self._pill = Pill()
        self._lights = {device: DeviceLight(device) for device in ICONS}
        self._size = self._button("topbar.size", translate("TopBar", "字号"), "type", "Ctrl+0")
        self._theme = self._button("topbar.theme", translate("TopBar", "明暗与高对比"), "contrast", "Ctrl+T")
        self._help = self._button("topbar.help", translate("TopBar", "按键帮助"), "keyboard", "F1")
        self._size.clicked.connect(self.size_wanted)
        self._theme.clicked.connect(self.theme_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        self._row.addWidget(self._title)
        self._row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        for light in self._lights.values():
            self._row.addWidget(light)
        self._row.addSpacing(6)
        for button in (self._size, self._theme, self._help):
            self._row.addWidget(button)
        theme().changed.connect(self._fit)
        self._fit()

    def show_title(self, title: str, pill: str = "", tone: str | None = None) -> None:
        """Show the page's title and a word beside it."""
        self._title.setText(title)
        self._pill.show_text(pill, tone)

    def show_devices(self, states: Mapping[str, DeviceState]) -> None:
        """Show how the devices are."""
        for device, light in self._lights.items():
            if device in states:
                light.show_state(states[device])

    def _fit(self) -> None:
        high = 6 if theme().is_compact else 10
        self._row.setContentsMargins(sizes().page, high, sizes().page - 8, high)

    @staticmethod
    def _button(name: str, word: str, icon_name: str, key: str) -> ActionButton:
        button = ActionButton("" if icons.is_there(icon_name) else word, icon_name=icon_name, is_ghost=True)
        name_widget(button, name, word)
        button.setAccessibleDescription(key)
        button.setToolTip(f"{word}  {key}")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return button
