"""Cases after their decision, made in an office of the tests by the very use cases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from office_day import LABOUR, OfficeDay, application_for

from app.acceptance.accept import accept
from app.act import Done
from app.applicant import Agent, IdKind
from app.approval.decide import grant, refuse
from app.approval.review import finish_step, record_visit
from app.delivery.certify import make_certificate
from app.item import StepKind
from app.state import Case

AGENT = Agent("李代办", IdKind.ID_CARD, "341702199003072570", "13800001234", "代为领取结果", "朋友")
BY_POST = {"handler": "h1", "checker": "c1", "approver": "a1", "window": "w1", "lead": "c1"}
NUMBER = "皖示字000001号"
WHY = {"facts": "实缴一百万元", "reasons": "不符合条件", "clause": "《示例条例》第十条", "opinion": "不同意。"}


def to_decide(office: OfficeDay, part: str = LABOUR, **changes: Any) -> Case:
    """Return a case whose last step runs; `changes` alter the application."""
    done: Done = office.do("w1", accept, replace(application_for(part), **changes))
    case = done.case
    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        step = case.plan.step(case.open_steps[0])
        who = BY_POST[step.post.value]
        if step.kind is StepKind.VISIT:
            facts = {
                "visited_on": office.day, "inspectors": ("甲", "乙"), "certificates": ("1", "2"),
                "place": "便民路1号", "found": "符合", "party": "无异议",
            }  # fmt: skip
            office.do(who, record_visit, case.id, step=step.name, **facts)
        done = office.do(who, finish_step, case.id, step=step.name, opinion="同意。")
        case = done.case
    return case


def granted(office: OfficeDay, part: str = LABOUR, **changes: Any) -> Case:
    """Return a granted case."""
    case = to_decide(office, part, **changes)
    done: Done = office.do("a1", grant, case.id, content="准予", opinion="同意。")
    return done.case


def refused(office: OfficeDay, part: str = LABOUR) -> Case:
    """Return a refused case."""
    case = to_decide(office, part)
    done: Done = office.do("a1", refuse, case.id, **WHY)
    return done.case


def ready(office: OfficeDay, part: str = LABOUR, **changes: Any) -> Case:
    """Return a case whose certificate is made: number NUMBER, and the next ones for further cases."""
    case = granted(office, part, **changes)
    number, n = NUMBER, 1
    while office.ask(lambda records, taken: records.case_of_certificate(taken), number) is not None:
        n += 1
        number = f"皖示字{n:06}号"
    done: Done = office.do("w1", make_certificate, case.id, name=case.plan.outcome, number=number)
    return done.case
