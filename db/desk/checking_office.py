"""Accounts, settings and the catalogue beside their events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.finding import Finding, finding
from app.officer import Officer
from db.desk.schema import (
    calendar_table,
    item_draft,
    item_end,
    item_version,
    officer,
    setting,
    template_draft,
    template_end,
    template_version,
)
from db.desk.told import NO_OFFICER, Told

WHERE = "store.db"


def check_office(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Accounts and settings are those of their last events."""
    bodies = {row.id: account_as_written(row.body) for row in connection.execute(sa.select(officer))}
    accounts = {name: account_as_written(body) for name, body in told.accounts().items()}
    for name in sorted(bodies.keys() | accounts.keys()):
        expected = accounts.get(name, "")
        if bodies.get(name) != expected and not (expected == NO_OFFICER and name in bodies):
            yield finding("check.officer", WHERE, name, officer=name)
    values = {row.key: row.value for row in connection.execute(sa.select(setting))}
    for key in sorted(values.keys() | told.settings.keys()):
        if values.get(key) != told.settings.get(key, (0, ""))[1]:
            yield finding("check.setting", WHERE, key, setting=key)


def account_as_written(body: str) -> str:
    """Return the account as this program writes it: a row of an older program left out what it did not know."""
    try:
        return canonical(pack(unpack(Officer, json.loads(body)))).decode()
    except (ValueError, TypeError, KeyError, AttributeError):
        return body  # erased, or written over by hand: then it differs, and is told


def check_items(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Drafts, published versions and ends are those that the catalogue's events make."""
    drafts = {row.pop("key"): row for row in _rows(connection, item_draft)}
    versions = {(row["code"], row["version"]): row["body"] for row in _rows(connection, item_version)}
    ends = {row["code"]: row["on"] for row in _rows(connection, item_end)}
    pairs: tuple[tuple[Mapping[Any, Any], Mapping[Any, Any]], ...] = (
        (drafts, told.drafts()),
        (versions, told.versions()),
        (ends, told.ends()),
    )
    for name in _differing(pairs):
        yield finding("check.item", WHERE, name, item=name)


def check_templates(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Drafts, published versions and ends of the office's papers are those that their events make."""
    drafts = {row.pop("key"): row for row in _rows(connection, template_draft)}
    versions = {(r["key"], r["version"]): (r["body"], r["common"]) for r in _rows(connection, template_version)}
    ends = {(r["key"], r["version"]): r["on"] for r in _rows(connection, template_end)}
    pairs: tuple[tuple[Mapping[Any, Any], Mapping[Any, Any]], ...] = (
        (drafts, told.template_drafts()),
        (versions, told.template_versions()),
        (ends, told.template_ends()),
    )
    for name in _differing(pairs):
        yield finding("check.template", WHERE, name, paper=name)


def _differing(pairs: tuple[tuple[Mapping[Any, Any], Mapping[Any, Any]], ...]) -> Iterator[str]:
    """Yield the name of every row that is not the one its events make."""
    for held, made in pairs:
        for key in sorted(held.keys() | made.keys(), key=str):
            if key not in held or key not in made or held[key] != made[key]:
                yield key if isinstance(key, str) else f"{key[0]} v{key[1]}"


def check_calendar(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """The office's own holiday tables are those that their events make: a date moved by hand is found."""
    held = {row["id"]: row for row in _rows(connection, calendar_table)}
    made = told.tables()
    for name in sorted(held.keys() | made.keys()):
        if held.get(name) != made.get(name):
            yield finding("check.calendar", WHERE, name, table=name)


def _rows(connection: sa.Connection, table: sa.Table) -> list[dict[str, Any]]:
    columns = [c for c in table.columns if c.name != "txn"]
    return [dict(row) for row in connection.execute(sa.select(*columns)).mappings()]
