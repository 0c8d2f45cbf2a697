"""A slip as ESC/POS: Chinese in GB 18030, rare characters as dots, a barcode that reads back, and a twin that reads it all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.devices.choice import NARROW_PAPER, WIDE_PAPER, SlipCharset, SlipChoice
from app.devices.ports import DeviceState, Size, Slip, SlipBarcode, SlipLine, SlipRule
from app.devices.slip.escpos import Raster, broken, lacking, slip_bytes
from app.devices.slip.printer import FolderSlipPrinter, slip_printer
from app.devices.slip.reading import Feed, InkBarcode, InkRaster, InkText, read_slip
from app.errors import DeviceTrouble, Refused
from app.intake.drawing import line_picture, slip_picture

NUMBER = "341702202611230003000018"
SLIP: Slip = (
    SlipLine("示例区政务服务中心", Size.LARGE, is_bold=True, is_centred=True),
    SlipRule(),
    SlipBarcode(NUMBER),
    SlipLine("查询码 482913", Size.TALL, is_centred=True),
    SlipLine("申 请 人：王建国"),
)


def no_picture(line: SlipLine, width: int) -> Raster:
    raise AssertionError(f"{line.text} needs no picture")


def made(slip: Slip, charset: SlipCharset = SlipCharset.GBK, width: int = WIDE_PAPER) -> bytes:
    return slip_bytes(slip, charset, width, no_picture)


def barcodes(png: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]


def test_the_bytes_begin_with_reset_and_chinese_and_end_with_the_cut():
    data = made(SLIP)
    assert data.startswith(b"\x1b@\x1c&")
    assert data.endswith(b"\x1d\x56\x42\x00")
    assert "示例区政务服务中心".encode("gb18030") + b"\n" in data
    assert b"\x1dk\x49\x0e{C" + bytes([34, 17, 2, 20, 26, 11, 23, 0, 3, 0, 0, 18]) in data


def test_what_was_written_reads_back_with_its_looks():
    inks = read_slip(made(SLIP))
    assert inks[0] == InkText("示例区政务服务中心", 2, 2, is_bold=True, is_centred=True)
    assert inks[1] == InkText("-" * 48, 1, 1, is_bold=False, is_centred=False)
    assert inks[2] == InkBarcode(NUMBER, 3, 96)
    assert inks[3] == InkText("查询码 482913", 1, 2, is_bold=False, is_centred=True)
    assert inks[4] == InkText("申 请 人：王建国", 1, 1, is_bold=False, is_centred=False)
    assert inks[5:] == (Feed(3), Feed(0))


@pytest.mark.parametrize("width", [WIDE_PAPER, NARROW_PAPER])
def test_the_barcode_fits_the_paper_with_its_quiet_zones_and_is_read_by_another_library(width: int):
    data = made(SLIP, width=width)
    (bars,) = [ink for ink in read_slip(data) if isinstance(ink, InkBarcode)]
    assert (11 * 14 + 13 + 20) * bars.module <= width
    assert barcodes(slip_picture(data, width)) == [NUMBER]


def test_an_odd_number_of_digits_ends_in_the_other_set():
    (bars, *_) = read_slip(made((SlipBarcode("12345"),)))
    assert isinstance(bars, InkBarcode) and bars.text == "12345"


@pytest.mark.parametrize(
    ("text", "charset", "missing"),
    [
        ("王建国 A-1（“·”）", SlipCharset.GB2312, ()),
        ("朱镕基", SlipCharset.GB2312, ("镕",)),
        ("朱镕基", SlipCharset.GBK, ()),
        ("赵𠅤㐁", SlipCharset.GBK, ("𠅤", "㐁")),
        ("赵𠅤㐁", SlipCharset.GB18030, ()),
        ("\ue863", SlipCharset.GB18030, ("\ue863",)),
        ("a\tb", SlipCharset.GBK, ("\t",)),
    ],
)
def test_what_the_printer_lacks_follows_its_memory(text: str, charset: SlipCharset, missing: tuple[str, ...]):
    assert lacking(text, charset) == missing


def test_a_line_with_a_rare_name_is_printed_as_dots():
    """agent-os 1739: Chinese characters silently dropped; here they become a picture."""
    data = slip_bytes((SlipLine("申 请 人：赵𠅤"),), SlipCharset.GBK, WIDE_PAPER, line_picture)
    (picture, *_) = read_slip(data)
    assert isinstance(picture, InkRaster)
    assert picture.raster.row_bytes == WIDE_PAPER // 8
    black = sum(byte.bit_count() for byte in picture.raster.data)
    assert black > 400
    assert "赵".encode("gb18030") not in data


def test_a_long_rare_line_is_broken_and_a_large_one_is_larger():
    line = SlipLine("𠅤" * 40)
    rows = line_picture(line, WIDE_PAPER)
    assert rows.height == 2 * 30
    assert line_picture(SlipLine("𠅤", Size.LARGE), WIDE_PAPER).height == 54
    left = line_picture(SlipLine("𠅤"), WIDE_PAPER)
    centred = line_picture(SlipLine("𠅤", is_centred=True), WIDE_PAPER)
    assert any(left.data[row * 72] for row in range(30)) and not any(centred.data[row * 72] for row in range(30))


def test_a_character_without_any_font_is_named():
    with pytest.raises(Refused) as told:
        line_picture(SlipLine("\ue000"), WIDE_PAPER)
    assert (told.value.code, told.value.facts["codepoint"]) == ("slip.no_glyph", "U+E000")


@pytest.mark.parametrize(("width", "size"), [(WIDE_PAPER, (2, 2)), (NARROW_PAPER, (1, 2))])
def test_a_large_name_that_does_not_fit_in_one_row_is_set_smaller(width: int, size: tuple[int, int]):
    (row, *rest) = [ink for ink in read_slip(made(SLIP, width=width)) if isinstance(ink, InkText)]
    assert (row.text, (row.wide, row.high)) == ("示例区政务服务中心", size)
    assert rest


def test_long_lines_are_broken_where_the_paper_ends():
    assert broken("一二三四五", 6) == ("一二三", "四五")
    assert broken("ab一c", 3) == ("ab", "一c")
    assert broken("", 6) == ("",)
    assert all(len(row) <= 24 for row in broken("长" * 100, 48))


@given(st.text(alphabet=st.sampled_from("王建国赵A1 （）·-"), max_size=80), st.sampled_from(list(Size)))
def test_every_line_that_is_written_is_read_again(text: str, size: Size):
    inks = read_slip(made((SlipLine(text, size),)))
    assert "".join(ink.text for ink in inks if isinstance(ink, InkText)) == text


@given(st.binary(max_size=200))
def test_no_bytes_bring_anything_but_ink_or_a_trouble(data: bytes):
    try:
        read_slip(data)
    except DeviceTrouble as told:
        assert told.code == "device.garbage"


def test_bytes_that_no_printer_understands_make_no_picture():
    with pytest.raises(Refused, match=r"slip\.unreadable"):
        slip_picture(b"\x1bQ", WIDE_PAPER)


def test_the_folder_keeps_bytes_and_a_picture_of_each_slip(tmp_path: Path):
    printer = slip_printer(SlipChoice(f"file:{tmp_path}/slips"))
    assert isinstance(printer, FolderSlipPrinter)
    assert printer.state() is DeviceState.READY
    jobs = [printer.print_slip(SLIP, f"收件凭证 {NUMBER}") for _ in range(2)]
    assert [job.id[:4] for job in jobs] == ["0001", "0002"]
    assert sorted(path.suffix for path in (tmp_path / "slips").iterdir()) == [".bin", ".bin", ".png", ".png"]
    data = (tmp_path / "slips" / jobs[1].id).read_bytes()
    assert data == made(SLIP)
    assert barcodes((tmp_path / "slips" / jobs[1].id).with_suffix(".png").read_bytes()) == [NUMBER]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "slips").write_text("a file stands in the way")
    with pytest.raises(DeviceTrouble, match=r"slip\.refused"):
        slip_printer(SlipChoice(f"file:{tmp_path}/slips")).print_slip(SLIP, "t")
    with pytest.raises(DeviceTrouble, match=r"slip\.gone"):
        slip_printer(SlipChoice(f"file:{tmp_path}/no/slips")).print_slip(SLIP, "t")
