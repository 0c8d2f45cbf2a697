"""The center as a service: the unit and the proxy's example are read as those programs read them, and say what we serve."""

from __future__ import annotations

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from ui.web.configuration import VARIABLES, configure
from ui.web.line import parser

PACKAGING = Path(__file__).parents[2] / "packaging"
UNIT, PROXY = PACKAGING / "yimen-center.service", PACKAGING / "yimen-center.nginx.conf"
HARDENED = (
    "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables", "RestrictSUIDSGID",
    "LockPersonality", "ProtectControlGroups",
)  # fmt: skip


def unit() -> ConfigParser:
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(re.sub(r"(?m)^Environment=", "", UNIT.read_text("utf-8")))
    return read


def test_the_unit_serves_the_center_and_may_do_little_else() -> None:
    service = unit()["Service"]
    words = service["ExecStart"].split()
    assert words[:2] == ["/usr/bin/env", "yimen-center"]
    assert parser().parse_args(words[2:]).command == "serve"
    assert service["Restart"] == "on-failure"
    assert (unit()["Unit"]["StartLimitIntervalSec"], unit()["Unit"]["StartLimitBurst"]) == ("300", "10")
    assert all(service[name] == "yes" for name in HARDENED)
    assert service["ProtectSystem"] == "strict"
    assert not service["CapabilityBoundingSet"]
    assert unit()["Install"]["WantedBy"] == "multi-user.target"


def test_the_units_variables_are_the_centers_and_its_folder_is_the_one_it_may_write() -> None:
    service = unit()["Service"]
    told = {name: value for name, value in service.items() if name.isupper() and "_" in name}
    assert set(told) <= set(VARIABLES.values())
    home = Path(told["YIMEN_CENTER_HOME"])
    assert home == Path("/var/lib") / service["StateDirectory"]
    found = configure({}, {**told, "YIMEN_CENTER_BEHIND_PROXY": "1"})
    assert (found.home, found.port) == (home, 7443)


def test_the_way_to_the_first_start_makes_the_folder_that_its_user_cannot_make() -> None:
    """Whoever follows the comment from top to bottom arrives: the folder belongs to the user before `init` writes into it."""
    steps = [line[1:].split() for line in UNIT.read_text("utf-8").splitlines() if line.startswith("#   ")]
    named = [" ".join(step) for step in steps]
    (folder,) = [n for n, step in enumerate(named) if step.startswith("install -d") and "/var/lib/yimen-center" in step]
    (init,) = [n for n, step in enumerate(named) if " init " in step]
    (link,) = [n for n, step in enumerate(named) if step.startswith("ln -s")]
    (user,) = [n for n, step in enumerate(named) if step.startswith("useradd")]
    assert link < init and user < folder < init
    words = steps[init][steps[init].index("init") :]
    assert parser().parse_args(words).admin == ["m1=甲", "m2=乙"]
    assert "/usr/local/bin/" in named[link], "where systemd looks"


def test_systemd_finds_nothing_wrong_with_the_unit() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("not run: systemd-analyze is not on this machine")
    done = subprocess.run([program, "verify", str(UNIT)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def blocks(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return every directive of the proxy's example with the blocks it stands in; a brace too many or few is a fault."""
    plain = re.sub(r"(?m)#.*$", "", text)
    inside: list[str] = []
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for words, end in re.findall(r"([^;{}]*)([;{}])", plain):
        said = tuple(words.split())
        if end == "{":
            inside.append(" ".join(said))
        elif end == "}":
            assert not said, f"no ; behind {said}"
            inside.pop()
        else:
            assert said, "; behind nothing"
            found.append((tuple(inside), said))
    assert inside == []
    assert not re.sub(r"[^;{}]*[;{}]", "", plain).strip()
    return found


def test_the_proxys_example_is_whole_and_leads_to_the_center() -> None:
    said = {words for _, words in blocks(PROXY.read_text("utf-8"))}
    assert ("server", "127.0.0.1:7443") in said
    assert {words for words in said if words[0] == "ssl_protocols"} == {("ssl_protocols", "TLSv1.2", "TLSv1.3")}
    pem = "/var/lib/yimen-center/tls/server.pem"
    assert {("ssl_certificate", pem), ("ssl_certificate_key", pem)} <= said
    assert ("access_log", "off") in said  # a log of addresses and paths is personal data
    assert ("proxy_request_buffering", "on") in said
    assert ("proxy_set_header", "X-Forwarded-For", "$remote_addr") in said  # whoever counts visitors is told who came


def test_the_public_comes_by_a_name_and_a_certificate_of_its_own_and_reaches_its_pages_alone() -> None:
    found = blocks(PROXY.read_text("utf-8"))
    assert (("upstream yimen_public",), ("server", "127.0.0.1:7444")) in found
    said = [words for _, words in found]
    first = said.index(("listen", "443", "ssl", "default_server"))
    assert ("server_name", "hall.example") in said[first : first + 3], "its TLS versions are those of the port"
    told = re.findall(r"--(\S+) 127\.0\.0\.1:(\d+)", PROXY.read_text("utf-8"))
    assert dict(told) == {"listen": "7443", "public-listen": "7444"}
    text = PROXY.read_text("utf-8")
    public = text[text.index("# The public's window") :]
    assert "proxy_pass http://yimen_public;" in public and "yimen_center;" not in public
    assert "/var/lib/yimen-center" not in public, "no browser trusts the center's own authority"
    assert public.count("access_log off;") == 2 and "X-Forwarded-For $remote_addr" in public


def test_the_figures_are_for_this_machine_alone() -> None:
    inside = [words for place, words in blocks(PROXY.read_text("utf-8")) if place[-1:] == ("location = /metrics",)]
    assert ("deny", "all") in inside
    assert inside.index(("allow", "127.0.0.1")) < inside.index(("deny", "all"))


def test_a_push_fits_through_the_proxy() -> None:
    from ui.web.asking import LARGEST

    size = next(words[1] for _, words in blocks(PROXY.read_text("utf-8")) if words[0] == "client_max_body_size")
    assert int(size.removesuffix("m")) * 1024 * 1024 >= LARGEST


@pytest.mark.parametrize("broken", ["server {", "a b", "a; }", "x { y }"])
def test_a_broken_example_would_be_found(broken: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        blocks(broken)
