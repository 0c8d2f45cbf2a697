"""How many records of this desk its center has: 本机 / 已送 / 已确认."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from app.sync.shelf import Standing
from db.desk import sync_rows as rows
from db.desk.left_out_queries import count_left_out
from db.desk.schema import event, rechained


def standing_of(connection: sa.Connection) -> Standing:
    """Return how many events are where, and since when the oldest waits."""
    origin = rows.own_origin(connection)
    named, _, number = rows.read_state(connection, rows.HELD).partition(" ")
    hw = int(number) if named == origin and number else 0
    waiting = sa.select(sa.func.count()).select_from(event).where(event.c.origin == origin, event.c.oseq > hw)
    again = sa.select(sa.func.count()).select_from(rechained).where(rechained.c.origin == origin, rechained.c.oseq > hw)
    unsent = (connection.scalar(waiting) or 0) + (connection.scalar(again) or 0)
    open_ones = connection.scalar(sa.select(sa.func.count()).select_from(event).where(event.c.pos.is_(None))) or 0
    every = connection.scalar(sa.select(sa.func.count()).select_from(event)) or 0
    refused = count_left_out(connection)
    oldest = sa.select(event.c.at).where(event.c.origin == origin, event.c.oseq > hw).order_by(event.c.oseq).limit(1)
    at = connection.execute(oldest).scalar_one_or_none()
    moment = None if at is None else datetime.fromisoformat(at)
    return Standing(unsent, max(0, open_ones - unsent), every - open_ones, refused, moment)
