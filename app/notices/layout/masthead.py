"""The top of the first page: bar code, query code, the agency's name and the red lines (GB/T 9704-2012, 7.2, 10.1)."""

from __future__ import annotations

from app.notices.expansion import Filled
from app.notices.fonts import Role
from app.notices.layout.ops import BLACK, FAINT, MM, RED, Bars, Op, Rule, Square
from app.notices.layout.page_form import PAGE_WIDTH, PageForm
from app.notices.layout.setting import Setter, fitted
from app.notices.text import Run

BARS_WIDTH, BARS_HEIGHT, BARS_TOP = 64 * MM, 8.5 * MM, 9 * MM
SQUARE_SIZE = 15 * MM
LONG_RULE = 170 * MM
SMALLEST_NAME = 5.0


def codes(setter: Setter, form: PageForm, block: Filled) -> list[Op]:
    """Return the bar code of the case number with its digits, and the query code; a dotted frame before it is known."""
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
    y = BARS_TOP + BARS_HEIGHT + 10.0
    ops.append(setter.line(shaped, x + (BARS_WIDTH - width) / 2, y, size))
    left = form.left
    square = block.plain_text("square")
    if square and square.isascii():
        ops.append(Square(left, BARS_TOP - 1.5 * MM, SQUARE_SIZE, square))
        left += SQUARE_SIZE + 3 * MM
    if block.plain_text("query"):
        ops.append(setter.line(setter.shape(block.text("query"), Role.TABLE), left, y, 9.0))
    return ops


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
    largest, top = (40.0, 41 * MM) if form.has_dashed_numbers else (30.0, 30 * MM)
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
