"""What `yimen-center admin` does: who administers the center."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app.errors import Refused
from app.wording import say

DONE = 0
Password = Callable[[str], str]


class Administered(Protocol):
    """A center and those who administer it; `signers`: id and password of each."""

    def all(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of every administrator."""

    def add(self, admin: str, name: str, password: str, signers: Mapping[str, str]) -> None:
        """Make an administrator."""

    def set_password(self, admin: str, password: str, signers: Mapping[str, str]) -> None:
        """Give a new password."""

    def end(self, admin: str, signers: Mapping[str, str]) -> None:
        """Let somebody be an administrator no more."""


def add_admin_line(commands: Any) -> None:
    """Add the command to the command line."""
    acts = commands.add_parser("admin", help="who administers the center").add_subparsers(
        dest="act", required=True, metavar="list|add|password|end"
    )
    acts.add_parser("list", help="id and name of each")
    for name, words in (
        ("add", "one more administrator"),
        ("password", "a new password: one's own, or one that was forgotten"),
        ("end", "an administrator no more; two are always left"),
    ):
        act = acts.add_parser(name, help=words)
        act.add_argument("id", metavar="ID=NAME" if name == "add" else "ID")
        act.add_argument(
            "--admin",
            action="append",
            default=[],
            required=True,
            metavar="ID",
            help="who signs; two others, one where only one other is left",
        )


def administer(line: argparse.Namespace, center: Administered, password: Password) -> int:
    """List the administrators, add one, give a new password, end one; print who they are now."""
    signers = {one: password(one) for one in line.admin} if line.act != "list" else {}
    if line.act == "add":
        admin, _, name = line.id.partition("=")
        center.add(admin, name or admin, new_password(admin, line.lang), signers)
    elif line.act == "password":
        center.set_password(line.id, new_password(line.id, line.lang), signers)
    elif line.act == "end":
        center.end(line.id, signers)
    for admin, name in center.all():
        sys.stdout.write(f"{admin}\t{name}\n")
    return DONE


def new_password(admin: str, language: str) -> str:
    """Return the new password, from YIMEN_NEW_PASSWORD or typed twice. Raises Refused("center.passwords_differ")."""
    told = os.environ.get("YIMEN_NEW_PASSWORD")
    if told:
        return told
    first = typed(say("center.new_password", language, admin=admin), "YIMEN_NEW_PASSWORD")
    if typed(say("center.new_password_again", language), "YIMEN_NEW_PASSWORD") != first:
        raise Refused("center.passwords_differ")
    return first


def typed(prompt: str, variable: str) -> str:
    """Return what is typed unseen. Raises Refused("center.no_password") where nobody types."""
    try:
        return getpass.getpass(prompt)
    except (EOFError, KeyboardInterrupt) as nobody:
        raise Refused("center.no_password", variable=variable) from nobody
