"""The hall's people as the center tells a desk: the whole list under one hash, or that it is the one the desk has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.errors import Refused
from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.officer import Officer
from app.sync.fields import HASH, fields_of
from app.sync.hall import plain

MOST_PEOPLE = 5_000


@dataclass(frozen=True)
class People:
    """`officers` is None where the desk has the very list of this hash."""

    sha256: str
    officers: tuple[Officer, ...] | None = None

    def plain(self) -> dict[str, Any]:
        """Return the answer as JSON values."""
        told = None if self.officers is None else [pack(plain(one)) for one in self.officers]
        return {"sha256": self.sha256, "officers": told}


def list_hash(officers: Iterable[Officer]) -> str:
    """Return the hash of a list of accounts, whatever their order."""
    ordered = sorted((plain(one) for one in officers), key=lambda one: one.id)
    return hashlib.sha256(canonical([pack(one) for one in ordered])).hexdigest()


def people_told(officers: tuple[Officer, ...], have: str) -> People:
    """Return what a desk that has the list `have` is told."""
    sha256 = list_hash(officers)
    return People(sha256) if sha256 == have else People(sha256, officers)


def read_people(given: Any) -> People:
    """Return the answer. Raises Refused("sync.malformed"): the whole list or nothing of it.

    The hash is that of what came: a center of a later program may say more of an account than this one knows.
    """
    fields = fields_of(given).only("sha256", "officers")
    sha256 = fields.text("sha256", HASH)
    if fields.plain.get("officers") is None:
        return People(sha256)
    try:
        officers = tuple(unpack(Officer, dict(one.plain)) for one in fields.inner_list("officers", MOST_PEOPLE))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise fields.fault("officers") from error
    told = sorted(
        (dict(one.plain) for one in fields.inner_list("officers", MOST_PEOPLE)), key=lambda one: str(one["id"])
    )
    if hashlib.sha256(canonical(told)).hexdigest() != sha256 or len({one.id for one in officers}) != len(officers):
        raise Refused("sync.malformed", field="officers")
    return People(sha256, officers)
