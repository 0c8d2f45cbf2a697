"""A desk's events reach the feed with their verdicts; the same push twice is the same as once."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from center_for_tests import Hall
from office_day import DRAINAGE, opened_office

from app.sync.messages import Push, Sent, Verdict, read_push
from db.desk.event_rows import event_of
from db.desk.schema import event
from db.desk.store import Store


def stream(store: Store) -> tuple[Sent, ...]:
    with store._reader.begin() as connection:
        return tuple(Sent(event_of(row)) for row in connection.execute(sa.select(event).order_by(event.c.oseq)))


def test_a_day_of_the_counter_is_applied_whole_and_folds_to_the_same_cases(hall: Hall, tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        for part in ("劳务派遣", DRAINAGE):
            office.accepted(part)
        office.received()
        sent = stream(office.store)
        desk, _ = hall.enrolled(sent[0].event.origin)
        push = read_push(Push(sent[0].event.origin, sent).plain())
        got = hall.store.push(desk.id, push)
        assert (got.hw, got.head, got.fork) == (len(sent), sent[-1].event.chain_hash, None)
        again = hall.store.push(desk.id, push)
        assert again == got
        pulled = hall.store.pull(hall.store.pull("", 0, 500).epoch, 0, 500)
        assert [row.pos for row in pulled.rows] == list(range(1, len(sent) + 1))
        assert {row.verdict for row in pulled.rows} == {Verdict.APPLIED}
        assert [row.sent.event for row in pulled.rows] == [one.event for one in sent]
    assert hall.store.verify().faults == ()
