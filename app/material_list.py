"""The material list against the item: no line is dropped, weakened, invented or called unneeded (行政许可法 30, 31)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.errors import Refused
from app.events.acceptance import MaterialLine, MaterialState
from app.free_text import written
from app.item import Item, Material

MOST_COPIES = 999


def agreed_lines(item: Item, lines: tuple[MaterialLine, ...]) -> tuple[MaterialLine, ...]:
    """Return the list as it goes on file: the item's own materials, each once, with what the counter found.

    Raises Refused for a material that the item does not ask for, one that is missing from the list, one called
    unneeded that every applicant must bring, and a count of copies that cannot be.
    """
    wanted = {material.name: material for material in item.materials}
    names = [line.name for line in lines]
    refuse_unknown(names, wanted)
    lacking = [name for name in wanted if names.count(name) != 1]
    if lacking:
        raise Refused("materials.not_whole", materials="、".join(lacking))
    return tuple(_agreed(line, wanted[line.name]) for line in lines)


def refuse_unknown(names: Iterable[str], known: Iterable[str]) -> None:
    """Raise Refused for a material that is not on the list (行政许可法 31: nothing beside the list is asked for)."""
    listed = frozenset(known)
    strange = [name for name in names if name not in listed]
    if strange:
        raise Refused("materials.unknown", materials="、".join(strange))


def _agreed(line: MaterialLine, material: Material) -> MaterialLine:
    is_unneeded = line.state is MaterialState.NOT_NEEDED
    if is_unneeded and not material.when:
        raise Refused("materials.needed", materials=line.name)
    if not 0 <= line.copies <= MOST_COPIES:
        raise Refused("materials.copies", materials=line.name, most=MOST_COPIES)
    is_required = material.required and not is_unneeded
    return replace(line, form=material.form.value, is_required=is_required, fault=written(line.fault))
