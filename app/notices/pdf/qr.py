"""QR codes (ISO/IEC 18004) of ASCII text: error correction level M, versions 1 to 10, one fixed mask.

Written here because the encoder of the PDF library brings its whole layout engine with it (0.15 s on the first notice),
and because a fixed mask makes the code the same every time without trying eight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_LETTER_SET, _BASE = frozenset(_LETTERS), len(_LETTERS)
_PLACES = bytes.maketrans(_LETTERS.encode(), bytes(range(_BASE)))
# version: (correction words a block, (blocks, data words each) …), level M
_BLOCKS: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {
    1: (10, ((1, 16),)),
    2: (16, ((1, 28),)),
    3: (26, ((1, 44),)),
    4: (18, ((2, 32),)),
    5: (24, ((2, 43),)),
    6: (16, ((4, 27),)),
    7: (18, ((4, 31),)),
    8: (22, ((2, 38), (2, 39))),
    9: (22, ((3, 36), (2, 37))),
    10: (26, ((4, 43), (1, 44))),
}
_ALIGNMENT: dict[int, tuple[int, ...]] = {
    1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46),
    10: (6, 28, 50),
}  # fmt: skip
_BITS = bytes.maketrans(b"01", b"\x00\x01")
MOST_MODULES = 57  # of a side, in version 10
_FORMAT_MASK, _FORMAT_POLYNOMIAL, _VERSION_POLYNOMIAL, _FIELD = 0x5412, 0x537, 0x1F25, 0x11D


def modules(text: str) -> tuple[bytes, ...]:
    """Return the rows of the code, 1 for a dark module. Raises ValueError for text that is not ASCII or too long."""
    bits, version = _message(text)
    pattern = _pattern(version)
    stream = int.from_bytes(bytes(_words(bits, version))) << pattern.rest ^ pattern.mask
    drawn = bytes(pattern.order(f"{stream:0{pattern.length}b}01".encode().translate(_BITS)))
    size = 17 + 4 * version
    return tuple(drawn[at : at + size] for at in range(0, size * size, size))


@dataclass(frozen=True)
class _Pattern:
    """What every code of a version has. `order` takes the data bits, then 0 and 1, and gives the modules row by row;
    `mask` turns the bits, of which there are `length`, the last `rest` of them without meaning."""

    order: Callable[[bytes], tuple[int, ...]]
    mask: int
    length: int
    rest: int


@lru_cache(maxsize=10)
def _pattern(version: int) -> _Pattern:
    size = 17 + 4 * version
    grid: list[list[bool | None]] = [[None] * size for _ in range(size)]
    _draw_patterns(grid, version)
    places = [place for place in _path(size) if grid[place[0]][place[1]] is None]
    taken = {place: at for at, place in enumerate(places)}
    mask = "".join("1" if (row + column) % 2 == 0 else "0" for row, column in places)
    order = [
        taken[row, column] if module is None else len(places) + module
        for row, line in enumerate(grid)
        for column, module in enumerate(line)
    ]
    correction, groups = _BLOCKS[version]
    words = sum(count * (data + correction) for count, data in groups)
    return _Pattern(itemgetter(*order), int(mask, 2), len(places), len(places) - 8 * words)


def _message(text: str) -> tuple[str, int]:
    """Return the bits of mode, length and text, and the smallest version that holds them."""
    if not text.isascii():
        raise ValueError("only ASCII goes into the code")
    if _LETTER_SET.issuperset(text):
        mode, widths = "0010", (9, 11)
        places = text.encode().translate(_PLACES)
        content = "".join(
            [_pair(first * _BASE + second) for first, second in zip(places[::2], places[1::2], strict=False)]
        )
        content += f"{places[-1]:06b}" if len(text) % 2 else ""
    else:
        mode, widths = "0100", (8, 16)
        content = "".join(f"{byte:08b}" for byte in text.encode())
    for version in _BLOCKS:
        width = widths[version > 9]
        bits = f"{mode}{len(text):0{width}b}{content}"
        if len(text) < 1 << width and len(bits) <= 8 * _capacity(version):
            return bits, version
    raise ValueError("too long for the code")


@lru_cache(maxsize=_BASE**2)
def _pair(letters: int) -> str:
    return f"{letters:011b}"


def _capacity(version: int) -> int:
    return sum(count * words for count, words in _BLOCKS[version][1])


def _words(bits: str, version: int) -> list[int]:
    """Return the words in the order they are drawn: padded, corrected by block, interleaved."""
    capacity = _capacity(version)
    bits += "0" * min(4, 8 * capacity - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8)
    data += (b"\xec\x11" * capacity)[: capacity - len(data)]
    correction, groups = _BLOCKS[version]
    blocks: list[bytes] = []
    for count, words in groups:
        for _ in range(count):
            blocks.append(data[:words])
            data = data[words:]
    checks = [_remainder(block, correction) for block in blocks]
    return [*_in_turn(blocks), *_in_turn(checks)]


def _in_turn(blocks: Sequence[bytes]) -> Iterator[int]:
    """Yield the first word of every block, then the second; the longer blocks are the last ones, by one word."""
    shortest = len(blocks[0])
    yield from chain.from_iterable(zip(*blocks, strict=False))
    yield from chain.from_iterable(block[shortest:] for block in blocks)


def _powers() -> tuple[list[int], list[int]]:
    """Return the powers of 2 in the field of 256 elements, twice round, and their logarithms."""
    powers, logarithms, value = [0] * 510, [0] * 256, 1
    for at in range(255):
        powers[at] = powers[at + 255] = value
        logarithms[value] = at
        value = value << 1 ^ (_FIELD if value & 0x80 else 0)
    return powers, logarithms


_POWERS, _LOGARITHMS = _powers()


def _times(a: int, b: int) -> int:
    return _POWERS[_LOGARITHMS[a] + _LOGARITHMS[b]] if a and b else 0


@lru_cache(maxsize=8)
def _generator(degree: int) -> tuple[int, ...]:
    polynomial, root = [1], 1
    for _ in range(degree):
        shifted = [*polynomial, 0]
        scaled = [0, *(_times(term, root) for term in polynomial)]
        polynomial = [a ^ b for a, b in zip(shifted, scaled, strict=True)]
        root = _times(root, 2)
    return tuple(polynomial[1:])


def _remainder(block: bytes, degree: int) -> bytes:
    """Return the correction words of a block: the remainder by the generator, held as one number, its highest word first."""
    scaled, high, kept, rest = _scaled(degree), 8 * (degree - 1), (1 << 8 * (degree - 1)) - 1, 0
    for word in block:
        rest = (rest & kept) << 8 ^ scaled[word ^ rest >> high]
    return rest.to_bytes(degree)


@lru_cache(maxsize=10)
def _scaled(degree: int) -> tuple[int, ...]:
    """Return the generator times each word, each product as one number."""
    generator = _generator(degree)
    return tuple(int.from_bytes(bytes(_times(term, factor) for term in generator)) for factor in range(256))


def _check_bits(value: int, polynomial: int) -> int:
    """Return `value` with its BCH check bits behind it."""
    width = polynomial.bit_length() - 1
    rest = value << width
    while rest.bit_length() > width:
        rest ^= polynomial << (rest.bit_length() - polynomial.bit_length())
    return value << width | rest


def _draw_patterns(grid: list[list[bool | None]], version: int) -> None:
    size = len(grid)
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        _draw_rings(grid, row, column, 4, (0, 1, 3))
    for at in range(8, size - 8):
        grid[6][at] = grid[at][6] = at % 2 == 0
    for row in _ALIGNMENT[version]:
        for column in _ALIGNMENT[version]:
            if grid[row][column] is None or (6 in (row, column) and 8 < row + column - 6 < size - 9):
                _draw_rings(grid, row, column, 2, (0, 2))
    _draw_format(grid)
    if version >= 7:
        information = _check_bits(version, _VERSION_POLYNOMIAL)
        for at in range(18):
            is_dark = information >> at & 1 == 1
            grid[at // 3][size - 11 + at % 3] = grid[size - 11 + at % 3][at // 3] = is_dark


def _draw_rings(grid: list[list[bool | None]], row: int, column: int, reach: int, dark: tuple[int, ...]) -> None:
    size = len(grid)
    for y in range(max(row - reach, 0), min(row + reach + 1, size)):
        for x in range(max(column - reach, 0), min(column + reach + 1, size)):
            grid[y][x] = max(abs(y - row), abs(x - column)) in dark


def _draw_format(grid: list[list[bool | None]]) -> None:
    """Draw level M (00) and mask 0 (000) twice, and the one module that is always dark."""
    size = len(grid)
    information = _check_bits(0, _FORMAT_POLYNOMIAL) ^ _FORMAT_MASK
    around = [*((at, 8) for at in (0, 1, 2, 3, 4, 5, 7, 8)), *((8, at) for at in (7, 5, 4, 3, 2, 1, 0))]
    apart = [*((8, size - 1 - at) for at in range(8)), *((size - 7 + at, 8) for at in range(7))]
    for at in range(15):
        is_dark = information >> at & 1 == 1
        for row, column in (around[at], apart[at]):
            grid[row][column] = is_dark
    grid[size - 8][8] = True


def _path(size: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the data bits: two columns at a time, up and down, past the timing column."""
    is_upward = True
    column = size - 1
    while column > 0:
        column -= 1 if column == 6 else 0
        for at in range(size):
            row = size - 1 - at if is_upward else at
            yield row, column
            yield row, column - 1
        is_upward = not is_upward
        column -= 2
