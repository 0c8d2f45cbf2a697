"""An act that the center did not adopt as what was typed for it: the page where it is done again, and that page's form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.acceptance.form import NOBODY, CounterForm
from app.acceptance.prefilled import DeclineChoice
from app.case import body_of
from app.case_actions import action_of
from app.events import acceptance, approval, catalogue, delivery, file, office, supplementation
from app.events.body import Body, pack
from app.ids import CaseId
from app.left_out_records import LeftOut
from app.ticket import ticket_words
from app.workflow import Action

_ROOMS = frozenset({"acceptance", "supplementation", "approval", "delivery", "catalogue", "templates", "calendar"})


class AsLeftOut(str):
    """A case number (empty for a new case) whose page is to show what was typed the first time; it is given once.

    After a lock the page is opened with the same subject again: what was changed since must not be filled over.
    """

    __slots__ = ("_refill",)
    _refill: Refill | None

    def __new__(cls, number: str, refill: Refill) -> AsLeftOut:
        """Make it of a number."""
        made = super().__new__(cls, number)
        made._refill = refill
        return made

    def take(self) -> Refill | None:
        """Return what was typed, the first time only."""
        refill, self._refill = self._refill, None
        return refill


@dataclass(frozen=True)
class Refill:
    """`page` does it; `content` is what its form keeps as a draft, `form` the key of the form among several."""

    page: str
    content: Mapping[str, Any]
    action: Action | None = None
    form: str = ""
    case: CaseId | None = None


def refill_of(one: LeftOut) -> Refill:
    """Return where an act is done again and what its form begins with; an empty content where nothing was typed."""
    body = body_of(one.act)
    case = None if one.case is None else one.case.id
    action = action_of(body) if one.act.subject is not None else None
    if isinstance(body, acceptance.Received):
        return Refill("acceptance", pack(_counter_form(one, body)), action)
    for kind, (page, form, content) in _FORMS.items():
        if isinstance(body, kind):
            if isinstance(body, approval.Decided) and not body.granted:
                form = "refuse"
            return Refill(page, content(body), action, form, case)
    if isinstance(body, catalogue.ItemPublished):
        return Refill("catalogue", body.table)
    if isinstance(body, office.OfficerSet | office.StandInSet):
        return Refill("staff", {}, None)
    wanted = Action(body.action) if isinstance(body, approval.Asked) else action
    return Refill(_page_of(body), {}, wanted, case=case)


def _page_of(body: Body) -> str:
    if isinstance(body, office.SettingChanged):
        return "settings"
    room = type(body).__module__.rpartition(".")[2]
    return room if room in _ROOMS else "casefile"


def _counter_form(one: LeftOut, body: acceptance.Received) -> CounterForm:
    """Return the application as it was taken at the counter; it becomes a case of its own, with a number of its own."""
    return CounterForm(
        item=body.plan.item,
        version=body.plan.version,
        answers=body.answers,
        applicant=body.applicant or NOBODY,
        agent=body.agent,
        lines=body.materials,
        by_commitment=body.plan.by_commitment,
        since=body.since,
        visit=body.visit,
        ticket=ticket_words(body.ticket) if body.ticket else "",
        follows=body.follows,
        replaces=one.act.id,
    )


def _lines(body: acceptance.Accepted) -> Mapping[str, Any]:
    return {"lines": body.materials}


def _gaps(body: supplementation.SupplementRequested) -> Mapping[str, Any]:
    return {"lines": body.materials, "gaps": body.gaps} if body.materials else {"gaps": body.gaps}


def _choice(body: acceptance.Declined) -> Mapping[str, Any]:
    return {"decline": DeclineChoice(body.ground, "", body.reason, body.clause, body.right_body)}


def _marks(body: supplementation.SupplementReceived) -> Mapping[str, Any]:
    return {line.material: {"in": line.is_mended, "note": line.note} for line in body.lines}


def _deferred(body: supplementation.DeferredReceived) -> Mapping[str, Any]:
    return {material: {"in": True, "note": ""} for material in body.materials}


def _visit(body: approval.VisitRecorded) -> Mapping[str, Any]:
    told = {"on": body.visited_on.isoformat(), "place": body.place, "found": body.found, "party": body.party}
    for number, (name, paper) in enumerate(zip(body.inspectors, body.certificates, strict=False), 1):
        told |= {f"inspector{number}": name, f"certificate{number}": paper}
    return told


def _decided(body: approval.Decided) -> Mapping[str, Any]:
    days = {"from": body.valid_from, "to": body.valid_to}
    words = {name: getattr(body, name) for name in ("content", "conditions", "facts", "reasons", "clause", "opinion")}
    return {**words, **{name: day.isoformat() for name, day in days.items() if day is not None}}


def _certificate(body: delivery.CertificateMade) -> Mapping[str, Any]:
    return {
        "name": body.name,
        "number": body.certificate_number,
        "valid_from": body.valid_from.isoformat() if body.valid_from else "",
        "valid_to": body.valid_to.isoformat() if body.valid_to else "",
    }


def _served(body: delivery.Served) -> Mapping[str, Any]:
    names = (
        "recipient",
        "recipient_id",
        "relation",
        "place",
        "waybill",
        "consent",
        "witness",
        "reason",
        "arrival_time",
    )
    told = {name: getattr(body, name) for name in names}
    by_receipt = body.method in delivery.BY_RECEIPT
    return {**told, "method": body.method.value, "received_on": body.effective_on.isoformat() if by_receipt else ""}


def _named(*names: str) -> Callable[[Any], Mapping[str, Any]]:
    return lambda body: {name: getattr(body, name) for name in names}


_FORMS: dict[type[Body], tuple[str, str, Callable[[Any], Mapping[str, Any]]]] = {
    acceptance.Accepted: ("acceptance", "", _lines),
    acceptance.Declined: ("acceptance", "", _choice),
    supplementation.SupplementRequested: ("acceptance", "", _gaps),
    supplementation.SupplementReceived: ("supplementation", "", _marks),
    supplementation.DeferredReceived: ("supplementation", "", _deferred),
    approval.StepFinished: ("approval", "finish", _named("conclusion", "opinion")),
    approval.StepReturned: ("approval", "return", _named("to", "reason")),
    approval.VisitRecorded: ("approval", "visit", _visit),
    approval.Resumed: ("approval", "resume", _named("result")),
    approval.Decided: ("approval", "grant", _decided),
    delivery.CertificateMade: ("delivery", "", _certificate),
    delivery.Served: ("delivery", "", _served),
    file.NoteAdded: ("casefile", "", _named("text")),
    file.Withdrawn: ("casefile", "", _named("reason")),
    file.Terminated: ("casefile", "", _named("clause", "reason")),
}
