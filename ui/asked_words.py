"""What a second officer is asked to sign, in words: the same on the list of what waits and at the desk of the first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.correction_proposal import change_words
from app.ids import EventId
from app.money import yuan
from app.state import Case, Pending
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
    stage = " ".join(str(proposal.get(name) or "") for name in ("decision", "decided_on"))
    return [
        (translate("SignForm", "环节"), str(proposal.get("step") or "")),
        (translate("SignForm", "事由"), str(proposal.get("ground") or "")),
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


def asked_words(case: Case, asked: EventId, language: str) -> str:
    """Return in one text what waits under this event; "" when nothing does."""
    pending = next((one for one in case.pending if one.event == asked), None)
    facts = asked_facts(pending, language) if pending is not None else []
    return "　".join(f"{fact[0]}：{' '.join(fact[1].split())}" for fact in facts if fact[1].strip())
