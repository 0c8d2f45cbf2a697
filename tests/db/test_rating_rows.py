"""Visits and complaints in the store: folded with their events, in the journal, checked, and never deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from office_day import OfficeDay, opened_office

from app.events.ratings import Channel
from app.keys.safe import unlock
from app.ratings.call_back import contact
from app.ratings.complain import Grievance, take_complaint, verify
from app.ratings.rate import rate
from app.ratings.visit import visit_id
from app.training import PASSWORD
from db.desk.connection import writer_engine
from db.desk.now import real_now
from db.desk.opening import log_in
from db.desk.schema import complaint, visit

FACTS = ("visit", "complaint")


def play(office: OfficeDay) -> str:
    """Rate, call and complain; return the visit's id."""
    named = visit_id(office.accepted().id, office.day)
    office.do("w1", rate, named, score=1, channel=Channel.PAD, comment="等候太久")
    office.do("c1", contact, named, is_reached=True, is_verified=True, words="属实")
    held = office.do("w1", take_complaint, Grievance("phone", "scjg", "窗口无人"))
    office.do("c1", verify, held.id, finding="founded", words="属实")
    return named


def opened(folder: Path) -> sa.Engine:
    return writer_engine(folder / "store.db", unlock(folder, "w1", PASSWORD, real_now()))


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    engine = opened(folder)
    with engine.begin() as connection:
        found = {
            t.name: [tuple(r) for r in connection.execute(sa.select(t).order_by(t.c.id))] for t in (visit, complaint)
        }
    engine.dispose()
    return found


def test_what_the_store_lost_comes_back_from_the_journal(tmp_path: Path) -> None:
    """A power cut after the second copy: rating and complaint are replayed as they were written."""
    with opened_office(tmp_path):
        pass
    before = (tmp_path / "profile" / "store.db").read_bytes()
    office = OfficeDay(tmp_path / "profile")
    play(office)
    office.close()
    folder = tmp_path / "profile"
    wanted = rows(folder)
    (folder / "store.db").write_bytes(before)
    store = log_in(folder, "w1", PASSWORD, office._around())[0]
    assert store.repaired.replayed > 0 and store.check().faults == ()
    store.close()
    assert rows(folder) == wanted and all(len(wanted[name]) == 1 for name in FACTS)


@pytest.mark.parametrize("table", FACTS)
def test_nothing_is_ever_deleted(tmp_path: Path, table: str) -> None:
    with opened_office(tmp_path) as office:
        play(office)
    engine = opened(tmp_path / "profile")
    with pytest.raises(sa.exc.DBAPIError, match="stays as it is"), engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    engine.dispose()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE visit SET score = 5", "check.visit"),
        ("UPDATE visit SET id = id || 'x'", "check.visit"),
        ("UPDATE visit SET call_back = 'closed'", "check.visit"),
        ("UPDATE complaint SET state = 'closed'", "check.complaint"),
        ("UPDATE complaint SET number = '投诉9999〔2026〕9号'", "check.complaint"),
    ],
)
def test_a_rating_made_better_by_hand_is_found(tmp_path: Path, statement: str, code: str) -> None:
    with opened_office(tmp_path) as office:
        play(office)
        assert office.store.check().faults == ()
    engine = opened(tmp_path / "profile")
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    store = log_in(tmp_path / "profile", "w1", PASSWORD, office._around())[0]
    assert code in {fault.code for fault in store.check().faults}
    store.close()


def test_several_acts_of_one_transaction_are_one_visit(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        case = office.accepted("排水")
        held = office.ask(lambda records: records.visits_of_case(case.id))
        assert [one.acts for one in held] == [2], "收件 and 受理 of one F12"
        counted = office.ask(lambda records: records.rating_counts(office.day, office.day))
        assert [(one.score, one.n) for one in counted] == [(0, 1)]
        assert len(rows(tmp_path / "profile")["visit"]) == 1


def test_a_hundred_visits_are_counted_by_one_index(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        office.accepted()
    engine = opened(tmp_path / "profile")
    with engine.begin() as connection:
        counts = "SELECT score, COUNT(*) FROM visit WHERE is_counted = 1 AND \"on\" BETWEEN 'a' AND 'b' GROUP BY score"
        calls = "SELECT body FROM visit WHERE call_back IN ('due', 'reached') ORDER BY sort_key"
        plans = [str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {q}").all()) for q in (counts, calls)]
    engine.dispose()
    assert "visit_by_day" in plans[0] and "visit_called_back" in plans[1]
