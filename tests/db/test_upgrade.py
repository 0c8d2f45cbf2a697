"""An older store is brought to today's shape by copy, migrate, count, swap; whatever happens, no row is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from desk_for_tests import CLERK, PASSWORD, accept, around, open_desk, person
from older_store import make_old

from app.errors import Refused
from app.keys.safe import unlock
from app.wording import say_trouble
from db.desk.connection import reader_engine, writer_engine
from db.desk.listing import _BY_CERTIFICATE
from db.desk.now import real_now
from db.desk.opening import open_store
from db.desk.profile import read_profile
from db.desk.schema import metadata
from db.desk.upgrade import NEWEST, row_counts, schema_version, upgrade_store

NEXT = "9000"
NEXT_STEP = """
from alembic import op
revision, down_revision = "9000", "{newest}"
def upgrade():
    op.execute("ALTER TABLE case_row ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE VIRTUAL TABLE more USING fts5 (x)")
    op.execute("UPDATE case_row SET colour = hex(randomblob(200))")
"""
LOSING_STEP = """
from alembic import op
revision, down_revision = "9000", "{newest}"
def upgrade():
    op.execute("DELETE FROM case_row WHERE n = 1")
"""


@pytest.fixture
def old(folder: Path) -> tuple[Path, bytes]:
    store = open_desk(folder)
    for n in range(5):
        store.do(CLERK, accept, person(f"张{n}"))
    store.close()
    return folder / "store.db", unlock(folder, "w1", PASSWORD, real_now())


def steps(folder: Path, text: str) -> Path:
    (folder / "steps").mkdir()
    (folder / "steps" / "v9000_next.py").write_text(text.replace("{newest}", NEWEST))
    return folder / "steps"


def test_the_newest_step_is_the_one_the_program_names() -> None:
    scripts = ScriptDirectory(str(Path(__file__).parents[2] / "db" / "desk" / "migrations"))
    assert scripts.get_heads() == [NEWEST]


def test_the_tables_that_queries_use_are_those_that_migrations_make(old: tuple[Path, bytes]) -> None:
    engine = reader_engine(*old)
    with engine.connect() as connection:
        made = sa.inspect(connection)
        for table in metadata.sorted_tables:
            columns = {c["name"]: bool(c["nullable"]) for c in made.get_columns(table.name)}
            assert {c.name for c in table.columns} == set(columns), table.name
            assert all(columns[c.name] == bool(c.nullable) for c in table.columns if not c.primary_key), table.name
        assert MigrationContext.configure(connection).get_current_revision() == NEWEST
    engine.dispose()


def test_a_store_of_today_is_left_alone(old: tuple[Path, bytes]) -> None:
    before = old[0].stat().st_mtime_ns
    assert upgrade_store(*old) is None and old[0].stat().st_mtime_ns == before


def test_an_upgrade_keeps_every_row_and_the_old_file(old: tuple[Path, bytes], tmp_path: Path) -> None:
    """opencrvs 12498, msupply 4943: a migration stuck or rows lost."""
    path, key = old
    counts = row_counts(path, key)
    kept = upgrade_store(path, key, NEXT, steps(tmp_path, NEXT_STEP))
    assert kept is not None and kept.name == f"store-{NEWEST}.db"
    assert (schema_version(path, key), schema_version(kept, key)) == (NEXT, NEWEST)
    assert row_counts(path, key) == row_counts(kept, key) == counts and counts["case_row"] == 5


def test_an_upgrade_that_loses_a_row_is_stopped(old: tuple[Path, bytes], tmp_path: Path) -> None:
    path, key = old
    with pytest.raises(Refused) as caught:
        upgrade_store(path, key, NEXT, steps(tmp_path, LOSING_STEP))
    assert caught.value.code == "store.upgrade_lost_rows" and "case_row" in say_trouble(caught.value)
    assert schema_version(path, key) == NEWEST and row_counts(path, key)["case_row"] == 5


def test_a_store_of_a_newer_program_is_refused_untouched(old: tuple[Path, bytes]) -> None:
    path, key = old
    engine = writer_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(Refused) as caught:
        upgrade_store(path, key)
    assert caught.value.code == "store.newer" and "9999" in say_trouble(caught.value)
    assert schema_version(path, key) == "9999"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")
def test_an_upgrade_killed_anywhere_leaves_the_old_or_the_new_store(old: tuple[Path, bytes], tmp_path: Path) -> None:
    """With SQLAlchemy's own transactions 22 of 40 databases stayed half migrated."""
    path, key = old
    folder = steps(tmp_path, NEXT_STEP)
    rng, counts = random.Random(7), row_counts(path, key)
    for _ in range(12):
        pid = os.fork()
        if pid == 0:
            try:
                upgrade_store(path, key, NEXT, folder)
            finally:
                os._exit(0)
        time.sleep(rng.random() * 0.15)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        assert schema_version(path, key) in (NEWEST, NEXT)
        assert row_counts(path, key) == counts
    upgrade_store(path, key, NEXT, folder)
    assert schema_version(path, key) == NEXT and row_counts(path, key) == counts


def test_a_certificate_number_is_found_by_its_index(folder: Path) -> None:
    store = open_desk(folder)
    with store._reader.begin() as connection:
        plan = connection.execute(sa.text(f"EXPLAIN QUERY PLAN {_BY_CERTIFICATE.text}"), {"number": "1"}).all()
    store.close()
    assert any("case_by_certificate" in str(row) for row in plan)


def test_a_store_of_the_first_shape_learns_visits_and_tickets_and_loses_nothing(old: tuple[Path, bytes]) -> None:
    """opencrvs 12498, msupply 4943: the steps that the program ships, on a store as the first program wrote it."""
    path, key = old
    make_old(path, key)
    counts = row_counts(path, key)
    kept = upgrade_store(path, key)
    assert kept is not None and kept.name == "store-0001.db"
    assert schema_version(path, key) == NEWEST and row_counts(path, key) == counts == row_counts(kept, key)
    reader = reader_engine(path, key)
    with reader.begin() as connection:
        assert connection.exec_driver_sql("SELECT DISTINCT visit, ticket FROM case_row").fetchall() == [("", "")]
    reader.dispose()


def test_what_an_older_program_did_not_fold_is_there_after_the_upgrade(old: tuple[Path, bytes]) -> None:
    """A case accepted before had no moment of acceptance: the check found faults for ever, the order of the row was lost."""
    path, key = old
    make_old(path, key, "0011")
    engine = writer_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX case_by_item")
        connection.exec_driver_sql("UPDATE case_row SET body = json_remove(body, '$.accepted_at')")
    engine.dispose()
    profile = read_profile(path.parent)
    with pytest.raises(Refused) as caught:
        open_store(profile, key, around(), read_only=True)
    assert caught.value.code == "store.older" and NEWEST in say_trouble(caught.value)
    assert upgrade_store(path, key) is not None
    store = open_store(profile, key, around())
    faults = store.check().faults
    assert [one for one in faults if one.code != "check.signing_key"] == []  # an older program made no signing key
    store.close()
    engine = reader_engine(path, key)
    with engine.begin() as connection:
        index = "SELECT count(*) FROM sqlite_master WHERE name = 'case_by_item'"
        assert connection.exec_driver_sql(index).scalar_one() == 1
    engine.dispose()
