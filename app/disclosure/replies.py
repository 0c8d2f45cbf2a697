"""The kinds of a reply (政府信息公开条例 35-39), and which fields of the paper each of them needs."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import Refused
from app.free_text import written

REPLIES: Mapping[str, tuple[str, ...]] = {
    "已主动公开": ("获取途径",),
    "予以公开": ("提供方式",),
    "部分公开": ("公开内容", "提供方式", "不公开内容", "理由", "条款"),
    "不予公开": ("理由", "条款"),
    "信息不存在": ("检索情况",),
    "不属于本机关": ("理由", "负责机关"),
    "重复申请": ("原答复",),
    "另有规定": ("特别规定", "获取途径"),
    "不予加工": ("理由",),
    "信访举报": ("反映渠道",),
    "公开出版物": ("获取途径",),
    "不予处理": ("理由",),
}
"""By 答复类型 of the template, the fields that a clerk writes; the order is that of the panel."""

OPTIONAL = frozenset({"负责机关"})
GRANTING = frozenset({"已主动公开", "予以公开"})
"""What gives the applicant all he asked for carries no remedies; everything else does (行政复议法 20, 23)."""


def reply_facts(reply: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the facts that belong to this kind of reply. Raises Refused naming the first field that is empty."""
    if reply not in REPLIES:
        raise Refused("disclosure.no_reply")
    facts = {}
    for name in REPLIES[reply]:
        text = written(given.get(name, "")).rstrip("。；;")
        if not text and name not in OPTIONAL:
            raise Refused("disclosure.reply_field", field=name)
        if text:
            facts[name] = text
    return facts
