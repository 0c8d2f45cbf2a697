from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from app.keys.recovery_code import new_recovery_code, read_recovery_code
from app.notices.recovery import recovery_slip

AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


def test_the_printed_code_can_be_typed_back(texts: Any) -> None:
    code = new_recovery_code()
    slip = recovery_slip(
        office="示例区政务服务中心", desk_code="0001", code=code, officer="王芳", at=AT, training=False
    )
    for text in texts(slip.pdf):
        first = text.index(code.split("-")[0])
        printed = text[first : first + len(code) - 1]
        assert read_recovery_code(printed.replace("\n", "-")) == code
        assert "示例区政务服务中心" in text
        assert "不得拍照、复印" in text


def test_the_slip_is_one_page_dated_in_office_time(texts: Any) -> None:
    slip = recovery_slip(office="示例", desk_code="9999", code="AAAA-BBBB", officer="王芳", at=AT, training=True)
    text, _ = texts(slip.pdf)
    assert slip.pages == 1
    assert "2026年11月24日1时30分" in text
    assert "培训·不具法律效力" in text


def test_the_code_stands_in_lines_of_four_groups(texts: Any) -> None:
    code = "-".join("ABCDEFGH"[at] * 4 for at in range(8))
    slip = recovery_slip(office="示例", desk_code="0001", code=code, officer="王芳", at=AT, training=False)
    text, _ = texts(slip.pdf)
    assert "AAAA-BBBB-CCCC-DDDD" in text
    assert "EEEE-FFFF-GGGG-HHHH" in text
