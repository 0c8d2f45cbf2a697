"""信息处理费 (国办函〔2020〕109号): by item or by volume, never by both; each tier at its own rate."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused

BY_ITEM, BY_VOLUME = "item", "volume"
FREE_ITEMS, FIRST_ITEMS, STEP = 10, 30, 10
YUAN = 100  # fen
MOST = 100_000


@dataclass(frozen=True)
class Tier:
    """`first` to `last` (None: and more) of them cost `fen` each."""

    first: int
    last: int | None
    fen: int


@dataclass(frozen=True)
class FeeLine:
    """How many of one tier are charged, and what that makes."""

    tier: Tier
    count: int

    @property
    def fen(self) -> int:
        """Return the amount of the line."""
        return self.tier.fen * self.count


VOLUME = (Tier(1, 30, 0), Tier(31, 100, 10 * YUAN), Tier(101, 200, 20 * YUAN), Tier(201, None, 40 * YUAN))


def fee_lines(method: str, already: int, count: int) -> tuple[FeeLine, ...]:
    """Return the tiers that `count` items behind `already` in the same calendar month fall into, or that many pages.

    Raises Refused for another method, a number below one, or pages that go on from earlier ones.
    """
    is_counted = 0 <= already <= MOST and 1 <= count <= MOST
    if method not in (BY_ITEM, BY_VOLUME) or not is_counted or (method == BY_VOLUME and already):
        raise Refused("disclosure.fee_count")
    tiers = VOLUME if method == BY_VOLUME else _items_upto(already + count)
    lines = []
    for tier in tiers:
        last = already + count if tier.last is None else min(tier.last, already + count)
        n = last - max(tier.first - 1, already)
        if n > 0:
            lines.append(FeeLine(tier, n))
    return tuple(lines)


def fee_of(lines: tuple[FeeLine, ...]) -> int:
    """Return the whole fee in fen."""
    return sum(line.fen for line in lines)


def _items_upto(last: int) -> tuple[Tier, ...]:
    """Return the tiers by item: ten free, twenty at 100 yuan, then every ten at 100 yuan more than the ten before."""
    tiers = [Tier(1, FREE_ITEMS, 0), Tier(FREE_ITEMS + 1, FIRST_ITEMS, 100 * YUAN)]
    begin, rate = FIRST_ITEMS + 1, 200
    while begin <= last:
        tiers.append(Tier(begin, begin + STEP - 1, rate * YUAN))
        begin, rate = begin + STEP, rate + 100
    return tuple(tiers)
