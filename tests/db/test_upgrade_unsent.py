"""An upgrade takes nothing away from a desk whose records its center does not have yet, and says so."""

from __future__ import annotations

from pathlib import Path

from desk_for_tests import CHIEF, PASSWORD, around, make_live_profile, person, receive
from older_store import make_old

from app.folder_place import folder_of
from app.keys.device_key import new_device_key
from app.keys.safe import unlock
from app.sync.link import Link
from db.desk.folder_rows import folder_rows
from db.desk.now import real_now
from db.desk.opening import log_in
from db.desk.schema import case
from db.desk.store import Store
from db.desk.sync_shelf import StoreShelf


def opened(folder: Path) -> Store:
    return log_in(folder, CHIEF.id, PASSWORD, around())[0]


def older(folder: Path) -> None:
    """The store stands as the program before the last steps left it."""
    make_old(folder / "store.db", unlock(folder, CHIEF.id, PASSWORD, real_now()), "0026")


def test_an_upgrade_with_unsent_records_says_how_many_and_where_the_file_of_before_is(tmp_path: Path) -> None:
    folder = make_live_profile(tmp_path / "desk")
    store = opened(folder)
    StoreShelf(store).keep_link(Link("http://127.0.0.1:9", new_device_key(), desk="d", state="active"))
    case_id = store.do(CHIEF, receive, person())
    count = StoreShelf(store).standing().unsent
    store.close()
    older(folder)
    store = opened(folder)
    (told,) = store.warnings()
    assert told.code == "keeping.upgraded_unsent" and f"{count} 条记录" in told.say()
    kept = folder / "store-0026.db"
    assert kept.is_file() and str(kept) in told.say() and "{" not in told.say("en")
    assert StoreShelf(store).standing().unsent == count and store.check().faults == ()
    found = store.ask(lambda records: records.case(case_id))
    row = store.look(lambda c: c.execute(case.select().where(case.c.id == case_id)).mappings().one())
    assert row["folder_desk"] == folder_of(found).desk == "0001"  # the lists of folders are filled by the upgrade
    assert store.look(folder_rows, (found.state,), ("0001",), (), 10) == ()
    store.close()
    store = opened(folder)
    assert store.warnings() == ()
    store.close()


def test_a_desk_without_a_center_is_upgraded_in_silence(tmp_path: Path) -> None:
    folder = make_live_profile(tmp_path / "desk")
    opened(folder).close()
    older(folder)
    store = opened(folder)
    assert store.warnings() == ()
    store.close()
