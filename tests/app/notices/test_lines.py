from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.notices.lines import INSEPARABLE, LONGEST_WORD, NO_END, NO_START, break_lines, may_break

PITCH = 16.0
WIDTH = 28 * PITCH
TEXTS = st.text(alphabet="受理通知书许可一二三、。，；：？！”’）》〉〕（《“‘—…0123456789abcXYZ-/.% \n", max_size=300)


def widths(text: str) -> list[float]:
    return [PITCH if ord(character) > 0x2000 else PITCH / 2 for character in text]


@given(TEXTS)
@example("（" * 60)
@example("。" * 60)
@example("第一条——" * 20)
@example("1234567890" * 12)
def test_no_character_is_lost_and_no_line_is_overfull(text: str) -> None:
    lines = break_lines(text, widths(text), WIDTH, 2 * PITCH)
    covered = [at for line in lines for at in range(line.start, line.end)]
    assert "".join(text[at] for at in covered) == text.replace("\n", "")
    assert all(line.natural + line.indent <= WIDTH + 0.001 for line in lines)


@given(TEXTS)
def test_no_line_breaks_where_chinese_forbids_it(text: str) -> None:
    lines = break_lines(text, widths(text), WIDTH, 2 * PITCH)
    for line in lines:
        if line.is_last or line.end >= len(text):
            continue
        legal = [at for at in range(line.start + 1, line.end + 1) if may_break(text, at)]
        assert not legal or line.end == legal[-1] or may_break(text, line.end)
        if legal:
            before, after = text[line.end - 1], text[line.end]
            assert after not in NO_START or before.isspace()
            assert before not in NO_END
            assert not (before in INSEPARABLE and before == after)


def test_a_full_stop_is_drawn_to_the_next_line_with_the_character_before_it() -> None:
    text = "一" * 28 + "。尾"
    lines = break_lines(text, widths(text), WIDTH)
    assert [text[line.start : line.end] for line in lines] == ["一" * 27, "一。尾"]


def test_a_number_is_not_torn() -> None:
    text = "一" * 26 + "2026年11月23日"
    first = break_lines(text, widths(text), WIDTH)[0]
    assert text[first.start : first.end] == "一" * 26


def test_a_figure_stays_with_its_year_month_day_and_hour() -> None:
    text = "2026年12月3日10时12分"
    torn = [(text[at - 1], text[at]) for at in range(1, len(text)) if may_break(text, at)]
    assert torn == [("年", "1"), ("月", "3"), ("日", "1"), ("时", "1")]
    assert [text[line.start : line.end] for line in break_lines(text, widths(text), 16.0 * 8)][-1] == "10时12分"


def test_a_word_longer_than_the_line_is_torn_rather_than_overfull() -> None:
    text = "x" * (LONGEST_WORD * 4)
    assert all(line.natural <= WIDTH for line in break_lines(text, widths(text), WIDTH))


def test_a_newline_begins_a_paragraph_with_its_indent() -> None:
    text = "甲\n乙"
    lines = break_lines(text, widths(text), WIDTH, 32.0)
    assert [(text[line.start : line.end], line.indent) for line in lines] == [("甲", 32.0), ("乙", 32.0)]


def test_the_grid_holds_twenty_eight_characters() -> None:
    text = "字" * 56
    assert [line.end - line.start for line in break_lines(text, widths(text), WIDTH)] == [28, 28]


def test_a_masked_number_is_not_torn() -> None:
    text = "一" * 24 + "341702********2570，"
    lines = break_lines(text, widths(text), WIDTH)
    assert [text[line.start : line.end] for line in lines] == ["一" * 24, "341702********2570，"]


def test_a_point_behind_a_bracket_ends_a_sentence_and_the_point_of_a_file_name_begins_a_word() -> None:
    assert not may_break("(Sunday).Incomplete", "(Sunday).Incomplete".index("."))
    assert may_break("表格、.toml", "表格、.toml".index("."))
