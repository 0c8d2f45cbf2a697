"""The very notice that the present state of the form would produce: hypothetical events, folded as real ones are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.acceptance.accept import papers_of
from app.acceptance.form import deferred
from app.acceptance.incomplete import told_body
from app.application import Application, missing, read_application, received_body
from app.case import apply
from app.case_reading import is_deemed_accepted, reading
from app.errors import Trouble
from app.events.acceptance import (
    Accepted,
    CommitmentSigned,
    Declined,
    DeclineGround,
    DeemedAcknowledged,
    MaterialLine,
)
from app.events.approval import Decided, StepFinished
from app.events.body import Body, split
from app.events.envelope import Event
from app.events.supplementation import Gap, SupplementRequested
from app.ids import CaseId, EventId, uuid7
from app.item import Incomplete
from app.notices.issue import Setting, preview
from app.notices.render import Paper
from app.state import Case

NO_BASIS = "〔依据〕"  # as the papers show a field that is not filled in


class Exit(StrEnum):
    """The exits of 行政许可法 art. 32 as the page offers them, the receipt, and what silence did.

    `tell`: incomplete, and the item's own law knows no 补正; `commit`: accepted, and decided at the counter once signed.
    """

    ACCEPT = "accept"
    SUPPLEMENT = "supplement"
    TELL = "tell"
    COMMIT = "commit"
    DECLINE = "decline"
    RECEIVE = "receive"
    DEEMED = "deemed"


@dataclass(frozen=True)
class Intent:
    """Which exit is meant and what its panel says so far; nothing of it must be complete."""

    exit: Exit
    lines: tuple[MaterialLine, ...] = ()
    gaps: tuple[Gap, ...] = ()
    commitment: str = ""
    until: date | None = None
    ground: DeclineGround = DeclineGround.NO_PERMIT_NEEDED
    reason: str = ""
    clause: str = ""
    right_body: str = ""
    handover: str = "collect"
    incomplete: Incomplete = Incomplete.SUPPLEMENT
    by_commitment: bool = False
    content: str = ""
    is_follow_up: bool = False

    @property
    def template(self) -> str:
        """Return the key of the notice that is shown; of several the one that says most."""
        if self.exit is Exit.ACCEPT and self.by_commitment:
            return "commitment_letter"
        if self.exit is Exit.ACCEPT:
            return "deferred_acceptance" if deferred(self.lines) else "acceptance"
        if self.exit is Exit.TELL:
            return "incomplete_return" if self.incomplete is Incomplete.RETURNED else "refusal_to_accept"
        if self.exit is Exit.DECLINE:
            return "no_permit_needed" if self.ground is DeclineGround.NO_PERMIT_NEEDED else "refusal_to_accept"
        return {
            Exit.SUPPLEMENT: "supplement_request",
            Exit.RECEIVE: "material_receipt",
            Exit.COMMIT: "change_decision" if self.is_follow_up else "grant",
            Exit.DEEMED: "deemed_acceptance",
        }[self.exit]


@dataclass(frozen=True)
class Previewed:
    """A paper, or the trouble that keeps it from being printed (a character without a glyph, say)."""

    template: str
    paper: Paper | None = None
    trouble: Trouble | None = None


def present_exit(lines: tuple[MaterialLine, ...], incomplete: Incomplete = Incomplete.SUPPLEMENT) -> Exit:
    """Return the exit that the material list leads to by itself: accepted when complete; 补正, or told at once, when not."""
    if not missing(lines):
        return Exit.ACCEPT
    return Exit.SUPPLEMENT if incomplete is Incomplete.SUPPLEMENT else Exit.TELL


def is_deemed(case: Case, setting: Setting) -> bool:
    """True when silence has accepted the case, so that only the acknowledgement is left."""
    return is_deemed_accepted(case, setting.calendar, setting.now().on)


def preview_of(setting: Setting, subject: Application | Case, intent: Intent) -> Paper:
    """Return the notice as it would be issued now, marked 预览; what is not typed yet shows as a gap.

    Raises Refused for a character that no paper can carry.
    """
    case = begun(setting, subject) if isinstance(subject, Application) else subject
    if intent.exit is Exit.COMMIT:
        return preview(setting, _decided(case, intent, setting), intent.template, {})
    body = _body(case, intent, setting)
    after = case if body is None else apply(case, _event(setting, case.id, body))
    extra = papers_of(body).get(intent.template, {}) if isinstance(body, Accepted) else {}
    return preview(setting, after, intent.template, extra)


def previewed(setting: Setting, subject: Application | Case, intent: Intent) -> Previewed:
    """Return what `preview_of` returns, or its trouble as a value: a preview must never interrupt the typing."""
    try:
        return Previewed(intent.template, preview_of(setting, subject, intent))
    except Trouble as trouble:
        return Previewed(intent.template, trouble=trouble)


def begun(setting: Setting, application: Application) -> Case:
    """Return the case that the application would become; it has no number and is in no store."""
    item = setting.catalogue.item(application.item, application.version)
    plain, _ = read_application(application, item, setting.now().on)
    return apply(
        None, _event(setting, CaseId(uuid7()), received_body(replace(plain, ticket=""), item, "", "", setting.now().on))
    )


def _body(case: Case, intent: Intent, setting: Setting) -> Body | None:
    lines = intent.lines or case.materials
    if intent.exit is Exit.ACCEPT:
        return Accepted(lines, deferred(lines), intent.handover, intent.commitment.strip(), intent.until)
    if intent.exit is Exit.SUPPLEMENT:
        return SupplementRequested(_shown_gaps(lines, intent.gaps), materials=lines)
    if intent.exit is Exit.TELL:
        item = setting.catalogue.item(case.plan.item, case.plan.version)
        return told_body(case, item, intent.gaps, lines)
    if intent.exit is Exit.DECLINE:
        return Declined(intent.ground, intent.clause.strip(), intent.right_body.strip(), intent.reason.strip())
    if intent.exit is Exit.DEEMED:
        acceptance = reading(case, setting.calendar, setting.now().on).acceptance
        if acceptance.accepted_on is not None and acceptance.due is not None:
            return DeemedAcknowledged(accepted_on=acceptance.accepted_on, missed=acceptance.due)
    return None


def _decided(case: Case, intent: Intent, setting: Setting) -> Case:
    """Return the case as the decision at the counter would leave it: signed, examined, granted."""
    steps = [step.name for step in case.plan.steps]
    bodies: list[Body] = [StepFinished(name, "agree") for name in steps[:-1] if name in case.open_steps]
    if case.plan.by_commitment and case.committed_on is None:
        bodies.insert(0, CommitmentSigned(case.step))
    for body in (*bodies, Decided(granted=True, step=steps[-1], content=intent.content.strip())):
        case = apply(case, _event(setting, case.id, body))
    return case


def _shown_gaps(lines: tuple[MaterialLine, ...], gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Return the gaps as far as they are typed; what is lacking stands there as a blank, since all of it must be told."""
    told = {gap.material for gap in gaps}
    untold = (Gap(name) for name in missing(lines) if name not in told)
    return tuple(replace(gap, basis=gap.basis.strip() or NO_BASIS) for gap in (*gaps, *untold))


def _event(setting: Setting, subject: CaseId, body: Body) -> Event:
    public, hidden = split(body)
    return Event(
        id=EventId(uuid7()),
        kind=body.KIND,
        schema=body.SCHEMA,
        subject=subject,
        moment=setting.now(),
        officer=setting.officer.id,
        data=public,
        private=hidden,
        private_sha256=None,
    )
