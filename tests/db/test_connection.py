"""Every connection to the store: encrypted, durable, and safe from the faults others shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from desk_for_tests import CLERK, PASSWORD, accept, open_desk, person

from app.errors import Refused
from app.keys.safe import unlock
from app.wording import say_trouble
from db.desk.connection import OLDEST_SQLITE, connect, reader_engine, refuse_old_sqlite, writer_engine
from db.desk.now import real_now
from db.desk.store import Store

DURABLE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "mmap_size": None,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "busy_timeout": 10_000,
}


@pytest.fixture
def key(folder: Path) -> bytes:
    return unlock(folder, "w1", PASSWORD, real_now())


@pytest.mark.parametrize("engine_of", [writer_engine, reader_engine])
def test_both_engines_are_durable(folder: Path, key: bytes, engine_of: object) -> None:
    """NORMAL lost 2,506 acknowledged commits in 1,000 simulated power cuts, FULL none."""
    engine = engine_of(folder / "store.db", key)  # type: ignore[operator]
    with engine.connect() as connection:
        for name, value in DURABLE.items():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            assert found == value or (value is None and found in (0, None)), name
    engine.dispose()


def test_the_library_has_not_the_wal_reset_fault() -> None:
    assert driver.sqlite_version_info >= OLDEST_SQLITE
    with pytest.raises(Refused) as caught:
        refuse_old_sqlite((3, 51, 2))
    assert "3.51.2" in say_trouble(caught.value)


def test_a_wrong_key_is_a_sentence_and_says_nothing_on_stderr(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused) as caught:
        connect(folder / "store.db", bytes(32))
    assert caught.value.code == "store.damaged"
    assert capfd.readouterr() == ("", "")


def test_a_plain_sqlite_file_in_its_place_is_a_sentence(folder: Path, key: bytes) -> None:
    (folder / "store.db").write_bytes(b"SQLite format 3\0" + bytes(4080))
    with pytest.raises(Refused) as caught:
        connect(folder / "store.db", key)
    assert caught.value.code == "store.damaged"


def test_a_transaction_begins_immediate(folder: Path, key: bytes) -> None:
    first, second = writer_engine(folder / "store.db", key), writer_engine(folder / "store.db", key)
    with first.begin(), second.connect() as waiting:
        waiting.connection.dbapi_connection.execute("PRAGMA busy_timeout = 1")  # type: ignore[union-attr]
        waiting.rollback()
        with pytest.raises(sa.exc.OperationalError, match="locked"):
            waiting.begin()
    first.dispose()
    second.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET data = '{}'",
        "UPDATE event SET private = NULL",
        "UPDATE event SET \"on\" = '2020-01-01'",
        "UPDATE event SET chain_hash = ''",
        "DELETE FROM event",
        "UPDATE notice SET pdf = x'00'",
        "DELETE FROM notice",
        "UPDATE number SET number = 'x'",
        "DELETE FROM number",
        "DELETE FROM commit_log",
        "UPDATE commit_log SET officer = 'x'",
    ],
)
def test_what_was_recorded_cannot_be_edited(folder: Path, key: bytes, statement: str) -> None:
    store = open_desk(folder)
    store.do(CLERK, accept, person())
    store.close()
    engine = writer_engine(folder / "store.db", key)
    with pytest.raises(sa.exc.IntegrityError, match="stays as it is"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_only_the_centers_verdict_may_be_added_to_an_event(folder: Path, key: bytes) -> None:
    engine = writer_engine(folder / "store.db", key)
    with engine.begin() as connection:
        changed = connection.exec_driver_sql("UPDATE event SET pos = 1, epoch = 1, verdict = 'applied' WHERE oseq = 1")
        assert changed.rowcount == 1
    engine.dispose()


def test_a_void_number_never_comes_back_into_use(folder: Path, key: bytes) -> None:
    """Frappe 34547: a void number stays, marked with a reason."""
    store = open_desk(folder)
    notice = store.do(CLERK, accept, person())[1]
    store.do(CLERK, lambda desk: desk.void_notice(notice.id, "错"))
    store.close()
    engine = writer_engine(folder / "store.db", key)
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE number SET status = 'used' WHERE status = 'void'")
    engine.dispose()


def test_bound_values_never_stand_in_an_error(store: Store) -> None:
    """SQLAlchemy prints bound parameters into tracebacks and logs unless it is told not to."""
    with pytest.raises(sa.exc.SQLAlchemyError) as caught:
        store.ask(lambda r: r._given.execute(sa.text("SELECT nothing FROM nowhere WHERE x = :x"), {"x": "张建国"}))
    assert "张建国" not in str(caught.value)


def test_a_query_is_asked_over_the_connection_whose_pages_are_warm(folder: Path, key: bytes) -> None:
    """Taken in turn, four readers each held the same eight megabytes of a long list."""
    engine = reader_engine(folder / "store.db", key)
    with engine.connect() as one, engine.connect() as two:
        warm = two.connection.dbapi_connection
        assert one.connection.dbapi_connection is not warm
        two.close()
        one.close()
    last = []
    for _ in range(4):
        with engine.connect() as again:
            last.append(again.connection.dbapi_connection)
    assert len({id(one) for one in last}) == 1, "no second connection is warmed while one is enough"
    engine.dispose()
