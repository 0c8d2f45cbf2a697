"""The words a mapping table may use: what a case can tell, by kind of row, and which of them are told by code."""

from __future__ import annotations

from enum import StrEnum

from app.applicant import IdKind
from app.events.delivery import ServiceMethod
from app.item import ApplicantKind, MaterialForm, StepKind


class RowKind(StrEnum):
    """Of what a table has a row: the case once, or each happening of its kind."""

    RECEIVED = "received"
    ACCEPTANCE = "acceptance"
    ACCEPTED = "accepted"
    MATERIAL = "material"
    SUPPLEMENT = "supplement"
    SUPPLEMENT_RECEIVED = "supplement_received"
    STEP = "step"
    SPECIAL = "special"
    SPECIAL_ENDED = "special_ended"
    EXTENSION = "extension"
    RESULT = "result"
    SERVED = "served"


BATCH_WORDS = ("批次号", "行标识", "操作", "版本号", "批次时间", "不报")
"""What is known only when a batch is made; `操作` and `版本号` tell a row that is sent again. `不报` is never known here: a
column of the platform that may be empty, and is."""

CASE_WORDS = (
    "办件编号", "实施编码", "基本编码", "业务办理项编码", "事项名称", "事项版本", "办件类型", "区划代码",
    "部门编码", "部门名称", "部门统一社会信用代码", "申请方式", "申请时间", "收件人",
    "申请人类型", "申请人名称", "申请人证件类型", "申请人证件号码", "法定代表人",
    "联系人", "联系人证件类型", "联系人证件号码", "联系电话", "地址", "材料清单",
    "受理时间", "受理文号", "受理人", "承诺办结日期", "法定办结日期",
)  # fmt: skip

_OF_KIND: dict[RowKind, tuple[str, ...]] = {
    RowKind.RECEIVED: (),
    RowKind.ACCEPTED: (),
    RowKind.ACCEPTANCE: ("受理结论", "受理结论时间", "受理结论文号", "受理结论人", "理由"),
    RowKind.MATERIAL: ("材料名称", "材料形式", "份数"),
    RowKind.SUPPLEMENT: ("告知时间", "告知文号", "告知人", "补正材料", "补正内容"),
    RowKind.SUPPLEMENT_RECEIVED: ("补交时间", "补交收件人", "补交材料", "是否补齐"),
    RowKind.STEP: ("环节名称", "环节类型", "环节结论", "办理人", "开始时间", "结束时间", "意见"),
    RowKind.SPECIAL: ("特别程序种类", "特别程序名称", "特别程序依据", "理由", "开始时间", "办理人", "天数", "天数单位", "文号"),
    RowKind.SPECIAL_ENDED: (
        "特别程序种类", "特别程序名称", "特别程序依据", "理由", "开始时间", "结束时间", "办理人", "天数", "天数单位", "文号", "结果",
    ),
    RowKind.EXTENSION: ("特别程序种类", "特别程序名称", "理由", "开始时间", "办理人", "批准人", "天数", "天数单位", "文号"),
    RowKind.RESULT: (
        "办结结果", "办结时间", "结果文号", "证照名称", "证照编号", "有效期起", "有效期止", "结果说明", "是否送达",
        "满意度", "办结人", "收费金额分",
    ),
    RowKind.SERVED: ("送达方式", "送达时间", "领取人", "领取人证件号码", "送达人"),
}  # fmt: skip

CODED: dict[str, tuple[str, ...]] = {
    "操作": ("new", "again"),
    "办件类型": ("on_the_spot", "promised"),
    "申请方式": ("window",),
    "申请人类型": tuple(kind.value for kind in ApplicantKind),
    "申请人证件类型": tuple(kind.value for kind in IdKind),
    "联系人证件类型": tuple(kind.value for kind in IdKind),
    "受理结论": ("accepted", "not_needed", "not_ours", "declined", "returned"),
    "材料形式": tuple(form.value for form in MaterialForm),
    "是否补齐": ("yes", "no"),
    "环节类型": tuple(kind.value for kind in StepKind),
    "环节结论": ("agree", "disagree", "returned"),
    "特别程序种类": ("special", "extension"),
    "天数单位": ("working_day", "calendar_day"),
    "办结结果": (
        "granted", "refused", "declined", "returned", "withdrawn", "terminated", "lapsed", "void", "forwarded",
    ),
    "是否送达": ("yes", "no"),
    "满意度": ("1", "2", "3", "4", "5"),
    "送达方式": tuple(method.value for method in ServiceMethod),
}  # fmt: skip
"""Words whose value is one of ours and leaves the office only as the platform's own code for it."""

DAYS = frozenset({"承诺办结日期", "法定办结日期", "有效期起", "有效期止"})
TIMES = frozenset(
    {
        "申请时间",
        "受理时间",
        "受理结论时间",
        "告知时间",
        "补交时间",
        "开始时间",
        "结束时间",
        "办结时间",
        "送达时间",
        "批次时间",
    }
)
NEVER_MENDED = frozenset(
    {*TIMES, *DAYS, *CODED, *BATCH_WORDS, "办件编号", "受理文号", "文号", "结果文号", "收费金额分"}
)
"""A channel, a rating, a time, a result leaves as it was: whoever finds it wrong corrects the case, not the batch."""


def words_of(kinds: tuple[RowKind, ...]) -> tuple[str, ...]:
    """Return every word that a table of these kinds of row may use."""
    own = (word for kind in kinds for word in _OF_KIND[kind])
    return tuple(dict.fromkeys((*BATCH_WORDS, *CASE_WORDS, *own)))
