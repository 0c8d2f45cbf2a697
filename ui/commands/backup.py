"""`yimen backup` and `yimen restore`: a verified copy of the store, and the way back from it."""

from __future__ import annotations

import argparse
import sys

from app.wording import say
from ui.commands.door import DONE, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of both commands."""
    return argparse.ArgumentParser(prog="yimen backup | restore", description=__doc__)


def backup(given: list[str], hands: Hands) -> int:
    """Make a verified backup and print where it lies."""
    arguments().parse_args(given)
    sys.stdout.write(f"{hands.backup()}\n")
    return DONE


def restore(given: list[str], hands: Hands) -> int:
    """Put the newest verified backup in place, replay the journal, and print what came back."""
    arguments().parse_args(given)
    found = hands.restore()
    source = found.backup or say("command.from_journal", hands.language)
    facts = {"backup": source, "replayed": found.replayed, "quarantined": found.quarantined}
    sys.stdout.write(say("command.restored", hands.language, **facts) + "\n")
    return DONE
