"""本窗口设备: what stands at this window; everything can be tried out before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.devices.camera.video import video_devices
from app.devices.choice import DeviceChoice
from app.devices.choice_checks import device_faults
from app.devices.cups import known_queues
from app.devices.ports import DeviceSet
from app.devices.setting import set_devices
from app.errors import Trouble
from app.finding import Finding
from app.wording import say_trouble
from ui.page import PageAction
from ui.settings.device_cards import CameraCard, CardCard, ScreenCard, SlipCard, WedgeCard
from ui.settings.section import Judged, Place, Section
from ui.settings.trials import card_words, picture_words, test_slip
from ui.surroundings import Surroundings

translate = QCoreApplication.translate


class DevicesSection(Section):
    """F4 reads a card, F5 takes a picture, F6 prints a slip: with what stands in the fields, kept or not."""

    key = "devices"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "本窗口设备"))
        self.card, self.camera, self.wedge = CardCard(), CameraCard(), WedgeCard()
        self.slip, self.applicant = SlipCard(), ScreenCard()
        self._queues: tuple[str, ...] | None = None
        self._tried: Place | None = None
        self.lay((self.card, self.camera, self.wedge, self.slip, self.applicant))
        card, slip, wedge = self.card, self.slip, self.wedge
        self.watch({
            "card.interface": card.interface, "card.library": card.library, "card.port": card.port,
            "card.program": card.program, "card.seconds": card.seconds,
            "camera.device": self.camera.device, "camera.folder": self.camera.folder,
            "wedge.gap": wedge.gap, "wedge.prefix": wedge.prefix, "wedge.suffix": wedge.suffix,
            "slip.kind": slip.kind, "slip.target": slip.target, "slip.width": slip.paper, "slip.charset": slip.charset,
            "second_screen": self.applicant.mode,
        })  # fmt: skip
        slip.at_once.toggled.connect(lambda _: self.edited.emit())

    def choice(self) -> DeviceChoice:
        """Return the choice in force with the devices of these fields; printers are another section's."""
        return replace(
            self.around.devices.choice, card=self.card.choice(), camera=self.camera.choice(), slip=self.slip.choice(),
            wedge=self.wedge.choice(), second_screen=self.applicant.mode.code(),
        )  # fmt: skip

    def show_now(self) -> None:
        """Show what is in force, and look which cameras and queues there are."""
        choice = self.around.devices.choice
        self.card.show_choice(choice.card)
        self.camera.show_choice(choice.camera)
        self.wedge.show_choice(choice.wedge)
        self.slip.show_choice(choice.slip)
        self.applicant.mode.set_code(choice.second_screen)
        self.is_touched = False
        self.around.work.paper_latest(self, "known", lambda: (video_devices(), known_queues()), self._on_known)

    def judge(self, then: Judged) -> None:
        """Look at files, folders and queues beside the window's own work."""
        unread = (*self.card.faults(), *self.wedge.faults(), *self.slip.faults())
        named = {fault.field for fault in unread}

        def look(choice: DeviceChoice, queues: tuple[str, ...] | None) -> tuple[Finding, ...]:
            found = device_faults(choice, queues)
            return (*unread, *(fault for fault in found if fault.field in self.places and fault.field not in named))

        self.around.work.paper_latest(self, "judge", look, then, self.choice(), self._queues)

    def save(self) -> None:
        """These are the devices of the window from now on."""
        unread = (*self.card.faults(), *self.wedge.faults(), *self.slip.faults())
        self.save_by(unread, set_devices, self._on_saved, self.choice(), self._queues)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Try the reader, the camera, the slip printer."""
        return [
            PageAction("F4", translate("Settings", "试读身份证"), "id-card", self.read_card),
            PageAction("F5", translate("Settings", "试拍"), "camera", self.take_picture),
            PageAction("F6", translate("Settings", "试打小票"), "receipt-text", self.print_slip),
        ]

    def read_card(self) -> None:
        """F4: read the card that lies on the reader."""
        self._try(
            self.card.interface, lambda devices: devices.card_reader.read(), lambda card: self._tell(card_words(card))
        )

    def take_picture(self) -> None:
        """F5: take one picture, which is not kept."""

        def use(devices: DeviceSet) -> tuple[int, ...]:
            return tuple(len(one.data) for one in devices.camera.capture())

        self._try(self.camera.device, use, lambda sizes: self._tell(picture_words(sizes)))

    def print_slip(self) -> None:
        """F6: print a slip with rare characters and a barcode."""
        slip, title = test_slip(self.around.setting().office.name), translate("Settings", "打印测试")
        told = translate("Settings", "已送到小票打印机，请看纸")
        self._try(
            self.slip.kind, lambda devices: devices.slip_printer.print_slip(slip, title), lambda _: self._tell(told)
        )

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a device in trouble at the device that was tried."""
        if self._tried is None:
            return super().take_trouble(trouble)
        place, self._tried = self._tried, None
        place.set_message(say_trouble(trouble, self.around.language), "bad")
        return True

    def _try(self, place: Place, use: Callable[[DeviceSet], Any], then: Callable[[Any], object]) -> None:
        if self.around.work.is_busy(self):
            return
        self._tried = place
        place.set_message(translate("Settings", "正在试……"), "warn")
        self.around.devices.try_out(self, self.choice(), use, then)

    def _tell(self, text: str) -> None:
        if self._tried is not None:
            self._tried.set_message(text, "ok")
        self._tried = None

    def _on_known(self, found: tuple[tuple[str, ...], tuple[str, ...] | None]) -> None:
        cameras, self._queues = found
        self.camera.offer(cameras)
        self.edited.emit() if self.is_touched else None

    def _on_saved(self, choice: DeviceChoice) -> None:
        self.around.devices.follow(choice)
        self.show_now()
        self.saved.emit(translate("Settings", "本窗口设备"))
