"""A paper is void, or written anew, where it is held: the desk that issued it has its bytes and its line in the ledger."""

from __future__ import annotations

from app.desk import Records
from app.errors import Refused
from app.state import Case


def refuse_papers_elsewhere(records: Records, case: Case) -> None:
    """Raise Refused("correction.papers_elsewhere") when a valid paper of the case was issued at another desk."""
    held = {notice.id for notice in records.notices(case.id) if not notice.is_far}
    missing = [paper for paper in case.papers if not paper.is_void and paper.notice not in held]
    if missing:
        raise Refused("correction.papers_elsewhere", number=case.number, count=len(missing))
