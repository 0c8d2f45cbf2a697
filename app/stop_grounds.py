"""The lawful grounds of a stop: those that the item names, and for a permit the eight of 行政许可法 45."""

from __future__ import annotations

from app.errors import Refused
from app.item import ARTICLE_45, Basis, Item, ItemKind, StopGround

LICENSING_LAW = "中华人民共和国行政许可法"


def stop_grounds(item: Item) -> tuple[StopGround, ...]:
    """Return every ground that stops the clock of `item`, its own first. Art. 45 holds for a permit, listed or not."""
    if item.kind is not ItemKind.PERMIT:
        return item.stop_grounds
    named = {ground.name for ground in item.stop_grounds}
    by_law = Basis(LICENSING_LAW, "第四十五条")
    return (*item.stop_grounds, *(StopGround(name, by_law) for name in ARTICLE_45 if name not in named))


def stop_ground(item: Item, name: str) -> StopGround:
    """Return the ground called `name`; raise Refused naming the lawful ones, or that the item has none."""
    grounds = stop_grounds(item)
    if not grounds:
        raise Refused("stop.item_has_none", item=item.name)
    for ground in grounds:
        if ground.name == name:
            return ground
    raise Refused("stop.no_ground", ground=name, item=item.name, grounds="、".join(g.name for g in grounds))
