"""What a second officer is asked to sign, in words: the same on the list of what waits and at the desk of the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.certificates.ending import ended_body
from app.certificates.grounds import ground
from app.correction_proposal import change_words
from app.ids import EventId
from app.money import yuan
from app.state import Case, Pending
from app.wording import name_of
from app.workflow import Action
from ui.widgets.facts import Fact

translate = QCoreApplication.translate


def asked_facts(pending: Pending, language: str) -> list[Fact]:
    """Return what is proposed, with its reason last; a fact without a text is none."""
    proposal = pending.body.proposal or {}
    gaps = proposal.get("gaps") or []
    told = "；".join(f"{gap['material']}：{gap['fault']}" for gap in gaps)
    days = proposal.get("expected_days") or proposal.get("days")
    parts = (proposal.get(name) for name in ("approved_by", "approved_on", "document"))
    approval = " · ".join(str(part) for part in parts if part)
    is_ending = pending.body.action == Action.END_PERMIT.value
    stage = "" if is_ending else " ".join(str(proposal.get(name) or "") for name in ("decision", "decided_on"))
    return [
        (translate("SignForm", "环节"), str(proposal.get("step") or "")),
        *_ending_facts(pending, proposal, language),
        (translate("SignForm", "事由"), "" if is_ending else str(proposal.get("ground") or "")),
        (translate("SignForm", "依据"), str(proposal.get("basis") or proposal.get("clause") or "")),
        (translate("SignForm", "有权机关"), str(proposal.get("right_body") or "")),
        (translate("SignForm", "日数"), str(days or "")),
        (translate("SignForm", "费用承担"), str(proposal.get("payer") or "")),
        (translate("SignForm", "补正内容"), told),
        (translate("SignForm", "更正内容"), change_words(proposal, language)),
        (translate("SignForm", "批准文件"), approval),
        (translate("SignForm", "收费项目"), str(proposal.get("fee") or "")),
        (translate("SignForm", "减免后应缴"), yuan(proposal["fen"]) if "fen" in proposal else "", "warn"),
        (translate("SignForm", "前一阶段决定"), stage),
        (translate("SignForm", "理由"), pending.body.reason),
    ]


def _ending_facts(pending: Pending, proposal: Mapping[str, Any], language: str) -> list[Fact]:
    """Return what an ending of the permit rests on: which of the three, its ground, its day, and what the holder said."""
    if pending.body.action != Action.END_PERMIT.value or not proposal:
        return []
    ended = ended_body(pending)
    return [
        (translate("SignForm", "决定"), name_of("permit_ending", ended.ending.value, language), "warn"),
        (translate("SignForm", "法定情形"), ground(ended.ending, ended.ground).text),
        (translate("SignForm", "生效日期"), ended.effective_on.isoformat()),
        (translate("SignForm", "陈述、申辩"), ended.heard),
        (translate("SignForm", "补偿"), ended.compensation),
    ]


def asked_words(case: Case, asked: EventId, language: str) -> str:
    """Return in one text what waits under this event; "" when nothing does."""
    pending = next((one for one in case.pending if one.event == asked), None)
    facts = asked_facts(pending, language) if pending is not None else []
    return "　".join(f"{fact[0]}：{' '.join(fact[1].split())}" for fact in facts if fact[1].strip())
