"""A store brought back to the shape that the first program made, whatever steps came later."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
import zstandard
from alembic import command
from alembic.config import Config

from db.desk import schema
from db.desk.connection import reserve, writer_engine
from db.desk.paper_archive import read_pdf

FIRST = "0001"


def make_old(path: Path, key: bytes, revision: str = FIRST) -> None:
    """Take away every table, column, index and trigger that a later step made; the store says it stands at `revision`.

    Papers are packed alone, as they were before their templates had bases.
    """
    wanted = _shape_at(path.with_name("first.db"), key, revision)
    engine = writer_engine(path, key)
    with engine.begin() as connection:
        _pack_alone(connection)
        held = _shape(connection)
        for kind in ("trigger", "index", "table"):
            for name in (n for n, (k, _) in held.items() if k == kind and n not in wanted):
                connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")
        for name, (_, columns) in wanted.items():
            for column in held.get(name, ("", ()))[1]:
                if column not in columns and name in ("case_row", "notice"):
                    connection.exec_driver_sql(f'ALTER TABLE {name} DROP COLUMN "{column}"')
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    engine.dispose()


def _pack_alone(connection: sa.Connection) -> None:
    trigger = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%UPDATE ON notice %'"
    name, sql = connection.exec_driver_sql(trigger).one()
    connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for notice in connection.execute(sa.select(schema.notice.c.id)).scalars().all():
        alone = {"pdf": zstandard.compress(read_pdf(connection, notice), 1), "base": None}
        connection.execute(sa.update(schema.notice).where(schema.notice.c.id == notice).values(**alone))
    connection.exec_driver_sql(sql)


def _shape_at(path: Path, key: bytes, revision: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    reserve(path)
    engine = writer_engine(path, key)
    settings = Config()
    settings.set_main_option("script_location", "db.desk:migrations")
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
    with engine.begin() as connection:
        shape = _shape(connection)
    engine.dispose()
    return shape


def _shape(connection: sa.Connection) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return per object its kind and, of a table, its columns; what SQLite makes by itself is left out."""
    rows = connection.exec_driver_sql("SELECT name, type FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {name: (kind, _columns(connection, name) if kind == "table" else ()) for name, kind in rows}


def _columns(connection: sa.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info('{table}')").all())
