"""How a center is told what it is: options, else environment variables, else one TOML file."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import Refused
from ui.web.certificates import server_file

NAMES = ("home", "database_url", "listen", "cert", "key", "behind_proxy", "public_listen")
VARIABLES = {
    "home": "YIMEN_CENTER_HOME",
    "database_url": "DATABASE_URL",
    "listen": "YIMEN_CENTER_LISTEN",
    "cert": "YIMEN_CENTER_CERT",
    "key": "YIMEN_CENTER_KEY",
    "behind_proxy": "YIMEN_CENTER_BEHIND_PROXY",
    "public_listen": "YIMEN_CENTER_PUBLIC_LISTEN",
}
LOOPBACK = ("127.0.0.1", "::1", "localhost")
USUAL = {"home": "/var/lib/yimen-center", "listen": "127.0.0.1:7443"}


@dataclass(frozen=True)
class Configuration:
    """`cert` and `key` are the files of TLS; without them only this machine, or a proxy on it, can reach the center.

    Where none is named and others than this machine are to be served, it is the certificate that `init` made.
    `public`: host and port of the public pages where they have one of their own, None where they stand at the desks' door.
    `behind_proxy`: who asks is told by the proxy.
    """

    home: Path
    database_url: str
    host: str
    port: int
    cert: str = ""
    key: str = ""
    public: tuple[str, int] | None = None
    behind_proxy: bool = False


def configure(
    given: Mapping[str, str], environment: Mapping[str, str] = os.environ, file: Path | None = None
) -> Configuration:
    """Return the configuration. Raises Refused("center.config" and what begins so, "center.listen" | "center.plain_http")."""
    told = {**USUAL, **(_read(file) if file is not None else {})}
    told |= {name: environment[variable] for name, variable in VARIABLES.items() if environment.get(variable)}
    told |= {name: value for name, value in given.items() if value}
    cert, key = told.get("cert", ""), told.get("key", "")
    behind = told.get("behind_proxy", "") in ("1", "true", "yes")
    own = server_file(Path(told["home"]))
    if not cert and not key and not behind and own.is_file() and not _is_here(told["listen"]):
        cert = key = str(own)
    is_guarded = bool(cert and key) or behind
    host, port = _place(told["listen"], is_guarded)
    public = _place(told["public_listen"], is_guarded) if told.get("public_listen") else None
    return Configuration(Path(told["home"]), told.get("database_url", ""), host, port, cert, key, public, behind)


def _is_here(text: str) -> bool:
    return text.rpartition(":")[0].strip("[]") in LOOPBACK


def _place(text: str, is_guarded: bool) -> tuple[str, int]:
    """Return host and port. Without TLS or a proxy only this machine may reach it."""
    host, _, port = text.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdigit() or int(port) > 65535:
        raise Refused("center.listen", found=text)
    if host not in LOOPBACK and not is_guarded:
        raise Refused("center.plain_http", host=host)
    return host, int(port)


def _read(file: Path) -> dict[str, str]:
    try:
        plain = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise Refused("center.config_unread", file=str(file), detail=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise Refused("center.config_coded", file=str(file)) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line ([0-9]+)", str(error))
        raise Refused("center.config_toml", file=str(file), line=found[1] if found else "1") from error
    strange = sorted(set(plain) - set(NAMES))
    if strange:
        raise Refused("center.config", file=str(file), found=strange[0], known="、".join(NAMES))
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in plain.items()}
