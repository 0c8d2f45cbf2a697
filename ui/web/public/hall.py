"""What every public page needs: the center's public records, the day in law, and who asks how often."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from starlette.requests import Request

from app.errors import Unreachable
from app.item import Item
from app.item_search import ItemIndex
from app.public.records import PublicRecords
from app.public.rules import Rules
from app.sync.center import Center
from app.ticket import BEIJING
from ui.web.public.limits import Limits, address_of

LONGEST_TEXT = 60
TABLE_SECONDS = 2.0  # who waits longer holds a place that a desk may need


@dataclass
class Index:
    """The items of a day, ready to be searched; made once for a day and a state of the rules."""

    rules: Rules | None = None
    on: date = date.min
    items: tuple[Item, ...] = ()
    found: ItemIndex | None = None


@dataclass(frozen=True)
class PublicHall:
    """The door of the public pages."""

    center: Center
    now: Callable[[], datetime]
    limits: Limits = field(default_factory=Limits)
    behind_proxy: bool = False
    index: Index = field(default_factory=Index)
    table: threading.Lock = field(default_factory=threading.Lock)

    @property
    def records(self) -> PublicRecords:
        """Return the public records. Raises Unreachable, NotFound("center.not_made")."""
        return self.center.public()

    def complete(self) -> PublicRecords:
        """Return the public records where they can say of one thing that there is none. Raises Unreachable before that."""
        if self.records.as_of() is None:
            raise Unreachable("center.database")
        return self.records

    def note_look(self, number: str) -> None:
        """Count a look at the progress of a case ("": in vain). In memory: nobody waits for an answer because of it."""
        self.center.note_public_look(number, self.today())

    def today(self) -> date:
        """Return the civil day of the office."""
        return self.now().astimezone(BEIJING).date()

    def address(self, request: Request) -> str:
        """Return by whom a request is counted."""
        return address_of(request, behind_proxy=self.behind_proxy)

    def items(self, rules: Rules) -> tuple[Item, ...]:
        """Return the items that are offered today by departments of this office."""
        return self._index(rules).items

    def search(self, rules: Rules, text: str) -> tuple[Item, ...]:
        """Return the items that a text finds: name, pinyin initials, code or department; all of them for no text."""
        made = self._index(rules)
        assert made.found is not None  # made with the items
        return tuple(hit.item for hit in made.found.find(text, {}, len(made.items)))

    @contextlib.contextmanager
    def one_table(self, request: Request) -> Iterator[None]:
        """Let one whole list be made at a time: many at once would take the processor from the desks that send meanwhile.

        Raises Refused("center.too_often") by address, Unreachable("center.database") where another one takes too long.
        """
        self.limits.tables.take(self.address(request))
        if not self.table.acquire(timeout=TABLE_SECONDS):
            raise Unreachable("center.database")
        try:
            yield
        finally:
            self.table.release()

    def _index(self, rules: Rules) -> Index:
        on = self.today()
        if self.index.rules is not rules or self.index.on != on:
            items = tuple(item for item in rules.catalogue.items(on) if rules.office.has(item.department))
            self.index.found = ItemIndex(items, lambda code: name_of_department(rules, code))
            self.index.items, self.index.rules, self.index.on = items, rules, on
        return self.index


def name_of_department(rules: Rules, code: str) -> str:
    """Return a department's name; its code when the office does not know it."""
    return rules.office.department(code).name if rules.office.has(code) else code


def asked(request: Request, name: str, longest: int = LONGEST_TEXT) -> str:
    """Return a field of the address, cut to a sensible length."""
    return request.query_params.get(name, "")[:longest].replace("\x00", "").strip()


def page_number(request: Request, count: int, each: int) -> tuple[int, int]:
    """Return the page asked for (the first for what is no number) and how many there are."""
    pages = max(1, -(-count // each))
    text = asked(request, "page", 6)
    wanted = int(text) if text.isascii() and text.isdigit() else 1
    return min(max(1, wanted), pages), pages
