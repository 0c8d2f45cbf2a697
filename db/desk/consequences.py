"""What an event means for the rows beside the case: numbers, prints, settings, and who must ask again."""

from __future__ import annotations

from app.events.acceptance import Received
from app.events.body import Body, pack
from app.events.envelope import canonical
from app.events.file import Printed
from app.events.office import SettingChanged
from app.filing import UNDONE
from app.state import Case, CaseState
from db.desk.papers import Papers
from db.desk.schema import setting


def follow(papers: Papers, body: Body, after: Case | None) -> set[str]:
    """Write the rows that follow from `body`; return the names of what changed."""
    changed: set[str] = set()
    if isinstance(body, Received) and after is not None:
        papers.book.give_to(body.number, after.id)
    if isinstance(body, Printed):
        papers.count_print(body.notice)
        changed.add("notices")
    if isinstance(body, SettingChanged):
        papers.written.add(setting, {"key": body.key, "value": canonical(pack(body.value)).decode()})
        changed.add("settings")
    if after is not None:
        changed.add("cases")
        if after.state is CaseState.VOID:
            papers.book.void(after.number, after.end_reason or UNDONE)
            changed.add("numbers")
    return changed
