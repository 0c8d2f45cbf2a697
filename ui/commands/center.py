"""`yimen center`: tie this desk to a center, or do one round with it."""

from __future__ import annotations

import argparse
import sys

from app.errors import Unreachable
from app.wording import say, say_trouble
from ui.commands.door import DONE, REFUSED, UNREACHABLE, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    parser = argparse.ArgumentParser(prog="yimen center", description=__doc__)
    parser.add_argument(
        "--join", metavar="ADDRESS", default="", help="the center's address, https://…; asks to be let in"
    )
    parser.add_argument(
        "--code",
        default="",
        help="the one-time code that an administrator of the center read out; none where the center only moved",
    )
    parser.add_argument("--ca", default="", metavar="FILE", help="the center's own root certificate")
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Ask to be let in, or do one round, and print how the desk stands; return 1 while nothing moves, 4 while it is away."""
    options = arguments().parse_args(given)
    if options.join:
        link = hands.join_center(options.join, options.code, options.ca)
        facts = {"center": link.center, "fingerprint": link.fingerprint, "desk": link.desk}
        told_as = "command.center_reached" if link.is_active else "command.center_asked"
        sys.stdout.write(say(told_as, hands.language, **facts) + "\n")
        return DONE
    told = hands.exchange()
    if told is None:
        sys.stderr.write(say("sync.no_center", hands.language) + "\n")
        return REFUSED
    standing = told.standing
    counts = {
        "unsent": standing.unsent, "received": standing.received, "confirmed": standing.confirmed, "refused": standing.refused,
    }  # fmt: skip
    sys.stdout.write(say("command.center_standing", hands.language, **counts) + "\n")
    if told.trouble is not None:
        sys.stderr.write(say_trouble(told.trouble, hands.language) + "\n")
        return UNREACHABLE if isinstance(told.trouble, Unreachable) else REFUSED
    return DONE
