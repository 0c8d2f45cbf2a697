"""Running text: paragraphs, lists, addressee, titles and small print as boxes."""

from __future__ import annotations

from functools import partial

from app.notices.expansion import Filled, Text
from app.notices.fonts import Role
from app.notices.layout.flow import Box
from app.notices.layout.ops import MM, RED, Glyphs, Rule
from app.notices.layout.page_form import PageForm
from app.notices.layout.setting import Setter, Shaped, baseline, broken, fitted, glyph_line, justified
from app.notices.lines import Line
from app.notices.text import Run

SMALLEST_TITLE = 15.0
RULE_BELOW_NUMBER, RULE_TO_END = 4 * MM, 6.0
NOTE_SIZE, NOTE_PITCH = 10.5, 16.0
FIRST_OF_FOOT = 0.35 * MM  # of the first line of a decision's foot (GB/T 9704-2012, 7.4.1)


def lines_of(setter: Setter, form: PageForm, text: Text, indent: int, hang: float = 0.0) -> list[Box]:
    """Return a paragraph, a box a line; its first two and last two lines stay together."""
    shaped = setter.shape(text, form.role)
    space = form.character_space
    width = form.width - hang
    y = baseline(0.0, form.pitch, form.size)

    def drawn(line: Line) -> tuple[Glyphs]:
        return (glyph_line(shaped, line, form.left + hang, y, form.size, justified(line, width + space, space)),)

    lines = broken(shaped, form.size, space, width - space, indent * form.character)
    return held_together([Box(form.pitch, partial(drawn, line), on_grid=form.is_red) for line in lines])


def held_together(boxes: list[Box]) -> list[Box]:
    """Return the boxes with no first or last line left alone."""
    kept = list(boxes)
    for at in {0, len(boxes) - 2}:
        if 0 <= at < len(boxes) - 1:
            kept[at] = boxes[at].tied()
    return kept


def paragraph(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a para or remedies block: two characters of indent unless it says otherwise."""
    return lines_of(setter, form, block.text(), int(block.plain.get("indent", 2)))


def addressee(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the addressee, flush left, kept with what follows."""
    return [box.tied() for box in lines_of(setter, form, block.text(), 0)]


def section(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a heading inside the text, in bold, kept with what follows."""
    shaped = setter.shape(block.text(), Role.TITLE)
    y = baseline(0.0, form.pitch, form.size)

    def drawn(line: Line) -> tuple[Glyphs]:
        return (glyph_line(shaped, line, form.left, y, form.size, form.character_space),)

    lines = broken(shaped, form.size, form.character_space, form.width, 2 * form.character)
    return [Box(form.pitch, partial(drawn, line), True, True) for line in lines]


def entries(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a list block: one paragraph an entry, numbered 1. 2. unless it says otherwise."""
    boxes: list[Box] = []
    for at, (text,) in enumerate(block.rows, 1):
        number = (Run(f"{at}."),) if block.plain.get("numbered", True) else ()
        boxes.extend(lines_of(setter, form, (*number, *text), 2))
    return boxes


def title(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the title, centred, smaller when long and on two lines when very long, with air around it: on a decision
    two lines above and one below (GB/T 9704-2012, 7.3.1, 7.3.2)."""
    shaped = setter.shape(block.text(), Role.TITLE)
    size = fitted(shaped, form.title_size, form.width, SMALLEST_TITLE)
    pitch = size * 1.5
    above, below = (2 * form.pitch - RULE_TO_END, 0.8) if form.has_dashed_numbers else (0.4 * form.pitch, 0.3)
    return [
        Box(above, keep_next=True, is_space=True),
        *_centred(form, shaped, size, pitch, 0.0),
        Box(form.pitch * below, keep_next=True),
    ]


def _centred(form: PageForm, shaped: Shaped, size: float, pitch: float, space: float) -> list[Box]:
    def drawn(line: Line) -> tuple[Glyphs]:
        x = form.left + (form.width - line.natural) / 2
        return (Glyphs(x, baseline(0.0, pitch, size), size, shaped.segments(line.start, line.end), space),)

    return [Box(pitch, partial(drawn, line), keep_next=True) for line in broken(shaped, size, space, form.width)]


def docno(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the document number: flush right below the head of a letter, centred on decisions and receipts."""
    shaped = setter.shape(block.text(), form.role)
    size = fitted(shaped, form.size, form.width, 10.0)
    width = setter.width(shaped, size)
    is_letter = form.is_red and not form.has_dashed_numbers
    x = form.right - width if is_letter else form.left + (form.width - width) / 2
    line = setter.line(shaped, x, baseline(0.0, form.pitch, size), size)
    if is_letter or not form.is_red:
        return [Box(form.pitch, lambda: (line,), keep_next=True)]
    below = form.pitch + RULE_BELOW_NUMBER
    rule = Rule(form.left, below - RULE_TO_END, form.right, below - RULE_TO_END, 1.4, RED)
    return [Box(below, lambda: (line, rule), keep_next=True)]


def note(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return small print under a thin line, kept together and with the sign-off below it."""
    shaped = setter.shape(block.text(), Role.TABLE)
    y = baseline(0.0, NOTE_PITCH, NOTE_SIZE)
    weight = FIRST_OF_FOOT if form.has_dashed_numbers else 0.4

    def drawn(line: Line) -> tuple[Glyphs]:
        return (glyph_line(shaped, line, form.left, y, NOTE_SIZE, 0.0),)

    lines = broken(shaped, NOTE_SIZE, 0.0, form.width)
    return [
        Box(8.0, lambda: (Rule(form.left, 6.0, form.right, 6.0, weight),), keep_next=True),
        *(Box(NOTE_PITCH, partial(drawn, line), keep_next=True) for line in lines),
    ]


def code(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a code to be typed by hand: large, in groups, a line each."""
    return _centred(form, setter.shape(block.text(), Role.TABLE), 22.0, 40.0, 2.0)
