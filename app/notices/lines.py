"""Chinese line breaking: what may not begin or end a line, and what may not be torn (GB/T 15834, clreq)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

NO_START = frozenset("、。，．,.；：;:？！?!）)》〉」』】〕〗］｝]}’”…—～％%‰℃·々ー")
CLOSING = frozenset("）)》〉」』】〕〗］｝]}’”")
NO_END = frozenset("（(《〈「『【〔〖［｛[{‘“￥$№")
INSEPARABLE = frozenset("—…")
LONGEST_WORD = 34
OF_A_DATE = frozenset("年月日时分")  # a figure is not parted from them: 数字、年份不能回行
_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-_/:@+%*")
_FIGURES = frozenset("0123456789")
_EPSILON = 1e-6


class Line(NamedTuple):
    """Characters [start, end) of the text, how wide they are by nature, and the indent they begin at (points)."""

    start: int
    end: int
    natural: float
    indent: float
    is_last: bool


def is_word(character: str) -> bool:
    """True for characters that make up numbers (masked ones too) and Latin words, which are not torn at a line's end."""
    return character in _WORD


def may_break(text: str, at: int) -> bool:
    """True when a line may end before `text[at]`."""
    before, after = text[at - 1], text[at]
    is_in_word = is_word(before) and is_word(after) and _word_length(text, at) <= LONGEST_WORD
    is_in_date = after in OF_A_DATE and before in _FIGURES
    return not is_in_word and not is_in_date and _may_stand_apart(text, at)


def _may_stand_apart(text: str, at: int) -> bool:
    """True when the signs themselves may be parted before `text[at]`, whether or not it tears a word."""
    before, after = text[at - 1], text[at]
    if after in NO_START and not before.isspace() and not _begins_word(text, at):
        return False
    return before not in NO_END and not (before in INSEPARABLE and before == after)


def _begins_word(text: str, at: int) -> bool:
    """True for the point of .pdf and .5 behind a sign that is no part of a word and closes nothing, as `).Then` does."""
    is_point = text[at] == "." and at + 1 < len(text) and text[at + 1].isascii() and text[at + 1].isalnum()
    return is_point and not is_word(text[at - 1]) and text[at - 1] not in CLOSING


def break_lines(text: str, advances: Sequence[float], width: float, first_indent: float = 0.0) -> list[Line]:
    """Break `text` into lines no wider than `width` points; a newline starts a new paragraph with the first indent.

    `advances[i]` is the width of `text[i]`. A break is moved back until it is legal; where no legal one exists in the
    line (a word or a row of punctuation wider than the column) a word is torn rather than a sign put where it may not
    stand, and at the last the line is full, never overfull.
    """
    lines: list[Line] = []
    reach = list(accumulate(advances, initial=0.0))
    start = 0
    indent = first_indent
    while start < len(text):
        end, is_paragraph_end = _fill(text, reach, start, width - indent)
        if not is_paragraph_end:
            end = _last(text, start, end, may_break) or _last(text, start, end, _may_stand_apart) or end
        lines.append(Line(start, end, reach[end] - reach[start], indent, is_paragraph_end))
        start = end + 1 if end < len(text) and text[end] == "\n" else end
        indent = first_indent if is_paragraph_end else 0.0
    return lines


def _last(text: str, start: int, end: int, may: Callable[[str, int], bool]) -> int:
    """Return the last place up to `end` where the line may break, 0 when there is none."""
    return next((at for at in range(end, start, -1) if may(text, at)), 0)


def _fill(text: str, reach: Sequence[float], start: int, room: float) -> tuple[int, bool]:
    """Return (end, whether the paragraph ends there) of the fullest line from `start`; one sign stands in any room.

    `reach[i]` is how far the text before `text[i]` goes.
    """
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    at = bisect_right(reach, reach[start] + room + _EPSILON, min(start + 2, stop + 1), stop + 1) - 1
    return at, at == stop


def _word_length(text: str, at: int) -> int:
    first = at
    while first > 0 and is_word(text[first - 1]):
        first -= 1
    last = at
    while last < len(text) and is_word(text[last]):
        last += 1
    return last - first
