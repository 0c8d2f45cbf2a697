"""An erasure between centers: no copy, no letter and no desk keeps what two officers erased; nobody erases what is another's."""

from __future__ import annotations

import psycopg
from center_for_tests import NOW, PASSWORD
from levels_for_tests import CITY, COUNTY, PROVINCE, SECOND, Level, LevelDesk, settled
from synced_desks import with_supervisor

from app.erasing import ask_erasure, sign_erasure
from app.events.file import NoteAdded, Withdrawn
from app.events.keeping import Erased
from app.ids import CaseId, EventId
from db.center.own_stream import MAIN, record
from db.desk.schema import event, peer

NAME = "褚遂良"


def places(one: Level, text: str = NAME) -> list[str]:
    """Return every table of a center's database in which the text stands."""
    with one.hall.owner() as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return [str(name) for (name,) in tables if _holds(connection, str(name), text)]


def _holds(connection: psycopg.Connection[tuple[object, ...]], table: str, text: str) -> bool:
    query = f"SELECT EXISTS (SELECT FROM {table} t WHERE strpos(t::text, %s) > 0)"
    found = connection.execute(query.encode(), (text,)).fetchone()
    return found is not None and bool(found[0])


def at_desk(desk: LevelDesk, text: str = NAME) -> int:
    """Return how many rows of a desk still tell the text."""
    told = [
        desk.store.look(lambda c, t=table: [str(tuple(row)) for row in c.execute(t.select())])
        for table in (event, peer)
    ]
    return sum(text in row for rows in told for row in rows)


def erase(desk: LevelDesk, case_id: CaseId) -> None:
    """Let two officers of a desk erase a case."""
    supervisor = with_supervisor(desk)
    asked = desk.do(ask_erasure, case_id, basis="个人信息保护法第四十七条", reason="本人申请删除")
    desk.store.do(supervisor, sign_erasure, asked.id)


def test_nothing_is_left_of_a_refused_case_at_any_center_or_desk(levels: dict[int, Level]) -> None:
    desk = levels[COUNTY].desks[0]
    case_id = desk.received(NAME)
    case = desk.sent_up(case_id)
    settled(levels)
    levels[CITY].store.levels.answer(case.number, f"{NAME}不属本级管辖", "m1", PASSWORD, takes=False)
    settled(levels)
    desk.by(SECOND, case_id, Withdrawn((), f"{NAME}不办了"))
    settled(levels)
    assert "private" in places(levels[CITY]) and "handing" in places(levels[CITY])
    assert at_desk(levels[CITY].desks[0]) > 0, "the refusal was read at the city's own window"
    erase(desk, case_id)
    settled(levels)
    assert {one: places(levels[one]) for one in (COUNTY, CITY, PROVINCE)} == {COUNTY: [], CITY: [], PROVINCE: []}
    for one in levels.values():
        assert [at_desk(each) for each in one.desks] == [0] * len(one.desks)
        assert one.store.verify().faults == ()
        for each in one.desks:
            assert each.store.check().faults == ()


def test_a_copied_feed_erases_nothing_of_another_feed(levels: dict[int, Level]) -> None:
    upper, lower = levels[CITY].desks[0], levels[COUNTY]
    case_id = upper.received("欧阳询")
    note = upper.by(SECOND, case_id, NoteAdded("欧阳询来电"))
    settled(levels)
    with lower.store._open() as (connection, own):
        record(connection, own, MAIN, [(Erased((EventId(note),), "无", EventId(note)), None)], NOW)
    settled(levels)
    with levels[CITY].hall.owner() as connection:
        found = connection.execute("SELECT 1 FROM private WHERE event_id = %s", (note,)).fetchone()
    assert found is not None
    assert upper.case(case_id).applicant_name == "欧阳询"
