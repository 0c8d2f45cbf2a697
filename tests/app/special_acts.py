"""What the tests of the special items do again and again on a real office day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from office_day import OfficeDay, application_for

from app.acceptance.accept import accept
from app.applicant import Applicant
from app.application import Application
from app.approval.decide import grant
from app.approval.review import finish_step, record_visit
from app.errors import Refused
from app.events.acceptance import MaterialState
from app.events.supplementation import Gap
from app.item import StepKind
from app.state import Case

POSTS = {"handler": "h1", "checker": "c1", "approver": "a1", "window": "w1"}


def applied(part: str, applicant: Applicant | None = None, **facts: Any) -> Application:
    """Return a complete application for the item called `part`, of this applicant."""
    application = replace(application_for(part), **facts)
    return application if applicant is None else replace(application, applicant=applicant)


def lacking(application: Application, *places: int) -> Application:
    """Return the application without the materials at these places."""
    lines = tuple(
        replace(line, state=MaterialState.MISSING) if at in places else line
        for at, line in enumerate(application.materials)
    )
    return replace(application, materials=lines)


def gap(application: Application, place: int) -> Gap:
    """Return what is told of the material at this place."""
    return Gap(application.materials[place].name, "未提交", "《示例规定》第一条", "补齐后提交")


def to_decision(office: OfficeDay, case: Case) -> Case:
    """Return the case with its decision as the next act; everybody did his step today."""
    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        case = finished(office, case)
    return case


def finished(office: OfficeDay, case: Case) -> Case:
    """Return the case after its running step, with a visit record where that is one."""
    step = case.plan.step(case.open_steps[0])
    who = POSTS[step.post.value]
    if step.kind is StepKind.VISIT:
        office.do(
            who, record_visit, case.id, step=step.name, visited_on=office.day, inspectors=("何承办", "周勘验"),
            certificates=("皖001", "皖002"), place="示例区便民路8号", found="与申请一致",
        )  # fmt: skip
    done: Case = office.do(who, finish_step, case.id, step=step.name, opinion="同意。").case
    return done


def granted(office: OfficeDay, part: str, applicant: Applicant | None = None, **facts: Any) -> Case:
    """Return a case of this item that was accepted and granted today."""
    case = to_decision(office, office.do("w1", accept, applied(part, applicant)).case)
    done: Case = office.do("a1", grant, case.id, content="准予", opinion="同意。", **facts).case
    return done


def refused(call: Any) -> Refused:
    """Return the refusal that `call()` meets; AssertionError when it is done instead."""
    try:
        call()
    except Refused as trouble:
        return trouble
    raise AssertionError("it was not refused")


def plain(text: str) -> str:
    """Return a text without its blanks."""
    return re.sub(r"\s", "", text)
