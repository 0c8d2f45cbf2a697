"""Another center as this one knows it; and how far the two have come with each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.levels.client import LevelClient
from app.sync.link import check_address

UPPER, LOWER, SELF = "u", "l", "c"
"""How the device code of a center begins: a desk's is four digits."""


@dataclass(frozen=True)
class Neighbor:
    """`side`: UPPER or LOWER. `state` as a desk's: waiting for the second administrator here, active, revoked.

    `address` and `ca`: where it is reached, and the authority that vouches for it.
    """

    division: int
    side: str
    name: str
    address: str
    ca: str
    public_key: str
    state: str
    made_by: str
    approved_by: str

    @property
    def desk(self) -> str:
        """Return the id by which this center's door knows the other one."""
        return desk_of(self.division)

    def client(self, key: str, now: Callable[[], datetime]) -> LevelClient:
        """Return the wire to it, for the center whose private key this is. Raises Refused("sync.address")."""
        check_address(self.address, self.ca)
        return LevelClient(self.address, key, now, self.ca)


def desk_of(division: int) -> str:
    """Return the id by which a center is known among the devices."""
    return f"center-{division:06}"


def is_center(desk: str) -> bool:
    """True for the id of a center among the devices."""
    return desk.startswith("center-")


def division_of(desk: str) -> int:
    """Return the division of a center from its id among the devices."""
    return int(desk.removeprefix("center-"))
