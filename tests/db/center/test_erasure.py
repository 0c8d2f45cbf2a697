"""An erasure through the real center: a rogue one takes nothing away, a lawful one takes it from every desk."""

from __future__ import annotations

from pathlib import Path

from center_for_tests import Hall
from synced_desks import make_desks

from app.events.keeping import Erased
from app.ids import EventId
from app.officer import SYSTEM_OFFICER


def test_a_desk_alone_takes_no_private_facts_from_another(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    try:
        case = one.receive("张建国")
        one.sync()
        two.sync()
        (first, *_) = one.store.ask(lambda records: records.events(case))
        rogue = two.store.do(
            SYSTEM_OFFICER, lambda desk: desk.record(None, Erased((EventId(first.id),), "无", EventId(first.id)))
        )
        two.sync()
        one.sync()
        said = {row.sent.event.id: row for row in hall.store.pull(one.shelf.cursor().epoch, 0, 500).rows}
        assert said[rogue.id].verdict == "refused:sync.erasure"
        assert said[first.id].sent.event.private is not None
        applicant = one.case(case).applicant
        assert applicant is not None and applicant.name == "张建国"
    finally:
        one.close()
        two.close()
