"""A printer of Windows, played: every page of every copy is drawn, and what Windows refuses takes the whole job back."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from app.devices import windows
from app.devices.choice import PrinterChoice
from app.devices.cups import CupsPrinter
from app.devices.ports import DeviceState
from app.devices.roles import printer_of
from app.devices.windows import PAPER_X, PAPER_Y, Picture, Sheet, WindowsPrinter, gdi_of, usual_of, windows_printer
from app.errors import DeviceTrouble
from app.wording import say_trouble

PDF = b"%PDF two pages"


class PlayedGdi:
    """Windows as it answers; `fails` names the call that does not go well, `number` its error."""

    def __init__(self, fails: str = "", number: int = 0) -> None:
        self.fails, self.number = fails, number
        self.calls: list[str] = []
        self.pictures: list[Picture] = []

    def printers(self) -> tuple[tuple[str, ...], str]:
        return ("HP LaserJet", "小票"), "HP LaserJet"

    def open(self, printer: str) -> int:
        self.calls.append(f"open {printer}")
        return 0 if self.fails == "open" else 77

    def call(self, name: str, handle: int, *arguments: Any) -> int:
        assert handle == 77
        if name == "GetDeviceCaps":
            return {PAPER_X: 4960, PAPER_Y: 7016}.get(arguments[0], 118)
        self.calls.append(" ".join([name, *map(str, arguments)]))
        return 0 if name == self.fails else 5

    def put(self, sheet: Sheet, picture: Picture) -> int:
        assert (sheet.x, sheet.y, sheet.width, sheet.height) == (-118, -118, 4960, 7016), (
            "the paper, not its printable part"
        )
        self.pictures.append(picture)
        return 0 if self.fails == "put" else picture.height

    def error(self) -> int:
        return self.number


class PlayedDrawer:
    """Two pages; as vectors, or each as a picture."""

    def __init__(self, *, is_picture: bool = False) -> None:
        self.is_picture = is_picture
        self.drawn: list[int] = []

    def pages(self, pdf: bytes) -> int:
        assert pdf == PDF
        return 2

    def draw(self, pdf: bytes, index: int, sheet: Sheet) -> Picture | None:
        self.drawn.append(index)
        return Picture(2, 1, bytes(8)) if self.is_picture else None


def printed(gdi: PlayedGdi, drawer: PlayedDrawer | None = None, choice: PrinterChoice | None = None) -> Any:
    return WindowsPrinter(gdi, drawer or PlayedDrawer(), choice or PrinterChoice()).print_pdf(PDF, "受理通知书", 2)


def test_every_page_of_every_copy_is_drawn_on_the_usual_printer():
    gdi, drawer = PlayedGdi(), PlayedDrawer()
    job = printed(gdi, drawer)
    assert (job.id, job.printer, job.copies) == ("5", "HP LaserJet", 2)
    page = ["StartPage", "EndPage"]
    assert gdi.calls == ["open HP LaserJet", "StartDocW 受理通知书", *page * 4, "EndDoc", "DeleteDC"]
    assert drawer.drawn == [0, 1, 0, 1]


def test_a_role_has_its_own_printer_and_copies():
    gdi = PlayedGdi()
    job = printed(gdi, choice=PrinterChoice("小票", copies=1))
    assert (job.printer, job.copies) == ("小票", 1)
    assert gdi.calls.count("StartPage") == 2


def test_what_cannot_be_drawn_as_vectors_is_put_as_a_picture():
    gdi = PlayedGdi()
    printed(gdi, PlayedDrawer(is_picture=True))
    assert len(gdi.pictures) == 4


@pytest.mark.parametrize("step", ["StartPage", "EndPage", "EndDoc", "put"])
def test_a_failure_in_the_middle_takes_the_whole_job_back(step: str):
    gdi = PlayedGdi(step, number=1801)
    with pytest.raises(DeviceTrouble) as told:
        printed(gdi, PlayedDrawer(is_picture=True))
    assert gdi.calls[-2:] == ["AbortDoc", "DeleteDC"]
    name = "StretchDIBits" if step == "put" else step
    assert say_trouble(told.value) == (
        f"Windows 打印机（HP LaserJet）没有接收文书（{name}，代码 1801）。文书已保存、尚未打印，请检查打印机后重打。"
    )


@pytest.mark.parametrize(
    ("step", "number", "code"),
    [
        ("open", 1801, "printer.windows"),
        ("StartDocW", 112, "printer.disk_full"),
        ("StartDocW", 5, "printer.not_allowed"),
    ],
)
def test_what_windows_refuses_is_told_and_nothing_stays_open(step: str, number: int, code: str):
    gdi = PlayedGdi(step, number)
    with pytest.raises(DeviceTrouble, match=code.replace(".", r"\.")):
        printed(gdi)
    assert "AbortDoc" not in gdi.calls
    assert ("DeleteDC" in gdi.calls) is (step != "open")


def test_a_printer_that_windows_does_not_know_is_absent_and_told():
    gdi = PlayedGdi()
    gone = WindowsPrinter(gdi, PlayedDrawer(), PrinterChoice("旧打印机"))
    assert gone.state() is DeviceState.ABSENT
    with pytest.raises(DeviceTrouble, match=r"printer\.no_queue"):
        gone.print_pdf(PDF, "t")
    assert gdi.calls == []
    assert WindowsPrinter(gdi, PlayedDrawer()).state() is DeviceState.READY


def test_the_usual_printer_is_read_from_its_word_in_the_registry():
    assert usual_of("HP LaserJet,winspool,Ne00:") == "HP LaserJet"
    assert usual_of("") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="this is Windows")
def test_elsewhere_there_is_no_windows_and_cups_prints(monkeypatch: pytest.MonkeyPatch):
    windows.draw_by(PlayedDrawer())
    assert gdi_of() is None and gdi_of("linux") is None and windows_printer(PrinterChoice()) is None
    assert isinstance(printer_of(PrinterChoice("HP")), CupsPrinter)
    monkeypatch.setattr("app.devices.windows.gdi_of", lambda: PlayedGdi())
    assert isinstance(printer_of(PrinterChoice("HP LaserJet")), WindowsPrinter)
