"""Making a store, and bringing an older one to this program's shape: copy, migrate, count, swap; the old file stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from app.durable import sync_folder
from app.errors import Refused
from db.desk.connection import connect, reader_engine, reserve, writer_engine
from db.desk.schema import case, commit, event, notice, number, officer

NEWEST = "0058"
COUNTED = (commit, event, case, notice, number, officer)
AT_ONCE = 500
SIDE_FILES = ("-wal", "-shm", "-journal")


def create_store(path: Path, key: bytes) -> None:
    """Make an empty store at `path`; a power cut leaves none or a whole one."""
    beside = path.with_name(path.name + ".new")
    _forget(beside)
    reserve(beside)
    _migrate(beside, key, None)
    put_in_place(beside, path)


def schema_version(path: Path, key: bytes) -> str:
    """Return the step that the store's tables stand at. Raises Refused("store.damaged") when they do not say."""
    connection = connect(path, key)
    try:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except driver.DatabaseError as error:
        raise Refused("store.damaged", file=path.name) from error
    finally:
        connection.close()
    if len(rows) != 1:
        raise Refused("store.damaged", file=path.name)
    return str(rows[0][0])


def upgrade_store(path: Path, key: bytes, newest: str = NEWEST, steps: Path | None = None) -> Path | None:
    """Bring the store to `newest`; return where the old file stays, or None when nothing was to do.

    Raises Refused("store.newer") for a store of a later program, ("store.upgrade_lost_rows") when a count differs:
    then the old store is untouched.
    """
    found = schema_version(path, key)
    if found == newest:
        return None
    if found > newest:
        raise Refused("store.newer", found=found, newest=newest)
    beside = path.with_name(path.name + ".new")
    _forget(beside)
    _copy(path, beside, key)
    _migrate(beside, key, steps)
    _fold_anew(beside, key)
    _compare_counts(path, beside, key)
    kept = path.with_name(f"{path.stem}-{found}{path.suffix}")
    _keep(path, kept)
    put_in_place(beside, path)
    return kept


def bring_to_newest(copy: Path, key: bytes) -> None:
    """Migrate a copy in place; the file it was copied from stays as it is."""
    if schema_version(copy, key) < NEWEST:
        _migrate(copy, key, None)
        _fold_anew(copy, key)


def refuse_other_shape(path: Path, key: bytes) -> None:
    """Raise Refused("store.older" | "store.newer") for a store that this program cannot read as it stands."""
    found = schema_version(path, key)
    if found != NEWEST:
        raise Refused("store.older" if found < NEWEST else "store.newer", found=found, newest=NEWEST)


def _fold_anew(path: Path, key: bytes) -> None:
    """Make every case row what this program folds from its events: a newer program keeps facts that an older left out."""
    from db.desk.case_rows import case_columns, case_of, write_case
    from db.desk.folding import refold
    from db.desk.sync_rows import note_marking

    engine = writer_engine(path, key)
    with engine.begin() as connection:
        for row in _every_case(connection):
            after = refold(connection, row["id"])
            if after is None:
                after = case_of(row["last_hash"], row["body"])  # its beginning was refused: that waits for a person
            columns = case_columns(after)
            if any(row[name] != value for name, value in columns.items()):
                is_same = row["body"] == columns["body"]  # the row alone is older: to read it would make the same case
                write_case(connection, after, after if is_same else case_of(row["last_hash"], row["body"]), columns)
            note_marking(connection, after)
    engine.dispose()


def _every_case(connection: sa.Connection) -> Iterator[sa.RowMapping]:
    """Yield the rows of all cases, some at a time: a hall has more of them than should lie in memory."""
    last: int | None = 0
    while last is not None:
        query = sa.select(case).where(case.c.n > last).order_by(case.c.n).limit(AT_ONCE)
        page = connection.execute(query).mappings().all()
        yield from page
        last = page[-1]["n"] if page else None


def _migrate(path: Path, key: bytes, steps: Path | None) -> None:
    from alembic import command
    from alembic.config import Config

    engine = writer_engine(path, key)
    settings = Config()
    settings.set_main_option("script_location", "db.desk:migrations")
    settings.set_main_option("path_separator", "os")
    places = [Path(__file__).parent / "migrations" / "versions", *([steps] if steps else [])]
    settings.set_main_option("version_locations", os.pathsep.join(map(str, places)))
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
    engine.dispose()


def _copy(path: Path, target: Path, key: bytes) -> None:
    reserve(target)
    connection = connect(path, key)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def row_counts(path: Path, key: bytes, tables: tuple[sa.Table, ...] = COUNTED) -> dict[str, int]:
    """Return how many rows each of `tables` has."""
    engine = reader_engine(path, key)
    with engine.begin() as connection:
        counted = {t.name: connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in tables}
    engine.dispose()
    return counted


def _compare_counts(old: Path, new: Path, key: bytes) -> None:
    before, after = row_counts(old, key), row_counts(new, key)
    for table, count in before.items():
        if after[table] != count:
            raise Refused("store.upgrade_lost_rows", table=table, before=count, after=after[table])


def _keep(path: Path, kept: Path) -> None:
    """Give the old store a second name; the first one is then replaced in one step."""
    _forget(kept)
    try:
        os.link(path, kept)
    except OSError:
        shutil.copyfile(path, kept)
    sync_folder(path.parent)


def put_in_place(beside: Path, path: Path) -> None:
    """Give the closed store `beside` the name `path`, durably and in one step."""
    handle = os.open(beside, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)
    os.replace(beside, path)
    # An un-synced name can come back after a power cut; then the old -journal would be played into the new store.
    sync_folder(path.parent)


def _forget(path: Path) -> None:
    for name in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
        name.unlink(missing_ok=True)
