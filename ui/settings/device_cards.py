"""The devices of this window as cards: card reader, camera, scanner, slip printer, the applicant's screen."""

from __future__ import annotations

import shlex

from PySide6.QtCore import QCoreApplication

from app.devices.choice import (
    DEVICE,
    FILE,
    KEY,
    TCP,
    CameraChoice,
    CardChoice,
    CardInterface,
    SlipCharset,
    SlipChoice,
    WedgeChoice,
)
from app.finding import Finding, finding
from ui.codeedit import CodeEdit
from ui.settings import choices
from ui.settings.numbers import number_faults, number_in
from ui.settings.scan_trial import ScanTrial
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.field import ChoiceField, Field
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import name_widget

translate = QCoreApplication.translate
NO_SLIP, QUEUE = "none", "queue"
KINDS = {"device": DEVICE, "tcp": TCP, "file": FILE}


class CardCard(Card):
    """Which interface the card reader has, and where its driver lies."""

    def __init__(self) -> None:
        note = translate("Settings", "驱动由读卡器厂家提供；F4 试读一张")
        super().__init__(translate("Settings", "身份证读卡器"), step=1, note=note)
        self.interface = ChoiceField(translate("Settings", "接口(&J)"), "settings.card.interface", choices.interfaces())
        self.library = Field(translate("Settings", "驱动文件(&L)"), "settings.card.library", CodeEdit())
        self.port = ChoiceField(translate("Settings", "端口(&P)"), "settings.card.port", choices.ports())
        hint = translate("Settings", "32 位驱动填 32 位 Python 的路径")
        self.program = Field(translate("Settings", "程序(&M)"), "settings.card.program", CodeEdit(), hint=hint)
        hint = translate("Settings", "秒，1 至 60")
        self.seconds = Field(translate("Settings", "最多等(&W)"), "settings.card.seconds", CodeEdit(), hint=hint)
        grid = FieldGrid(3, characters=10)
        for field, span in (
            (self.interface, 1),
            (self.library, 2),
            (self.port, 1),
            (self.program, 1),
            (self.seconds, 1),
        ):
            grid.add(field, span)
        self.add(grid)
        self.interface.changed.connect(lambda _: self._fit_interface())
        self._fit_interface()

    def show_choice(self, card: CardChoice) -> None:
        """Show a choice."""
        self.interface.set_code(card.interface.value)
        self.library.set_text(card.library)
        self.port.set_code(str(card.port))
        self.program.set_text(shlex.join(card.program))
        self.seconds.set_text(str(card.seconds))
        self._fit_interface()

    def choice(self) -> CardChoice:
        """Return what the fields say."""
        return CardChoice(
            CardInterface(self.interface.code()), self.library.text().strip(), int(self.port.code() or 0),
            _words(self.program.text()), number_in(self.seconds) or 0,
        )  # fmt: skip

    def faults(self) -> tuple[Finding, ...]:
        """Return what cannot be read."""
        return number_faults({"card.seconds": self.seconds}, KEY)

    def _fit_interface(self) -> None:
        kind = self.interface.code()
        has_library = kind in (CardInterface.TERMB, CardInterface.SDTAPI)
        for field in (self.library, self.port):
            field.setEnabled(has_library)
        for field in (self.program, self.seconds):
            field.setEnabled(kind != CardInterface.NONE)


class CameraCard(Card):
    """The camera on a cable, if any, and the folder that is watched beside it."""

    def __init__(self) -> None:
        note = translate("Settings", "可以不接；F5 试拍一张")
        super().__init__(translate("Settings", "高拍仪"), step=2, note=note)
        self.device = ChoiceField(translate("Settings", "设备(&D)"), "settings.camera.device", [("", "")])
        hint = translate("Settings", "高拍软件的保存位置；空着用档案目录的 captures")
        self.folder = Field(translate("Settings", "监视文件夹(&F)"), "settings.camera.folder", hint=hint)
        grid = FieldGrid(3, characters=10)
        grid.add(self.device)
        grid.add(self.folder, 2)
        self.add(grid)
        self.offer(())

    def offer(self, cameras: tuple[str, ...]) -> None:
        """Offer the cameras that this computer shows."""
        shown = [("", translate("Settings", "不用")), *((file, file) for file in cameras)]
        self.device.show_choices(choices.with_present(shown, self.device.code(), _gone()))

    def show_choice(self, camera: CameraChoice) -> None:
        """Show a choice."""
        known = [
            (str(self.device.edit.itemData(at)), self.device.edit.itemText(at))
            for at in range(self.device.edit.count())
        ]
        self.device.show_choices(choices.with_present(known, camera.device, _gone()))
        self.device.set_code(camera.device)
        self.folder.set_text(camera.folder)

    def choice(self) -> CameraChoice:
        """Return what the fields say."""
        return CameraChoice(self.folder.text().strip(), self.device.code())


class WedgeCard(Card):
    """How the scanner of this window types."""

    def __init__(self) -> None:
        note = translate("Settings", "扫码枪像键盘一样打字；相隔更久的按手工输入处理")
        super().__init__(translate("Settings", "扫码枪"), step=3, note=note)
        hint = translate("Settings", "毫秒，25 至 80，一般 50")
        self.gap = Field(translate("Settings", "字符间隔(&G)"), "settings.wedge.gap", CodeEdit(), hint=hint)
        hint = translate("Settings", "扫码枪设了才填")
        self.prefix = Field(translate("Settings", "前缀(&A)"), "settings.wedge.prefix", CodeEdit(), hint=hint)
        self.suffix = Field(translate("Settings", "后缀(&B)"), "settings.wedge.suffix", CodeEdit(), hint=hint)
        self.trial = ScanTrial()
        grid = FieldGrid(5, characters=7)
        for field, span in ((self.gap, 1), (self.prefix, 1), (self.suffix, 1), (self.trial, 2)):
            grid.add(field, span)
        self.add(grid)

    def show_choice(self, wedge: WedgeChoice) -> None:
        """Show a choice."""
        self.gap.set_text(str(wedge.gap))
        self.prefix.set_text(wedge.prefix)
        self.suffix.set_text(wedge.suffix)

    def choice(self) -> WedgeChoice:
        """Return what the fields say."""
        return WedgeChoice(number_in(self.gap) or 0, self.prefix.text(), self.suffix.text())

    def faults(self) -> tuple[Finding, ...]:
        """Return what cannot be read."""
        return number_faults({"wedge.gap": self.gap}, KEY)


class SlipCard(Card):
    """The slip printer: how it is connected, its paper, its characters."""

    def __init__(self) -> None:
        note = translate("Settings", "打印小票和评价码；F6 试打一张")
        super().__init__(translate("Settings", "小票打印机"), step=4, note=note)
        kinds = [
            (NO_SLIP, translate("Settings", "不接")),
            ("device", translate("Settings", "设备文件（USB、串口）")),
            ("tcp", translate("Settings", "网络地址")),
            (QUEUE, translate("Settings", "打印队列")),
            ("file", translate("Settings", "存成文件")),
        ]
        self.kind = ChoiceField(translate("Settings", "接法(&K)"), "settings.slip.kind", kinds)
        self.target = Field(translate("Settings", "位置(&T)"), "settings.slip.target", CodeEdit())
        self.paper = ChoiceField(translate("Settings", "纸宽(&I)"), "settings.slip.width", choices.papers())
        self.charset = ChoiceField(translate("Settings", "字库(&C)"), "settings.slip.charset", choices.charsets())
        self.at_once = CheckBox(translate("Settings", "每次收件、受理后自动打印小票(&U)"))
        name_widget(self.at_once, "settings.slip.at_once", translate("Settings", "每次收件、受理后自动打印小票"))
        grid = FieldGrid(5, characters=7)
        for field, span in ((self.kind, 1), (self.target, 2), (self.paper, 1), (self.charset, 1)):
            grid.add(field, span)
        self.add(grid)
        self.add(self.at_once)
        self.kind.changed.connect(lambda _: self._fit_kind())
        self._fit_kind()

    def show_choice(self, slip: SlipChoice) -> None:
        """Show a choice."""
        kind = next((k for k, mark in KINDS.items() if slip.target.startswith(mark)), QUEUE if slip.target else NO_SLIP)
        self.kind.set_code(kind)
        self.target.set_text(slip.target.removeprefix(KINDS.get(kind, "")))
        self.paper.set_code(str(slip.width))
        self.charset.set_code(slip.charset.value)
        self.at_once.setChecked(slip.is_at_once)
        self._fit_kind()

    def choice(self) -> SlipChoice:
        """Return what the fields say."""
        kind, text = self.kind.code(), self.target.text().strip()
        target = "" if kind == NO_SLIP else KINDS.get(kind, "") + text
        return SlipChoice(target, SlipCharset(self.charset.code()), int(self.paper.code()), self.at_once.isChecked())

    def faults(self) -> tuple[Finding, ...]:
        """Return what is not written yet."""
        if self.kind.code() == NO_SLIP or self.target.text().strip():
            return ()
        return (finding("settings.no_target", KEY, "slip.target"),)

    def _fit_kind(self) -> None:
        hints = {
            "device": "/dev/usb/lp0",
            "tcp": "192.168.1.60:9100",
            QUEUE: translate("Settings", "打印队列的名称"),
            "file": translate("Settings", "文件夹"),
        }
        kind = self.kind.code()
        self.target.edit.setPlaceholderText(hints.get(kind, ""))
        for widget in (self.target, self.paper, self.charset, self.at_once):
            widget.setEnabled(kind != NO_SLIP)


class ScreenCard(Card):
    """Whether the applicant has a screen of his own."""

    def __init__(self) -> None:
        note = translate("Settings", "打印前请申请人核对，办完后请其评价；保存后立即生效")
        super().__init__(translate("Settings", "申请人屏幕"), step=5, note=note)
        self.mode = ChoiceField(translate("Settings", "第二块屏(&E)"), "settings.second_screen", choices.screens())
        grid = FieldGrid(3, characters=10)
        grid.add(self.mode)
        self.add(grid)


def _gone() -> str:
    return translate("Settings", "{name}（现在没有）")


def _words(text: str) -> tuple[str, ...]:
    """Return a command as its words; quotes that do not close are taken as they stand."""
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return (text.strip(),)
