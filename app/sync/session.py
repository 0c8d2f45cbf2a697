"""A desk comes to its center as the officer who is logged in there: a pass held, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from app.errors import Refused
from app.sync.http import CenterClient
from app.sync.passes import HeldPass, OfficerKey, Pass

CLOSE = timedelta(minutes=2)
"""A pass that ends so soon is not begun a round with."""


class Passes(Protocol):
    """Who is logged in, and the pass that the desk holds."""

    def signed_in(self) -> OfficerKey | None:
        """Return who sits at this desk, None when nobody does."""

    def held_pass(self) -> HeldPass | None:
        """Return the last pass that the center gave, None while it gave none."""

    def keep_pass(self, held: HeldPass) -> None:
        """Keep a pass, durable when this returns."""


def come_in(passes: Passes, client: CenterClient, *, anew: bool = False) -> Pass:
    """From here on `client` comes as the officer at this desk; return his pass.

    Whoever has just left may still be sent for while his pass lasts. Raises Refused("sync.nobody" |
    "sync.other_center_key") and what the center refuses.
    """
    officer, held = passes.signed_in(), _held(passes, client)
    if held is not None and not anew:
        shown = held.read()
        is_his = officer is None or officer.officer == shown.officer
        if shown.is_proven and is_his and not shown.is_over(client.now() + CLOSE):
            client.come_as(held.text, _renewal(passes, client))
            return shown
    return _new_pass(passes, client, officer, held)


def _held(passes: Passes, client: CenterClient) -> HeldPass | None:
    """Return the pass that is held, unless it was given to an earlier key of this desk, or by another center."""
    held = passes.held_pass()
    return held if held is not None and held.read().key == client.public else None


def _new_pass(passes: Passes, client: CenterClient, officer: OfficerKey | None, held: HeldPass | None) -> Pass:
    if officer is None:
        raise Refused("sync.nobody")
    text, key = client.session(officer)
    if held is not None and held.center_key != key:
        raise Refused("sync.other_center_key")
    given = HeldPass(text, key)
    passes.keep_pass(given)
    client.come_as(text, _renewal(passes, client))
    return given.read()


def _renewal(passes: Passes, client: CenterClient) -> Callable[[], str]:
    def renew() -> str:
        _new_pass(passes, client, passes.signed_in(), _held(passes, client))
        held = passes.held_pass()
        return held.text if held is not None else ""

    return renew
