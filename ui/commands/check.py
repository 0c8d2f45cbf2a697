"""`yimen check`: every case refolded and compared, the chain, the pages, the files, the journal."""

from __future__ import annotations

import argparse
import sys

from app.wording import say
from ui.commands.door import DONE, REFUSED, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    return argparse.ArgumentParser(prog="yimen check", description=__doc__)


def run(given: list[str], hands: Hands) -> int:
    """Print what was checked and every fault as a sentence; return 0 when all is well, else 1."""
    arguments().parse_args(given)
    found = hands.check()
    counts = {"events": found.events, "cases": found.cases, "notices": found.notices, "faults": len(found.faults)}
    sys.stdout.write(say("command.checked", hands.language, **counts) + "\n")
    for fault in found.faults:
        sys.stderr.write(fault.say(hands.language) + "\n")
    return REFUSED if found.faults else DONE
