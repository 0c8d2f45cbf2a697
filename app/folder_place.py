"""Where the paper folder of a case lies: it follows from the case, nothing of it is stored twice.

The desk that received the case, what was handed over and received since, and the department whose step it is now.
"""

from __future__ import annotations

from dataclasses import replace

from app.state import ENDED, Case, CaseState, Folder

_DESK = slice(14, 18)  # of the case number: division 6, day 8, desk 4


def folder_of(case: Case) -> Folder:
    """Return where the folder lies, and to which department it is due: a step of another department wants it there."""
    held = case.folder or first_folder(case)
    if held.to:
        return held
    wanted = wanted_by(case)
    return held if not wanted or held.department in wanted else replace(held, to=wanted[0])


def wanted_by(case: Case) -> tuple[str, ...]:
    """Return the departments that work on the case now, in the order of the plan; none when it has ended."""
    if case.state is CaseState.IN_PROGRESS and case.open_steps:
        return tuple(dict.fromkeys(case.plan.step(name).department for name in case.open_steps))
    return () if case.state in ENDED and case.state is not CaseState.DELIVERED else (case.department,)


def first_folder(case: Case) -> Folder:
    """Return where the folder lay first: at the desk whose code stands in the case number."""
    return Folder(case.department, case.number[_DESK], case.received_on)
