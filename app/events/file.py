"""What may happen to any case file: notes, scans, papers, prints, withdrawal, ending, void, undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private
from app.ids import EventId, NoticeId


@dataclass(frozen=True)
class NoteAdded(Body):
    """A remark in the case file; additive, never in conflict."""

    KIND: ClassVar[str] = "note_added"
    text: str = private()


@dataclass(frozen=True)
class FileAdded(Body):
    """A scan or document lies in the content-addressed store under `sha256`."""

    KIND: ClassVar[str] = "file_added"
    sha256: str
    media: str
    size: int
    material: str = ""
    name: str = private()


@dataclass(frozen=True)
class NoticeIssued(Body):
    """A paper exists: frozen fields, template version, PDF bytes, number. What is printed later are these bytes."""

    KIND: ClassVar[str] = "notice_issued"
    notice: NoticeId
    template: str
    template_version: int
    template_sha256: str
    number: str
    sha256: str
    record_sha256: str
    pages: int
    issued_on: date
    calendar: str = ""  # the version of the working-day table that its dates were counted by
    by_hand: tuple[str, ...] = ()  # code points for which a marked space was left, to be filled in by hand
    signed_by: str = ""  # SHA-256 of the certificate whose integrity signature the bytes bear
    record_hash: str = ""  # the digits that its code carries: by them the center answers for a code


@dataclass(frozen=True)
class Printed(Body):
    """A paper went to the printer, after its bytes existed; a reprint has a reason."""

    KIND: ClassVar[str] = "printed"
    notice: NoticeId
    copies: int
    printer: str
    ordinal: int = 1
    reason: str = private()


@dataclass(frozen=True)
class PrintFailed(Body):
    """A paper did not reach the printer: it lies in the store, unprinted; `cause` is the code of the trouble."""

    KIND: ClassVar[str] = "print_failed"
    notice: NoticeId
    copies: int
    printer: str
    cause: str
    reason: str = private()
    detail: str = private()


@dataclass(frozen=True)
class SlipPrinted(Body):
    """A slip of 80 mm with number, barcode and query code was given to the applicant; it is no notice."""

    KIND: ClassVar[str] = "slip_printed"
    printer: str


@dataclass(frozen=True)
class Withdrawn(Body):
    """撤回: the applicant takes the application back before the decision."""

    KIND: ClassVar[str] = "withdrawn"
    returned: tuple[str, ...] = private(())
    reason: str = private()


@dataclass(frozen=True)
class Terminated(Body):
    """终止: the subject is gone or the item is no more; the office ends the case with a cause."""

    KIND: ClassVar[str] = "terminated"
    cause: str = private()
    clause: str = ""
    reason: str = private()


@dataclass(frozen=True)
class Voided(Body):
    """作废: an entry error; the number is kept and shown as void with the reason."""

    KIND: ClassVar[str] = "voided"
    SCHEMA: ClassVar[int] = 2
    asked: EventId | None = None
    reason: str = private()
    asked_hash: str = ""
    proposal_sha256: str = ""


@dataclass(frozen=True)
class ActUndone(Body):
    """Undo within ten seconds of an act whose paper was not printed: the named events leave the fold, numbers go void."""

    KIND: ClassVar[str] = "act_undone"
    undone: tuple[EventId, ...]
    notices: tuple[NoticeId, ...] = ()
