"""What only some items have, for the approver's eye: rank and number, earlier stage, commitment, silence, late application."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.apply_within import late_words
from app.approval.queries import Dossier, StepTask
from app.notices.issue import Setting
from app.order_of_acceptance import Place
from app.register_words import grouped
from app.state import Case
from ui.approval.choosing import Task
from ui.custody_words import custody_words
from ui.widgets.facts import Fact

translate = QCoreApplication.translate


def special_facts(found: Dossier, task: Task, setting: Setting, language: str) -> list[Fact]:
    """Return the facts of a case whose item has a special rule; nothing for every other."""
    case = found.case
    item = setting.catalogue.item(case.plan.item, case.plan.version)
    told, tone = custody_words(case, setting.officer, setting.office, language)
    facts = [(translate("SpecialFacts", "案卷"), told, tone or ""), *_place(found.place), *_stage(case)]
    covered = task.covered if isinstance(task, StepTask) else None
    if covered is not None:
        told = translate("SpecialFacts", "代{absent}办理，文书和档案注明").format(
            absent=found.names.get(covered, covered)
        )
        facts.append((translate("SpecialFacts", "代岗"), told, "warn"))
    silent = task.silent if isinstance(task, StepTask) else None
    if silent is not None:
        told = translate("SpecialFacts", "{missed} 届满未决定，{day} 起依法视为同意").format(
            missed=silent.missed.isoformat(), day=silent.granted_on.isoformat()
        )
        facts.append((translate("SpecialFacts", "视为同意"), told, "bad"))
    if case.plan.by_commitment:
        signed = case.committed_on.isoformat() if case.committed_on else translate("SpecialFacts", "尚未签署")
        facts.append((translate("SpecialFacts", "告知承诺"), signed))
    late = late_words(item, case.since, case.received_on, setting.calendar, language)
    facts.append((translate("SpecialFacts", "申请期限"), late, "warn"))
    return facts


def _place(place: Place | None) -> list[Fact]:
    if place is None:
        return []
    told = translate("SpecialFacts", "第 {rank} 位；前面未决定 {n} 件").format(rank=place.rank, n=len(place.ahead))
    if place.ahead:
        told += translate("SpecialFacts", "，最先的是 {first}").format(first=grouped(place.ahead[0]))
    numbers = translate("SpecialFacts", "已准予 {granted} 件，限 {quota} 件").format(
        granted=place.granted, quota=place.quota
    )
    is_turn = place.refusal is None
    return [
        (translate("SpecialFacts", "受理顺序"), told, "ok" if is_turn else "warn"),
        (translate("SpecialFacts", "数量"), numbers, "ok" if place.granted < place.quota else "bad"),
    ]


def _stage(case: Case) -> list[Fact]:
    word = translate("SpecialFacts", "前一阶段")
    if case.earlier:
        return [(word, translate("SpecialFacts", "办件 {number} 已准予").format(number=case.earlier))]
    if case.vouched is not None:
        told = translate("SpecialFacts", "{decision}（首席代表确认）").format(decision=case.vouched.decision)
        return [(word, told, "warn")]
    return (
        [(word, translate("SpecialFacts", "未查到准予决定"), "bad")]
        if case.plan.stage_of and case.follows is None
        else []
    )
