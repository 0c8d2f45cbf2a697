"""What leaves the supervisor's desk is on record; more than twenty cases of a live profile leave by two officers only."""

from __future__ import annotations

from app.desk import Desk
from app.errors import Refused
from app.events.office import Looked
from app.export import MOST_AT_ONCE
from app.ids import OfficerId
from app.numbering import TRAINING_DESK
from app.officer import Role
from app.supervision.rights import may_supervise


def note_export(desk: Desk, what: str, cases: int, *, listed: int | None = None, is_revealed: bool = False) -> None:
    """It is on record that the officer took a list out of the program: figures of `cases`, with `listed` single ones.

    Raises Refused: for whoever supervises nothing; "export.needs_two" for more than twenty listed cases of a live
    profile, "export.revealed" for names and addresses in clear. A clock that was set makes no live profile a training one.
    """
    if not may_supervise(desk.officer):
        raise Refused("supervision.no_right", officer=desk.officer.name)
    if not _is_practice(desk) and (cases if listed is None else listed) > MOST_AT_ONCE:
        raise Refused("export.needs_two", cases=cases if listed is None else listed, most=MOST_AT_ONCE)
    if not _is_practice(desk) and is_revealed:
        raise Refused("export.revealed")
    desk.record(None, Looked(what, cases))


def agree_export(desk: Desk, what: str, cases: int, asked_by: OfficerId) -> None:
    """The second officer agrees that the list leaves: both are on record. Raises Refused.

    Signs who supervises (监察员, 首席代表) or keeps the security (安全管理员), and is not who asked.
    """
    if desk.officer.id == asked_by:
        raise Refused("second.same_officer", officer=desk.officer.name)
    asker = next((one for one in desk.records.officers() if one.id == asked_by), None)
    if asker is None or not may_supervise(asker):
        raise Refused("supervision.no_right", officer=asker.name if asker is not None else asked_by)
    if not desk.officer.is_active or not (may_supervise(desk.officer) or desk.officer.has_role(Role.SECURITY_ADMIN)):
        raise Refused("export.not_second", officer=desk.officer.name)
    desk.record(None, Looked(what, cases, f"{asked_by}、{desk.officer.id}"))


def _is_practice(desk: Desk) -> bool:
    return desk.is_training and desk.desk_code == TRAINING_DESK
