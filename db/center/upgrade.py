"""Making a center's tables, and bringing older ones to this program's shape; one transaction, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from app.errors import NotFound, Refused, Unreachable
from db.center.connection import PUBLIC, SERVICE

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "c0018"


def upgrade_center(address: str, newest: str = NEWEST) -> None:
    """Bring the database at `address` (an owner's connection) to `newest`.

    Raises Refused("center.newer") for the tables of a later program, ("center.no_create_role") when the owner may not
    make the role of the service and nobody gave it to him, Unreachable("center.database").
    """
    from alembic import command

    engine = _engine(address)
    settings = _settings()
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7369)")  # two programs that start at once
            refuse_newer(connection)
            settings.attributes["connection"] = connection
            command.upgrade(settings, newest)
            connection.exec_driver_sql("ANALYZE")  # tables filled just now are otherwise searched the slow way
    except sa.exc.OperationalError as error:
        raise Unreachable("center.database") from error
    except sa.exc.ProgrammingError as error:
        if isinstance(error.orig, psycopg.errors.InsufficientPrivilege):
            raise Refused("center.no_create_role", roles=f"{SERVICE}, {PUBLIC}") from error
        raise
    finally:
        engine.dispose()


def steps() -> frozenset[str]:
    """Return every step that the tables of a center ever stood at."""
    from alembic.script import ScriptDirectory

    return frozenset(step.revision for step in ScriptDirectory.from_config(_settings()).walk_revisions())


def found_version(address: str) -> str:
    """Return the step that the tables stand at; empty for a database without any."""
    engine = _engine(address)
    try:
        with engine.begin() as connection:
            return _version(connection)
    except sa.exc.OperationalError as error:
        raise Unreachable("center.database") from error
    finally:
        engine.dispose()


def refuse_unmade(address: str, *, upgrades: bool) -> None:
    """Raise NotFound("center.not_made") where no center was made, Refused("center.older") for an older one's tables.

    `upgrades`: they are brought to this program's shape instead.
    """
    found = found_version(address)
    if not found:
        raise NotFound("center.not_made")
    if upgrades:
        upgrade_center(address)
    elif found < NEWEST:
        raise Refused("center.older", found=found, newest=NEWEST)


def refuse_newer(connection: sa.Connection) -> None:
    """Raise Refused("center.newer") when a later program made these tables."""
    found = _version(connection)
    if found > NEWEST:
        raise Refused("center.newer", found=found, newest=NEWEST)


def _settings() -> Config:
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", "db.center:migrations")
    settings.set_main_option("path_separator", "os")
    return settings


def _engine(address: str) -> sa.Engine:
    return sa.create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(address), poolclass=NullPool, hide_parameters=True
    )


def _version(connection: sa.Connection) -> str:
    if connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar_one() is None:
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none() or "")
