"""`yimen erase NUMBER --basis … --reason …` asks for an erasure, `yimen erase --sign ID` is the second officer's signature."""

from __future__ import annotations

import argparse
import sys

from app.errors import Refused
from app.wording import say
from ui.commands.door import DONE, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen erase", description=__doc__)
    parser.add_argument("number", nargs="?", default="", metavar="NUMBER", help="an ended case")
    parser.add_argument("--basis", default="", help="the legal basis")
    parser.add_argument("--reason", default="")
    parser.add_argument("--sign", default="", metavar="ID", help="sign what another officer asked for")
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Ask or sign, and print what happened. Raises Refused("command.erase_usage") for neither or both."""
    options = arguments().parse_args(given)
    if bool(options.number) == bool(options.sign):
        raise Refused("command.erase_usage")
    if options.sign:
        events = hands.sign_erasure(options.sign)
        sys.stdout.write(say("command.erased", hands.language, events=events) + "\n")
        return DONE
    asked, events = hands.ask_erasure(options.number, options.basis, options.reason)
    sys.stdout.write(say("command.erasure_asked", hands.language, asked=asked, events=events) + "\n")
    return DONE
