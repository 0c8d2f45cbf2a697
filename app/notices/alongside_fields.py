"""The fields of the papers beside a case's course: 物料转移单."""

from __future__ import annotations

from app.events.alongside import Place
from app.notices.field_context import Context, Fields, at_the_office, counted, returned_rows
from app.notices.phrases import phrase


def material_transfer(context: Context) -> Fields:
    """物料转移单: which papers went from whom to whom, and when."""
    names = [str(name) for name in context.extra.get("移交材料", at_the_office(context))]
    window, department = phrase("window_place", office=context.office.name), context.department.name
    to = context.extra.get("去向", Place.DEPARTMENT.value)
    rows = returned_rows(context, names)
    ways = (window, department) if to == Place.DEPARTMENT.value else (department, window)
    return {
        "移交单位": ways[0],
        "接收单位": ways[1],
        "移交时间": context.time_of_day(),
        "移交人": context.officer.name,
        "接收人": str(context.extra.get("接收人", "")),
        "合计": counted(rows),
        "移交材料": rows,
    }
