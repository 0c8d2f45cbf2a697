"""`yimen restore`: the way back from a verified backup, and on from a loss that an administrator has read."""

from __future__ import annotations

import argparse
import sys

from app.wording import say
from ui.commands.door import DONE, REFUSED, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    parser = argparse.ArgumentParser(prog="yimen restore", description=__doc__)
    parser.add_argument(
        "--accept-loss",
        action="store_true",
        help="restore nothing: a system administrator knows what is lost, the desk goes on under a new origin",
    )
    parser.add_argument(
        "--accept-clock",
        metavar="REASON",
        help="restore nothing: the clock is right although something is dated after it, a system administrator says why",
    )
    parser.add_argument("--desk-code", default="", metavar="NNNN", help="the new desk code of a live profile")
    return parser


def restore(given: list[str], hands: Hands) -> int:
    """Put the newest verified backup in place, replay the journal, print what came back; return 1 when not all did."""
    options = arguments().parse_args(given)
    if options.accept_loss:
        code = hands.accept_loss(options.desk_code)
        sys.stdout.write(say("command.loss_accepted", hands.language, desk_code=code) + "\n")
        return DONE
    if options.accept_clock is not None:
        newest = hands.accept_clock(options.accept_clock)
        sys.stdout.write(say("command.clock_accepted", hands.language, newest=newest) + "\n")
        return DONE
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
