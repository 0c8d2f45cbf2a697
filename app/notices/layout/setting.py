"""Setting text: which face each character takes, how wide it is, and where its lines break."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import groupby
from typing import TypeAlias, TypeVar

from app.errors import Refused
from app.notices.box_face import box_face
from app.notices.expansion import Text
from app.notices.fonts import Chain, Fonts, Role
from app.notices.layout.ops import BLACK, Colour, Glyphs, Segments
from app.notices.lines import Line, break_lines
from app.notices.sfnt import Face
from app.notices.text import Run

Stretch: TypeAlias = tuple[Face | None, list[float]]  # a face, and how wide its characters are, in thousandths
Made = TypeVar("Made")
MOST_KEPT = 2000  # words of templates, which every paper repeats, with the lines into which they broke
_MOST_STRETCH = 0.16
_MOST_SQUEEZE = 1.0


class Shaped:
    """Text whose faces are known, from the stretches of one face that make it up.

    It keeps how wide its characters are, where it broke before and which stretches stood on a line: the forms in which a
    paper is tried ask for the same again.
    """

    __slots__ = ("_cuts", "_ends", "_lines", "_runs", "_widths", "text")

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self.text = text
        self._runs, self._ends, self._widths = _one_behind_the_other(stretches)
        self._lines: dict[tuple[float, float, float, float], list[Line]] = {}
        self._cuts: dict[tuple[int, int], Segments] = {}

    def advances(self, size: float, space: float) -> list[float]:
        """Return how far each character moves on, in points."""
        scale = size / 1000
        if len(self._ends) == 1 or "\n" not in self.text:
            return [width * scale + space for width in self._widths]
        signs = zip(self.text, self._widths, strict=True)
        return [0.0 if sign == "\n" else width * scale + space for sign, width in signs]

    def lines(self, size: float, space: float, width: float, indent: float) -> list[Line]:
        """Return the lines of the text in a column; nobody changes the list."""
        column = (size, space, width, indent)
        known = self._lines.get(column)
        if known is None:
            known = self._lines[column] = break_lines(self.text, self.advances(size, space), width, indent)
        return known

    def segments(self, start: int, end: int) -> Segments:
        """Return the stretches of one face in [start, end)."""
        known = self._cuts.get((start, end))
        if known is None:
            known = self._cuts[(start, end)] = tuple(self._cut(start, end))
        return known

    def _cut(self, start: int, end: int) -> list[tuple[Face, str]]:
        found = []
        for face, first, last in self._runs[bisect_right(self._ends, start) :]:
            if first >= end:
                break
            found.append((face, self.text[max(first, start) : min(last, end)]))
        return found


def _one_behind_the_other(
    stretches: Sequence[Stretch],
) -> tuple[list[tuple[Face, int, int]], list[int], list[float]]:
    """Return (face, first, last + 1) of each run of one face, those ends again, and the widths of all characters."""
    runs: list[tuple[Face, int, int]] = []
    ends: list[int] = []
    widths: list[float] = []
    for face, of_stretch in stretches:
        first = len(widths)
        widths += of_stretch
        if face is None:
            continue
        if runs and runs[-1][0] is face and ends[-1] == first:
            first = runs.pop()[1]
            ends.pop()
        ends.append(len(widths))
        runs.append((face, first, len(widths)))
    return runs, ends, widths


def _stretches(text: str, faces: Sequence[Face | None]) -> tuple[Stretch, ...]:
    """Return the stretches of one face; a line break has none, and no width."""
    if faces and faces[0] is not None and faces.count(faces[0]) == len(faces):
        return ((faces[0], faces[0].widths(text)),)
    found: list[Stretch] = []
    first = 0
    for face, run in groupby(faces):
        last = first + len(list(run))
        found.append((face, [0.0] * (last - first) if face is None else face.widths(text[first:last])))
        first = last
    return tuple(found)


class Setter:
    """Sets text in the desk's fonts. `names` are the fields whose value is set in one face.

    `by_hand`: characters for which, where no face has them, a marked space is left to be filled in by hand.
    """

    def __init__(self, fonts: Fonts, names: frozenset[str], by_hand: frozenset[str] = frozenset()) -> None:
        self._fonts = fonts
        self._names = names
        self._by_hand = by_hand
        self._shaped: dict[tuple[Text, Role], Shaped] = {}

    @property
    def may_leave_spaces(self) -> bool:
        """True when there are characters for which a space would be left."""
        return bool(self._by_hand)

    def shape(self, text: Text, role: Role) -> Shaped:
        """Return the text with its faces. Raises Refused("notice.no_glyph") naming character, code point and field."""
        known = self._shaped.get((text, role))
        if known is not None:
            return known
        chain = self._fonts.chain(role)
        is_own = not [run for run in text if run.field]
        made = chain.own_words.get(text) if is_own else None
        if made is None:
            made = Shaped("".join([run.text for run in text]), [one for run in text for one in self._set(run, chain)])
            if is_own and not self._by_hand and len(chain.own_words) < MOST_KEPT:
                chain.own_words[text] = made
        self._shaped[(text, role)] = made
        return made

    def kept(self, words: Hashable, lay_out: Callable[[], Made]) -> Made:
        """Return what is laid out of the words of a template alone: once for these fonts. Nobody changes it."""
        known = self._fonts.own_boxes
        made: Made | None = known.get(words) if not self._by_hand else None
        if made is None:
            made = lay_out()
            if not self._by_hand and len(known) < MOST_KEPT:
                known[words] = made
        return made

    def _set(self, run: Run, chain: Chain) -> tuple[Stretch, ...]:
        """Return the stretches of a run; the words of templates stand between the values of every paper."""
        if run.field is not None or self._by_hand:
            return _stretches(run.text, self._faces(run, chain))
        known = chain.own_runs.get(run.text)
        if known is None:
            known = _stretches(run.text, self._faces(run, chain))
            if len(chain.own_runs) < MOST_KEPT:
                chain.own_runs[run.text] = known
        return known

    def words(self, text: str, role: Role) -> Shaped:
        """Return the program's own words with their faces."""
        return self.shape((Run(text),), role)

    def _faces(self, run: Run, chain: Chain) -> list[Face | None]:
        if run.field in self._names:
            first = chain.faces[0]
            by_hand = {c for c in run.text if c in self._by_hand and chain.face_of(c) is None}
            settable = "".join(c for c in run.text if c not in by_hand)
            if not all(first.has(c) for c in settable):
                whole = chain.face_of_all(settable)
                if whole is not None:
                    return [box_face() if c in by_hand else whole for c in run.text]
        known = chain.known_faces(run.text)  # papers repeat their characters
        return known if known is not None else [self._face(character, run, chain) for character in run.text]

    def _face(self, character: str, run: Run, chain: Chain) -> Face | None:
        if character == "\n":
            return None
        face = chain.face_of(character)
        if face is None and character in self._by_hand:
            return box_face()
        if face is None:
            raise Refused(
                "notice.no_glyph",
                character=character,
                code_point=f"U+{ord(character):04X}",
                field=run.field or "模板文字",
            )
        return face

    def line(
        self, shaped: Shaped, x: float, y: float, size: float, space: float = 0.0, colour: Colour = BLACK
    ) -> Glyphs:
        """Return the whole text as one line at x, baseline y."""
        return Glyphs(x, y, size, shaped.segments(0, len(shaped.text)), space, colour)

    def width(self, shaped: Shaped, size: float, space: float = 0.0) -> float:
        """Return how wide the text is on one line; the space after its last character does not count."""
        return sum(shaped.advances(size, space)) - space if shaped.text else 0.0


def fitted(shaped: Shaped, size: float, width: float, smallest: float) -> float:
    """Return the largest type size up to `size`, in half points, at which the text is not wider than `width`."""
    natural = sum(shaped.advances(1.0, 0.0))
    while size > smallest and natural * size > width:
        size -= 0.5
    return size


def broken(shaped: Shaped, size: float, space: float, width: float, indent: float = 0.0) -> list[Line]:
    """Return the lines of the text in a column; the space after a line's last character may overhang."""
    return shaped.lines(size, space, width, indent)


def justified(line: Line, width: float, space: float) -> float:
    """Return the space between characters that fills the line, or the given one for a paragraph's last line."""
    gaps = line.end - line.start - 1
    slack = width - line.indent - line.natural
    if line.is_last or gaps < 1 or not -_MOST_SQUEEZE < slack <= width * _MOST_STRETCH:
        return space
    return space + slack / gaps


def glyph_line(shaped: Shaped, line: Line, x: float, baseline: float, size: float, space: float) -> Glyphs:
    """Return one broken line at its place."""
    return Glyphs(x + line.indent, baseline, size, shaped.segments(line.start, line.end), space)


def baseline(top: float, pitch: float, size: float) -> float:
    """Return the baseline that centres Chinese type of `size` in a line of `pitch` below `top`."""
    return top + pitch / 2 + size * 0.36


def widest(lines: Sequence[Line]) -> float:
    """Return the natural width of the widest line."""
    return max((line.natural for line in lines), default=0.0)
