"""The item picker: items by name, pinyin, code or department, what this window uses most first. Pure, quick per key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from app.identity.digits import plain_code
from app.item import Item
from app.letter_index import LetterIndex

LONGEST_QUERY = 60


class Match(IntEnum):
    """How an item was found; a lower one stands before a higher one."""

    EXACT = 0
    NAME = 1
    CODE = 2
    DEPARTMENT = 3
    SCATTERED = 4


@dataclass(frozen=True)
class Hit:
    """One line of the picker."""

    item: Item
    match: Match


def plain_query(text: str) -> str:
    """Return what is searched for: an input method's pre-edit without its blanks and ', lower case, half width."""
    kept = plain_code(text).lower().replace("ü", "v")
    return "".join(filter(str.isalnum, kept))[:LONGEST_QUERY]


class ItemIndex:
    """The items of a day, ready to be searched. `department_name` gives a department's name for its code."""

    def __init__(self, items: Sequence[Item], department_name: Callable[[str], str] = str) -> None:
        self._items = tuple(items)
        self._number_of = {item.code.business: number for number, item in enumerate(self._items)}
        self._exact = {code.lower(): number for code, number in self._number_of.items()}
        self._names = LetterIndex(i.name for i in self._items)
        self._numbers = LetterIndex(f"{i.code.basic} {i.code.implement} {i.code.business}" for i in self._items)
        departments = tuple(dict.fromkeys(code for i in self._items for code in i.departments()))
        self._departments = LetterIndex(department_name(code) for code in departments)
        self._department_codes = {code.lower(): number for number, code in enumerate(departments)}
        self._of_department: list[list[int]] = [[] for _ in departments]
        for number, item in enumerate(self._items):
            for code in item.departments():
                self._of_department[self._department_codes[code.lower()]].append(number)

    @property
    def is_empty(self) -> bool:
        """True while the office offers nothing at all."""
        return not self._items

    def find(self, query: str, usage: Mapping[str, int], limit: int = 20) -> list[Hit]:
        """Return the best hits. `usage`: how often this window used an item, by business code. "" finds all."""
        plain = plain_query(query)
        used = {self._number_of[code]: times for code, times in usage.items() if code in self._number_of}
        by_use = sorted(used, key=lambda number: -used[number])
        starting = self._names.at_start(plain)
        best: dict[int, Match] = {}
        for match, numbers in self._tiers(plain):
            if match is Match.SCATTERED and best:
                break  # letters with gaps between them are a last resort
            held = set(numbers)
            in_order = chain((n for n in by_use if n in held), (n for n in starting if n in held), numbers)
            for number in in_order:
                if len(best) >= limit:
                    break
                best.setdefault(number, match)
            if len(best) >= limit:
                break
        return [Hit(self._items[number], match) for number, match in best.items()]

    def _tiers(self, plain: str) -> Iterator[tuple[Match, Sequence[int]]]:
        """Yield the numbers found in each way, each list ascending; the later ones are computed only when wanted."""
        if not plain:
            yield Match.NAME, range(len(self._items))
            return
        yield Match.EXACT, [self._exact[plain]] if plain in self._exact else []
        yield Match.NAME, self._names.anywhere(plain)
        if len(plain) > 1:
            yield Match.CODE, self._numbers.anywhere(plain)
        yield Match.DEPARTMENT, sorted({n for d in self._departments_for(plain) for n in self._of_department[d]})
        if len(plain) > 1:
            yield Match.SCATTERED, self._names.scattered(plain)

    def _departments_for(self, plain: str) -> list[int]:
        if plain in self._department_codes:
            return [self._department_codes[plain]]
        return self._departments.anywhere(plain) if len(plain) > 1 else []
