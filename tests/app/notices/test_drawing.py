from __future__ import annotations

import re
import zlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdfium2
import pytest

from app.notices.expansion import Filled, FilledCell
from app.notices.fonts import Role, fonts
from app.notices.layout import furniture, masthead
from app.notices.layout.ops import BLACK, RED, Bars, Glyphs, Op, Page, Ring, Rule, Square
from app.notices.layout.page_form import FORMS, PAGE_HEIGHT, PAGE_WIDTH
from app.notices.layout.setting import Setter
from app.notices.layout.signature import signature
from app.notices.layout.tables import fill_in, receipt, table
from app.notices.pdf.cidfont import DocumentFont
from app.notices.pdf.document import write_pdf
from app.notices.pdf.objects import About, PdfFile, text_string
from app.notices.pdf.painting import content
from app.notices.sfnt import Face
from app.notices.template import Column, Form
from app.notices.text import Run

LETTER, DECISION, SHEET = FORMS[Form.LETTER], FORMS[Form.DECISION], FORMS[Form.RECEIPT]
SONG = Path(__file__).parents[3] / "resources" / "fonts" / "song.ttf"
AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def setter() -> Setter:
    return Setter(fonts(), frozenset())


def block(kind: str, **texts: str) -> Filled:
    return Filled(kind, {name: (Run(text),) for name, text in texts.items()}, {})


def words(ops: list[Op] | tuple[Op, ...]) -> list[str]:
    return ["".join(text for _, text in op.segments) for op in ops if isinstance(op, Glyphs)]


def drawn(*ops: Op) -> str:
    face = Face(SONG)
    font = DocumentFont(face, 1, "受理")
    return content(Page(((0.0, ops),)), lambda _: font).decode()


def test_the_head_of_a_letter_has_bars_number_query_code_and_square(setter: Setter) -> None:
    made = block(
        "codes", barcode="341702202611230001000017", query="查询码 482913", square="YM1:ABC", short="验真码 3F2A"
    )
    ops = masthead.codes(setter, LETTER, made)
    assert [type(op) for op in ops] == [Square, Glyphs, Glyphs, Bars, Glyphs]
    assert words(ops) == ["验真码 3F2A", "查询码 482913", "办件编号 341702202611230001000017"]
    lines = [op for op in ops if isinstance(op, Glyphs)]
    assert lines[0].y == lines[2].y, "the first line stands on that of the number"


def test_a_paper_of_no_case_has_the_code_alone(setter: Setter) -> None:
    ops = masthead.codes(setter, SHEET, block("codes", square="YM1:ABC", short="验真码 3F2A"))
    assert [type(op) for op in ops] == [Square, Glyphs]
    assert masthead.codes(setter, SHEET, block("codes")) == []


def test_before_the_number_is_known_its_place_is_a_dotted_frame(setter: Setter) -> None:
    ops = masthead.codes(
        setter, LETTER, block("codes", barcode="（编号于签发时生成）", square="（编号于签发时生成）/x")
    )
    assert not any(isinstance(op, Bars | Square) for op in ops)
    assert [op.dash for op in ops if isinstance(op, Rule)] == [2.0] * 8


def test_codes_stand_inside_the_page_with_a_quiet_zone(setter: Setter) -> None:
    for form in (LETTER, DECISION, SHEET):
        for op in masthead.codes(setter, form, block("codes", barcode="12", square="12/34")):
            if isinstance(op, Bars):
                assert op.x + op.width + 10 * op.width / 167 <= PAGE_WIDTH
            if isinstance(op, Square):
                assert op.x >= 4 * op.size / 25


def test_a_letters_head_is_red_above_a_double_line_of_170_millimetres(setter: Setter) -> None:
    """GB/T 9704-2012, 10.1: thick above thin, 170 mm, centred."""
    ops = masthead.head(setter, LETTER, block("head", text="示例区水利局"))
    rules = [op for op in ops if isinstance(op, Rule)]
    assert [round((rule.x2 - rule.x1) / 72 * 25.4) for rule in rules] == [170, 170]
    assert rules[0].width > rules[1].width
    assert all(rule.colour == RED for rule in rules)
    assert rules[0].x1 + rules[0].x2 == pytest.approx(PAGE_WIDTH)


def test_the_line_at_a_letters_foot_is_the_other_way_round(setter: Setter) -> None:
    rules = [op for op in furniture.page_number(setter, LETTER, 1, 2) if isinstance(op, Rule)]
    assert rules[0].width < rules[1].width
    assert round((PAGE_HEIGHT - rules[0].y1) / 72 * 25.4) == 20
    assert not [op for op in furniture.page_number(setter, LETTER, 2, 2) if isinstance(op, Rule)]


def test_a_receipts_head_is_black_without_lines(setter: Setter) -> None:
    ops = masthead.head(setter, SHEET, block("head", text="示例区水利局"))
    assert [type(op) for op in ops] == [Glyphs]
    assert isinstance(ops[0], Glyphs)
    assert ops[0].colour == BLACK


def test_page_numbers_of_window_papers_count_to_the_last(setter: Setter) -> None:
    assert words(furniture.page_number(setter, SHEET, 2, 3)) == ["第 2 页 共 3 页"]


def test_page_numbers_of_decisions_stand_outside(setter: Setter) -> None:
    """GB/T 9704-2012, 7.5: odd right, even left, one character in."""
    odd, even = (furniture.page_number(setter, DECISION, page, 2)[0] for page in (1, 2))
    assert isinstance(odd, Glyphs)
    assert isinstance(even, Glyphs)
    assert even.x == pytest.approx(DECISION.left + DECISION.character)
    assert odd.x > PAGE_WIDTH / 2


def test_a_following_page_names_its_paper(setter: Setter) -> None:
    assert words(furniture.running_head(setter, LETTER, "受理通知书", "示〔2026〕1号")) == ["受理通知书　示〔2026〕1号"]
    assert words(furniture.running_head(setter, LETTER, "受理通知书", "")) == ["受理通知书"]


def test_the_marks_lie_across_the_page_and_within_it(setter: Setter) -> None:
    for op in [*furniture.preview_mark(setter), *furniture.training_mark(setter)]:
        assert isinstance(op, Glyphs)
        assert 0 < op.x < PAGE_WIDTH
        assert 0 < op.y < PAGE_HEIGHT


def test_a_signature_with_a_seal_keeps_42_millimetres_clear(setter: Setter) -> None:
    made = block("signature", agency="示例区水利局", date="2026年11月23日", seal="（加盖印章）")
    (box,) = signature(setter, LETTER, made)
    assert box.height / 72 * 25.4 >= 42
    ring = box.ops[0]
    assert isinstance(ring, Ring)
    assert ring.y - ring.radius >= 0
    assert ring.y + ring.radius <= box.height
    assert words(box.ops) == ["示例区水利局", "2026年11月23日", "（加盖印章）"]


def test_a_signature_without_a_seal_is_two_lines(setter: Setter) -> None:
    (box,) = signature(setter, SHEET, block("signature", agency="示例区水利局", date="2026年11月23日", seal=""))
    assert box.height < 80
    assert not any(isinstance(op, Ring) for op in box.ops)


@pytest.mark.parametrize("name", ["局", "示例区市场监督管理局（知识产权局）", "示" * 40])
def test_the_agency_stands_over_the_date_and_inside_the_page(setter: Setter, name: str) -> None:
    (box,) = signature(setter, LETTER, block("signature", agency=name, date="2026年11月23日", seal="（章）"))
    agency = box.ops[1]
    assert isinstance(agency, Glyphs)
    width = sum(face.width(c) * agency.size / 1000 for face, text in agency.segments for c in text)
    assert agency.x >= LETTER.left - 0.01
    assert agency.x + width <= LETTER.right + 0.01


def rows_of(count: int, text: str = "内容") -> Filled:
    columns = (
        Column("#", "序号", 1.0, "center"),
        Column("名称", "名称", 5.0, "left"),
        Column("数", "数", 1.0, "right"),
    )
    rows = tuple(((Run(str(at)),), (Run(text),), (Run("3"),)) for at in range(1, count + 1))
    return Filled("table", {}, {}, columns, rows)


def test_a_table_is_framed_and_its_rows_carry_the_head(setter: Setter) -> None:
    boxes = table(setter, LETTER, rows_of(3))
    above, head, *rows, space = boxes
    assert above.is_space
    assert words(head.ops) == ["序号", "名称", "数"]
    assert all(row.head is head or row.head == head for row in rows)
    assert space.is_space
    assert len([op for op in head.ops if isinstance(op, Rule)]) == 6
    assert len([op for op in rows[0].ops if isinstance(op, Rule)]) == 5


def test_columns_share_the_width_of_the_page(setter: Setter) -> None:
    lines = [op for op in table(setter, LETTER, rows_of(1))[1].ops if isinstance(op, Rule) and op.x1 == op.x2]
    assert sorted(line.x1 for line in lines)[0] == pytest.approx(LETTER.left)
    assert sorted(line.x1 for line in lines)[-1] == pytest.approx(LETTER.right)


def test_cells_are_aligned_as_their_column_says(setter: Setter) -> None:
    number, name, amount = (op for op in table(setter, LETTER, rows_of(1))[2].ops if isinstance(op, Glyphs))
    width = LETTER.width / 7
    assert number.x > LETTER.left + width / 3
    assert name.x == pytest.approx(LETTER.left + width + 4.0)
    assert amount.x > LETTER.right - width / 2


def test_a_row_with_very_much_text_is_several_boxes(setter: Setter) -> None:
    boxes = table(setter, LETTER, rows_of(1, "很长的内容" * 400))
    assert len(boxes) > 3
    assert "".join(words([op for box in boxes[1:] for op in box.ops])).count("很长的内容") >= 399


def test_a_form_sets_labels_beside_texts_and_leaves_room_to_write(setter: Setter) -> None:
    rows = [[FilledCell("申请人", (Run("赵𠅤"),), 1), FilledCell("日期", (), 1)], [FilledCell("备注", (), 4)]]
    first, second = fill_in(setter, SHEET, rows)
    assert words(first.ops) == ["申请人", "赵𠅤", "日期"]
    assert second.height > 3 * first.height


def test_a_sign_off_has_statement_and_blanks_on_one_page(setter: Setter) -> None:
    boxes = receipt(setter, LETTER, block("receipt", text="签收：收到。"))
    assert words([op for box in boxes for op in box.ops]) == [
        "签收：收到。",
        "签收人签名",
        "与申请人",
        "关系",
        "签收日期",
    ]
    assert all(box.keep_next for box in boxes[:-1])


def test_a_sign_off_may_have_lines_of_its_own(setter: Setter) -> None:
    made = Filled("receipt", {"text": (Run("收到。"),)}, {"lines": ["甲方签名", "乙方签名"]})
    assert words([op for box in receipt(setter, SHEET, made) for op in box.ops]) == ["收到。", "甲方签名", "乙方签名"]


def test_text_is_drawn_by_code_with_its_place_counted_from_below() -> None:
    drawing = drawn(Glyphs(10.0, 100.0, 12.0, ((Face(SONG), "受理x"),), 0.5))
    assert f"1 0 0 1 10 {PAGE_HEIGHT - 100:.3f}".rstrip("0") in drawing
    assert "0.5 Tc" in drawing
    assert re.findall(r"/(F1B?) 12 Tf <([0-9A-F]+)> Tj", drawing) == [("F1B", "00010002"), ("F1", "0001")]


def test_coloured_text_gives_the_black_back() -> None:
    drawing = drawn(Glyphs(0.0, 0.0, 12.0, ((Face(SONG), "受"),), 0.0, RED))
    assert drawing.index("0.78 0.05 0.05 rg") < drawing.index("Tj") < drawing.index("0 0 0 rg")


def test_nothing_is_drawn_for_empty_text() -> None:
    assert drawn(Glyphs(0.0, 0.0, 12.0, ())) == ""


def test_lines_are_dashed_only_when_asked() -> None:
    assert "[2 2] 0 d" in drawn(Rule(0, 0, 9, 0, 0.4, BLACK, 2.0))
    assert "[] 0 d" in drawn(Rule(0, 0, 9, 0))


def test_a_ring_is_dotted_and_gives_the_pen_back() -> None:
    drawing = drawn(Ring(100.0, 100.0, 50.0))
    assert drawing.count(" c") == 4
    assert "1 J [0 3] 0 d" in drawing
    assert drawing.endswith("0 J [] 0 d")


def test_codes_are_drawn_as_filled_rectangles_in_whole_modules() -> None:
    drawing = drawn(Bars(0.0, 0.0, 167.0, 20.0, "341702202611230001000017"), Square(0.0, 0.0, 25.0, "12/34"))
    assert drawing.count("q ") == drawing.count(" Q") == 2
    assert all(
        part.isdigit() for rectangle in re.findall(r"(\d+ \d+ \d+ \d+) re", drawing) for part in rectangle.split()
    )


def test_a_page_without_text_is_a_valid_file() -> None:
    made = write_pdf([Page(())], title="空", author="", subject="", issued_at=AT, base={})
    assert len(pypdfium2.PdfDocument(made)) == 1


def test_many_pages_share_one_font() -> None:
    face = fonts().chain(Role.TABLE).faces[0]
    pages = [Page(((0.0, (Glyphs(50.0, 50.0, 12.0, ((face, f"第{at}页"),)),)),)) for at in range(30)]
    made = write_pdf(pages, title="多", author="", subject="", issued_at=AT, base={})
    document = pypdfium2.PdfDocument(made)
    assert [document[at].get_textpage().get_text_range() for at in (0, 29)] == ["第0页", "第29页"]
    assert made.count(b"/FontFile2") == 1


@pytest.mark.parametrize(("minutes", "stamp"), [(480, "+08'00'"), (0, "+00'00'"), (345, "+05'45'"), (-210, "-03'30'")])
def test_the_stamp_knows_its_zone(minutes: int, stamp: str) -> None:
    zone = timezone(timedelta(minutes=minutes))
    made = About("字", "", "", "", datetime(2026, 11, 23, 9, 30, tzinfo=zone))
    assert made.stamp == "D:20261123093000" + stamp


def test_the_table_of_the_file_names_the_place_of_every_object() -> None:
    """ISO 32000-1, 7.5.4: entries of 20 bytes; a reader that trusts them finds each object where it is said to be."""
    file = PdfFile()
    root = file.reserve()
    info, packed = file.add(b"<< /Title %s >>" % text_string("甲𠅤(\\)")), file.stream(zlib.compress(b"q Q"))
    file.put(root, b"<< /Type /Catalog >>")
    made = file.written(root, info, "00" * 16)
    start = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    assert made[start:].startswith(b"xref\n0 4\n0000000000 65535 f \n")
    entries = made[start + 9 :][: 4 * 20]
    for number in (root, info, packed):
        place = int(entries[20 * number :][:10])
        assert made[place:].startswith(b"%d 0 obj\n" % number)
    assert b"\nendstream" in made and made.endswith(b"%%EOF\n")


@pytest.mark.parametrize("nothing", [0.0, -0.0])
def test_what_is_nothing_is_written_the_same_whatever_was_drawn_before(nothing: float) -> None:
    shown = drawn(Rule(nothing, 0.0, 30.0, 0.0))
    assert " 0 841.89 m 30 841.89 l S" in shown
