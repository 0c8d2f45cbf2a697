"""The top of the first page: bar code, query code, the agency's name and the red lines (GB/T 9704-2012, 7.2, 10.1)."""

from __future__ import annotations

from app.notices.expansion import Filled, Text
from app.notices.fonts import Role
from app.notices.layout.ops import BLACK, FAINT, MM, RED, Bars, Glyphs, Op, Rule, Square
from app.notices.layout.page_form import MARK_SIZE, MARK_TOP, PAGE_WIDTH, PageForm
from app.notices.layout.setting import Setter, broken, fitted, glyph_line
from app.notices.text import Run

BARS_WIDTH, BARS_HEIGHT, BARS_TOP = 64 * MM, 8.5 * MM, 9 * MM
SQUARE_TOP, SQUARE_SIZE = 7 * MM, 20 * MM  # 57 modules at most: two dots each at 150 dpi
FIRST_LINE, LINE = BARS_TOP + BARS_HEIGHT + 10.0, 13.0
LONG_RULE = 170 * MM
SMALLEST_NAME, SMALLEST_CODE = 5.0, 7.5


def codes(setter: Setter, form: PageForm, block: Filled) -> list[Op]:
    """Return the signed code on the left with what can be typed, the bar code of the case number with its digits on the
    right; dotted frames before they are known."""
    return [*_square(setter, form, block), *_bars(setter, form, block)]


def _bars(setter: Setter, form: PageForm, block: Filled) -> list[Op]:
    if not block.text("barcode"):
        return []
    number = block.plain_text("barcode")
    x = form.right - BARS_WIDTH
    ops: list[Op] = []
    if number.isascii() and number.isdigit():
        ops.append(Bars(x, BARS_TOP, BARS_WIDTH, BARS_HEIGHT, number))
    else:
        ops.extend(_frame(x, BARS_TOP, BARS_WIDTH, BARS_HEIGHT))
    shaped = setter.shape((Run("办件编号 "), *block.text("barcode")), Role.TABLE)
    size = fitted(shaped, 9.0, BARS_WIDTH, 6.0)
    width = setter.width(shaped, size)
    ops.append(setter.line(shaped, x + (BARS_WIDTH - width) / 2, FIRST_LINE, size))
    return ops


def _square(setter: Setter, form: PageForm, block: Filled) -> list[Op]:
    """Return the signed code, and beside its foot the lines that are read aloud or typed."""
    ops: list[Op] = []
    square, left = block.plain_text("square"), form.left
    if square:
        place = (left, SQUARE_TOP, SQUARE_SIZE)
        ops.extend([Square(*place, square)] if square.isascii() else _frame(*place, SQUARE_SIZE))
        left += SQUARE_SIZE + 3 * MM
    texts = [block.text(name) for name in ("short", "query") if block.plain_text(name).strip()]
    room = form.right - BARS_WIDTH - 3 * MM - left
    lines = [line for text in texts for line in _typed(setter, text, left, room)]
    first = FIRST_LINE - (len(lines) - len(texts)) * LINE
    return [*ops, *(line._replace(y=first + at * LINE) for at, line in enumerate(lines))]


def _typed(setter: Setter, text: Text, x: float, room: float) -> list[Glyphs]:
    """Return a text that is typed by hand: on one line, or on two where it would be too small to read on one."""
    shaped = setter.shape(text, Role.TABLE)
    size = fitted(shaped, 9.0, room, SMALLEST_CODE)
    return [glyph_line(shaped, line, x, 0.0, size, 0.0) for line in broken(shaped, size, 0.0, room)]


def _frame(x: float, y: float, width: float, height: float) -> list[Op]:
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return [Rule(*a, *b, 0.4, FAINT, 2.0) for a, b in zip(corners, corners[1:], strict=False)]


def head(setter: Setter, form: PageForm, block: Filled) -> list[Op]:
    """Return the agency's name: red above double or single red lines, or black and small on receipts."""
    shaped = setter.shape(block.text(), Role.TITLE)
    if not form.is_red:
        size = fitted(shaped, 15.0, form.width, SMALLEST_NAME)
        width = setter.width(shaped, size)
        return [setter.line(shaped, form.left + (form.width - width) / 2, form.first_top - 2.5 * MM, size, 0.0, BLACK)]
    largest, top = (MARK_SIZE, MARK_TOP) if form.has_dashed_numbers else (30.0, 30 * MM)
    space = _spread(shaped.text)
    size = fitted(shaped, largest, form.width - space * len(shaped.text), SMALLEST_NAME)
    width = setter.width(shaped, size, space)
    ops: list[Op] = [
        setter.line(shaped, (PAGE_WIDTH - width) / 2, top + size * 0.88, size, space, RED),
    ]
    if not form.has_dashed_numbers:
        ops.extend(double_rule(top + 30.0 + 4 * MM, thick_first=True))
    return ops


def _spread(name: str) -> float:
    return 4.0 if len(name) <= 10 else 1.0 if len(name) <= 20 else 0.0


def double_rule(y: float, thick_first: bool) -> list[Op]:
    """Return the red double line of a letter, 170 mm long: thick above thin at the top, the other way below."""
    x = (PAGE_WIDTH - LONG_RULE) / 2
    first, second = (1.7, 0.6) if thick_first else (0.6, 1.7)
    return [Rule(x, y, x + LONG_RULE, y, first, RED), Rule(x, y + 3.0, x + LONG_RULE, y + 3.0, second, RED)]
