"""What the commands of the levels do, once the center is open."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.errors import Refused, Unreachable
from app.events.body import pack, unpack
from app.keys.device_key import fingerprint
from app.levels.center import OperatedCenter
from app.levels.merkle import Inclusion, leads_to
from app.levels.neighbor import Neighbor
from app.levels.standard import read_standard
from app.wording import say, say_trouble

DONE, REFUSED, UNREACHABLE = 0, 1, 4
Password = Callable[[str], str]


def link(line: argparse.Namespace, store: OperatedCenter, password: Password, now: datetime) -> int:
    """Tie this center to another one."""
    levels = store.levels
    if line.act == "code":
        return _tell(store.new_code(line.admin, password(line.admin), now))
    if line.act == "list":
        known = levels.neighbors()
        return _tell(*(_line(one) for one in known)) if known else _aside(say("levels.no_neighbor", line.lang))
    if line.act == "ask":
        asked = levels.ask_above(line.address, line.code, line.here, line.admin, password(line.admin), line.ca)
        told = {"center": asked.name, "division": asked.division, "fingerprint": fingerprint(asked.public_key)}
        return _tell(say("levels.asked", line.lang, **told))
    if line.act == "approve":
        other = levels.approve(line.division, line.admin, password(line.admin), line.ca)
        _aside(say("levels.approved", line.lang, center=other.name, fingerprint=fingerprint(other.public_key)))
        return _tell(_line(other))
    if line.act == "end":
        return _tell(_line(levels.end(line.division, line.admin, password(line.admin))))
    return _tell(_line(levels.move(line.division, line.address, line.ca, line.admin, password(line.admin))))


def handover(line: argparse.Namespace, store: OperatedCenter, password: Password, now: datetime) -> int:
    """Offer a case, take it, or send it back."""
    if line.act == "list":
        made = store.levels.handings()
        if not made:
            return _aside(say("levels.no_handing", line.lang))
        while made:
            _tell(*(f"{one.number}\t{one.side}\t{one.other}\t{one.state}\t{one.reason}" for one in made))
            made = store.levels.handings(made[-1].offer)
        return DONE
    if line.act == "offer":
        store.levels.offer(line.number, line.to, line.reason, line.admin, password(line.admin))
        return _tell(say("levels.offered", line.lang, number=line.number, division=line.to))
    takes = line.act == "take"
    words = (line.number, line.reason, line.admin, password(line.admin))
    store.levels.answer(*words, takes=takes, department=line.department)
    return _tell(say("levels.answered", line.lang, number=line.number))


def standard(line: argparse.Namespace, store: OperatedCenter, password: Password, now: datetime) -> int:
    """Publish the standard catalogue, or compare with it."""
    if line.act == "publish":
        lines = read_standard(_text(line.file))
        if not lines and not line.end_all:
            raise Refused("standard.empty")
        version = store.levels.publish(lines, line.admin, password(line.admin))
        return _tell(say("standard.published", line.lang, version=version, lines=len(lines)))
    found = store.levels.standard_findings()
    for one in found:
        sys.stderr.write(one.say(line.lang) + "\n")
    if found:
        return REFUSED
    above = store.levels.standards_above()
    return _tell(say("standard.kept" if above else "standard.none_above", line.lang, above=above))


def proof(line: argparse.Namespace, store: OperatedCenter, password: Password, now: datetime) -> int:
    """Print the proof of an event."""
    return _tell(json.dumps(pack(store.levels.inclusion(line.event)), ensure_ascii=False, indent=1))


def check_proof(line: argparse.Namespace) -> int:
    """Go the way of a printed proof from the event to the root. Raises Refused("levels.proof_unreadable")."""
    try:
        given: Inclusion = unpack(Inclusion, json.loads(_text(line.check)))
        root = leads_to(given.leaf.hash(), given.path)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("levels.proof_unreadable", file=line.check.name) from error
    told = {"origin": given.leaf.origin, "oseq": given.leaf.oseq, "feed": given.feed, "day": given.day.isoformat()}
    if root != given.root or not given.after < given.leaf.pos <= given.upto:
        sys.stderr.write(say("levels.proof_broken", line.lang, root=given.root) + "\n")
        return REFUSED
    return _tell(say("levels.proof_holds", line.lang, root=root, **told))


def round_now(line: argparse.Namespace, store: OperatedCenter, password: Password, now: datetime) -> int:
    """Do one turn, and tell how each round went."""
    rounds = store.levels.turn()
    for one in rounds:
        told = {"center": one.center, "division": one.division}
        if one.trouble is None:
            _tell(say("levels.round", line.lang, **told, read=one.read, sent=one.sent))
        else:
            why = say_trouble(one.trouble, line.lang)
            sys.stderr.write(say("levels.round_broken", line.lang, **told, trouble=why) + "\n")
    if not rounds:
        _tell(say("levels.no_lower", line.lang))
    return UNREACHABLE if any(one.trouble for one in rounds) else DONE


def compare_above(store: OperatedCenter, language: str) -> int:
    """Tell every event that is not here as it is above: 1 when there is one, 4 when the center above cannot be asked."""
    try:
        above = store.levels.compare_above()
    except (Unreachable, Refused) as trouble:
        if trouble.code == "sync.unreachable":  # its sentence is for the clerk at a desk
            sys.stderr.write(say("levels.above_silent", language) + "\n")
            return UNREACHABLE
        why = say_trouble(trouble, language)
        sys.stderr.write(say("levels.above_unreachable", language, trouble=why) + "\n")
        return UNREACHABLE
    if above is None:
        return DONE
    told = {"center": above.center, "days": above.days, "faults": len(above.found)}
    _tell(say("levels.compared" if above.days else "levels.no_day_yet", language, **told))
    for one in above.found:
        sys.stderr.write(one.say(language) + "\n")
    return REFUSED if above.found else DONE


def _line(one: Neighbor) -> str:
    side = "above" if one.side == "u" else "below"
    return f"{one.division:06}\t{side}\t{one.state}\t{fingerprint(one.public_key)}\t{one.name}\t{one.address}"


def _tell(*lines: str) -> int:
    for one in lines:
        sys.stdout.write(one + "\n")
    return DONE


def _aside(sentence: str) -> int:
    """Tell who sits there; what a program reads stays as it is."""
    sys.stderr.write(sentence + "\n")
    return DONE


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return file.read_text("gb18030", errors="replace")
