"""What was written with the acts on fees, at a hearing, sent up, and with a renewal by silence: for the story of a case."""

from __future__ import annotations

from app.events import approval, certificates, hearing, payment, supervision
from app.events.body import Body
from app.free_text import joined
from app.money import yuan
from app.wording import name_of, say


def text_of_later(body: Body) -> str | None:
    """Return what was written with one of these acts; None for any other."""
    match body:
        case payment.FeeAssessed():
            return joined(body.fee, yuan(body.fen), body.standard, body.basis)
        case payment.FeeRelieved():
            return joined(body.fee, f"→ {yuan(body.fen)}", body.basis, body.reason)
        case payment.FeePaid():
            return joined(body.fee, yuan(body.fen), body.receipt)
        case hearing.HearingTold():
            return joined(body.name, body.interest, body.planned)
        case hearing.HearingAnswered():
            return joined("+" if body.wants else "−", body.statement)
        case hearing.HearingAnnounced():
            chaired = say("casefile.chaired", chair=body.chair)
            return joined(f"{body.held_on.isoformat()} {body.hour}", body.place, chaired, body.subject)
        case hearing.HearingHeld():
            return joined("、".join(line.name for line in body.attendance), body.statements, body.outcome)
        case approval.VisitAnnounced():
            who = "、".join(body.inspectors)
            return joined(f"{body.visit_on.isoformat()} {body.hour}", body.place, body.matters, who)
        case approval.Forwarded():
            return joined(f"→ {body.to}", body.opinion)
        case certificates.RenewalAcknowledged():
            end = body.valid_to.isoformat() if body.valid_to else "—"
            return f"{body.valid_from.isoformat()} → {end}"
        case certificates.PermitEnded():
            what = name_of("permit_ending", body.ending.value)
            return joined(
                f"{what} {body.effective_on.isoformat()}", body.facts, body.basis, body.heard, body.compensation
            )
        case supervision.BackEntered():
            return joined(f"{body.claimed_at:%Y-%m-%d %H:%M}", body.paper)
        case supervision.OverdueExplained():
            return joined(body.cause, body.unit, body.new_on.isoformat(), body.approver)
    return None
