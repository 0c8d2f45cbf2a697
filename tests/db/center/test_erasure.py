"""An erasure through the real center: a rogue one takes nothing away, a lawful one takes it from every desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from center_for_tests import Hall
from synced_desks import make_desks, with_supervisor

from app.erasing import ask_erasure, sign_erasure
from app.errors import Refused
from app.events.file import Withdrawn
from app.events.keeping import Erased
from app.ids import EventId
from app.officer import SYSTEM_OFFICER
from db.desk.journal import Journal


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


def test_a_lawful_one_signed_elsewhere_takes_the_facts_from_the_author_s_store_and_journal_too(
    hall: Hall, tmp_path: Path
) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    supervisor = with_supervisor(two)
    case = one.receive("张建国")
    one.record(case, Withdrawn((), "张建国不办了"))
    for desk in (one, two, one):
        desk.sync()
    asked = two.do(ask_erasure, case, basis="个人信息保护法第四十七条", reason="本人申请删除")
    done = two.store.do(supervisor, sign_erasure, asked.id)
    assert len(done.events) == 2
    assert two.case(case).applicant is None, "what another desk wrote is gone where it was signed"
    two.sync()
    one.sync()
    for desk in (one, two):
        assert desk.case(case).applicant is None
        assert all(event.private is None for event in desk.store.ask(lambda records: records.events(case)))
        assert desk.store.ask(lambda records: records.search("张建国")) == ()
        assert desk.store.check().faults == ()
    with pytest.raises(Refused, match=r"erasing\.done"):
        two.store.do(supervisor, sign_erasure, asked.id)
    told = Journal(one.folder / "journal", one.store._key).read()
    assert "张建国" not in str([record.rows for record in told])
    with hall.owner() as connection:
        left = connection.execute("SELECT event_id FROM private WHERE body LIKE %s", ("%张建国%",)).fetchall()
    assert left == [] and hall.store.verify().faults == ()
    one.close()
    one.open()
    assert one.case(case).applicant is None and one.store.check().faults == ()
    one.close()
    two.close()


def test_an_erasure_that_a_power_cut_left_half_done_is_finished_in_the_next_round(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    supervisor = with_supervisor(two)
    case = one.receive("张建国")
    one.record(case, Withdrawn((), "不办了"))
    for desk in (one, two):
        desk.sync()
    asked = two.do(ask_erasure, case, basis="个人信息保护法第四十七条", reason="本人申请删除")
    two.store.do(supervisor, sign_erasure, asked.id)
    two.sync()
    one.shelf._follow_erasures = lambda: (_ for _ in ()).throw(OSError("power"))  # type: ignore[method-assign]
    with pytest.raises(OSError, match="power"):
        one.sync()
    one.shelf = type(one.shelf)(one.store)
    one.sync()
    assert one.case(case).applicant is None and one.store.check().faults == ()
    for desk in (one, two):
        desk.close()
