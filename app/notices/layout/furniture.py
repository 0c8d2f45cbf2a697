"""What stands on every page beside the text: page numbers, running heads, the marks of previews and of training."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.notices.box_face import box_face
from app.notices.fonts import Role
from app.notices.layout.masthead import double_rule
from app.notices.layout.ops import GREY, MM, RED, WATER, Glyphs, Op, Page
from app.notices.layout.page_form import FORMS, GRID_BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, PageForm
from app.notices.layout.setting import Setter, fitted
from app.notices.template import Form

PREVIEW = "预览"
TRAINING = "培训 · 不具法律效力"
NOTE_BELOW_LINE, NOTE_ABOVE_EDGE, NOTE_ON_SMALL = 15.8 * MM, 18.5 * MM, 7 * MM
UPRIGHT = FORMS[Form.RECEIPT]  # A4, as all forms but the small ones are


def page_number(setter: Setter, form: PageForm, page: int, pages: int) -> list[Op]:
    """Return 第 n 页 共 m 页 in the middle, or on decisions — n — outside: odd right, even left (GB/T 9704, 7.5)."""
    if form.has_dashed_numbers:
        shaped = setter.words(f"— {page} —", Role.TABLE)
        width = setter.width(shaped, 14.0)
        x = form.right - form.character - width if page % 2 else form.left + form.character
        return [setter.line(shaped, x, GRID_BOTTOM + 7 * MM + 12.0, 14.0)]
    shaped = setter.words(f"第 {page} 页 共 {pages} 页", Role.TABLE)
    x = (form.page_width - setter.width(shaped, 9.0)) / 2
    y = form.page_height - 12 * MM
    ops: list[Op] = [setter.line(shaped, x, y, 9.0)]
    if form.is_red and page == 1:
        ops.extend(double_rule(PAGE_HEIGHT - 20 * MM, thick_first=False))
    return ops


def running_head(setter: Setter, form: PageForm, title: str, number: str) -> list[Op]:
    """Return title and number small at the top of a following page, so that loose sheets find their paper."""
    shaped = setter.words(f"{title}　{number}" if number else title, Role.TABLE)
    y = form.top - 12.0 if form.is_red else form.top - 7 * MM
    return [setter.line(shaped, form.right - setter.width(shaped, 9.0), y, 9.0, 0.0, GREY)]


def left_by_hand(page: Page) -> tuple[str, ...]:
    """Return the characters of the page that are boxes to be filled in by hand, each as often as it stands there."""
    box = box_face()
    shown = (op for _, ops in page.placed for op in ops if isinstance(op, Glyphs))
    return tuple(character for op in shown for face, text in op.segments if face is box for character in text)


def by_hand_note(setter: Setter, form: PageForm, left: Sequence[str]) -> list[Op]:
    """Return the line that says what the boxes of this page are for, and which characters belong there."""
    shaped = setter.words(by_hand_words(left), Role.TABLE)
    size = fitted(shaped, 8.0, form.width, 4.0)
    is_letter = form.is_red and not form.has_dashed_numbers
    is_small = form.page_width < PAGE_WIDTH
    above_edge = NOTE_ON_SMALL if is_small else NOTE_BELOW_LINE if is_letter else NOTE_ABOVE_EDGE
    return [setter.line(shaped, form.left, form.page_height - above_edge, size)]


def by_hand_words(left: Sequence[str]) -> str:
    """Return what a page says of its boxes."""
    codes = "、".join(dict.fromkeys(f"U+{ord(character):04X}" for character in left))
    return f"本页方框 {len(left)} 处：字库无此字（{codes}），由经办人手写填入并加盖校对章。"


def preview_mark(setter: Setter, form: PageForm = UPRIGHT) -> list[Op]:
    """Return 预览 across the page, beneath the text."""
    return [_diagonal(setter, form, PREVIEW, 150.0, 0.52)]


def training_mark(setter: Setter, form: PageForm = UPRIGHT) -> list[Op]:
    """Return the mark of training on top in red and lightly across the lower half."""
    shaped = setter.words(TRAINING, Role.TITLE)
    x = (form.page_width - setter.width(shaped, 12.0)) / 2
    top = setter.line(shaped, x, 6.5 * MM, 12.0, 0.0, RED)
    return [top, _diagonal(setter, form, TRAINING, 46.0, 0.78)]


def _diagonal(setter: Setter, form: PageForm, words: str, size: float, share: float) -> Glyphs:
    """Return words across the page, `size` on A4 and as much smaller as the page is, their middle at this share of it."""
    size, degrees = size * form.page_width / PAGE_WIDTH, 40.0
    shaped = setter.words(words, Role.TITLE)
    width = setter.width(shaped, size)
    angle = math.radians(degrees)
    x = form.page_width / 2 - width / 2 * math.cos(angle)
    y = form.page_height * share + width / 2 * math.sin(angle)
    return Glyphs(x, y, size, shaped.segments(0, len(shaped.text)), 0.0, WATER, degrees)
