"""Everything that can happen, by an explicit table."""

from __future__ import annotations

from app.events import acceptance, approval, delivery, file, office, supplementation
from app.events.body import Body

BODIES: tuple[type[Body], ...] = (
    acceptance.Received,
    acceptance.Mended,
    acceptance.Accepted,
    acceptance.DeemedAcknowledged,
    acceptance.Declined,
    acceptance.InformedOnce,
    acceptance.ReturnedIncomplete,
    acceptance.StageVouched,
    acceptance.CommitmentSigned,
    supplementation.SupplementRequested,
    supplementation.SupplementReceived,
    supplementation.Lapsed,
    supplementation.DeferredReceived,
    approval.StepFinished,
    approval.VisitRecorded,
    approval.StepReturned,
    approval.Stopped,
    approval.Resumed,
    approval.Extended,
    approval.Decided,
    approval.GrantAcknowledged,
    approval.Asked,
    approval.AskDeclined,
    delivery.CertificateMade,
    delivery.ReadyNotified,
    delivery.Dispatched,
    delivery.Served,
    delivery.PaperServed,
    delivery.Archived,
    file.NoteAdded,
    file.FileAdded,
    file.NoticeIssued,
    file.Printed,
    file.Withdrawn,
    file.Terminated,
    file.Voided,
    file.ActUndone,
    office.OfficeOpened,
    office.OfficerSet,
    office.SessionChanged,
    office.Looked,
    office.SettingChanged,
)

KINDS: dict[str, type[Body]] = {body.KIND: body for body in BODIES}
