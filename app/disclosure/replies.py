"""The kinds of a reply (政府信息公开条例 35-39), and which fields of the paper each of them needs."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import Refused
from app.free_text import written

REPLIES: Mapping[str, tuple[str, ...]] = {
    "已主动公开": ("获取途径",),
    "予以公开": ("提供方式",),
    "部分公开": ("公开内容", "提供方式", "不公开内容", "不公开情形", "理由"),
    "不予公开": ("不公开情形", "理由"),
    "信息不存在": ("检索情况",),
    "不属于本机关": ("理由", "负责机关"),
    "重复申请": ("原答复",),
    "另有规定": ("特别规定", "获取途径"),
    "不予加工": ("理由",),
    "信访举报": ("反映渠道",),
    "公开出版物": ("获取途径",),
    "不予处理": ("理由",),
    "仍不明确": ("理由",),
    "重新出具": ("理由",),
}
"""By 答复类型 of the template, the fields that a clerk writes; the order is that of the panel."""

GROUND, CLAUSE = "不公开情形", "条款"
GROUNDS: Mapping[str, str] = {
    "国家秘密": "第十四条",
    "其他法律行政法规禁止公开": "第十四条",
    "危及国家安全、公共安全、经济安全、社会稳定": "第十四条",
    "保护第三方合法权益": "第十五条",
    "内部事务信息": "第十六条第一款",
    "过程性信息": "第十六条第二款",
    "行政执法案卷": "第十六条第二款",
}
"""Why something is not disclosed, as the yearly report counts it, and where the law says so: the clerk chooses, none is typed."""

OPTIONAL = frozenset({"负责机关"})
GRANTING = frozenset({"已主动公开", "予以公开"})
"""What gives the applicant all he asked for carries no remedies; everything else does (行政复议法 20, 23)."""


def reply_facts(reply: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the facts that belong to this kind of reply, the clause of the law by the ground that was chosen.

    Raises Refused naming the first field that is empty, or for a ground that the law has not.
    """
    if reply not in REPLIES:
        raise Refused("disclosure.no_reply")
    facts = {}
    for name in REPLIES[reply]:
        text = written(given.get(name, "")).rstrip("。；;")
        if not text and name not in OPTIONAL:
            raise Refused("disclosure.reply_field", field=name)
        if text:
            facts[name] = text
    if GROUND in facts:
        if facts[GROUND] not in GROUNDS:
            raise Refused("disclosure.no_ground")
        facts[CLAUSE] = GROUNDS[facts[GROUND]]
    return facts
