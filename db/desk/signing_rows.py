"""The signing keys of the desk as rows: the public half in clear, the private one wrapped; old ones are kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.durable import replace_file
from app.errors import Refused
from app.keys.seal import BrokenSealError
from app.keys.signing import SigningKey, unwrap, wrap
from app.verify.keys import FILE_NAME, TRUSTED, PublicKey, joined, read_keys, write_keys
from db.desk.office_rows import read_setting
from db.desk.prepared import prepare
from db.desk.schema import signing_key
from db.desk.written import Written

_IN_USE = prepare(sa.select(signing_key.c.id, signing_key.c.wrapped).where(signing_key.c.to_on == ""))
_OF_DESK = sa.select(signing_key).order_by(signing_key.c.to_on == "", signing_key.c.txn)


@dataclass(frozen=True)
class SigningRows:
    """The keys, seen from one transaction; `wrapping` is the store's own key for them."""

    connection: sa.Connection
    written: Written
    wrapping: bytes

    def current(self) -> SigningKey | None:
        """Return the key in use, None before the first. Raises Refused("verify.key_damaged")."""
        rows = _IN_USE.fetch(self.connection, {})
        if not rows:
            return None
        named, wrapped = rows[0]
        try:
            return unwrap(self.wrapping, named, wrapped)
        except BrokenSealError as error:
            raise Refused("verify.key_damaged", key=named) from error

    def use(self, key: SigningKey, made: PublicKey) -> str:
        """The key is in use from now on; return the name of the one before it, whose last day is today."""
        held = self.connection.execute(sa.select(signing_key).where(signing_key.c.to_on == "")).mappings().one_or_none()
        if held is not None:
            self.written.add(signing_key, {**held, "to_on": made.from_on.isoformat()})
        self.written.add(signing_key, {**_row(made), "wrapped": wrap(self.wrapping, key)})
        return "" if held is None else str(held["id"])


def _row(key: PublicKey) -> dict[str, Any]:
    return {
        "id": key.id,
        "public": key.public.hex(),
        "from_on": key.from_on.isoformat(),
        "to_on": "",
        "is_training": int(key.is_training),
        "desk_code": key.desk_code,
        "office": key.office,
    }


def own_keys(connection: sa.Connection) -> tuple[PublicKey, ...]:
    """Return the keys of this desk, the one in use first, then the newest."""
    found = [
        PublicKey(
            id=row.id,
            public=bytes.fromhex(row.public),
            from_on=date.fromisoformat(row.from_on),
            to_on=date.fromisoformat(row.to_on) if row.to_on else None,
            is_training=bool(row.is_training),
            desk_code=row.desk_code,
            office=row.office,
        )
        for row in connection.execute(_OF_DESK)
    ]
    return tuple(reversed(found))


def known_keys(connection: sa.Connection) -> tuple[PublicKey, ...]:
    """Return the desk's own keys, then those of other offices that it trusts."""
    trusted = read_setting(connection, TRUSTED)
    return joined(own_keys(connection), read_keys(trusted) if trusted else ())


def lay_out(connection: sa.Connection, folder: Path) -> None:
    """The list of the known keys lies in the profile in clear, so that papers can be checked before anybody logs in."""
    text = write_keys(known_keys(connection)).encode()
    path = folder / FILE_NAME
    if not path.is_file() or path.read_bytes() != text:
        replace_file(path, text)
