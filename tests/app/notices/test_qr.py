from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.notices.pdf.qr import modules

DOT = 4


def read(text: str) -> list[str]:
    rows = modules(text)
    side = (len(rows) + 8) * DOT
    image = Image.new("L", (side, side), 255)
    for row, line in enumerate(rows):
        for column, is_dark in enumerate(line):
            if is_dark:
                x, y = (column + 4) * DOT, (row + 4) * DOT
                image.paste(0, (x, y, x + DOT, y + DOT))
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("length", [1, 2, 14, 26, 42, 62, 84, 106, 122, 152, 178, 200])
def test_a_code_of_every_version_is_read_back(length: int) -> None:
    text = ("https://zwfw.example/q?n=" + "abc/123" * 30)[:length]
    assert read(text) == [text]


@given(st.text(alphabet="0123456789ABCXYZ/-:+. ", min_size=1, max_size=60).filter(lambda text: text.strip() == text))
def test_any_short_text_of_numbers_and_capitals_is_read_back(text: str) -> None:
    assert read(text) == [text]


@pytest.mark.parametrize("text", ["赵𠅤", "x" * 214, "A" * 312])
def test_text_that_does_not_belong_into_the_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"ASCII|too long"):
        modules(text)
