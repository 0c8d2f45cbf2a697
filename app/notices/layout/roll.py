"""A receipt on the roll of 80 mm of the slip printer: one column, one page as long as its text, nothing in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.notices.expansion import Filled, FilledCell, Text
from app.notices.fonts import Role
from app.notices.layout.furniture import by_hand_words, left_by_hand
from app.notices.layout.ops import MM, Bars, Glyphs, Op, Page, Rule
from app.notices.layout.setting import Setter, baseline, broken
from app.notices.text import Run

ROLL_WIDTH = 80 * MM
LEFT, WIDTH = 4 * MM, 72 * MM  # what a thermal head of 80 mm can print
SIZE, PITCH = 9.5, 14.0
TITLE_SIZE, TITLE_PITCH = 14.0, 24.0
BARS_HEIGHT = 10 * MM
MARGIN = 6 * MM
RUNNING = ("docno", "addressee", "para", "remedies", "note", "code")


class _Roll:
    """Draws line after line; `y` is how far the paper has run."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self.ops: list[Op] = []
        self.y = MARGIN

    def text(self, text: Text, *, is_bold: bool = False, is_centred: bool = False, indent: float = 0.0) -> None:
        """Print a text in as many lines as it needs."""
        size, pitch = SIZE, PITCH
        shaped = self.setter.shape(text, Role.TITLE if is_bold else Role.TABLE)
        for line in broken(shaped, size, 0.0, WIDTH, indent):
            x = LEFT + (WIDTH - line.natural) / 2 if is_centred else LEFT + line.indent
            y = self.y + baseline(0.0, pitch, size)
            self.ops.append(Glyphs(x, y, size, shaped.segments(line.start, line.end)))
            self.y += pitch

    def units(self, units: Sequence[Text]) -> None:
        """Print short texts side by side, a new line where the next one has no room."""
        line: Text = ()
        for unit in units:
            longer = (*line, Run("　"), *unit) if line else unit
            if line and self.setter.width(self.setter.shape(longer, Role.TABLE), SIZE) > WIDTH - 2 * SIZE:
                self.text(line, indent=2 * SIZE)
                longer = unit
            line = longer
        if line:
            self.text(line, indent=2 * SIZE)

    def title(self, text: Text) -> None:
        """Print the title large, in the middle."""
        shaped = self.setter.shape(text, Role.TITLE)
        for line in broken(shaped, TITLE_SIZE, 0.0, WIDTH):
            x, y = LEFT + (WIDTH - line.natural) / 2, self.y + baseline(0.0, TITLE_PITCH, TITLE_SIZE)
            self.ops.append(Glyphs(x, y, TITLE_SIZE, shaped.segments(line.start, line.end)))
            self.y += TITLE_PITCH

    def rule(self) -> None:
        """Print a dashed line across."""
        self.y += 5.0
        self.ops.append(Rule(LEFT, self.y, LEFT + WIDTH, self.y, 0.5, dash=2.0))
        self.y += 5.0

    def blank(self, label: str, lines: int) -> None:
        """Print a label with a line to write on."""
        self.y += (lines - 1) * PITCH
        self.text((Run(f"{label}："),))
        used = self.setter.width(self.setter.words(f"{label}：", Role.TABLE), SIZE)
        self.ops.append(Rule(LEFT + min(used, WIDTH - 20 * MM), self.y, LEFT + WIDTH, self.y, 0.4))

    def bars(self, number: str) -> None:
        """Print the bar code of a case number."""
        self.ops.append(Bars(LEFT + 3 * MM, self.y, WIDTH - 6 * MM, BARS_HEIGHT, number))
        self.y += BARS_HEIGHT + 2.0


def roll(setter: Setter, blocks: Sequence[Filled], is_preview: bool, is_training: bool) -> Page:
    """Return the blocks as one page of the roll, as long as they are."""
    paper = _Roll(setter)
    if is_training:
        paper.text((Run("（培训 · 不具法律效力）"),), is_bold=True, is_centred=True)
    if is_preview:
        paper.text((Run("（预览）"),), is_bold=True, is_centred=True)
    heads = {block.type: block for block in blocks if block.type in ("head", "title", "codes")}
    _head(paper, heads)
    for block in blocks:
        _PRINTERS.get(block.type, _nothing)(paper, block)
    left = left_by_hand(Page(((0.0, tuple(paper.ops)),)))
    if left:
        paper.y += 4.0
        paper.text((Run(by_hand_words(left)),))
    return Page(((0.0, tuple(paper.ops)),), ROLL_WIDTH, paper.y + MARGIN)


def _head(paper: _Roll, heads: dict[str, Filled]) -> None:
    """Print the office's name and the title first, then the codes: on A4 these stand above them."""
    if "head" in heads:
        paper.text(heads["head"].text(), is_bold=True, is_centred=True)
    if "title" in heads:
        paper.title(heads["title"].text())
    codes = heads.get("codes")
    if codes is None:
        return
    number = codes.plain_text("barcode")
    if number.isascii() and number.isdigit():
        paper.bars(number)
    paper.text((Run("办件编号 "), *codes.text("barcode")), is_centred=True)
    if codes.plain_text("query"):
        paper.text(codes.text("query"), is_bold=True, is_centred=True)
    paper.rule()


def _nothing(paper: _Roll, block: Filled) -> None:
    """A head is printed before everything else."""


def _running(paper: _Roll, block: Filled) -> None:
    paper.y += 2.0
    paper.text(block.text(), indent=2 * SIZE if block.type in ("para", "remedies") else 0.0)


def _section(paper: _Roll, block: Filled) -> None:
    paper.y += 2.0
    paper.text(block.text(), is_bold=True)


def _list(paper: _Roll, block: Filled) -> None:
    for at, (text,) in enumerate(block.rows, 1):
        number = (Run(f"{at}. "),) if block.plain.get("numbered", True) else ()
        paper.text((*number, *text))


def _table(paper: _Roll, block: Filled) -> None:
    """Print each row as its number and main column, and below it the other columns with their heads."""
    if block.plain_text("caption"):
        _section(paper, Filled("section", {"text": block.text("caption")}, {}))
    for at, row in enumerate(block.rows, 1):
        named = [(column, text) for column, text in zip(block.columns, row, strict=True) if column.key != "#"]
        paper.text((Run(f"{at}. "), *named[0][1]))
        paper.units([(Run(f"{column.head}："), *text) for column, text in named[1:] if text])


def _cells(rows: Sequence[Sequence[FilledCell]]) -> Iterator[FilledCell]:
    for row in rows:
        yield from row


def _form(paper: _Roll, block: Filled) -> None:
    paper.y += 2.0
    for cell in _cells(block.cells):
        label = cell.label.replace("\n", "")
        if "".join(run.text for run in cell.text).strip():
            paper.text((*((Run(f"{label}："),) if label else ()), *cell.text))
        else:
            paper.blank(label, cell.lines)
    paper.rule()


def _receipt(paper: _Roll, block: Filled) -> None:
    paper.rule()
    paper.text(block.text())
    for label in block.plain.get("lines", ("签收人签名", "与申请人关系", "签收日期")):
        paper.blank(str(label).replace("\n", ""), 2)
    paper.y += 4.0


def _signature(paper: _Roll, block: Filled) -> None:
    paper.y += PITCH
    paper.text(block.text("agency"), is_centred=True)
    paper.text(block.text("date"), is_centred=True)
    if block.plain_text("seal"):
        paper.text(block.text("seal"), is_centred=True)
        paper.y += 2 * PITCH


_PRINTERS = {
    **dict.fromkeys(RUNNING, _running),
    "section": _section,
    "list": _list,
    "table": _table,
    "form": _form,
    "receipt": _receipt,
    "signature": _signature,
}
