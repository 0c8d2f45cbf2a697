"""The material list against the item: no line is dropped, weakened, invented or called unneeded (行政许可法 30, 31)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.errors import Refused
from app.events.acceptance import MaterialLine, MaterialState
from app.free_text import written
from app.item import Item, Material

MOST_COPIES = 999
AT_HAND = frozenset({MaterialState.RECEIVED, MaterialState.ELECTRONIC, MaterialState.NOT_NEEDED})


def missing(lines: tuple[MaterialLine, ...]) -> tuple[str, ...]:
    """Return the required materials that are neither at hand nor deferred, and those with a fault."""
    return tuple(
        m.name
        for m in lines
        if m.fault or (m.is_required and m.state not in AT_HAND and m.state != MaterialState.DEFERRED)
    )


def refuse_untold(lines: tuple[MaterialLine, ...], told: Iterable[str]) -> None:
    """Raise Refused when a 补正 leaves out what is missing or faulty: it is told once and for all (行政许可法 32(4))."""
    known = frozenset(told)
    left_out = [name for name in missing(lines) if name not in known]
    if left_out:
        raise Refused("supplement.incomplete", materials="、".join(left_out))


def agreed_lines(
    item: Item, lines: tuple[MaterialLine, ...], answers: tuple[str, ...] = ()
) -> tuple[MaterialLine, ...]:
    """Return the list as it goes on file: the item's own materials, each once, with what the counter found.

    Raises Refused for a material that the item does not ask for, one that is missing from the list, one called
    unneeded that every applicant must bring, or that an answer to a situation question makes needed, and a count of
    copies that cannot be. `answers` is empty for a case of an older program, which kept none.
    """
    wanted = {material.name: material for material in item.materials}
    names = [line.name for line in lines]
    refuse_unknown(names, wanted)
    lacking = [name for name in wanted if names.count(name) != 1]
    if lacking:
        raise Refused("materials.not_whole", materials="、".join(lacking))
    return tuple(_agreed(line, wanted[line.name], answers) for line in lines)


def refuse_unknown(names: Iterable[str], known: Iterable[str]) -> None:
    """Raise Refused for a material that is not on the list (行政许可法 31: nothing beside the list is asked for)."""
    listed = frozenset(known)
    strange = [name for name in names if name not in listed]
    if strange:
        raise Refused("materials.unknown", materials="、".join(strange))


def _agreed(line: MaterialLine, material: Material, answers: tuple[str, ...]) -> MaterialLine:
    is_unneeded = line.state is MaterialState.NOT_NEEDED
    if is_unneeded and not material.when:
        raise Refused("materials.needed", materials=line.name)
    if is_unneeded and material.when in answers:
        raise Refused("materials.needed_by_answer", materials=line.name, answer=material.when)
    if not 0 <= line.copies <= MOST_COPIES:
        raise Refused("materials.copies", materials=line.name, most=MOST_COPIES)
    is_required = material.required and not is_unneeded
    agreed = (material.form.value, is_required, written(line.fault))
    if agreed == (line.form, line.is_required, line.fault):
        return line
    return replace(line, form=agreed[0], is_required=is_required, fault=agreed[2])
