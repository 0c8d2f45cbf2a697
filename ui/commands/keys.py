"""`yimen keys [--out FILE] [--trust FILE] [--renew REASON]`: the public keys of this desk, and those it trusts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.errors import Refused
from app.verify.keeping import own_list, renew_key, trust_keys
from app.wording import say
from ui.commands.door import DONE, Hands


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen keys", description=__doc__)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the list of this desk's keys there")
    parser.add_argument("--trust", type=Path, metavar="FILE", help="import the list of another office (administrator)")
    parser.add_argument("--renew", metavar="REASON", help="sign with a new key from now on (administrator)")
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Print the list of this desk's public keys, or write it to a file; return 0."""
    options = arguments().parse_args(given)
    if options.renew is not None:
        made = hands.write(lambda entered: entered.store.do(entered.officer, renew_key, options.renew))
        sys.stdout.write(say("verify.renewed", hands.language, key=made.id) + "\n")
        return DONE
    if options.trust is not None:
        text = _text(options.trust)
        new = hands.write(lambda entered: entered.store.do(entered.officer, trust_keys, text))
        sys.stdout.write(say("verify.trusted", hands.language, count=len(new)) + "\n")
        return DONE
    text = hands.read().store.ask(own_list)
    if options.out is None:
        sys.stdout.write(text)
        return DONE
    try:
        options.out.write_text(text, "utf-8")
    except OSError as fault:
        raise Refused("command.export_not_written", file=str(options.out), detail=fault.strerror or "") from fault
    return DONE


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig", "replace")
    except OSError as fault:
        raise Refused("verify.bad_file", file=str(path), detail=fault.strerror or "") from fault
