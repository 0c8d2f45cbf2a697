"""`yimen wipe --desk-code CODE [--backup-to FOLDER]` removes the profile from this machine; never what nobody else has."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.wording import say
from ui.commands.door import DONE, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen wipe", description=__doc__)
    parser.add_argument("--desk-code", default="", metavar="CODE", help="the code of this desk, to confirm")
    parser.add_argument("--backup-to", type=Path, metavar="FOLDER", help="make a complete backup there first")
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Remove the profile and print what happened. Raises Refused("sync.unsent") for records that lie here alone."""
    options = arguments().parse_args(given)
    folder, backup = hands.wipe(options.desk_code, options.backup_to)
    code = "command.wiped" if backup is None else "command.wiped_backed_up"
    sys.stdout.write(say(code, hands.language, folder=folder, backup=backup) + "\n")
    return DONE
