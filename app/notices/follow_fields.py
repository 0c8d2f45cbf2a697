"""The fields of the papers that lead on: 物料转移单 of a case sent up, 变更（延续、补证）决定书 on a certificate."""

from __future__ import annotations

from app.events.certificates import FollowKind
from app.notices.field_context import Context, Fields, counted, day, due_day, shared_words
from app.notices.phrases import phrase, word
from app.notices.progress_fields import accepted_on
from app.state import Case
from app.wording import day_words


def transfer_list(context: Context) -> Fields:
    """物料转移单: what goes to which body, with the opinion of the first examination (行政许可法 35, 43)."""
    sent = context.case.forwarded
    if sent is None:
        return {}
    shared = {line.name: shared_words(line) for line in context.case.materials}
    rows: list[Fields] = [
        {"名称": line.name, "形式": word("forms", line.form) + shared.get(line.name, ""), "份数": line.copies}
        for line in sent.papers
    ]
    return {
        "移送单位": context.department.name,
        "接收单位": sent.to,
        "移送时间": context.time_of_day(),
        "受理日期": accepted_on(context),
        "初审结论": phrase("forward_agree" if sent.agrees else "forward_disagree"),
        "初审意见": sent.opinion,
        "合计": counted(rows),
        "移送材料": rows,
    }


def change_decision(context: Context) -> Fields:
    """变更（延续、补证）决定书: old and new content (行政许可法 49, 50); a refusal has reasons and remedies."""
    case = context.case
    follows, decision = case.follows, case.decision
    if follows is None or decision is None:
        return {}
    old = {
        "决定书名称": change_title(context),
        "业务": word("follow", follows.kind.value),
        "原证名称": follows.name,
        "原证编号": follows.number,
        "原有效期自": day(follows.valid_from),
        "原有效期至": day(follows.valid_to),
        "法律依据": _basis(context),
        "受理日期": accepted_on(context),
        "事实": decision.facts,
    }
    if not decision.granted:
        return {**old, "不予": "是", "理由": decision.reasons, "救济途径": context.remedies("决定书")}
    return {
        **old,
        "视为": "是" if case.renewed_by_silence else "",
        "决定内容": decision.content or _unchanged(case),
        "条件": decision.conditions,
        "新有效期自": day(decision.valid_from),
        "新有效期至": day(decision.valid_to),
        "证件名称": context.item.outcome.name if case.plan.needs_certificate else "",
        "送达期限": phrase("delivery_limit"),
        "送达届满日期": due_day(context.reading.delivery),
    }


def change_title(context: Context) -> str:
    """Return the title of the decision: what was applied for, and what became of it."""
    case = context.case
    is_granted = case.decision is not None and case.decision.granted
    outcome = "deemed" if case.renewed_by_silence else "granted" if is_granted else "refused"
    follow = word("follow", case.follows.kind.value) if case.follows is not None else ""
    return phrase(f"change_{outcome}_permit" if context.is_permit else f"change_{outcome}", follow=follow)


def _basis(context: Context) -> str:
    """Return the law of the item, behind the article of the 行政许可法 that speaks of the change or of the renewal."""
    case = context.case
    own = (case.decision.clause if case.decision is not None else "") or context.basis
    if not context.is_permit or case.follows is None or case.follows.kind is FollowKind.REISSUE:
        return own
    law = phrase(f"follow_law_{case.follows.kind.value}")
    return own if law in own else phrase("follow_law_and", law=law, basis=own)


def _unchanged(case: Case) -> str:
    decision, follows = case.decision, case.follows
    if decision is None or follows is None or decision.valid_from is None:
        return ""
    return phrase("renewed_unchanged", name=follows.name, begin=day_words(decision.valid_from))
