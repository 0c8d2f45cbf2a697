"""The part of the command line of `yimen-center` that speaks of other centers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

COMMANDS = ("link", "handover", "standard", "proof", "round")


def add_levels(commands: Any) -> None:
    """Add the commands of the levels."""
    _link(commands.add_parser("link", help="tie this center to one above or below"))
    _handover(commands.add_parser("handover", help="cases from one center to another"))
    _standard(commands.add_parser("standard", help="the standard catalogue for the centers below"))
    proof = commands.add_parser("proof", help="prove that an event is in the root of its day")
    which = proof.add_mutually_exclusive_group(required=True)
    which.add_argument("event", nargs="?", default="", help="the event's id; the proof is printed as JSON")
    which.add_argument("--check", type=Path, metavar="FILE", help="go the way of a printed proof; needs no database")
    commands.add_parser("round", help="close the days that are over and do a round with every center below, now")


def _link(link: argparse.ArgumentParser) -> None:
    acts = link.add_subparsers(dest="act", required=True, metavar="code|ask|list|approve|end|move")
    _admin(acts.add_parser("code", help="at the upper center: a one-time code, 30 minutes"))
    ask = acts.add_parser("ask", help="at the lower center: ask the upper one to take it in")
    ask.add_argument("address", help="of the upper center, https://…")
    ask.add_argument("--code", required=True)
    ask.add_argument("--here", required=True, metavar="ADDRESS", help="where the upper center reaches this one")
    ask.add_argument("--ca", default="", metavar="FILE", help="the authority that vouches for the upper center")
    _admin(ask)
    acts.add_parser("list", help="every center this one ever knew, with the fingerprint of its key")
    approve = acts.add_parser("approve", help="another administrator, at each of the two centers")
    approve.add_argument("division", type=int)
    approve.add_argument("--ca", default="", metavar="FILE", help="the authority that vouches for the other center")
    _admin(approve)
    end = acts.add_parser("end", help="let a center in no more; what came from it stays")
    end.add_argument("division", type=int)
    _admin(end)
    move = acts.add_parser("move", help="a center is reached elsewhere now; its key stays the same")
    move.add_argument("division", type=int)
    move.add_argument("address")
    move.add_argument("--ca", default="", metavar="FILE")
    _admin(move)


def _handover(handover: argparse.ArgumentParser) -> None:
    acts = handover.add_subparsers(dest="act", required=True, metavar="list|offer|take|refuse")
    acts.add_parser("list", help="every offer, given and asked")
    offer = acts.add_parser("offer", help="offer a case; what is sent up 转报 is offered by itself")
    offer.add_argument("number")
    offer.add_argument("--to", type=int, required=True, metavar="DIVISION")
    offer.add_argument("--reason", default="", help="must be given; it goes on record at both centers")
    _admin(offer)
    take = acts.add_parser("take", help="take an offered case")
    take.add_argument("--department", default="", metavar="CODE", help="the department here that goes on with it")
    refuse = acts.add_parser("refuse", help="send it back, with the reason")
    refuse.set_defaults(department="")
    for act, words in ((take, "a word to go with it"), (refuse, "must be given; it goes on record at both centers")):
        act.add_argument("number")
        act.add_argument("--reason", default="", help=words)
        _admin(act)


def _standard(standard: argparse.ArgumentParser) -> None:
    acts = standard.add_subparsers(dest="act", required=True, metavar="publish|check")
    publish = acts.add_parser("publish", help="make a table (CSV) the whole standard catalogue of this center")
    columns = "基本编码, 事项名称, and as you like 法定办结时限, 承诺办结时限 (20工作日, 30日, 3个月, 即办)"
    publish.add_argument("file", type=Path, metavar="FILE.csv", help=f"first row: {columns}")
    publish.add_argument("--end-all", action="store_true", help="an empty table is meant: every standard ends")
    _admin(publish)
    acts.add_parser(
        "check", help="items and the own standard against the standards above; 1 when one does not keep to it"
    )


def _admin(act: argparse.ArgumentParser) -> None:
    act.add_argument("--admin", required=True)
