"""The story of a case for those who decide it: who did what when, with which opinion; words are the window's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.approval.story_later import text_of_later
from app.case import action_of, body_of
from app.events import acceptance, approval, delivery, file, levels, ratings, settling, supplementation
from app.events.body import Body
from app.events.envelope import Event
from app.free_text import joined
from app.ids import EventId, OfficerId
from app.sync.merge import is_known
from app.wording import say
from app.workflow import Action

QUIET = (file.NoticeIssued, file.Printed, file.SlipPrinted, file.PrintFailed, file.FileAdded, *ratings.OF_A_VISIT)


@dataclass(frozen=True)
class Happening:
    """One line: the act (a code of the workflow, or "ask", "ask_declined", "undo"), its step, by whom, what was written.

    `tone`: ok, warn, bad or plain. `is_undone`: taken back within ten seconds; it stays in the story.
    """

    event: EventId
    act: str
    at: datetime
    officer: OfficerId
    who: str
    step: str = ""
    text: str = ""
    tone: str = "plain"
    is_undone: bool = False


def story(events: tuple[Event, ...], names: Mapping[OfficerId, str]) -> tuple[Happening, ...]:
    """Return what happened, newest first; papers, prints, scans and ratings are told elsewhere."""
    undone = {one for event in events if event.kind == file.ActUndone.KIND for one in event.data["undone"]}
    told = []
    for event in reversed(events):
        if not is_known(event):
            continue  # of a newer program: told in the case file
        body = body_of(event)
        if not isinstance(body, QUIET):
            told.append(_happening(event, body, names, is_undone=event.id in undone))
    return tuple(told)


def _happening(event: Event, body: Body, names: Mapping[OfficerId, str], *, is_undone: bool) -> Happening:
    action = action_of(body)
    act = action.value if action is not None else _OTHER[type(body)]
    return Happening(
        event=event.id,
        act=act,
        at=event.moment.at,
        officer=event.officer,
        who=_who(event, names),
        step=str(getattr(body, "step", "") or ""),
        text=text_of(body),
        tone=_tone(action, body),
        is_undone=is_undone,
    )


def _who(event: Event, names: Mapping[OfficerId, str]) -> str:
    """Whoever acts for an absent officer says so, as in the case file."""
    who = names.get(event.officer, event.officer)
    if event.acting_for is None:
        return who
    return say("casefile.for", who=who, absent=names.get(event.acting_for, event.acting_for))


_OTHER: dict[type[Body], str] = {
    approval.Asked: "ask",
    approval.AskDeclined: "ask_declined",
    file.ActUndone: "undo",
    settling.LeftOutWithdrawn: settling.LeftOutWithdrawn.KIND,
    settling.LeftOutRedone: settling.LeftOutRedone.KIND,
    **{body: body.KIND for body in levels.OF_A_PASSAGE},
}


def _tone(action: Action | None, body: Body) -> str:
    if isinstance(body, approval.StepFinished):
        return "ok" if body.conclusion == "agree" else "bad"
    if action in _WARNING:
        return "warn"
    return "bad" if action in _BAD or isinstance(body, approval.AskDeclined) else "ok" if action in _GOOD else "plain"


_WARNING = (
    Action.STOP,
    Action.EXTEND,
    Action.EXPLAIN_OVERDUE,
    Action.BACK_ENTER,
    Action.ASSESS_FEE,
    Action.ANNOUNCE_HEARING,
    Action.ANNOUNCE_VISIT,
    Action.REQUEST_SUPPLEMENT,
    Action.REQUEST_SECOND_SUPPLEMENT,
    Action.RETURN_STEP,
    Action.RETURN_INCOMPLETE,
    Action.VOUCH_STAGE,
    Action.ACKNOWLEDGE_GRANT,
)
_BAD = (
    Action.REFUSE,
    Action.END_PERMIT,
    Action.DECLINE,
    Action.DECLINE_NO_PERMIT,
    Action.DECLINE_INCOMPLETE,
    Action.VOID,
    Action.TERMINATE,
    Action.LAPSE,
)
_GOOD = (
    Action.PAY_FEE,
    Action.FORWARD,
    Action.ACKNOWLEDGE_RENEWAL,
    Action.ACCEPT,
    Action.ACCEPT_DEFERRED,
    Action.GRANT,
    Action.RESUME,
    Action.RECEIVE_SUPPLEMENT,
    Action.SERVE,
)


def text_of(body: Body) -> str:
    """Return what was written with an act: opinion, reason, findings, list of materials; empty when nothing was."""
    match body:
        case approval.StepFinished():
            return body.opinion
        case settling.LeftOutWithdrawn():
            return body.reason
        case approval.VisitRecorded():
            return joined("、".join(body.inspectors), body.place, body.found, body.party)
        case approval.StepReturned():
            return f"→ {body.to}：{body.reason}"
        case approval.Stopped():
            return joined(body.ground, body.basis, body.reason)
        case approval.Resumed():
            return f"{body.ground}：{body.result}"
        case approval.Decided():
            return joined(body.opinion, body.content or body.reasons, body.clause)
        case supplementation.SupplementRequested():
            return joined(*(f"{gap.material}：{gap.fault}" for gap in body.gaps))
        case supplementation.SupplementReceived():
            return "、".join(line.material for line in body.lines if line.is_mended)
        case supplementation.DeferredReceived():
            return "、".join(body.materials)
        case acceptance.Accepted():
            return "、".join((*body.deferred, *((body.earlier,) if body.earlier else ())))
        case acceptance.ReturnedIncomplete():
            return joined(*(f"{gap.material}：{gap.fault}" for gap in body.gaps))
        case acceptance.StageVouched():
            return joined(body.decision, str(body.decided_on or ""), body.reason)
        case approval.GrantAcknowledged():
            return f"{body.clause}；{body.granted_on.isoformat()}"
        case delivery.CertificateMade():
            return f"{body.name} {body.certificate_number}"
        case file.NoteAdded():
            return body.text
        case levels.CaseOffered():
            return joined(f"→ {body.to}", body.reason)
        case levels.CaseTaken():
            return f"{body.source} →"
    later = text_of_later(body)
    if later is not None:
        return later
    return str(getattr(body, "reason", "") or getattr(body, "note", ""))
