"""Many short Chinese texts searched at once by what a clerk types: characters, initials, pinyin, or a mixture.

Every character of every text has one bit; one whole number per key holds the bits of the characters which that key can
type. A query is then a few shifts and ands over all texts together, with every reading of every character: thousands of
texts take well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.pinyin import syllables

LONGEST_KEY = 6  # zhuang, chuang, shuang


def _keys(char: str) -> Iterator[str]:
    """Yield all that may be typed for a character: itself, or the beginning of any of its readings."""
    yield char
    for syllable in syllables(char):
        for length in range(1, len(syllable) + 1):
            yield syllable[:length]


class LetterIndex:
    """Texts by number, in the order given. Marks and blanks of the texts do not count."""

    def __init__(self, texts: Iterable[str]) -> None:
        positions: dict[str, list[int]] = {}
        self._owner: list[int] = []
        self._end: list[int] = []
        self._first: list[int] = []
        place = 0
        for number, text in enumerate(texts):
            self._first.append(place)
            for char in filter(str.isalnum, text.lower()):
                for key in set(_keys(char)):
                    positions.setdefault(key, []).append(place)
                self._owner.append(number)
                place += 1
            # One bit behind each text takes what matches up to its end, and keeps texts apart.
            self._owner.append(number)
            place += 1
            self._end.append(place)
        self._size = place
        self._masks = {key: self._mask(found) for key, found in positions.items()}
        behind = self._mask(end - 1 for end in self._end)
        self._chars = ((1 << place) - 1) ^ behind
        self._starts = self._mask(self._first) & self._chars

    def _mask(self, positions: Iterable[int]) -> int:
        bits = bytearray(self._size // 8 + 1)
        for place in positions:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def anywhere(self, query: str) -> list[int]:
        """Return the numbers of the texts that hold the query without a gap."""
        return self._numbers(self._run(query, self._chars))

    def at_start(self, query: str) -> list[int]:
        """Return the numbers of the texts that begin with the query."""
        return self._numbers(self._run(query, self._starts))

    def scattered(self, query: str) -> list[int]:
        """Return the numbers of the texts that hold the query's letters in order, with gaps."""
        return self._numbers(self._run(query, self._chars, with_gaps=True))

    def _run(self, query: str, begin: int, with_gaps: bool = False) -> int:
        """Return the places behind the last matched character. `reached[n]`: the places where n letters are used up."""
        reached = [begin] + [0] * len(query)
        for used in range(len(query)):
            here = reached[used]
            if not here:
                continue
            if with_gaps:
                here = self._upwards(here)
            for length in range(1, min(LONGEST_KEY, len(query) - used) + 1):
                mask = self._masks.get(query[used : used + length])
                if mask is not None:
                    reached[used + length] |= (here & mask) << 1
        return reached[len(query)] if query else 0

    def _upwards(self, places: int) -> int:
        """Return all places from the given ones to the end of their texts: a carry runs through each text's ones."""
        inside = places & self._chars
        return ((inside + self._chars) ^ self._chars) | places

    def _numbers(self, places: int) -> list[int]:
        """Return which texts the places lie in, each once."""
        digits = bin(places)[:1:-1]
        numbers = []
        place = digits.find("1")
        while place >= 0:
            number = self._owner[place]
            numbers.append(number)
            place = digits.find("1", self._end[number])
        return numbers
