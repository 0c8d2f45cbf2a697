"""How often somebody may ask: by the address asked from, and by the number asked for, so that no code can be guessed."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from starlette.requests import Request

from ui.web.rate import Rate

TEN_MINUTES, AN_HOUR = 600.0, 3600.0
IPV6_NET = 64  # bits that one subscriber has to himself


@dataclass(frozen=True)
class Limits:
    """`pages` for all of them together; a hall's visitors share one address, so `progress` is not mean.

    `tables`: a whole list as a file costs as much as a hundred pages. `number`: every try counts, the right one too:
    whoever guesses must not learn from being let through.
    """

    pages: Rate = field(default_factory=lambda: Rate(900, TEN_MINUTES))
    tables: Rate = field(default_factory=lambda: Rate(30, TEN_MINUTES))
    check: Rate = field(default_factory=lambda: Rate(120, TEN_MINUTES))
    progress: Rate = field(default_factory=lambda: Rate(60, TEN_MINUTES))
    number: Rate = field(default_factory=lambda: Rate(10, AN_HOUR))


def address_of(request: Request, *, behind_proxy: bool) -> str:
    """Return whom to count: the address, of IPv6 the subscriber's net. Behind a proxy the one that the proxy saw."""
    told = request.client.host if request.client is not None else ""
    if behind_proxy:
        told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip() or told
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return told[:64]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:  # how a socket for both kinds tells an IPv4 address
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, IPV6_NET), strict=False))
    return str(address)
