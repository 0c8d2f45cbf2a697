"""`yimen backup`: a verified copy of the store."""

from __future__ import annotations

import argparse
import sys

from ui.commands.door import DONE, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    return argparse.ArgumentParser(prog="yimen backup", description=__doc__)


def backup(given: list[str], hands: Hands) -> int:
    """Make a verified backup and print where it lies."""
    arguments().parse_args(given)
    sys.stdout.write(f"{hands.backup()}\n")
    return DONE
