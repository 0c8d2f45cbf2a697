"""Which action of the workflow table an event records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.events import (
    acceptance,
    alongside,
    approval,
    certificates,
    custody,
    delivery,
    file,
    hearing,
    levels,
    payment,
    ratings,
    settling,
    supervision,
    supplementation,
)
from app.events.body import Body
from app.workflow import Action

CONSEQUENCES = (
    file.NoticeIssued, file.Printed, file.SlipPrinted, file.ActUndone, approval.Asked, approval.AskDeclined,
    file.PrintFailed,
    *ratings.OF_A_VISIT, *settling.OF_LEFT_OUT,
    *levels.OF_A_PASSAGE,
)  # fmt: skip


def action_of(body: Body) -> Action | None:
    """Return the action of the workflow table that a body records; None for what follows from an act."""
    if isinstance(body, CONSEQUENCES):
        return None
    chosen = _BY_CONTENT.get(type(body))
    return chosen(body) if chosen else _PLAIN[type(body)]


_PLAIN: dict[type[Body], Action] = {
    acceptance.Received: Action.RECEIVE,
    acceptance.Mended: Action.MEND,
    acceptance.DeemedAcknowledged: Action.ACKNOWLEDGE_DEEMED,
    acceptance.ReturnedIncomplete: Action.RETURN_INCOMPLETE,
    acceptance.StageVouched: Action.VOUCH_STAGE,
    acceptance.CommitmentSigned: Action.SIGN_COMMITMENT,
    approval.GrantAcknowledged: Action.ACKNOWLEDGE_GRANT,
    supplementation.Lapsed: Action.LAPSE,
    supplementation.DeferredReceived: Action.RECEIVE_DEFERRED,
    approval.StepFinished: Action.FINISH_STEP,
    approval.VisitAnnounced: Action.ANNOUNCE_VISIT,
    approval.VisitRecorded: Action.RECORD_VISIT,
    approval.StepReturned: Action.RETURN_STEP,
    approval.Stopped: Action.STOP,
    approval.Resumed: Action.RESUME,
    approval.Extended: Action.EXTEND,
    delivery.CertificateMade: Action.MAKE_CERTIFICATE,
    delivery.ReadyNotified: Action.NOTIFY_READY,
    delivery.Dispatched: Action.DISPATCH,
    delivery.PaperServed: Action.SERVE_PAPER,
    delivery.Archived: Action.ARCHIVE,
    file.NoteAdded: Action.ADD_NOTE,
    file.FileAdded: Action.ADD_FILE,
    file.Withdrawn: Action.WITHDRAW,
    file.Terminated: Action.TERMINATE,
    file.Voided: Action.VOID,
    payment.FeeAssessed: Action.ASSESS_FEE,
    payment.FeeRelieved: Action.RELIEVE_FEE,
    payment.FeePaid: Action.PAY_FEE,
    hearing.HearingTold: Action.TELL_HEARING,
    hearing.HearingAnswered: Action.ANSWER_HEARING,
    hearing.HearingAnnounced: Action.ANNOUNCE_HEARING,
    hearing.HearingHeld: Action.RECORD_HEARING,
    approval.Forwarded: Action.FORWARD,
    certificates.RenewalAcknowledged: Action.ACKNOWLEDGE_RENEWAL,
    certificates.PermitEnded: Action.END_PERMIT,
    alongside.Corrected: Action.CORRECT,
    alongside.MaterialsReturned: Action.RETURN_MATERIALS,
    alongside.MaterialsHandedOver: Action.HAND_OVER_MATERIALS,
    alongside.StepAssigned: Action.ASSIGN,
    supervision.BackEntered: Action.BACK_ENTER,
    supervision.OverdueExplained: Action.EXPLAIN_OVERDUE,
    custody.FolderHandedOver: Action.HAND_OVER_FOLDER,
    custody.FolderReceived: Action.RECEIVE_FOLDER,
}

_DECLINES = {
    acceptance.DeclineGround.NO_PERMIT_NEEDED: Action.DECLINE_NO_PERMIT,
    acceptance.DeclineGround.INCOMPLETE: Action.DECLINE_INCOMPLETE,
}
_BY_CONTENT: dict[type[Body], Callable[[Any], Action]] = {
    acceptance.Accepted: lambda b: Action.ACCEPT_DEFERRED if b.deferred else Action.ACCEPT,
    acceptance.Declined: lambda b: _DECLINES.get(b.ground, Action.DECLINE),
    supplementation.SupplementRequested: lambda b: (
        Action.REQUEST_SUPPLEMENT if b.ordinal == 1 else Action.REQUEST_SECOND_SUPPLEMENT
    ),
    supplementation.SupplementReceived: lambda b: (
        Action.RECEIVE_SUPPLEMENT if b.complete else Action.RECEIVE_SUPPLEMENT_PART
    ),
    approval.Decided: lambda b: Action.GRANT if b.granted else Action.REFUSE,
    delivery.Served: lambda b: Action.ANNOUNCE if b.method == delivery.ServiceMethod.PUBLIC_NOTICE else Action.SERVE,
}
