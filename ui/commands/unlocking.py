"""A password without a screen: from YIMEN_PASSWORD, else asked for at the terminal, never shown."""

from __future__ import annotations

import getpass
import os
import sys

from app.errors import Refused
from app.training import PASSWORD

VARIABLE = "YIMEN_PASSWORD"


def password_for(officer: str, *, is_training: bool) -> str:
    """Return the officer's password. Raises Refused("command.no_password") where nobody can be asked."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if is_training:
        return PASSWORD
    if not sys.stdin.isatty():
        raise Refused("command.no_password", variable=VARIABLE)
    return getpass.getpass(f"{officer}: ")
