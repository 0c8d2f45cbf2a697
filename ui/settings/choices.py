"""The words of the devices that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.devices.choice import NARROW_PAPER, WIDE_PAPER, CardInterface, Duplex, SlipCharset
from app.devices.choice_checks import PORTS

translate = QCoreApplication.translate
Choices = list[tuple[str, str]]
USB_FROM = 1001


def interfaces() -> Choices:
    """Return the ways to speak to a card reader."""
    return [
        (CardInterface.NONE.value, translate("Settings", "不接读卡器")),
        (CardInterface.TERMB.value, translate("Settings", "CVR 接口（Termb）")),
        (CardInterface.SDTAPI.value, translate("Settings", "SDT 接口（sdtapi）")),
        (CardInterface.HELPER.value, translate("Settings", "读卡程序")),
    ]


def ports() -> Choices:
    """Return the ports of a card reader: found by itself, USB, serial."""
    shown = [("0", translate("Settings", "自动"))]
    shown += [(str(n), f"USB {n - USB_FROM + 1}（{n}）") for n in PORTS if n >= USB_FROM]
    return [*shown, *((str(n), f"COM {n}") for n in PORTS if 0 < n < USB_FROM)]


def duplexes() -> Choices:
    """Return how the sheet is used."""
    return [
        (Duplex.ONE_SIDED.value, translate("Settings", "单面")),
        (Duplex.LONG_EDGE.value, translate("Settings", "双面，长边翻页")),
        (Duplex.SHORT_EDGE.value, translate("Settings", "双面，短边翻页")),
    ]


def charsets() -> Choices:
    """Return the characters that a slip printer may have."""
    return [(one.value, one.value.upper()) for one in (SlipCharset.GBK, SlipCharset.GB18030, SlipCharset.GB2312)]


def papers() -> Choices:
    """Return the widths of slip paper in dots."""
    return [
        (str(WIDE_PAPER), translate("Settings", "80 毫米")),
        (str(NARROW_PAPER), translate("Settings", "58 毫米")),
    ]


def screens() -> Choices:
    """Return where the applicant's screen may stand."""
    return [
        ("auto", translate("Settings", "接了第二块屏就用")),
        ("window", translate("Settings", "在普通窗口中显示")),
        ("off", translate("Settings", "不用")),
    ]


def with_present(choices: Choices, present: str, missing: str) -> Choices:
    """Return the choices with the present one among them; one that is not there now is called so."""
    if any(code == present for code, _ in choices):
        return choices
    return [*choices, (present, missing.format(name=present))]
