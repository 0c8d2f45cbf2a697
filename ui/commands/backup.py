"""`yimen backup` and `yimen restore`: a verified copy of the store, and the way back from it."""

from __future__ import annotations

import sys

from app.wording import say
from ui.commands.door import DONE, REFUSED, Hands


def backup(given: list[str], hands: Hands) -> int:
    """Make a verified backup and print where it lies."""
    sys.stdout.write(f"{hands.backup()}\n")
    return DONE


def restore(given: list[str], hands: Hands) -> int:
    """Put the newest verified backup in place, replay the journal, print what came back; return 1 when not all did."""
    found = hands.restore()
    source = found.backup or say("command.from_journal", hands.language)
    facts = {"backup": source, "replayed": found.replayed, "quarantined": found.quarantined}
    sys.stdout.write(say("command.restored", hands.language, **facts) + "\n")
    if not found.lost:
        return DONE
    sys.stdout.write(say("command.restored_with_loss", hands.language) + "\n")
    for one in found.lost:
        sys.stderr.write(one.say(hands.language) + "\n")
    return REFUSED
