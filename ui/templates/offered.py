"""Which acts the page of papers offers for what is in sight, and why one is grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.drawer import DraftStatus
from app.officer import Officer
from app.templates.drafts import TemplateDraft
from app.templates.publishing import may_publish_template, may_write_templates
from ui.page import PageAction
from ui.templates.detail import View

if TYPE_CHECKING:
    from ui.templates.page import TemplatesPage

translate = QCoreApplication.translate


def offered(page: TemplatesPage, officer: Officer) -> list[PageAction]:
    """Return the acts in the order of the bar, the main one last."""
    why = "" if may_write_templates(officer) else translate("Templates", "由首席代表或系统管理员编写")
    if page.detail.view() is View.PHRASES:
        return _of_phrases(page, why)
    if page.draft is None:
        found = _of_version(page, why)
    elif page.draft.status is DraftStatus.PROPOSED:
        found = _of_proposal(page, page.draft, officer)
    else:
        found = _of_draft(page, why)
    return [*found, *_quiet(page, why)]


def _of_phrases(page: TemplatesPage, why: str) -> list[PageAction]:
    word = translate("Templates", "保存用语")
    return [
        PageAction("F7", translate("Templates", "返回文书"), "undo-2", page.toggle_phrases),
        PageAction("F10", word, "save", page.phrases.keep, is_primary=True, is_enabled=not why, why=why),
    ]


def _of_version(page: TemplatesPage, why: str) -> list[PageAction]:
    if page.line is None:
        return []
    version, end, begin = page.detail.version, translate("Templates", "停用这一版"), translate("Templates", "起草新版")
    acts = [PageAction("F4", begin, "file-pen", page.begin, is_primary=True, is_enabled=not why, why=why)]
    if version is not None and version.may_retire:
        retire = PageAction("F9", end, "ban", page.retire, is_enabled=not why, why=why)
        acts.insert(0, retire)
    return acts


def _of_proposal(page: TemplatesPage, draft: TemplateDraft, officer: Officer) -> list[PageAction]:
    no, acts = _why_second(draft, officer), page.acts
    back, out = translate("Templates", "退回"), translate("Templates", "发布")
    return [
        PageAction("F8", back, "undo-2", lambda: acts.decline(draft), is_enabled=not no, why=no),
        PageAction("F12", out, "badge-check", lambda: acts.publish(draft), is_primary=True, is_enabled=not no, why=no),
    ]


def _of_draft(page: TemplatesPage, why: str) -> list[PageAction]:
    may, ask = not why, translate("Templates", "提交发布")
    return [
        PageAction("F9", translate("Templates", "删除草稿"), "trash-2", page.drop, is_enabled=may, why=why),
        PageAction("F6", translate("Templates", "比较"), "file-search", page.compare),
        PageAction("F10", translate("Templates", "保存并试印"), "save", page.save, is_enabled=may, why=why),
        PageAction("F12", ask, "send", page.propose, is_primary=True, is_enabled=may, why=why),
    ]


def _quiet(page: TemplatesPage, why: str) -> list[PageAction]:
    back, may = translate("Templates", "返回清单"), not why
    words, bring = translate("Templates", "审批用语"), translate("Templates", "导入模板包")
    one, own = translate("Templates", "导出这份文书"), translate("Templates", "导出本单位全部文书")
    is_first = page.draft is None
    acts = [
        PageAction("F3", translate("Templates", "查找"), "", page.first_focus, is_in_bar=False),
        PageAction("F7", words, "message-square", page.toggle_phrases, is_in_bar=is_first),
        PageAction("F5", bring, "upload", page.packing.choose, is_in_bar=is_first and may, is_enabled=may, why=why),
        PageAction("Ctrl+E", one, "download", page.export, is_in_bar=False, is_enabled=may, why=why),
        PageAction("Ctrl+Shift+E", own, "download", page.export_own, is_in_bar=False, is_enabled=may, why=why),
    ]
    if page.work_list.listing.isHidden():
        acts.append(PageAction("Esc", back, "undo-2", page.to_list))
    return acts


def _why_second(draft: TemplateDraft, officer: Officer) -> str:
    if may_publish_template(officer, draft):
        return ""
    if draft.officer == officer.id:
        return translate("Templates", "须由提交人以外的人发布")
    return translate("Templates", "由首席代表、批准人或系统管理员发布")
