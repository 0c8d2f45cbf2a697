"""The command line of `yimen-center`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.wording import DEFAULT_LANGUAGE
from ui.web.admin_commands import add_admin_line
from ui.web.level_line import COMMANDS as LEVELS
from ui.web.level_line import add_levels

COMMANDS = (
    "init", "serve", "upgrade", "enrol", "verify", "backup", "restore", "new-epoch", "certificate", "people", "admin", "public",
    *LEVELS,
)  # fmt: skip
_HOST: dict[str, Any] = {
    "action": "append",
    "default": [],
    "metavar": "NAME",
    "help": "a name or address by which desks reach the center; may be given again (default: this machine's)",
}


def parser() -> argparse.ArgumentParser:
    """Return the parser; each command is one subparser."""
    top = argparse.ArgumentParser(prog="yimen-center", description="The center that desks of Yimen 一门 sync to.")
    top.add_argument(
        "--config",
        type=Path,
        metavar="FILE.toml",
        help="home, database_url, listen, cert, key, behind_proxy, public_listen",
    )
    top.add_argument(
        "--home", default="", metavar="DIR", help="the center's own folder (default /var/lib/yimen-center)"
    )
    top.add_argument("--lang", choices=("zh_CN", "en"), default=DEFAULT_LANGUAGE)
    commands = top.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    init = commands.add_parser("init", help="make a center with its two administrators")
    init.add_argument("--division", required=True, help="six digits (GB/T 2260); the number of its feed")
    init.add_argument("--name", required=True)
    init.add_argument("--admin", action="append", default=[], metavar="ID=NAME", help="twice; passwords are asked for")
    init.add_argument("--training", action="store_true", help="m1 and m2 with the published training password")
    init.add_argument("--host", **_HOST)
    serve = commands.add_parser("serve", help="answer the desks")
    serve.add_argument(
        "--listen", default="", metavar="HOST:PORT", help="default 127.0.0.1:7443; port 0 takes a free one"
    )
    serve.add_argument("--cert", default="")
    serve.add_argument("--key", default="")
    serve.add_argument("--behind-proxy", action="store_const", const="1", default="")
    serve.add_argument(
        "--public-listen", default="", metavar="HOST:PORT", help="a port of their own for the public pages"
    )
    serve.add_argument("--with-parent", action="store_true", help="end when the standard input is closed")
    _enrol(commands.add_parser("enrol", help="let a desk in"))
    commands.add_parser("upgrade", help="bring the tables to this program's shape and judge what was parked")
    commands.add_parser("verify", help="chains, the gapless feed, every case folded anew; 1 when something is wrong")
    commands.add_parser("backup", help="write an archive").add_argument("file", type=Path)
    commands.add_parser("restore", help="fill an empty center from an archive").add_argument("file", type=Path)
    public = commands.add_parser("public", help="let what the public may ask follow the feed; tell what came too late")
    public.add_argument("--anew", action="store_true", help="made again from the first event")
    commands.add_parser("new-epoch", help="after a restore or a fail-over that may have lost something")
    add_levels(commands)
    add_admin_line(commands)
    people = commands.add_parser("people", help="from now on the people of this desk are the whole hall's")
    people.add_argument("desk")
    people.add_argument("--admin", required=True)
    certificate = commands.add_parser("certificate", help="a fresh certificate under the center's own authority")
    certificate.add_argument("--host", **_HOST)
    return top


def _enrol(enrol: argparse.ArgumentParser) -> None:
    acts = enrol.add_subparsers(dest="act", required=True, metavar="code|list|approve|revoke")
    code = acts.add_parser("code", help="a one-time code, 30 minutes; to be read out to the desk")
    code.add_argument("--admin", required=True)
    acts.add_parser("list", help="every desk that ever asked, and when its newest record came")
    for name, words in (("approve", "let a waiting desk in; another administrator"), ("revoke", "let it in no more")):
        act = acts.add_parser(name, help=words)
        act.add_argument("desk", metavar="DESK", help="its four figures, or its id, as `enrol list` tells them")
        act.add_argument("--admin", required=True)
