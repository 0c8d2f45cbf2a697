"""What a desk keeps of the centers above and below: their standard catalogues, and what passes between them."""

from __future__ import annotations

import json

import sqlalchemy as sa

from app.events.body import pack, unpack
from app.events.envelope import Event, canonical
from app.events.levels import StandardPublished
from app.levels.between import Between
from app.levels.sound import sound
from app.levels.standard import Standard, in_force
from db.desk.schema import sync_state

STANDARDS, BETWEEN = "standards", "between"


def between(connection: sa.Connection) -> Between | None:
    """Return the last that the center told of what passes between centers, None while it told nothing."""
    text = connection.execute(sa.select(sync_state.c.value).where(sync_state.c.key == BETWEEN)).scalar_one_or_none()
    found: Between | None = unpack(Between, json.loads(text)) if text else None
    return found


def forget_between(connection: sa.Connection) -> None:
    """Personal data were erased: the copy of what passes, with its names and reasons, goes; the center tells it again."""
    connection.execute(sa.delete(sync_state).where(sync_state.c.key == BETWEEN))


def standards(connection: sa.Connection) -> tuple[Standard, ...]:
    """Return the standards in force, the highest level first."""
    text = connection.execute(sa.select(sync_state.c.value).where(sync_state.c.key == STANDARDS)).scalar_one_or_none()
    return in_force(_published(text or ""))


def with_published(text: str, event: Event) -> str:
    """Return what is kept after one more event: one entry an issuer, the whole of its catalogue."""
    body = sound(event)
    if not isinstance(body, StandardPublished):
        return text
    held = in_force((*_published(text), body))
    whole = [StandardPublished(one.issuer, one.version, tuple(one.lines.values())) for one in held]
    return canonical(pack(whole)).decode()


def _published(text: str) -> tuple[StandardPublished, ...]:
    return tuple(unpack(StandardPublished, one) for one in json.loads(text)) if text else ()
