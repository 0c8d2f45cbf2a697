"""Running text: paragraphs, lists, addressee, titles and small print as boxes."""

from __future__ import annotations

from dataclasses import replace

from app.notices.expansion import Filled, Text
from app.notices.fonts import Role
from app.notices.layout.flow import Box
from app.notices.layout.ops import MM, RED, Glyphs, Rule
from app.notices.layout.page_form import PageForm
from app.notices.layout.setting import Setter, baseline, broken, fitted, glyph_line, justified
from app.notices.text import Run

SMALLEST_TITLE = 15.0
RULE_BELOW_NUMBER = 4 * MM
NOTE_SIZE, NOTE_PITCH = 10.5, 16.0


def lines_of(setter: Setter, form: PageForm, text: Text, indent: int, hang: float = 0.0) -> list[Box]:
    """Return a paragraph, a box a line; its first two and last two lines stay together."""
    shaped = setter.shape(text, form.role)
    space = form.character_space
    width = form.width - hang
    boxes = []
    for line in broken(shaped, form.size, space, width - space, indent * form.character):
        y = baseline(0.0, form.pitch, form.size)
        glyphs = glyph_line(shaped, line, form.left + hang, y, form.size, justified(line, width + space, space))
        boxes.append(Box(form.pitch, (glyphs,), on_grid=form.is_red))
    return held_together(boxes)


def held_together(boxes: list[Box]) -> list[Box]:
    """Return the boxes with no first or last line left alone."""
    kept = list(boxes)
    for at in {0, len(boxes) - 2}:
        if 0 <= at < len(boxes) - 1:
            kept[at] = replace(boxes[at], keep_next=True)
    return kept


def paragraph(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a para or remedies block: two characters of indent unless it says otherwise."""
    return lines_of(setter, form, block.text(), int(block.plain.get("indent", 2)))


def addressee(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the addressee, flush left, kept with what follows."""
    return [replace(box, keep_next=True) for box in lines_of(setter, form, block.text(), 0)]


def section(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a heading inside the text, in bold, kept with what follows."""
    shaped = setter.shape(block.text(), Role.TITLE)
    boxes = []
    for line in broken(shaped, form.size, form.character_space, form.width, 2 * form.character):
        y = baseline(0.0, form.pitch, form.size)
        boxes.append(
            Box(form.pitch, (glyph_line(shaped, line, form.left, y, form.size, form.character_space),), True, True)
        )
    return boxes


def entries(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a list block: one paragraph an entry, numbered 1. 2. unless it says otherwise."""
    boxes: list[Box] = []
    for at, (text,) in enumerate(block.rows, 1):
        number = (Run(f"{at}."),) if block.plain.get("numbered", True) else ()
        boxes.extend(lines_of(setter, form, (*number, *text), 2))
    return boxes


def title(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the title, centred, smaller when long and on two lines when very long, with air around it."""
    shaped = setter.shape(block.text(), Role.TITLE)
    size = fitted(shaped, form.title_size, form.width, SMALLEST_TITLE)
    pitch = size * 1.5
    boxes = [Box(form.pitch * 0.4, keep_next=True, is_space=True)]
    for line in broken(shaped, size, 0.0, form.width):
        x = form.left + (form.width - line.natural) / 2
        glyphs = Glyphs(x, baseline(0.0, pitch, size), size, shaped.segments(line.start, line.end))
        boxes.append(Box(pitch, (glyphs,), keep_next=True))
    boxes.append(Box(form.pitch * 0.3, keep_next=True))
    return boxes


def docno(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the document number: flush right below the head of a letter, centred on decisions and receipts."""
    shaped = setter.shape(block.text(), form.role)
    size = fitted(shaped, form.size, form.width, 10.0)
    width = setter.width(shaped, size)
    is_letter = form.is_red and not form.has_dashed_numbers
    x = form.right - width if is_letter else form.left + (form.width - width) / 2
    line = setter.line(shaped, x, baseline(0.0, form.pitch, size), size)
    if is_letter or not form.is_red:
        return [Box(form.pitch, (line,), keep_next=True)]
    below = form.pitch + RULE_BELOW_NUMBER
    return [Box(below, (line, Rule(form.left, below - 6.0, form.right, below - 6.0, 1.4, RED)), keep_next=True)]


def note(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return small print under a thin line, kept together and with the sign-off below it."""
    shaped = setter.shape(block.text(), Role.TABLE)
    boxes = [Box(8.0, (Rule(form.left, 6.0, form.right, 6.0, 0.4),), keep_next=True)]
    for line in broken(shaped, NOTE_SIZE, 0.0, form.width):
        y = baseline(0.0, NOTE_PITCH, NOTE_SIZE)
        boxes.append(Box(NOTE_PITCH, (glyph_line(shaped, line, form.left, y, NOTE_SIZE, 0.0),), keep_next=True))
    return boxes


def code(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a code to be typed by hand: large, in groups, a line each."""
    boxes: list[Box] = []
    size, pitch = 22.0, 40.0
    shaped = setter.shape(block.text(), Role.TABLE)
    for line in broken(shaped, size, 2.0, form.width):
        x = form.left + (form.width - line.natural) / 2
        glyphs = Glyphs(x, baseline(0.0, pitch, size), size, shaped.segments(line.start, line.end), 2.0)
        boxes.append(Box(pitch, (glyphs,), keep_next=True))
    return boxes
