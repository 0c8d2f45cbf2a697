"""受理 and 容缺受理: the application is accepted, the notice issued, the statutory and promised clocks run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.acceptance.deemed import acknowledge
from app.acceptance.deferred_day import deferred_until
from app.act import Done, perform
from app.application import Application, Subject, begin, missing
from app.case_reading import is_deemed_accepted
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import Accepted, MaterialLine, MaterialState, Mended
from app.free_text import written
from app.item import Incomplete, Item
from app.material_list import agreed_lines, refuse_unknown
from app.stages import check_stage
from app.state import Case
from app.workflow import Action


def accept(
    desk: Desk,
    subject: Subject,
    *,
    materials: tuple[MaterialLine, ...] | None = None,
    commitment: str = "",
    until: date | None = None,
    seen: str | None = None,
) -> Done:
    """The case is accepted today (行政许可法 32(5)), with 容缺 when a line of the list is deferred.

    `materials`: the list as it is now, for a case received earlier; `until`: the last day for what is deferred, the due
    date of the promise when it is not given. Raises Refused while a required material is
    missing or faulty, a deferred one may not be deferred or has no written commitment, or the earlier stage of the
    item was not granted.
    """
    done = begin(desk, subject, seen)
    case = done.case
    if is_deemed_accepted(case, desk.calendar, desk.now().on):
        return done.joined(acknowledge(desk, case))
    if isinstance(subject, Application) and subject.mended:
        done = done.joined(_mended(desk, case, subject))
        case = done.case
    item = desk.catalogue.item(case.plan.item, case.plan.version)
    handover = subject.handover if isinstance(subject, Application) else case.handover
    lines = case.materials if materials is None else agreed_lines(item, materials, case.answers)
    body = replace(accepted_body(item, lines, handover, commitment), earlier=check_stage(desk, case))
    if body.deferred:
        body = replace(body, deferred_until=deferred_until(desk, case, until))
    action = Action.ACCEPT_DEFERRED if body.deferred else Action.ACCEPT
    return done.joined(perform(desk, case, action, body, papers_of(body)))


def lacking_refusal(item: Item, names: Iterable[str]) -> Refused:
    """Return the refusal that names what is missing and which exit the item's law leaves for it."""
    lacking = tuple(names)
    later = tuple(m.name for m in item.materials if m.deferrable and m.name in lacking)
    facts = {"materials": "、".join(lacking)}
    if item.acceptance.incomplete is not Incomplete.SUPPLEMENT:
        return Refused("acceptance.missing_told", **facts)
    return (
        Refused("acceptance.missing_later", later="、".join(later), **facts)
        if later
        else Refused("acceptance.missing", **facts)
    )


def papers_of(body: Accepted) -> dict[str, dict[str, str]]:
    """Return what the papers of an acceptance need beside the case: the applicant's promise in the 容缺 paper."""
    return {"deferred_acceptance": {"承诺内容": body.commitment}}


def accepted_body(item: Item, lines: tuple[MaterialLine, ...], handover: str, commitment: str) -> Accepted:
    """Return the body of the acceptance. Raises Refused for a list that does not allow it."""
    lacking = missing(lines)
    if lacking:
        raise lacking_refusal(item, lacking)
    deferred = tuple(m.name for m in lines if m.state == MaterialState.DEFERRED)
    fixed = {m.name for m in item.materials if not m.deferrable}
    wrong = tuple(name for name in deferred if name in fixed)
    if wrong:
        raise Refused("acceptance.not_deferrable", materials="、".join(wrong))
    if deferred and not commitment.strip():
        raise Refused("acceptance.no_commitment", materials="、".join(deferred))
    return Accepted(materials=lines, deferred=deferred, handover=handover, commitment=written(commitment))


def mended_body(case: Case, names: tuple[str, ...], note: str) -> Mended:
    """Return what was mended at the counter (行政许可法 32(3)). Raises Refused for a material that is not on the list."""
    refuse_unknown(names, (line.name for line in case.materials))
    return Mended(names, written(note))


def _mended(desk: Desk, case: Case, application: Application) -> Done:
    body = mended_body(case, application.mended, application.mended_note)
    done = perform(desk, case, Action.MEND, body)
    return replace(done, case=done.case)
