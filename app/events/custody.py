"""案卷移交: the paper folder of a case goes from one desk to another department, and is received there line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.events.body import Body, private


@dataclass(frozen=True)
class FolderLine:
    """One line of the folder's list: what it is, original or copy, how many, how many pages (0: nobody counted them)."""

    name: str
    form: str
    copies: int
    pages: int = 0


@dataclass(frozen=True)
class Difference:
    """A line that was not as the list says: how many copies and pages were found (0 copies: it is missing), and what was said."""

    name: str
    copies: int
    pages: int = 0
    remark: str = private()


@dataclass(frozen=True)
class FolderHandedOver(Body):
    """移交: the folder left this desk for the department `to`, with this list (物料转移单); nobody has signed for it yet."""

    KIND: ClassVar[str] = "folder_handed_over"
    to: str
    lines: tuple[FolderLine, ...] = ()
    note: str = private()


@dataclass(frozen=True)
class FolderReceived(Body):
    """接收: the folder lies at the desk with the code `desk`, in `department`; what was not as listed stands in `differences`.

    From here on that desk may change the state of the case, also while the center is away.
    """

    KIND: ClassVar[str] = "folder_received"
    department: str
    desk: str
    differences: tuple[Difference, ...] = ()
    note: str = private()


OF_A_FOLDER: tuple[type[Body], ...] = (FolderHandedOver, FolderReceived)
