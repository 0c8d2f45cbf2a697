"""The center's word on custody: who changes the state of a case must have its folder, or have been heard when he did it."""

from __future__ import annotations

from collections.abc import Callable

from app.act import ADDITIVE
from app.case_actions import action_of
from app.custody import elsewhere, holds, is_here, refuse_elsewhere
from app.errors import Refused
from app.events.body import Body
from app.events.custody import FolderReceived
from app.events.envelope import Event
from app.events.file import ActUndone, NoticeIssued
from app.folder_place import folder_of
from app.officer import SYSTEM_OFFICER, Officer
from app.seat import Seat
from app.state import Case
from app.workflow import Action

FOLLOWING = (NoticeIssued, ActUndone)
"""What follows an act of the same desk: that act may have made the folder due elsewhere."""


def refuse_without_folder(
    officer: Officer, event: Event, body: Body, case: Case, desk_codes: Callable[[], tuple[str, ...]]
) -> None:
    """Raise Refused("custody.*") for an act on a case whose folder lies at another desk, done while no center heard it.

    An act that was done online says when the center was heard (`center_at`): the state of the case alone judges it.
    What is only added needs no folder, nor does what the program itself records.
    """
    if event.kind in ADDITIVE or officer.id == SYSTEM_OFFICER.id:
        return
    action = action_of(body)
    is_handing_over = action in (Action.HAND_OVER_FOLDER, Action.RECEIVE_FOLDER)
    codes = desk_codes() if is_handing_over or event.center_at is None else ()
    if codes and action is not None and is_handing_over:
        _refuse_handing_over(officer, body, case, action, codes)
    elif codes:
        is_well = is_here(case, codes) if isinstance(body, FOLLOWING) else holds(officer, case, codes)
        if not is_well:
            raise elsewhere(folder_of(case))


def _refuse_handing_over(officer: Officer, body: Body, case: Case, action: Action, codes: tuple[str, ...]) -> None:
    refuse_elsewhere(officer, action, case, Seat(codes))
    if isinstance(body, FolderReceived):
        folder = folder_of(case)
        place = folder.department if folder.desk in codes else folder.to
        if body.desk not in codes or body.department not in (place, folder.to):
            raise Refused("custody.other_place", desk=body.desk, to=folder.to)
