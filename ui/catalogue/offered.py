"""Which acts the catalogue offers for the line under the cursor, and why one is grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.item_drafts import DraftStatus, ItemDraft
from app.officer import Officer
from app.publishing import may_publish, may_write_items
from ui.page import PageAction

if TYPE_CHECKING:
    from ui.catalogue.page import CataloguePage

translate = QCoreApplication.translate


def offered(page: CataloguePage, officer: Officer) -> list[PageAction]:
    """Return the acts in the order of the bar, the main one last."""
    why = _why_not(page, officer)
    begin = PageAction("F2", translate("Catalogue", "新事项"), "plus", page.begin, is_enabled=not why, why=why)
    if page.draft is not None:
        found = _of_draft(page, page.draft, officer, why)
    else:
        found = _of_item(page, why)
    return [begin, *found, *_quiet(page, why)]


def _of_item(page: CataloguePage, why: str) -> list[PageAction]:
    item = page.line.item if page.line else None
    if item is None:
        return []
    acts, may = page.acts, not why
    guide = translate("Catalogue", "打印办事指南")
    return [
        PageAction("F9", translate("Catalogue", "停用"), "ban", lambda: acts.end(item), is_enabled=may, why=why),
        PageAction("F4", translate("Catalogue", "修改"), "pencil", page.change, is_enabled=may, why=why),
        PageAction("F7", guide, "printer", lambda: acts.guide(item), is_primary=True),
    ]


def _of_draft(page: CataloguePage, draft: ItemDraft, officer: Officer, why: str) -> list[PageAction]:
    acts, may = page.acts, not why
    if draft.status is DraftStatus.PROPOSED:
        no = _why_second(draft, officer)
        back, out = translate("Catalogue", "退回"), translate("Catalogue", "发布")
        return [
            PageAction("F8", back, "undo-2", lambda: acts.decline(draft), is_enabled=not no, why=no),
            PageAction(
                "F12", out, "badge-check", lambda: acts.publish(draft), is_primary=True, is_enabled=not no, why=no
            ),
        ]
    ask = translate("Catalogue", "提交发布")
    return [
        PageAction("F9", translate("Catalogue", "删除草稿"), "trash-2", page.drop, is_enabled=may, why=why),
        PageAction("F10", translate("Catalogue", "保存"), "save", page.save, is_enabled=may, why=why),
        PageAction("F12", ask, "send", page.propose, is_primary=True, is_enabled=may, why=why),
    ]


def _quiet(page: CataloguePage, why: str) -> list[PageAction]:
    bring = translate("Catalogue", "导入事项清单")
    return [
        PageAction("F5", bring, "upload", page.importing.choose, is_in_bar=not why, is_enabled=not why, why=why),
        PageAction("F3", translate("Catalogue", "查找"), "", page.listing.search.setFocus, is_in_bar=False),
        PageAction("F6", translate("Catalogue", "流程图"), "", page.detail.toggle_chart, is_in_bar=False),
        PageAction("Ctrl+E", translate("Catalogue", "导出流程图"), "", page.export_chart, is_in_bar=False),
    ]


def _why_not(page: CataloguePage, officer: Officer) -> str:
    line, department = page.line, ""
    if line is not None and line.item is not None:
        department = line.item.department
    elif line is not None and line.draft is not None:
        department = str(line.draft.table.get("department") or "")
    if may_write_items(officer, department):
        return ""
    return translate("Catalogue", "由该部门首席代表或系统管理员编写")


def _why_second(draft: ItemDraft, officer: Officer) -> str:
    if may_publish(officer, draft):
        return ""
    if draft.officer == officer.id:
        return translate("Catalogue", "须由提交人以外的人发布")
    return translate("Catalogue", "由该部门首席代表、批准人或系统管理员发布")
