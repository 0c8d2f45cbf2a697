"""登记: an application for information is received on the day the law says; form and receipt go out (条例 29, 31)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.desk import Desk, Notice
from app.disclosure import papers
from app.disclosure.days import check_day
from app.disclosure.dossier import Dossier, begun
from app.disclosure.table import RECEIVING, check
from app.errors import Refused
from app.events.disclosure import DisclosureReceived
from app.free_text import written
from app.identity.text import check_text
from app.ids import DisclosureId, uuid7
from app.numbering import new_query_code

WAYS = ("in_person", "registered_post", "letter", "online", "fax", "oral")
KINDS = ("natural", "business", "research", "social", "legal_service", "other")
DELIVERIES = ("collect", "post", "email", "fax", "look")
MEDIA = ("paper", "electronic", "other")


@dataclass(frozen=True)
class Asked:
    """What the applicant says: `wanted` names or describes the information (29)."""

    department: str
    way: str
    received_on: date | None
    kind: str
    who: str
    wanted: str
    document: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    purpose: str = ""
    delivery: str = "collect"
    medium: str = "paper"


@dataclass(frozen=True)
class Outcome:
    """What is seen next: the application as it is now, and the papers that went out."""

    dossier: Dossier
    notices: tuple[Notice, ...] = ()


def receive(desk: Desk, asked: Asked) -> Outcome:
    """The application is registered under its number; its reply is due in twenty working days.

    Raises Refused for a missing name, contact, description or day, a day to come, or an unknown choice.
    """
    desk.office.department(asked.department)
    check(desk.officer, RECEIVING, asked.department)
    body = _body(desk, asked)
    held = begun(body, desk.now(), desk.officer.id)
    form = papers.issue_paper(desk, held, "disclosure_application", papers.application(desk, held))
    receipt = papers.issue_paper(desk, held, "disclosure_receipt", papers.receipt(desk, held))
    desk.record(None, replace(body, notices=(form.id, receipt.id)))
    return Outcome(desk.records.disclosure(body.disclosure), (form, receipt))


def _body(desk: Desk, asked: Asked) -> DisclosureReceived:
    for given, known in ((asked.way, WAYS), (asked.kind, KINDS), (asked.delivery, DELIVERIES), (asked.medium, MEDIA)):
        if given not in known:
            raise Refused("disclosure.no_choice")
    for name in ("who", "wanted"):
        if not getattr(asked, name).strip():
            raise Refused(f"disclosure.no_{name}")
    if not (asked.phone.strip() or asked.address.strip() or asked.email.strip()):
        raise Refused("disclosure.no_contact")
    received_on = check_day(desk, asked.received_on, "received")
    return DisclosureReceived(
        disclosure=DisclosureId(uuid7()),
        number=desk.take_case_number(),
        query_code=new_query_code(),
        department=asked.department,
        way=asked.way,
        received_on=received_on,
        kind=asked.kind,
        is_written_for=asked.way == "oral",
        who=check_text(asked.who),
        document=check_text(asked.document),
        phone=check_text(asked.phone),
        address=check_text(asked.address),
        email=check_text(asked.email),
        wanted=written(asked.wanted).rstrip("。；;"),
        purpose=written(asked.purpose),
        delivery=asked.delivery,
        medium=asked.medium,
    )
