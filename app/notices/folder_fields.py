"""The fields of the 物料转移单 of a whole folder."""

from __future__ import annotations

from app.events.custody import FolderLine
from app.folder_place import folder_of
from app.in_office import may_go_back
from app.notices.field_context import Context, Fields
from app.notices.phrases import phrase, word
from app.wording import name_of


def folder_transfer(context: Context) -> Fields:
    """物料转移单: what lies in the folder, from whom to whom it goes, and when."""
    folder = folder_of(context.case)
    lines = folder.lines or tuple(FolderLine(one.name, one.form, one.copies) for one in may_go_back(context.case))
    source = context.office.department(folder.department).name
    to = context.office.department(folder.to or context.case.department).name
    return {
        "移交单位": phrase("folder_from", department=source, desk=folder.desk),
        "接收单位": to,
        "移交时间": context.time_of_day(),
        "移交人": context.officer.name,
        "当前环节": context.case.step or name_of("state", context.case.state.value),
        "移交说明": "",
        "合计": total(lines),
        "案卷清单": [
            {
                "名称": line.name,
                "形式": word("forms", line.form),
                "份数": line.copies,
                "页数": str(line.pages) if line.pages else "",
            }
            for line in lines
        ],
    }


def total(lines: tuple[FolderLine, ...]) -> str:
    """Return how many kinds, copies and pages a list has; pages only where every line was counted."""
    copies, pages = sum(line.copies for line in lines), sum(line.copies * line.pages for line in lines)
    if lines and all(line.pages for line in lines):
        return phrase("total_folder", n=len(lines), copies=copies, pages=pages)
    return phrase("total_papers", n=len(lines), copies=copies)
