"""A password without a screen: from YIMEN_PASSWORD, else asked for at the terminal, never shown."""

from __future__ import annotations

import getpass
import os
import sys

from app.errors import Refused
from app.training import PASSWORD

VARIABLE = "YIMEN_PASSWORD"
SECOND_VARIABLE = "YIMEN_SECOND_PASSWORD"


def password_for(officer: str, *, is_training: bool, variable: str = VARIABLE) -> str:
    """Return the officer's password. Raises Refused("command.no_password") where nobody can be asked."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    if is_training:
        return PASSWORD
    if not sys.stdin.isatty():
        raise Refused("command.no_password", variable=variable)
    return getpass.getpass(f"{officer}: ")
