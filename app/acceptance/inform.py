"""一次性告知 on inquiry: a slip with all that is needed; no case, no number (国发〔2022〕5号)."""

from __future__ import annotations

from app.applicant import Applicant, IdKind
from app.application import lines_of
from app.desk import Desk, Notice
from app.events.acceptance import InformedOnce, Received
from app.identity.text import check_text
from app.ids import CaseId, uuid7
from app.item import ApplicantKind, Item
from app.material_list import refuse_unknown
from app.notices.issue import Setting, issue
from app.people import check
from app.plan import plan_of
from app.state import Case, CaseState
from app.workflow import Action


def inform_once(
    desk: Desk, item_code: str, *, to_whom: str = "", missing: tuple[str, ...] = (), version: int | None = None
) -> Notice:
    """The slip is issued and on file: every material, or only `missing`, with forms, copies and samples."""
    item = desk.catalogue.item(item_code, version)
    check(desk.officer, Action.REGISTER, None, department=item.department)
    refuse_unknown(missing, (material.name for material in item.materials))
    to_whom = check_text(to_whom)
    notice = issue(desk, inquiry(desk, item, to_whom), "one_time_notice", {"缺少": list(missing)}, subject=None)
    desk.record(None, InformedOnce(item.code.business, item.version, missing, to_whom))
    return notice


def inquiry(setting: Setting, item: Item, to_whom: str) -> Case:
    """Return a case that exists only for the slip: no id in the store, no number."""
    moment = setting.now()
    body = Received("", "", plan_of(item), "window", lines_of(item))
    return Case(
        id=CaseId(uuid7()),
        number="",
        query_code="",
        plan=body.plan,
        state=CaseState.NONE,
        received_on=moment.on,
        received_at=moment.at,
        received_by=setting.officer.id,
        applicant=Applicant(ApplicantKind.NATURAL, to_whom, IdKind.OTHER, ""),
        materials=body.materials,
    )
