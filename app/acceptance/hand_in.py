"""One exit of the counter in one transaction: the verb, what was mended, the scans, and the draft that is done with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.acceptance.accept import mended_body
from app.acceptance.form import Scan
from app.acceptance.scans import Found
from app.act import Done, perform, read_case
from app.application import Application, Subject
from app.desk import Desk
from app.errors import Refused
from app.events.file import FileAdded
from app.filing import file_name
from app.identity.text import check_text
from app.ids import EventId
from app.settling import redo_left_out
from app.state import CaseState
from app.workflow import Action


def hand_in(
    desk: Desk,
    verb: Callable[..., Done],
    subject: Subject,
    *,
    scans: tuple[Scan, ...] = (),
    mended: tuple[str, ...] = (),
    mended_note: str = "",
    draft: str = "",
    goes_along: bool = False,
    replaces: str = "",
    **facts: Any,
) -> Done:
    """`verb(desk, subject, **facts)` is done; its scans stand in the case file and the draft is forgotten.

    For a case received earlier the lines mended since are recorded first (行政许可法 32(3)). Raises what the verb
    raises; then nothing of it happened and the draft is still there.
    """
    before: tuple[EventId, ...] = ()
    if mended and not isinstance(subject, Application):
        case = read_case(desk, subject, facts.pop("seen", None))
        before = perform(desk, case, Action.MEND, mended_body(case, mended, mended_note)).events
    done: Done = verb(desk, subject, **facts)
    done = replace(done, events=(*before, *done.events))
    if mended and isinstance(subject, Application) and done.case.state is CaseState.RECEIVED:
        done = done.joined(perform(desk, done.case, Action.MEND, mended_body(done.case, mended, mended_note)))
    names = {line.name for line in done.case.materials}
    for scan in scans:
        if goes_along and scan.material and scan.material not in names:
            continue  # it went along from the item before, which has it; this item does not ask for it
        _refuse_lost(desk, scan)
        added = FileAdded(scan.sha256, scan.media, scan.size, check_text(scan.material), file_name(scan.name))
        done = done.joined(perform(desk, done.case, Action.ADD_FILE, added))
    if draft:
        desk.drop_draft(draft)
    if replaces and done.events:
        redo_left_out(desk, EventId(replaces), done.events[0])
        return replace(done, events=())  # the first case is void from now on: that is not taken back in ten seconds
    return done


def _refuse_lost(desk: Desk, scan: Scan) -> None:
    """A draft may be older than the store it names: a file that is not there is named by no event."""
    if len(desk.records.file_bytes(scan.sha256)) != scan.size:
        raise Refused("store.file_damaged", sha256=scan.sha256[:12])


def keep_scans(desk: Desk, files: tuple[Found, ...], material: str) -> tuple[Scan, ...]:
    """The bytes lie encrypted and fsynced in the store before any case names them; the draft remembers their hash."""
    return tuple(Scan(desk.keep_file(f.data), f.media, len(f.data), f.name, material) for f in files)


def keep_draft(desk: Desk, page: str, content: dict[str, Any]) -> None:
    """What is typed is kept; an empty form leaves no draft behind."""
    if content:
        desk.save_draft(page, content)
    else:
        desk.drop_draft(page)
