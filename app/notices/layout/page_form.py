"""Page geometry by GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters of 16 pt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from app.notices.fonts import Role
from app.notices.layout.ops import MM
from app.notices.template import Form

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
GRID_COLUMNS = 28
GRID_LINES = 22
GRID_SIZE = 16.0
GRID_LEFT = 28 * MM
GRID_WIDTH = 156 * MM
GRID_TOP = 37 * MM
GRID_BOTTOM = GRID_TOP + 225 * MM
CHARACTER_PITCH = GRID_WIDTH / GRID_COLUMNS
LINE_PITCH = 225 * MM / GRID_LINES
SMALL_SIZE = 12.0
SMALL_PITCH = 18.0
SMALLER = ((32, 14.0, 22.5, 10.5), (32, 14.0, 19.8, 10.5), (37, 12.0, 18.0, 10.0))  # columns, type, line, tables
LESS = 0.84
MARK_TOP, MARK_SIZE = GRID_TOP + 35 * MM, 40.0  # 发文机关标志 of a decision (7.2.4: 上边缘至版心上边缘为35mm)
NUMBER_TOP = MARK_TOP + MARK_SIZE + 2 * LINE_PITCH  # its number, two lines below (7.2.5)
CLOSER = (0.94, 0.88, 0.83)  # of the usual line pitch: 27.2, 25.5 and 24.1 points under 16-point type


@dataclass(frozen=True)
class PageForm:
    """Where a page's text stands and how it is set. `first_top`: where it begins below the head of the first page.

    `small`, `small_pitch`: type and lines of tables and forms.
    """

    left: float
    width: float
    first_top: float
    top: float
    bottom: float
    role: Role
    size: float
    pitch: float
    character_space: float
    title_size: float
    is_red: bool
    has_dashed_numbers: bool
    small: float = SMALL_SIZE
    small_pitch: float = SMALL_PITCH
    seal_radius: float = 20 * MM
    page_width: float = PAGE_WIDTH
    page_height: float = PAGE_HEIGHT

    @property
    def right(self) -> float:
        """Return the right edge of the type area."""
        return self.left + self.width

    @property
    def character(self) -> float:
        """Return the width of one full-width character with its space."""
        return self.size + self.character_space


def _grid(first_top: float, bottom: float, has_dashed_numbers: bool) -> PageForm:
    return PageForm(
        left=GRID_LEFT,
        width=GRID_WIDTH,
        first_top=first_top,
        top=GRID_TOP,
        bottom=bottom,
        role=Role.BODY,
        size=GRID_SIZE,
        pitch=LINE_PITCH,
        character_space=CHARACTER_PITCH - GRID_SIZE,
        title_size=22.0,
        is_red=True,
        has_dashed_numbers=has_dashed_numbers,
    )


def _sheet() -> PageForm:
    return PageForm(
        left=22 * MM,
        width=166 * MM,
        first_top=34 * MM,
        top=25 * MM,
        bottom=272 * MM,
        role=Role.BODY,
        size=13.0,
        pitch=22.0,
        character_space=0.0,
        title_size=20.0,
        is_red=False,
        has_dashed_numbers=False,
    )


def _small_sheet() -> PageForm:
    """Return a receipt on A5 upright (148 × 210 mm): one type size smaller, margins of 12 mm."""
    return replace(
        _sheet(), left=12 * MM, width=124 * MM, first_top=34 * MM, top=18 * MM, bottom=196 * MM, size=11.0, pitch=17.0,
        title_size=17.0, small=10.0, small_pitch=14.0, seal_radius=18 * MM, page_width=148 * MM, page_height=210 * MM,
    )  # fmt: skip


FORMS: dict[Form, PageForm] = {
    Form.LETTER: _grid(GRID_TOP + LINE_PITCH, GRID_BOTTOM + 8 * MM, False),
    Form.DECISION: _grid(NUMBER_TOP, GRID_BOTTOM, True),
    Form.RECEIPT: _sheet(),
    Form.SMALL_RECEIPT: _small_sheet(),
    Form.RECORD: _sheet(),
}


@lru_cache(maxsize=16)  # there are as many forms as kinds of paper, and every paper asks
def closer(form: PageForm) -> tuple[PageForm, ...]:
    """Return the form with its lines drawn closer, step by step (GB/T 9704-2012, 7.3.5: 调整行距)."""
    return tuple(replace(form, pitch=form.pitch * pitch) for pitch in CLOSER)


@lru_cache(maxsize=16)
def smaller(form: PageForm) -> tuple[PageForm, ...]:
    """Return a window paper's form in smaller type, step by step (GB/T 9704-2012, 5.2.2: 特定情况可以作适当调整).

    A letter goes from 3 号 to 4 号 and to 小四; a decision keeps the type of the standard.
    """
    if form.has_dashed_numbers:
        return ()
    if not form.is_red:
        less = replace(
            form, size=form.size * LESS, pitch=form.pitch * LESS, title_size=form.title_size * LESS,
            small=form.small * LESS, small_pitch=form.small_pitch * LESS,
        )  # fmt: skip
        return (less, replace(less, pitch=less.pitch * 0.9))
    return tuple(_in_columns(form, *step) for step in SMALLER)


def _in_columns(form: PageForm, columns: int, size: float, pitch: float, small: float) -> PageForm:
    return replace(
        form, size=size, pitch=pitch, character_space=GRID_WIDTH / columns - size, title_size=20.0,
        small=small, small_pitch=small * 1.42,
    )  # fmt: skip
