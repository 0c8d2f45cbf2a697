"""The cases of one item in order of receipt: what limited numbers and earlier stages are judged by."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from desk_for_tests import CLERK, NOON, PASSWORD, accept, open_desk, person, receive

from app.catalogue import sample_catalogue
from app.keys.safe import unlock
from app.state import CaseState
from db.desk.connection import reader_engine
from db.desk.now import real_now

ITEMS = sample_catalogue().versions


def test_only_the_cases_of_that_item_come_in_the_order_they_were_received(made_once: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made_once, tmp_path / "profile"))
    for hour in (2, 0, 1):
        store = open_desk(folder, NOON + timedelta(hours=hour))
        store.do(CLERK, receive, person(f"张{hour}"), None, 1)
        store.do(CLERK, accept, person(f"李{hour}"))
        store.close()
    store = open_desk(folder, NOON + timedelta(hours=3))
    found = store.ask(lambda records: records.cases_of_item(ITEMS[1].code.business))
    assert [case.applicant_name for case in found if case.state is CaseState.RECEIVED] == ["张0", "张1", "张2"]
    moments = [case.received_at for case in found]
    assert moments == sorted(moments)
    number = person("张0").id_number
    own = store.ask(lambda records: records.cases_of_item(ITEMS[1].code.business, number))
    assert own and {case.applicant.id_number for case in own if case.applicant} == {number}
    assert store.ask(lambda records: records.cases_of_item("no such item")) == ()
    store.close()


def test_a_million_archived_cases_are_not_walked_for_one_item(made_once: Path, tmp_path: Path) -> None:
    """open-zaak 1574: a list without its index took 2-9 s over 62,000 cases."""
    folder = Path(shutil.copytree(made_once, tmp_path / "profile"))
    key = unlock(folder, "w1", PASSWORD, real_now())
    engine = reader_engine(folder / "store.db", key)
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT last_hash, body FROM case_row WHERE item = ? ORDER BY sort_key", ("x",)
        ).all()
    engine.dispose()
    told = " ".join(str(row) for row in plan)
    assert "case_by_item" in told and "SCAN" not in told and "TEMP B-TREE" not in told
