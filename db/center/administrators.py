"""Who administers the center: who they are, a new one, a new password, an end. What one does to another, other eyes see.

Two others sign; where only one other is left, he signs alone: a center of two is not lost when one of them forgot his password.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.errors import NotFound, Refused
from app.keys.passwords import FULL_COST, SALT_BYTES, Cost, check_new_password, stretch
from db.center.connection import Connection, rows
from db.center.enrolment import add_admin, check_admin
from db.center.opening import ADMIN_ID, NAMED, owner

FEWEST = 2
Signers = Mapping[str, str]


@dataclass(frozen=True)
class Administrators:
    """`address` is the owner's: the service reads administrators and changes none. `signers`: id and password of each."""

    address: str
    feed: int
    cost: Cost = FULL_COST

    def all(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of every administrator."""
        with owner(self.address) as connection:
            return _all(connection, self.feed)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[Connection]:
        """Give a connection beside which nobody else changes who administers: who ends another must still be one himself."""
        with owner(self.address) as connection:
            connection.execute(b"LOCK TABLE admin IN SHARE ROW EXCLUSIVE MODE")
            yield connection

    def add(self, admin: str, name: str, password: str, signers: Signers) -> None:
        """Make an administrator. Raises Refused("center.admin_id" | "center.admin_known" | "center.signers")."""
        if not ADMIN_ID.fullmatch(admin) or not NAMED.fullmatch(name):
            raise Refused("center.admin_id", found=admin)
        with self._alone() as connection:
            _check_signers(connection, self.feed, "", signers)
            if any(one == admin for one, _ in _all(connection, self.feed)):
                raise Refused("center.admin_known", admin=admin)
            add_admin(connection, self.feed, admin, name, password, self.cost)

    def set_password(self, admin: str, password: str, signers: Signers) -> None:
        """Give a new password: one's own with the old one, another's by the others. Raises Refused("keys.password_length")."""
        with self._alone() as connection:
            _known(connection, self.feed, admin)
            if set(signers) == {admin}:
                check_admin(connection, self.feed, admin, signers[admin])
            else:
                _check_signers(connection, self.feed, admin, signers)
            check_new_password(password)
            salt, cost = secrets.token_bytes(SALT_BYTES), self.cost
            connection.execute(
                b"UPDATE admin SET salt = %s, hash = %s, memory_kib = %s, passes = %s, lanes = %s "
                b"WHERE feed_id = %s AND id = %s",
                (salt, stretch(password, salt, cost), cost.memory_kib, cost.passes, cost.lanes, self.feed, admin),
            )

    def end(self, admin: str, signers: Signers) -> None:
        """Let somebody be an administrator no more; two are always left. Raises Refused("center.last_admins")."""
        with self._alone() as connection:
            _known(connection, self.feed, admin)
            _check_signers(connection, self.feed, admin, signers)
            if len(_all(connection, self.feed)) <= FEWEST:
                raise Refused("center.last_admins", count=FEWEST)
            connection.execute(b"DELETE FROM admin WHERE feed_id = %s AND id = %s", (self.feed, admin))


def _all(connection: Connection, feed: int) -> tuple[tuple[str, str], ...]:
    found = rows(connection, "SELECT id, name FROM admin WHERE feed_id = %s ORDER BY id", feed)
    return tuple((str(one[0]), str(one[1])) for one in found)


def _known(connection: Connection, feed: int, admin: str) -> None:
    if all(one != admin for one, _ in _all(connection, feed)):
        raise NotFound("center.no_admin", found=admin)


def _check_signers(connection: Connection, feed: int, about: str, signers: Signers) -> None:
    """Raise Refused("center.signers" | "center.wrong_password") unless enough others than `about` sign with their passwords."""
    others = [one for one, _ in _all(connection, feed) if one != about]
    needed = min(FEWEST, len(others))
    if len(set(signers) - {about}) < needed:
        raise Refused("center.signers", count=needed, others="、".join(others))
    for admin, password in signers.items():
        check_admin(connection, feed, admin, password)
