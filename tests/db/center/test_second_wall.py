"""The second wall, in the database itself: the service changes no event, and sees one jurisdiction's rows at a time."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from center_for_tests import DOOR, FEED, PASSWORD, Hall, TestServer
from office_day import opened_office
from streams import Pusher, stream

from app.errors import Refused
from app.keys.passwords import Cost
from app.wording import say_trouble
from db.center import opening
from db.center.connection import as_service, see_only
from db.center.migrations.versions.c0006_passes import WALLED
from db.center.opening import Admin, NewCenter, make_center
from db.center.store import CenterStore
from db.center.upgrade import refuse_unmade, upgrade_center

OTHER_FEED = 341799
KEEP = (
    "UPDATE event SET verdict = 'applied'",
    "DELETE FROM event",
    "TRUNCATE event",
    "DELETE FROM reissued",
    "DROP TABLE event",
)
OWNERS_ONLY = (
    "UPDATE feed SET epoch = 'x'",
    "INSERT INTO feed_epoch VALUES (1, 1, 'x', 0)",
    "UPDATE admin SET hash = ''",
    "INSERT INTO center VALUES (1, 'x', true, now())",
    "UPDATE private SET body = '{}'",
    "DELETE FROM case_row",
    "DELETE FROM officer",
    "DELETE FROM desk",
    "UPDATE center_key SET private_key = ''",
    "DELETE FROM managed",
    "ALTER TABLE event DISABLE ROW LEVEL SECURITY",
    "DROP POLICY own_jurisdiction ON event",
    "CREATE TABLE more (n int)",
)


@pytest.fixture
def filled(hall: Hall, tmp_path: Path) -> Hall:
    """A hall that holds a received case."""
    with opened_office(tmp_path / "office") as office:
        office.received()
        sent = stream(office.store)
    Pusher(hall, sent[0].event.origin).push(sent)
    return hall


@pytest.fixture
def service(filled: Hall) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(filled.address) as connection:
        as_service(connection)
        yield connection
        connection.rollback()


@pytest.mark.parametrize("command", [*KEEP, *OWNERS_ONLY])
def test_the_service_is_refused_what_is_not_its_work(
    service: psycopg.Connection[tuple[object, ...]], command: str
) -> None:
    see_only(service, FEED)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        service.execute(command.encode())


@pytest.mark.parametrize("named", ["", "nothing", str(OTHER_FEED)])
def test_whoever_names_no_jurisdiction_or_another_one_sees_nothing(
    service: psycopg.Connection[tuple[object, ...]], named: str
) -> None:
    if named == str(OTHER_FEED):
        see_only(service, OTHER_FEED)
    elif named:
        service.execute(b"SELECT set_config('yimen.desk', 'w', true)")
    for table in WALLED:
        found = service.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
        assert found == (0,), table


def test_in_its_own_jurisdiction_the_service_sees_what_is_there(
    service: psycopg.Connection[tuple[object, ...]],
) -> None:
    see_only(service, FEED)
    for table in ("feed", "event", "private", "case_row", "desk", "admin", "origin"):
        found = service.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
        assert found is not None
        assert found[0], table


def test_no_row_can_be_written_into_another_jurisdiction(service: psycopg.Connection[tuple[object, ...]]) -> None:
    see_only(service, FEED)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        service.execute(b"INSERT INTO blob_named (feed_id, sha256) VALUES (%s, 'x')", (OTHER_FEED,))


def test_what_one_transaction_named_the_next_has_forgotten(service: psycopg.Connection[tuple[object, ...]]) -> None:
    see_only(service, FEED)
    service.commit()
    assert service.execute(b"SELECT count(*) FROM event").fetchone() == (0,)


def test_every_table_with_a_jurisdiction_stands_behind_the_wall(filled: Hall) -> None:
    query = (
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'feed_id' "
        "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity "
        "AND c.relname NOT LIKE 'public_%' ORDER BY 1"
    )
    with filled.owner() as connection:
        without = [name for (name,) in connection.execute(query.encode())]
    assert without == ["center", "copied"]  # who the center is, and which feeds it has copies of


def test_what_an_older_center_had_adopted_has_its_version_still(server: TestServer) -> None:
    table = json.dumps({"data": {"code": "c1", "version": 2}})
    paper = json.dumps({"data": {"key": "acceptance", "version": 3}})
    row = (
        "INSERT INTO event (feed_id, pos, origin, oseq, event_id, kind, sv, at, officer, alg, content, content_hash, "
        "chain_hash, verdict) VALUES (1, %s, 'o', %s, %s, %s, 1, now(), 'm1', 'sha256', %s, '', '', %s)"
    )
    given = (
        ("e1", "item_published", table, "refused:x"), ("e2", "item_published", table, "applied"),
        ("e3", "item_published", table, "applied"), ("e4", "template_published", paper, "applied"), ("e5", "note_added", "{}", "applied"),
    )  # fmt: skip
    with psycopg.connect(server.pg.address(), autocommit=True) as root:
        root.execute(b"CREATE DATABASE older")
        try:
            upgrade_center(server.pg.address("older"), "c0001")
            with psycopg.connect(server.pg.address("older")) as connection:
                for n, (event, kind, content, verdict) in enumerate(given, 1):
                    connection.execute(row.encode(), (n, n, event, kind, content, verdict))
            upgrade_center(server.pg.address("older"))
            with psycopg.connect(server.pg.address("older")) as connection:
                found = connection.execute(b"SELECT kind, name, version, event_id FROM managed ORDER BY 1").fetchall()
            assert found == [("item", "c1", 2, "e2"), ("paper", "acceptance", 3, "e4")]
        finally:
            root.execute(b"DROP DATABASE older WITH (FORCE)")


@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM event", "TRUNCATE event", "UPDATE event SET verdict = 'applied'", "DROP TABLE event", "DELETE FROM admin",
        "ALTER TABLE event NO FORCE ROW LEVEL SECURITY", "ALTER TABLE event DISABLE TRIGGER ALL", "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres", "CREATE TABLE event_too (pos int)", "UPDATE alembic_version SET version_num = 'c0001'",
        "CREATE ROLE another SUPERUSER", "COPY event TO PROGRAM 'cat'",
    ],
)  # fmt: skip
def test_a_login_of_its_own_serves_the_center_and_is_never_more_than_the_service(
    server: TestServer, hall: Hall, attempt: str
) -> None:
    """DATABASE_URL of `serve` may be another login than the owner's: every center of these tests is served by one."""
    assert hall.store.figures().head >= 0 and hall.store.verify().faults == ()
    address = server.pg.address(hall.names[0], DOOR)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("RESET ROLE")
        with pytest.raises(psycopg.Error) as refused:
            connection.execute(attempt.encode())
    assert refused.value.sqlstate in ("42501", "0LP01"), refused.value  # insufficient privilege, no right to grant
    refuse_unmade(address, upgrades=True)  # there is nothing to upgrade, and nothing that only an owner may


def test_a_center_stands_in_a_database_of_an_owner_who_is_no_superuser(
    server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DATABASE_URL as an operator gives it: a login of its own; it may make roles, or the service's was granted to it."""
    monkeypatch.setattr(opening, "FULL_COST", Cost(64, 1, 1))
    wanted = NewCenter("341702", "示例中心", (Admin("m1", "甲", PASSWORD), Admin("m2", "乙", PASSWORD)))
    home = Path(tempfile.mkdtemp(prefix="yimen-owner-"))
    with psycopg.connect(server.pg.address(), autocommit=True) as root:
        root.execute(b"CREATE ROLE hall_owner LOGIN")
        root.execute(b"CREATE DATABASE owned OWNER hall_owner")
        address = server.pg.address("owned", "hall_owner")
        try:
            with pytest.raises(Refused) as refused:
                make_center(address, wanted)
            assert refused.value.code == "center.no_create_role"
            assert "yimen_service" in say_trouble(refused.value) and "yimen_public" in say_trouble(refused.value, "en")
            root.execute(
                b"GRANT yimen_service, yimen_public TO hall_owner"
            )  # the role is there: other halls of this server have made it
            make_center(address, wanted)
            store = CenterStore(address, home, size=1)
            assert store.figures().head == 0
            assert store.verify().faults == ()
            store.close()
        finally:
            root.execute(b"DROP DATABASE owned WITH (FORCE)")
            root.execute(b"DROP ROLE hall_owner")
            shutil.rmtree(home)
