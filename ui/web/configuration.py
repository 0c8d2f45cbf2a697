"""How a center is told what it is: options, else environment variables, else one TOML file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import Refused
from ui.web.certificates import server_file

NAMES = ("home", "database_url", "listen", "cert", "key", "behind_proxy")
VARIABLES = {
    "home": "YIMEN_CENTER_HOME",
    "database_url": "DATABASE_URL",
    "listen": "YIMEN_CENTER_LISTEN",
    "cert": "YIMEN_CENTER_CERT",
    "key": "YIMEN_CENTER_KEY",
    "behind_proxy": "YIMEN_CENTER_BEHIND_PROXY",
}
LOOPBACK = ("127.0.0.1", "::1", "localhost")
USUAL = {"home": "/var/lib/yimen-center", "listen": "127.0.0.1:7443"}


@dataclass(frozen=True)
class Configuration:
    """`cert` and `key` are the files of TLS; without them only this machine, or a proxy on it, can reach the center.

    Where none is named and others than this machine are to be served, it is the certificate that `init` made.
    """

    home: Path
    database_url: str
    host: str
    port: int
    cert: str = ""
    key: str = ""


def configure(
    given: Mapping[str, str], environment: Mapping[str, str] = os.environ, file: Path | None = None
) -> Configuration:
    """Return the configuration. Raises Refused("center.config" | "center.listen" | "center.plain_http")."""
    told = {**USUAL, **(_read(file) if file is not None else {})}
    told |= {name: environment[variable] for name, variable in VARIABLES.items() if environment.get(variable)}
    told |= {name: value for name, value in given.items() if value}
    host, _, port = told["listen"].rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdigit() or int(port) > 65535:
        raise Refused("center.listen", found=told["listen"])
    cert, key = told.get("cert", ""), told.get("key", "")
    is_proxied = told.get("behind_proxy", "") in ("1", "true", "yes")
    own = server_file(Path(told["home"]))
    if not cert and not key and not is_proxied and host not in LOOPBACK and own.is_file():
        cert = key = str(own)
    has_tls = bool(cert and key)
    if host not in LOOPBACK and not has_tls and not is_proxied:
        raise Refused("center.plain_http", host=host)
    return Configuration(Path(told["home"]), told.get("database_url", ""), host, int(port), cert, key)


def _read(file: Path) -> dict[str, str]:
    try:
        plain = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Refused("center.config", file=str(file), detail="TOML") from error
    strange = sorted(set(plain) - set(NAMES))
    if strange:
        raise Refused("center.config", file=str(file), detail=strange[0])
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in plain.items()}
