"""What the clerk has typed so far: one frozen value, kept as a draft within a second, an Application when complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.acceptance.prefilled import DeclineChoice
from app.applicant import Agent, Applicant, IdKind
from app.application import Application, lines_of, missing
from app.certificates.naming import named_certificate
from app.events.acceptance import MaterialLine, MaterialState
from app.events.body import pack, unpack
from app.events.certificates import FollowKind, Follows
from app.events.supplementation import Gap
from app.identity.digits import plain_code
from app.identity.progress import Stage, credit_code_progress, id_number_progress
from app.ids import CaseId
from app.item import ApplicantKind, DeliveryMethod, Item, Situation
from app.state import Case
from app.ticket import ticket_words

FOREIGN_PREFIX = 3
NOBODY = Applicant(ApplicantKind.NATURAL, "", IdKind.ID_CARD, "")
NO_AGENT = Agent("", IdKind.ID_CARD, "")


@dataclass(frozen=True)
class Scan:
    """A scan that already lies in the store under its hash; `material` names the line it belongs to, "" for none."""

    sha256: str
    media: str
    size: int
    name: str
    material: str = ""


@dataclass(frozen=True)
class CounterForm:
    """The form of the acceptance page. `answers` has one entry per situation question, "" while it is not answered.

    `by_commitment` follows from the answers, `since` is typed where the applicant has a time of its own to apply.
    `gaps` and `decline` are what the panels of 补正 and of declining say so far: a lock or a way back loses nothing.
    `mended` holds, per line mended at the counter, its name and what was wrong (行政许可法 32(3)); `case` and `seen`
    name a case received earlier that this form goes on with. `visit` and `carried` (names of shared materials that lie
    at the window already) come from the case before, for the next item of the same applicant (一窗多事); `lies_with` says
    in the folder of which case each lies. `follows` is the certificate that is applied on; `replaces` the receipt (an
    event) that the center did not adopt.
    """

    item: str = ""
    version: int = 0
    answers: tuple[str, ...] = ()
    applicant: Applicant = NOBODY
    agent: Agent | None = None
    lines: tuple[MaterialLine, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    scans: tuple[Scan, ...] = ()
    handover: str = "collect"
    gaps: tuple[Gap, ...] = ()
    decline: DeclineChoice | None = None
    by_commitment: bool = False
    since: date | None = None
    case: CaseId | None = None
    seen: str | None = None
    visit: str = ""
    ticket: str = ""
    carried: tuple[str, ...] = ()
    lies_with: tuple[tuple[str, str], ...] = ()
    follows: Follows | None = None
    replaces: str = ""

    @property
    def is_empty(self) -> bool:
        """True while nothing worth keeping was typed."""
        return (
            not self.item
            and self.agent is None
            and replace(self.applicant, kind=NOBODY.kind, id_kind=NOBODY.id_kind) == NOBODY
        )

    def content(self) -> dict[str, Any]:
        """Return the form as JSON values for Desk.save_draft."""
        plain: dict[str, Any] = pack(self)
        return plain


def form_from(content: Mapping[str, Any]) -> CounterForm | None:
    """Return the form of a draft; None when it was written by a program that knew other fields."""
    try:
        form: CounterForm = unpack(CounterForm, dict(content))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return form


def with_item(form: CounterForm, item: Item) -> CounterForm:
    """Return the form for `item`: the applicant stays, the material list is the item's own, nothing answered yet."""
    kind = form.applicant.kind if form.applicant.kind in item.applicants else item.applicants[0]
    return replace(
        form,
        item=item.code.business,
        version=item.version,
        answers=tuple("" for _ in item.situations),
        applicant=of_kind(form.applicant, kind),
        agent=None if item.in_person else form.agent,
        lines=with_carried(lines_of(item), form),
        handover=form.handover if form.handover in handovers(item) else handovers(item)[0],
        mended=(),
        gaps=(),
        decline=None,
        by_commitment=False,
        since=None,
        scans=tuple(s if s.material in form.carried else replace(s, material="") for s in form.scans),
        follows=form.follows if form.item == item.code.business else None,
    )


def with_carried(lines: tuple[MaterialLine, ...], form: CounterForm) -> tuple[MaterialLine, ...]:
    """Return the list with what lies at the window already from the item before, and with which case."""
    is_there = {line.name for line in lines if line.name in form.carried and line.state is MaterialState.MISSING}
    at, came = dict(form.lies_with), MaterialState.RECEIVED
    return tuple(
        replace(line, state=came, lies_with=at.get(line.name, "")) if line.name in is_there else line for line in lines
    )


def next_of_visit(form: CounterForm, item: Item, visit: str, number: str) -> CounterForm:
    """Return the empty form of the next item for the same applicant: who applies stays, shared materials go along.

    A material goes along when the item marks it `shared` and it was handed in: with its scans, once for the visit,
    in the folder of the case with this number; "" where that case ended at once, and what came lies on the counter.
    """
    shared = {m.name for m in item.materials if m.shared}
    here = {line.name for line in form.lines if line.state is MaterialState.RECEIVED and not line.fault}
    carried = tuple(dict.fromkeys((*form.carried, *(m for m in (x.name for x in form.lines) if m in shared & here))))
    return CounterForm(
        applicant=form.applicant,
        agent=form.agent,
        scans=tuple(scan for scan in form.scans if scan.material in carried),
        visit=visit,
        ticket=form.ticket,
        carried=carried,
        lies_with=(*form.lies_with, *((name, number) for name in carried if number and name not in form.carried)),
    )


def without_case(form: CounterForm, number: str) -> CounterForm:
    """Return the form after the case with this number was undone: what lay with it is handed in with this one."""
    own = tuple(replace(line, lies_with="") if line.lies_with == number else line for line in form.lines)
    return replace(form, lines=own, lies_with=tuple(one for one in form.lies_with if one[1] != number))


def of_kind(applicant: Applicant, kind: ApplicantKind) -> Applicant:
    """Return the applicant as a natural or a legal person, with the document that kind usually has."""
    if applicant.kind == kind:
        return applicant
    document = IdKind.ID_CARD if kind is ApplicantKind.NATURAL else IdKind.CREDIT_CODE
    return replace(applicant, kind=kind, id_kind=document)


def document_kind(chosen: IdKind, number: str) -> IdKind:
    """Return which card an identity number belongs to when the clerk left the choice at the resident's card."""
    plain = plain_code(number)
    if chosen is not IdKind.ID_CARD or len(plain) < FOREIGN_PREFIX or not plain.isascii():
        return chosen
    if plain[:FOREIGN_PREFIX].isalpha() or plain.startswith("9"):
        return IdKind.PERMANENT_RESIDENT
    return IdKind.RESIDENCE_PERMIT if plain[:2] in ("81", "82", "83") else chosen


def other_kind(kind: ApplicantKind, number: str, on: date) -> ApplicantKind:
    """Return the kind of applicant that a whole number belongs to, `kind` while it is no whole number of the other."""
    is_person = id_number_progress(number, on).stage is Stage.RIGHT
    is_body = credit_code_progress(number).stage is Stage.RIGHT
    if is_person is is_body:
        return kind
    return ApplicantKind.NATURAL if is_person else ApplicantKind.LEGAL


def with_answers(form: CounterForm, item: Item, answers: tuple[str, ...]) -> CounterForm:
    """Return the form after the situation questions: lines needed before and after keep what was marked."""
    fresh = with_carried(lines_of(item, frozenset(filter(None, answers))), form)
    held = {line.name: line for line in form.lines if line.state is not MaterialState.NOT_NEEDED}
    lines = tuple(held.get(line.name, line) if line.state is not MaterialState.NOT_NEEDED else line for line in fresh)
    chosen = item.commitment is not None and item.commitment.when in answers
    return replace(form, answers=answers, lines=lines, by_commitment=chosen)


def unanswered(form: CounterForm, item: Item) -> tuple[Situation, ...]:
    """Return the situation questions that still decide which materials are needed."""
    pairs = zip(item.situations, form.answers or ("",) * len(item.situations), strict=True)
    return tuple(situation for situation, answer in pairs if answer not in situation.answers)


HANDOVERS = {DeliveryMethod.WINDOW: "collect", DeliveryMethod.POST: "post", DeliveryMethod.ELECTRONIC: "electronic"}


def handovers(item: Item) -> tuple[str, ...]:
    """Return how the result of this item may be handed over by agreement; the first is the usual way."""
    return tuple(HANDOVERS[method] for method in item.delivery if method in HANDOVERS) or ("collect",)


def needed(lines: tuple[MaterialLine, ...]) -> tuple[MaterialLine, ...]:
    """Return the lines that this applicant must know of."""
    return tuple(line for line in lines if line.state is not MaterialState.NOT_NEEDED)


def deferred(lines: tuple[MaterialLine, ...]) -> tuple[str, ...]:
    """Return the materials that 容缺 leaves for later."""
    return tuple(line.name for line in lines if line.state is MaterialState.DEFERRED)


def at_counter(lines: tuple[MaterialLine, ...]) -> tuple[str, ...]:
    """Return the materials that lie on the counter: a receipt that lists none would tell nothing."""
    return tuple(line.name for line in lines if line.fault or line.state is MaterialState.RECEIVED)


def is_complete(lines: tuple[MaterialLine, ...]) -> bool:
    """True when nothing required is missing or faulty; deferred lines count as agreed."""
    return not missing(lines)


def mended_note(form: CounterForm) -> str:
    """Return what was mended at the counter as one text for the case file."""
    return "；".join(f"{name}：{fault}" if fault else name for name, fault in form.mended)


def application_of(form: CounterForm) -> Application:
    """Return the form as the application that the verbs take."""
    return Application(
        item=form.item,
        version=form.version,
        applicant=form.applicant,
        materials=form.lines,
        agent=form.agent,
        handover=form.handover,
        mended=tuple(name for name, _ in form.mended),
        mended_note=mended_note(form),
        visit=form.visit,
        ticket=form.ticket,
        answers=tuple(filter(None, form.answers)),
        follows=form.follows,
        by_commitment=form.by_commitment,
        since=form.since,
    )


def form_on_certificate(old: Case, item: Item, kind: FollowKind) -> CounterForm:
    """Return the form that begins an application on the certificate of `old`: its holder, the item as it is today.

    Raises NotFound when the case made no certificate.
    """
    form = with_item(CounterForm(applicant=old.applicant or NOBODY), item)
    return replace(form, follows=named_certificate(old, kind))


def form_of_case(case: Case, came: frozenset[str] = frozenset()) -> CounterForm:
    """Return the form of a case received earlier, with the hash of what the officer sees of it.

    Materials that were marked as brought since (`came`) are at hand; nothing is recorded before the case is handed in.
    """
    return CounterForm(
        item=case.plan.item,
        version=case.plan.version,
        applicant=case.applicant or NOBODY,
        agent=case.agent,
        answers=case.answers,
        lines=tuple(_brought(line) if line.name in came else line for line in case.materials),
        handover=case.handover,
        by_commitment=case.plan.by_commitment,
        since=case.since,
        case=case.id,
        seen=case.last_hash,
        visit=case.visit,
        ticket=ticket_words(case.ticket) if case.ticket else "",
    )


def _brought(line: MaterialLine) -> MaterialLine:
    return replace(line, state=MaterialState.RECEIVED) if line.state is MaterialState.MISSING else line
