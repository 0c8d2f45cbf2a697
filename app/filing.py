"""What may be added to any case file: notes, scans, prints; and the undo of an act that was not printed."""

from __future__ import annotations

from datetime import timedelta

from app.act import Done, perform, read_case, recorded
from app.desk import Desk, Notice, Records
from app.errors import NotFound, Refused
from app.events.alongside import Corrected
from app.events.file import ActUndone, FileAdded, NoteAdded, NoticeIssued, Printed, PrintFailed, SlipPrinted
from app.events.ratings import KINDS_OF_A_VISIT
from app.events.settling import LeftOutRedone
from app.identity.text import LONGEST_LINE, LONGEST_TEXT, check_text, unfit
from app.ids import CaseId, EventId, NoticeId
from app.intake.limits import Media
from app.people import check
from app.workflow import Action, row

UNDO_SECONDS = 10
UNDONE = "撤销操作"  # the reason that the number book gives for a number whose act was undone
ELSEWHERE = "其他窗口的办理使其作废"  # the reason of a paper that an act at another desk made void
DISCLOSURE_VOID, REPLY_VOID = "政府信息公开申请作废", "政府信息公开答复撤销"
VOID_APART = (DISCLOSURE_VOID, REPLY_VOID)
"""Why the number of an application for information, or of a reply, is void: the officer's own words stay in the event."""
MOST_COPIES = 999
MEDIA = frozenset(kind.value for kind in Media)


def add_note(desk: Desk, case_id: CaseId, *, text: str) -> Done:
    """The remark is in the case file."""
    if not text.strip():
        raise Refused("filing.empty_note")
    return perform(
        desk, read_case(desk, case_id), Action.ADD_NOTE, NoteAdded(check_text(text, LONGEST_TEXT, lines=True))
    )


def add_file(desk: Desk, case_id: CaseId, *, data: bytes, media: str, name: str, material: str = "") -> Done:
    """The scan lies encrypted and fsynced under its hash before the event that names it."""
    case = read_case(desk, case_id)
    check(desk.officer, Action.ADD_FILE, case)
    if not data:
        raise Refused("filing.empty_file", name=file_name(name))
    if media not in MEDIA:
        raise Refused("filing.media", name=file_name(name))
    line = check_text(material)
    sha256 = desk.keep_file(data)
    return perform(desk, case, Action.ADD_FILE, FileAdded(sha256, media, len(data), line, file_name(name)))


def file_name(name: str) -> str:
    """Return the name a scan is shown under: every sign that no field could keep becomes "_"; never used as a path."""
    plain = "".join("_" if unfit(char) or char in "/\\" else char for char in name)
    return plain.strip()[:LONGEST_LINE]


def record_print(
    desk: Desk, case_id: CaseId | None, notice_id: NoticeId, *, copies: int, printer: str, reason: str = ""
) -> int:
    """The print stands in the ledger and its ordinal is returned; called after the printer took the bytes.

    Raises Refused for a reprint without a reason, a void paper or case, and for an officer who neither issued the paper
    nor holds a post in the case's department.
    """
    notice = desk.records.notice(notice_id)
    if notice.case != case_id or not 1 <= copies <= MOST_COPIES:
        raise Refused("filing.print_differs", title=notice.title)
    if notice.prints and not reason.strip():
        raise Refused("filing.reprint_no_reason", title=notice.title)
    _check_print(desk, notice)
    ordinal = notice.prints + 1
    desk.record(case_id, Printed(notice_id, copies, printer, ordinal, check_text(reason, lines=True)))
    return ordinal


def record_failed_print(
    desk: Desk,
    case_id: CaseId | None,
    notice_id: NoticeId,
    *,
    copies: int,
    printer: str,
    cause: str,
    detail: str = "",
    reason: str = "",
) -> None:
    """That a paper did not reach the printer stands in the ledger; it counts as no print. `cause`: the trouble's code.

    Raises Refused as `record_print` does, but asks for no reason: nothing was printed.
    """
    notice = desk.records.notice(notice_id)
    if notice.case != case_id or not 1 <= copies <= MOST_COPIES:
        raise Refused("filing.print_differs", title=notice.title)
    _check_print(desk, notice)
    said = check_text(reason, lines=True), check_text(detail, LONGEST_TEXT, lines=True)
    desk.record(case_id, PrintFailed(notice_id, copies, check_text(printer), check_text(cause), *said))


def record_slip(desk: Desk, case_id: CaseId, *, printer: str) -> None:
    """The slip stands in the case file; called after the printer took it. An act whose slip is out is undone no more."""
    case = read_case(desk, case_id)
    check(desk.officer, Action.REPRINT, case)
    desk.record(case_id, SlipPrinted(check_text(printer)))


def check_print(desk: Desk, notice: Notice, reason: str) -> Notice:
    """Return the paper if this officer may print it now. Raises Refused as `record_print` does, before it comes out."""
    if notice.prints and not reason.strip():
        raise Refused("filing.reprint_no_reason", title=notice.title)
    _check_print(desk, notice)
    return notice


def refuse_left_out(records: Records, notice: Notice) -> None:
    """Raise Refused("filing.not_adopted") for a paper that the center did not take: it counts nowhere.

    Raises Refused("custody.awaits_center") while it must judge first: the case's folder lies at another desk.
    """
    if records.is_left_out(notice.id):
        raise Refused("filing.not_adopted", title=notice.title)
    if records.awaits_center(notice.id):
        raise Refused("custody.awaits_center", title=notice.title)


def _check_print(desk: Desk, notice: Notice) -> None:
    """The table's row REPRINT rules every print; whoever issued the paper may print it once without holding a post."""
    if notice.is_void:
        raise Refused("filing.print_void", title=notice.title)
    refuse_left_out(desk.records, notice)
    if notice.case is None:
        return
    case = desk.records.case(notice.case)
    is_own = any(
        event.kind == NoticeIssued.KIND and event.data["notice"] == notice.id and event.officer == desk.officer.id
        for event in desk.records.events(case.id)
    )
    if notice.prints or not is_own:
        check(desk.officer, Action.REPRINT, case)
    else:
        row(case, Action.REPRINT)


def undo(desk: Desk, case_id: CaseId, events: tuple[EventId, ...]) -> Done:
    """Within ten seconds the officer's own last act leaves the fold; its papers and numbers stay as 作废.

    Raises Refused when a paper of it was printed, somebody else acted, a later event exists, or time is over.
    """
    case = read_case(desk, case_id)
    check(desk.officer, Action.UNDO, case)
    history = desk.records.events(case_id)
    places = [i for i, e in enumerate(history) if e.id in events and e.kind != ActUndone.KIND]
    if not places:
        raise NotFound("filing.nothing_to_undo")
    tail = history[places[0] :]
    others = {e.id for e in tail if e.kind not in _FOLLOWS and e.kind != LeftOutRedone.KIND} - set(events)
    if others or any(e.officer != desk.officer.id for e in tail):
        raise Refused("filing.undo_not_last")
    if any(e.kind == Corrected.KIND for e in tail):
        raise Refused("filing.undo_corrected")
    if any(e.kind in (Printed.KIND, SlipPrinted.KIND) for e in tail):
        raise Refused("filing.undo_printed")
    gone = desk.now().at - tail[-1].moment.at
    if not timedelta() <= gone <= timedelta(seconds=UNDO_SECONDS):  # a clock set back gives no more time
        raise Refused("filing.undo_late", seconds=UNDO_SECONDS)
    notices = tuple(NoticeId(e.data["notice"]) for e in tail if e.kind == "notice_issued")
    event = desk.record(case_id, ActUndone(tuple(e.id for e in tail if e.kind not in _FOLLOWS), notices))
    for notice in notices:
        desk.void_notice(notice, UNDONE)
    return Done(desk.records.case(case_id), (), recorded(event))


# What the applicant said stays said.
_FOLLOWS = frozenset({"notice_issued", "printed", "print_failed", "slip_printed"}) | KINDS_OF_A_VISIT
