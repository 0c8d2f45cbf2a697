"""No line of a paper is printed over another, whatever its form and however long its names: measured on what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from app.notices.catalogue import KEYS, template
from app.notices.layout.ops import MM, Bars, Glyphs, Page, Square
from app.notices.layout.page_form import FORMS
from app.notices.layout.tables import PADDING_X
from app.notices.record import MOST_ROWS
from app.notices.render import lay_out
from app.notices.template import FieldKind, Form, Template

AGENCY = "示例区住房和城乡建设与综合行政执法管理局"
ADDRESS = (
    "示例省示例市示例区便民路一百二十八号示例区政务服务中心三楼综合服务大厅东区第二十八号综合窗口（原行政审批局旧址）"
)
NAME = "阿卜杜热合曼·买买提吐尔逊𠅤㛃𫍽"
ITEM = "建设工程消防设计审查验收备案及特殊建设工程消防验收（含改建、扩建、建筑内部装修和建筑用途变更）"
SMALL = tuple(key for key in KEYS if template(key).form is Form.RECEIPT)
Frame = tuple[float, float, float, float, str]


def long_record(chosen: Template) -> dict[str, Any]:
    record = chosen.example()
    record |= {
        name: value for name, value in (("机关", AGENCY), ("办公地址", ADDRESS), ("事项名称", ITEM)) if name in record
    }
    names = (field.name for field in chosen.fields.values() if field.kind is FieldKind.NAME and record.get(field.name))
    return record | dict.fromkeys(names, NAME)


def frames(page: Page) -> Iterator[Frame]:
    """Yield the ink of lines and codes: left, top, right, bottom, what it says."""
    for down, ops in page.placed:
        for op in ops:
            if isinstance(op, Glyphs) and not op.angle:
                text = "".join(part for _, part in op.segments)
                width = sum(
                    sum(face.widths(part)) * op.size / 1000 + op.space * len(part) for face, part in op.segments
                )
                yield op.x, down + op.y - 0.72 * op.size, op.x + width, down + op.y, text
            elif isinstance(op, Bars):
                yield op.x, op.y + down, op.x + op.width, op.y + down + op.height, "Code 128"
            elif isinstance(op, Square):
                yield op.x, op.y + down, op.x + op.size, op.y + down + op.size, "QR"


def overlaps(page: Page) -> list[tuple[str, str]]:
    found = []
    for a, b in combinations(frames(page), 2):
        if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5:
            found.append((a[4], b[4]))
    return found


@pytest.mark.parametrize("key", KEYS)
def test_no_line_stands_on_another(key: str) -> None:
    chosen = template(key)
    for record in (chosen.example(), long_record(chosen)):
        for page in lay_out(chosen, record, preview=False).pages:
            assert overlaps(page) == []


@pytest.mark.parametrize("form", [Form.SMALL_RECEIPT, Form.ROLL])
@pytest.mark.parametrize("key", SMALL)
def test_no_line_stands_on_another_on_small_paper(key: str, form: Form) -> None:
    """The query code stood beneath the agency's name on A5."""
    chosen = replace(template(key), form=form)
    for record in (chosen.example(), long_record(chosen)):
        for page in lay_out(chosen, record, preview=False).pages:
            assert overlaps(page) == []
            assert all(left >= 0 and right <= page.width for left, _, right, _, _ in frames(page))


@pytest.mark.parametrize("key", KEYS)
def test_the_number_of_a_row_is_never_torn(key: str) -> None:
    """A register of more than nine rows showed its 12 on two lines."""
    chosen = template(key)
    for block in chosen.blocks:
        for column in block.columns:
            if column.key != "#":
                continue
            for form in (chosen.form, *((Form.SMALL_RECEIPT,) if chosen.form is Form.RECEIPT else ())):
                sheet = FORMS[form]
                room = sheet.width * column.width / sum(one.width for one in block.columns) - 2 * PADDING_X
                digits = len(str(MOST_ROWS)) if chosen.form is Form.RECORD else 2
                assert room >= digits * 0.56 * sheet.small, (key, form, room)


def test_the_smallest_paper_is_an_a5_sheet() -> None:
    sheet = FORMS[Form.SMALL_RECEIPT]
    assert (round(sheet.page_width / MM), round(sheet.page_height / MM)) == (148, 210)
