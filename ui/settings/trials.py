"""What is tried out on a device that is being set up: a test paper, a test slip, a card, a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.devices.ports import DeviceSet, IdCard, PrintJob, PrintRole, Size, Slip, SlipBarcode, SlipLine, SlipRule
from app.identity.masking import mask_name, mask_number_in_case
from app.notices.catalogue import template
from app.notices.render import render

translate = QCoreApplication.translate
KEY, FIELD = "acceptance", "办件编号"
RARE = "𠅤 䶮 㛃 犇"
KILOBYTE = 1024


def test_paper(now: datetime) -> bytes:
    """Return the example of the acceptance notice, marked 预览 and 培训: every font, a barcode, and no legal effect."""
    made = template(KEY)
    return render(made, made.example(), issued_at=now, preview=True, training=True).pdf


def printing(role: PrintRole, title: str, now: datetime) -> Callable[[DeviceSet], PrintJob]:
    """Return what prints one test paper on the printer of a role."""

    def use(devices: DeviceSet) -> PrintJob:
        return devices.printer.print_pdf(test_paper(now), title, 1, role)

    return use


def test_slip(office: str) -> Slip:
    """Return a slip with the office, rare characters and a barcode."""
    number = str(template(KEY).example()[FIELD])
    return (
        SlipLine(translate("Settings", "打印测试"), Size.LARGE, is_bold=True, is_centred=True),
        SlipLine(office, is_centred=True),
        SlipRule(),
        SlipLine(translate("Settings", "生僻字：{signs}").format(signs=RARE)),
        SlipBarcode(number),
        SlipLine(number, is_centred=True),
    )


def card_words(card: IdCard) -> str:
    """Return what was read, masked: it may be anybody's card."""
    told = translate("Settings", "读到：{name}，{number}")
    return told.format(name=mask_name(card.name), number=mask_number_in_case(card.id_number))


def picture_words(sizes: tuple[int, ...]) -> str:
    """Return how many pictures came, and how large the last is."""
    told = translate("Settings", "拍到 {n} 张，最后一张 {size} KB")
    return told.format(n=len(sizes), size=max(1, sizes[-1] // KILOBYTE))
