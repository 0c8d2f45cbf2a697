"""Cases after their decision, for the tests of delivery and case file, made by the very use cases of the desk."""

from __future__ import annotations

from dataclasses import replace

from office_day import application_for
from worked_desk import WorkedDesk

from app.acceptance.accept import accept
from app.applicant import Agent, IdKind
from app.approval.decide import grant, refuse
from app.delivery.certify import make_certificate
from app.item import StepKind
from app.state import Case

FOOD, FREIGHT = "食品经营", "道路货物"
AGENT = Agent("李代办", IdKind.ID_CARD, "341702199003072570", "13800001234", "代为提交材料、领取结果", "朋友")


def ready_to_decide(desk: WorkedDesk, part: str = FREIGHT, name: str = "王建国", agent: Agent | None = None) -> Case:
    """Return a case whose last step runs."""
    application = application_for(part)
    applicant = replace(application.applicant, name=name)
    case: Case = desk.act("w1", accept, replace(application, applicant=applicant, agent=agent)).case
    while any(case.plan.step(step).kind is not StepKind.DECIDE for step in case.open_steps):
        case = desk.finish(case, case.open_steps[0])
    return case


def granted(desk: WorkedDesk, part: str = FREIGHT, name: str = "王建国", agent: Agent | None = None) -> Case:
    """Return a granted case: it waits for its certificate, or for its delivery where it has none."""
    case = ready_to_decide(desk, part, name, agent)
    decided: Case = desk.act("a1", grant, case.id, content="准予从事申请范围内的活动", opinion="同意。").case
    return decided


def refused(desk: WorkedDesk, part: str = FREIGHT, name: str = "王建国") -> Case:
    """Return a refused case, which waits for its delivery."""
    case = ready_to_decide(desk, part, name)
    why = {
        "facts": "现场未设专用区域",
        "reasons": "经营场所不符合条件",
        "clause": "《示例条例》第十条",
        "opinion": "不同意。",
    }
    decided: Case = desk.act("a1", refuse, case.id, **why).case
    return decided


def certified(desk: WorkedDesk, part: str = FREIGHT, name: str = "王建国", agent: Agent | None = None) -> Case:
    """Return a case whose certificate is made and whose result waits at the window."""
    case = granted(desk, part, name, agent)
    number, n = "皖交示字000001号", 1
    while desk.store.ask(lambda records, taken: records.case_of_certificate(taken), number) is not None:
        n += 1
        number = f"皖交示字{n:06}号"
    facts = {"name": case.plan.outcome, "number": number}
    made: Case = desk.act("w1", make_certificate, case.id, **facts).case
    return made
