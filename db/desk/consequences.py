"""What an event means for the rows beside the case: numbers, prints, settings, and who must ask again."""

from __future__ import annotations

from datetime import date

from app.events.acceptance import Received
from app.events.body import Body, pack
from app.events.delivery import Archived
from app.events.disclosure import DisclosureVoided
from app.events.envelope import canonical
from app.events.file import Printed
from app.events.keeping import ContinuityBroken
from app.events.office import SettingChanged
from app.events.settling import OF_LEFT_OUT
from app.filing import DISCLOSURE_VOID, UNDONE
from app.state import Case, CaseState
from db.desk.papers import Papers
from db.desk.schema import setting


def follow(papers: Papers, body: Body, after: Case | None, on: date) -> set[str]:
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
    if isinstance(body, Archived) and after is not None and papers.book.has(body.volume):
        papers.book.give_to(body.volume, after.id)
    if isinstance(body, ContinuityBroken):
        for gone in body.lost:
            papers.book.lose(gone, on)
        changed |= {"numbers", "continuity"}
    if isinstance(body, DisclosureVoided) and papers.book.has(body.number):
        papers.book.void(body.number, DISCLOSURE_VOID)
        changed.add("numbers")
    if isinstance(body, OF_LEFT_OUT):
        changed |= {"cases", "sync"}
    if after is not None:
        changed.add("cases")
        if after.state is CaseState.VOID:
            papers.book.void(after.number, after.end_reason or UNDONE)
            changed.add("numbers")
    return changed
