"""The center's judgement of one event: applied, conflict, refused with a code, or parked until the center is newer.

The same fold and the same rights as at the desk. "Received" is not "applied": a judgement travels by the feed only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from app.case import body_of
from app.disclosure.dossier import Dossier
from app.errors import Refused
from app.events.acceptance import Received
from app.events.body import Body
from app.events.disclosure import OF_A_DISCLOSURE
from app.events.envelope import Event
from app.events.file import ActUndone, NoticeIssued
from app.events.keeping import Erased, ErasureAsked
from app.events.levels import CENTER_KINDS, OF_CENTERS
from app.events.office import OfficerSet, StandInSet
from app.events.settling import LeftOutRedone
from app.events.sound import is_sound
from app.events.verifying import SigningKeyMade
from app.ids import CaseId, OfficerId
from app.levels.sound import sound
from app.numbering import parse_case_number
from app.officer import SYSTEM_OFFICER, Officer, StandIn
from app.state import Case
from app.sync.authority import authorise, authorise_office, is_founding
from app.sync.custody import refuse_without_folder
from app.sync.disclosures import Asked, follow_disclosure
from app.sync.erasure import Known, authorise_erasure
from app.sync.hall import Hall, authorise_managed, is_set_for_hall, plain
from app.sync.merge import DO_NOT_FOLD, apply_merged, fold_merged, is_known
from app.sync.messages import Verdict
from app.verify.keys import is_key

REAL = "real"
FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)
"""A clock that is off by more shows a day behind which no limit can be counted: it would stop the board of every desk."""
ALWAYS_REFUSED = ("people.", "second.", "sync.", "numbering.", "standing_in.", "custody.")
"""Codes that say what somebody may not do in any state; another state of the case would not mend it."""


class Ground(Known, Hall, Asked, Protocol):
    """What the center knows when it judges, for the desk whose event it is."""

    def is_training(self) -> bool:
        """Return True for a center whose records are an exercise."""

    def officer(self, officer_id: OfficerId, on: date) -> Officer | None:
        """Return the officer with those he stands in for on this day; None for a stranger."""

    def officers(self) -> tuple[Officer, ...]:
        """Return the people that this desk brought along."""

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        """Return the events of a case that were applied, in order."""

    def fate_of(self, case_id: CaseId, content_hash: str) -> str:
        """Return the last verdict on the event of the case with this content hash; empty for an unknown one."""

    def desk_codes(self) -> tuple[str, ...]:
        """Return the codes that the desk whose event it is has or had; empty where they are not known."""


@dataclass(frozen=True)
class Ruling:
    """The verdict, and what became of the case and of the people when the event was applied."""

    verdict: str
    case: Case | None = None
    officer: Officer | None = None
    is_for_hall: bool = False
    dossier: Dossier | None = None


UNSOUND = Ruling("refused:sync.body")
"""On what was not made by a program like ours: it is kept as it came, and no other event waits for it."""


def judge(event: Event, ground: Ground) -> Ruling:
    """Return the ruling on an event whose place in its chain, and whose hashes, are right."""
    if not is_known(event):
        return Ruling(Verdict.PARKED)
    try:
        body = body_of(event)
    except DO_NOT_FOLD:
        return UNSOUND
    if not is_sound(event, body) or not FIRST_DAY <= event.moment.on <= LAST_DAY:
        return UNSOUND
    if isinstance(body, OF_CENTERS):
        return Ruling("refused:levels.center_only")
    if event.moment.clock != REAL and not ground.is_training():
        return Ruling("refused:sync.training_clock")
    try:
        return _of_office(event, body, ground) if event.subject is None else _of_case(event, body, ground)
    except Refused as refusal:
        return Ruling(_verdict(refusal.code, event, ground))
    except DO_NOT_FOLD:
        return UNSOUND


def judge_center(event: Event, *, is_own: bool = False) -> Ruling:
    """Return the ruling on an event of a center's own stream: centers say only what no desk can.

    `is_own`: this center once said it, and comes by it again after a restore; that is also what it erased with a case.
    """
    if not is_known(event):
        return Ruling(Verdict.PARKED)
    if is_own and event.kind == Erased.KIND:
        return Ruling(Verdict.APPLIED if _has_shape(event) else "refused:sync.body")
    if event.kind not in CENTER_KINDS:
        return Ruling("refused:levels.not_a_desk")
    return Ruling("refused:sync.body" if sound(event) is None else Verdict.APPLIED)


def _has_shape(event: Event) -> bool:
    try:
        body = body_of(event)
    except DO_NOT_FOLD:
        return False
    return isinstance(body, Erased)


def _verdict(code: str, event: Event, ground: Ground) -> str:
    """A rule that the case as it now is does not meet is a conflict where the officer saw an older one, else a refusal."""
    if not code.startswith(ALWAYS_REFUSED) and event.subject is not None:
        present = ground.case(event.subject)
        if (present.last_hash if present else None) != event.case_prev or present is None:
            return Verdict.CONFLICT
    return f"refused:{code}"


def _of_case(event: Event, body: Body, ground: Ground) -> Ruling:
    subject = CaseId(event.subject or "")
    present = ground.case(subject)
    officer = ground.officer(event.officer, event.moment.on)
    if officer is None and event.officer != SYSTEM_OFFICER.id:
        raise Refused("people.unknown", officer=event.officer)
    authorise(officer or SYSTEM_OFFICER, event, body, present)
    if isinstance(body, NoticeIssued | LeftOutRedone):
        fate = ground.fate_of(subject, event.case_prev or "")
        if (
            fate and fate != Verdict.APPLIED
        ):  # a paper shares the fate of its act: two notices of one acceptance never count
            return Ruling(Verdict.PARKED if fate == Verdict.PARKED else Verdict.CONFLICT)
    if present is not None:
        refuse_without_folder(officer or SYSTEM_OFFICER, event, body, present, ground.desk_codes)
    if isinstance(body, Received):
        return _begun(event, body, present, ground)
    if isinstance(body, ActUndone):
        return _undone(event, body, ground)
    return Ruling(Verdict.APPLIED, apply_merged(present, event))


def _begun(event: Event, body: Received, present: Case | None, ground: Ground) -> Ruling:
    if str(parse_case_number(body.number)) != body.number or not body.plan.can_be_reckoned():
        raise Refused("sync.body")  # one number has one spelling, or two cases could have it
    if present is not None or ground.holder(body.number) not in (None, event.subject):
        return Ruling(Verdict.CONFLICT)
    return Ruling(Verdict.APPLIED, apply_merged(None, event))


def _undone(event: Event, body: ActUndone, ground: Ground) -> Ruling:
    """What is undone is the officer's own, and everything that was applied since must still fold without it."""
    subject = CaseId(event.subject or "")
    history = ground.events(subject)
    own = {one.id for one in history if one.officer == event.officer}
    if not body.undone or not own.issuperset(body.undone):
        return Ruling(Verdict.CONFLICT)
    return Ruling(Verdict.APPLIED, fold_merged((*history, event), is_strict=True).case)


def _of_office(event: Event, body: Body, ground: Ground) -> Ruling:
    known = ground.officers()
    officer = ground.officer(event.officer, event.moment.on)
    absent = ground.officer(body.absent, event.moment.on) if isinstance(body, StandInSet) else None
    if isinstance(body, Erased | ErasureAsked):
        authorise_erasure(officer, event, body, ground)
    elif ground.has_people_of_hall() or not is_founding(event.officer, known):
        authorise_office(officer, event, body, absent)
    authorise_managed(officer, event, body, ground)
    if isinstance(body, SigningKeyMade) and not is_key(body.key, body.public):
        raise Refused("sync.body")
    if isinstance(body, OF_A_DISCLOSURE):
        dossier = follow_disclosure(officer, event, body, ground)
        return Ruling(Verdict.CONFLICT if dossier is None else Verdict.APPLIED, dossier=dossier)
    if not isinstance(body, OfficerSet | StandInSet):
        return Ruling(Verdict.APPLIED)
    is_for_hall = is_set_for_hall(event, body, ground)
    if is_for_hall is None:
        return Ruling(Verdict.APPLIED)
    if isinstance(body, OfficerSet):
        return Ruling(Verdict.APPLIED, officer=_set_officer(body, ground, event), is_for_hall=is_for_hall)
    changed = None if absent is None else _with_stand_in(plain(absent), body)
    return Ruling(Verdict.APPLIED, officer=changed, is_for_hall=is_for_hall)


def _set_officer(body: OfficerSet, ground: Ground, event: Event) -> Officer | None:
    """An account is set but for its stand-ins, which have events of their own."""
    given = body.officer
    if given is None or given.id != body.officer_id:
        raise Refused("sync.body")
    held = ground.officer(given.id, event.moment.on)
    return replace(given, stand_ins=held.stand_ins if held else (), covering=())


def _with_stand_in(absent: Officer, body: StandInSet) -> Officer:
    others = tuple(one for one in absent.stand_ins if (one.officer, one.first_on) != (body.stand_in, body.first_on))
    kept = StandIn(body.stand_in, body.first_on, body.last_on)
    return replace(absent, stand_ins=others if body.last_on < body.first_on else (*others, kept))
