"""案卷保管: a case has one custodian, as its paper folder lies at one desk. Custody is the right to change state offline.

A desk without a center asks nothing of all this.
"""

from __future__ import annotations

from app.errors import Refused
from app.folder_place import folder_of, wanted_by
from app.officer import EVERY_DEPARTMENT, Officer
from app.seat import Seat
from app.state import Case, Folder
from app.workflow import Action

__all__ = ["elsewhere", "folder_of", "holds", "is_here", "is_of", "refuse_elsewhere", "wanted_by"]

FREE = frozenset({Action.ADD_NOTE, Action.ADD_FILE, Action.REPRINT, Action.PAY_FEE})
"""What is only added, or comes out of the printer once more: never in conflict, so nobody needs the folder for it."""

TAKING_BACK = frozenset({Action.UNDO})
"""What follows an act of this desk: it may have sent the folder on its way in that very act."""


def is_of(officer: Officer, department: str) -> bool:
    """True when the officer, or somebody he stands in for, holds a post in this department."""
    return any(code in (department, EVERY_DEPARTMENT) for code in departments_of(officer))


def departments_of(officer: Officer) -> tuple[str, ...]:
    """Return the departments in which the officer, or somebody he stands in for, holds a post; "*" for all of them."""
    held = (a.department for one in (officer, *officer.covering) if one.is_active for a in one.appointments)
    return tuple(dict.fromkeys(held))


def is_here(case: Case, codes: tuple[str, ...]) -> bool:
    """True when the folder lies at the desk with these codes, whoever it is due to."""
    return folder_of(case).desk in codes


def holds(officer: Officer, case: Case, codes: tuple[str, ...]) -> bool:
    """True when the officer may change the state of the case at the desk with these codes while no center hears it.

    A folder that is due to another department, and not on its way yet, may be worked on here by an officer of it.
    """
    folder = folder_of(case)
    if folder.desk not in codes or folder.is_sent:
        return False
    return not folder.to or is_of(officer, folder.to)


def refuse_elsewhere(officer: Officer, action: Action, case: Case, seat: Seat | None) -> None:
    """Raise Refused("custody.*") for an act that needs the folder, at a desk that neither has it nor is heard by the center.

    The acts of the folder itself need it in any case: nobody hands over what lies elsewhere.
    """
    if seat is None or action in FREE:
        return
    folder = folder_of(case)
    if action is Action.RECEIVE_FOLDER:
        _refuse_receiver(officer, folder, seat.codes)
    elif action is Action.HAND_OVER_FOLDER:
        if folder.desk not in seat.codes:
            raise elsewhere(folder)
    elif not seat.is_online and not holds(officer, case, seat.codes):
        if action not in TAKING_BACK or folder.desk not in seat.codes:
            raise elsewhere(folder)


def _refuse_receiver(officer: Officer, folder: Folder, codes: tuple[str, ...]) -> None:
    """The folder is received where it is due, or taken back by the desk that sent it."""
    if folder.desk not in codes and not is_of(officer, folder.to):
        raise Refused("custody.not_yours", to=folder.to)


def elsewhere(folder: Folder) -> Refused:
    """Return why nothing can be done offline: who holds the folder, and how to come by it."""
    if folder.is_sent:
        return Refused("custody.on_its_way", desk=folder.desk, to=folder.to)
    if folder.to:
        return Refused("custody.due", desk=folder.desk, to=folder.to)
    return Refused("custody.elsewhere", desk=folder.desk)
