"""The center's composition root: reads the command line, opens the center, hands the parts to each other. No logic."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime

from app.errors import NotFound, Refused, Trouble, Unreachable
from app.keeping import BEIJING
from app.keys.device_key import fingerprint
from app.keys.private_ca import check_hosts
from app.public.records import ResultQuery
from app.training import PASSWORD
from app.wording import say, say_trouble
from db.center.administrators import Administrators
from db.center.backup import back_up, refuse_no_backup, restore
from db.center.connection import POOL
from db.center.now import real_now
from db.center.opening import Admin, NewCenter, check_new_center, database, make_center, new_epoch, refuse_none_here
from db.center.reaching import serving_alone
from db.center.store import CenterStore
from db.center.upgrade import NEWEST, refuse_unmade
from ui.web import level_commands
from ui.web.admin_commands import administer, typed
from ui.web.application import make_application
from ui.web.certificates import make_certificates, renew, seconds_left, server_file
from ui.web.configuration import Configuration, configure
from ui.web.following import following
from ui.web.level_commands import check_proof, compare_above
from ui.web.line import parser
from ui.web.public.application import alone
from ui.web.public.hall import PublicHall
from ui.web.serving import places, serve, set_up_logs
from ui.web.turning import Turning

MOST_LATE = 100_000
DONE, REFUSED, BAD_INPUT, IN_USE, UNREACHABLE = 0, 1, 2, 3, 4
GIVEN_WRONGLY = frozenset({
    "sync.address", "sync.ca", "sync.code", "center.config", "center.config_unread", "center.config_coded", "center.config_toml",
    "center.listen", "center.plain_http", "center.division", "center.two_admins", "center.host", "center.no_name",
    "center.admin_id", "center.bad_url", "center.no_place", "center.bad_certificate", "center.backup_place",
    "center.backup_over", "center.signers", "center.no_password",
})  # fmt: skip
TRAINING_ADMINS = (Admin("m1", "孟管理", PASSWORD), Admin("m2", "莫管理", PASSWORD))
Command = Callable[[argparse.Namespace, Configuration], int]
LevelCommand = Callable[[argparse.Namespace, CenterStore, Callable[[str], str], datetime], int]


def main(given: list[str] | None = None) -> int:
    """Do what the command line asks for; every trouble is one sentence and an exit code."""
    line = parser().parse_args(given)
    set_up_logs(is_served=line.command == "serve")
    options = {
        name: getattr(line, name, "") for name in ("home", "listen", "cert", "key", "behind_proxy", "public_listen")
    }
    try:
        return COMMANDS[line.command](line, configure(options, file=line.config))
    except Trouble as trouble:
        sys.stderr.write(say_trouble(trouble, line.lang) + "\n")
        return code_of(trouble)
    except OSError as fault:
        told = Refused("command.machine", file=str(fault.filename or line.home or ""), detail=fault.strerror or "")
        sys.stderr.write(say_trouble(told, line.lang) + "\n")
        return BAD_INPUT


def code_of(trouble: Trouble) -> int:
    """Return the exit code: 2 for what was given wrongly, 3 in use, 4 unreachable, 1 for what is refused."""
    if isinstance(trouble, Unreachable):
        return UNREACHABLE
    if trouble.code in ("center.in_use", "center.port_in_use"):
        return IN_USE
    return BAD_INPUT if trouble.code in GIVEN_WRONGLY or isinstance(trouble, NotFound) else REFUSED


def init(line: argparse.Namespace, asked: Configuration) -> int:
    """Make a center."""
    check_hosts(line.host)
    admins = tuple(_admin(one) for one in line.admin) or (TRAINING_ADMINS if line.training else ())
    wanted = NewCenter(line.division, line.name, admins, line.training)
    check_new_center(wanted)
    if not line.training and any(admin.password == PASSWORD for admin in admins):
        raise Refused("center.training_password")
    with database(asked.home, asked.database_url) as address:
        make_center(address, wanted)
        given = make_certificates(asked.home, line.name, line.host, real_now())
    sys.stdout.write(say("center.made", line.lang, name=line.name, home=str(asked.home)) + "\n")
    sys.stdout.write(say("center.certified", line.lang, file=str(given)) + "\n")
    return DONE


def certificate(line: argparse.Namespace, asked: Configuration) -> int:
    """Give the server a fresh certificate under the same authority, which is made where there is none."""
    if not server_file(asked.home).parent.is_dir():  # a center of an older program
        with opened(asked) as (store, _):
            made = make_certificates(asked.home, store.facts().name, line.host, real_now())
        sys.stdout.write(say("center.certified", line.lang, file=str(made)) + "\n")
        return DONE
    until = renew(asked.home, line.host, real_now())
    sys.stdout.write(say("center.renewed", line.lang, until=until.date().isoformat()) + "\n")
    return DONE


def _admin(told: str) -> Admin:
    named, _, name = told.partition("=")
    return Admin(named, name or named, password_of(named))


def password_of(admin: str) -> str:
    """Return the administrator's password: from YIMEN_PASSWORD_<ID>, where two sign at once, YIMEN_PASSWORD, or the terminal."""
    own = "YIMEN_PASSWORD_" + re.sub("[^0-9A-Za-z]", "_", admin)
    return os.environ.get(own) or os.environ.get("YIMEN_PASSWORD") or typed(f"{admin}: ", "YIMEN_PASSWORD")


@contextlib.contextmanager
def opened(asked: Configuration, *, serves: bool = False, upgrades: bool = False) -> Iterator[tuple[CenterStore, str]]:
    """Give the center and its owner's address. Raises NotFound("center.not_made"), Refused("center.older")."""
    with database(asked.home, asked.database_url, keeps_up=serves, makes=False) as address:
        refuse_unmade(address, upgrades=upgrades)
        store = CenterStore(address, asked.home, size=POOL if serves else 1)
        try:
            yield store, address
        finally:
            store.close()


def serve_center(line: argparse.Namespace, asked: Configuration) -> int:
    """Answer the desks until told to stop."""
    refuse_none_here(asked.home, asked.database_url)
    with places(asked) as at, serving_alone(asked.home), opened(asked, serves=True, upgrades=True) as (store, _):
        store.catch_up()
        hall = PublicHall(store, real_now, behind_proxy=asked.behind_proxy)
        door = make_application(
            store,
            real_now,
            hall if asked.public is None else None,
            lambda: seconds_left(asked.cert, real_now()),
            store.levels,
            store.between,
        )
        with following(store, real_now), Turning(store.levels.turn):
            serve(door, asked, at, ends_with_parent=line.with_parent, public=alone(hall))
    return DONE


def upgrade(line: argparse.Namespace, asked: Configuration) -> int:
    """Bring the tables to this program's shape, fold every case anew, and judge what an older program had parked.

    While another program serves the center that is refused: it would go on folding as before.
    """
    refuse_none_here(asked.home, asked.database_url)
    with serving_alone(asked.home), opened(asked, upgrades=True) as (store, _):
        judged, folded = store.catch_up(is_whole=True)
    sys.stdout.write(say("center.upgraded", line.lang, newest=NEWEST, judged=judged, folded=folded) + "\n")
    return DONE


def enrol(line: argparse.Namespace, asked: Configuration) -> int:
    """Make a code, list the desks, let one in, or let it in no more."""
    with opened(asked) as (store, _):
        if line.act == "code":
            sys.stdout.write(store.new_code(line.admin, password_of(line.admin), real_now()) + "\n")
            return DONE
        if line.act == "list":
            desks = store.desks()
        else:
            named = line.desk, line.admin, password_of(line.admin)
            desks = (store.approve(*named, real_now()) if line.act == "approve" else store.revoke(*named),)
        heard = store.last_heard()
    for desk in desks:
        told = f"{heard[desk.id].astimezone(BEIJING):%Y-%m-%d %H:%M}" if desk.id in heard else "-"
        known = (desk.id, desk.state, desk.desk_code, fingerprint(desk.public_key), desk.name, told)
        sys.stdout.write("\t".join(known) + "\n")
    return DONE


def admin(line: argparse.Namespace, asked: Configuration) -> int:
    """Tell or change who administers the center."""
    with opened(asked) as (store, address):
        return administer(line, Administrators(address, store.facts().feed), password_of)


def verify(line: argparse.Namespace, asked: Configuration) -> int:
    """Print what was looked at and every fault as a sentence."""
    with opened(asked) as (store, _):
        found = store.verify()
        counts = {"events": found.events, "origins": found.origins, "cases": found.cases, "faults": len(found.faults)}
        sys.stdout.write(say("center.verified", line.lang, **counts) + "\n")
        for fault in found.faults:
            sys.stderr.write(fault.say(line.lang) + "\n")
        above = compare_above(store, line.lang)
    return REFUSED if found.faults else above


def other_centers(act: LevelCommand) -> Command:
    """Return the command that does `act` with an open center."""

    def run(line: argparse.Namespace, asked: Configuration) -> int:
        with opened(asked) as (store, _):
            return act(line, store, password_of, real_now())

    return run


def proof(line: argparse.Namespace, asked: Configuration) -> int:
    """Print the proof of an event, or go the way of a printed one."""
    return check_proof(line) if line.check is not None else other_centers(level_commands.proof)(line, asked)


def backup(line: argparse.Namespace, asked: Configuration) -> int:
    """Write an archive."""
    with opened(asked) as (_, address):
        events = back_up(address, asked.home, line.file)
    sys.stdout.write(say("center.backed_up", line.lang, file=str(line.file), events=events) + "\n")
    return DONE


def restore_center(line: argparse.Namespace, asked: Configuration) -> int:
    """Fill an empty center from an archive; desks learn of it by the new epoch."""
    refuse_no_backup(line.file)
    with database(asked.home, asked.database_url) as address:
        epoch = restore(address, asked.home, line.file)
    sys.stdout.write(say("center.restored", line.lang, epoch=epoch) + "\n")
    if not server_file(asked.home).is_file():
        sys.stderr.write(say("center.put_tls_back", line.lang, folder=str(server_file(asked.home).parent)) + "\n")
    return DONE


def begin_epoch(line: argparse.Namespace, asked: Configuration) -> int:
    """Begin a new epoch."""
    with opened(asked) as (store, address):
        epoch = new_epoch(address, store.facts().feed)
    sys.stdout.write(say("center.restored", line.lang, epoch=epoch) + "\n")
    return DONE


def people(line: argparse.Namespace, asked: Configuration) -> int:
    """Let the people whom a desk brought along be the hall's."""
    with opened(asked) as (store, _):
        count = store.manage_people(line.desk, line.admin, password_of(line.admin))
    sys.stdout.write(say("center.people", line.lang, count=count) + "\n")
    return DONE


def public(line: argparse.Namespace, asked: Configuration) -> int:
    """Let the public tables follow to the feed's head; print every result that was published too late, for the supervisor."""
    with opened(asked) as (store, _):
        if line.anew:
            store.public_anew()
        while store.follow_public(real_now()):
            pass
        late = store.public().results(ResultQuery(count=MOST_LATE, is_late=True))
        told = store.public_counts()
    for one in late.lines:
        result = one.result
        days = f"{result.decided_on}\t{result.due_on}\t{one.published_on}"
        sys.stdout.write(f"{result.case_number}\t{days}\t{result.body}\t{result.item}\n")
    sys.stderr.write(say("center.followed", line.lang, **told, late=late.total) + "\n")
    return DONE


COMMANDS: dict[str, Command] = {
    "init": init,
    "serve": serve_center,
    "upgrade": upgrade,
    "enrol": enrol,
    "admin": admin,
    "verify": verify,
    "backup": backup,
    "restore": restore_center,
    "new-epoch": begin_epoch,
    "link": other_centers(level_commands.link),
    "handover": other_centers(level_commands.handover),
    "standard": other_centers(level_commands.standard),
    "round": other_centers(level_commands.round_now),
    "proof": proof,
    "certificate": certificate,
    "people": people,
    "public": public,
}


if __name__ == "__main__":
    sys.exit(main())
