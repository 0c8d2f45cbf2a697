"""案卷移交 and 接收: the paper folder goes to the department whose step it is, with a list; what differs is written down there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.act import Done, perform, read_case
from app.custody import departments_of, is_here, is_of
from app.desk import Desk, Records
from app.errors import Refused
from app.events.custody import Difference, FolderHandedOver, FolderLine, FolderReceived
from app.folder_place import FolderRow, folder_of, wanted_by
from app.free_text import written
from app.ids import CaseId
from app.in_office import may_go_back
from app.item import MaterialForm
from app.officer import Officer
from app.state import Case, CaseState, Folder
from app.workflow import LIVING, Action

PAGE = "folders"
MOST = 5000
MOST_COUNT = 9999
SHEETS = frozenset({"folder_transfer", "material_transfer", "transfer_list"})
"""The lists themselves are not on the list."""


@dataclass(frozen=True)
class FolderTask:
    """A case whose folder is to be handed over, is on its way, or is to be received here; `lines`: what lies in it."""

    case: Case
    folder: Folder
    lines: tuple[FolderLine, ...] = ()


@dataclass(frozen=True)
class Folders:
    """What a clerk has to do with folders at this desk: `due` to hand over, `coming` to receive, `sent` and not signed for."""

    due: tuple[FolderRow, ...] = ()
    coming: tuple[FolderRow, ...] = ()
    sent: tuple[FolderRow, ...] = ()


def folders(records: Records, officer: Officer) -> Folders:
    """Return the folders that this officer hands over and receives at the desk where he sits, the oldest cases first."""
    codes = officer.seat.codes if officer.seat is not None else ()
    due: list[FolderRow] = []
    coming: list[FolderRow] = []
    sent: list[FolderRow] = []
    for row in records.folder_rows((*LIVING, CaseState.DELIVERED), codes, departments_of(officer), MOST):
        is_here, is_ours = row.desk in codes, is_of(officer, row.to)
        if is_here and row.is_sent:
            sent.append(row)
        elif is_here and not is_ours:
            due.append(row)
        elif not is_here and is_ours:
            coming.append(row)
    return Folders(tuple(due), tuple(coming), tuple(sent))


def open_folder(records: Records, case_id: CaseId) -> FolderTask:
    """Return the folder of this case with what lies in it now."""
    case = records.case(case_id)
    return FolderTask(case, folder_of(case), folder_lines(records, case))


def folder_lines(records: Records, case: Case) -> tuple[FolderLine, ...]:
    """Return what lies in the folder: the applicant's papers that are in the office, then the papers issued in the case."""
    held = tuple(FolderLine(one.name, one.form, one.copies) for one in may_go_back(case))
    papers = (n for n in records.notices(case.id) if not n.is_void and n.template not in SHEETS)
    original = MaterialForm.ORIGINAL.value
    return (*held, *(FolderLine(f"{n.title} {n.number}".strip(), original, 1, n.pages) for n in papers))


def next_place(case: Case) -> str:
    """Return the department to which the folder goes next: where it is due, else whose step it is."""
    folder = folder_of(case)
    return folder.to or next(iter(wanted_by(case)), case.department)


def hand_over_folder(
    desk: Desk,
    case_id: CaseId,
    *,
    to: str,
    lines: tuple[FolderLine, ...],
    note: str = "",
    seen: str | None = None,
) -> Done:
    """The folder is on its way to `to`; the 物料转移单 is issued, to be signed by both (domain: notice 9).

    From here on this desk changes nothing of the case while no center hears it. Raises Refused: no such department,
    nothing in the folder, counts that cannot be, a folder that lies elsewhere or is on its way already.
    """
    case = read_case(desk, case_id, seen)
    if not desk.office.has(to):
        raise Refused("custody.no_department")
    if not lines:
        raise Refused("custody.nothing")
    _check_counts((one.name, one.copies, one.pages, 1) for one in lines)
    body = FolderHandedOver(to, lines, written(note))
    return perform(desk, case, Action.HAND_OVER_FOLDER, body, {"folder_transfer": {"移交说明": body.note}})


def receive_folder(
    desk: Desk,
    case_id: CaseId,
    *,
    differences: tuple[Difference, ...] = (),
    note: str = "",
    seen: str | None = None,
) -> Done:
    """The folder lies at this desk; what was not as listed stands on record. From here on the desk may work on it offline.

    A folder that was not handed over yet but is due here may be received too: the step is this department's. The desk
    that sent it takes it back in the same way. Raises Refused: the folder is due to nobody here, a difference that is none.
    """
    case = read_case(desk, case_id, seen)
    folder = folder_of(case)
    _check_counts((one.name, one.copies, one.pages, 0) for one in differences)
    for one in differences:
        _refuse_no_difference(one, folder)
    seat = desk.officer.seat
    codes = (desk.desk_code,) if seat is None else seat.codes
    is_back = is_here(case, codes) and not is_of(desk.officer, folder.to)
    place = folder.department if is_back else folder.to
    told = tuple(replace(one, remark=written(one.remark)) for one in differences)
    return perform(desk, case, Action.RECEIVE_FOLDER, FolderReceived(place, desk.desk_code, told, written(note)))


def _check_counts(counts: Iterable[tuple[str, int, int, int]]) -> None:
    for name, copies, pages, least in counts:
        if not least <= copies <= MOST_COUNT or not 0 <= pages <= MOST_COUNT:
            raise Refused("custody.count", name=name, most=MOST_COUNT)


def _refuse_no_difference(found: Difference, folder: Folder) -> None:
    """A difference says what differs: another count than the list's, or words."""
    line = next((one for one in folder.lines if one.name == found.name), None)
    is_same = line is not None and (line.copies, line.pages) == (found.copies, found.pages)
    if is_same and not found.remark.strip():
        raise Refused("custody.no_difference", name=found.name)
