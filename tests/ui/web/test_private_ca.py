"""The wire's own authority: a desk trusts the center that its root vouches for, over TLS 1.3, and nobody else."""

from __future__ import annotations

import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from tls_serving import HOSTS, serving

from app.errors import NotFound, Refused, Unreachable
from app.keys.device_key import new_device_key
from app.keys.private_ca import Credential, hosts_of, last_moment, make_authority, make_server
from app.sync.http import CenterClient
from app.sync.link import Link, check_address, read_authority
from db.center.now import real_now
from ui.web.certificates import make_certificates, renew, seconds_left, server_file
from ui.web.configuration import configure
from ui.web.watch_routes import certificate_text

NOW = real_now().replace(microsecond=0)


@pytest.fixture(scope="module")
def authority() -> Credential:
    return make_authority("示例中心", NOW)


def reach(port: int, ca: bytes, host: str = "127.0.0.1") -> int:
    with CenterClient(f"https://{host}:{port}", new_device_key(), lambda: NOW, ca.decode()) as client:
        return client.hello("o1").hw


def test_a_desk_reaches_the_center_that_its_root_vouches_for(authority: Credential, tmp_path: Path) -> None:
    with serving(make_server(authority, HOSTS, NOW), tmp_path) as port:
        assert reach(port, authority.certificate) == 7
        assert reach(port, authority.certificate, "localhost") == 7


def _self_signed(_: Credential) -> Credential:
    return make_server(make_authority("示例中心", NOW), HOSTS, NOW)


def _expired(authority: Credential) -> Credential:
    return make_server(authority, HOSTS, NOW - timedelta(days=398))


def _not_yet(authority: Credential) -> Credential:
    return make_server(authority, HOSTS, NOW + timedelta(days=2))


def _wrong_host(authority: Credential) -> Credential:
    return make_server(authority, ("center.example",), NOW)


@pytest.mark.parametrize("made", [_self_signed, _expired, _not_yet, _wrong_host])
def test_any_other_certificate_is_no_center(authority: Credential, tmp_path: Path, made: object) -> None:
    assert callable(made)
    with serving(made(authority), tmp_path) as port, pytest.raises(Unreachable):
        reach(port, authority.certificate)


def test_an_older_protocol_is_refused(authority: Credential, tmp_path: Path) -> None:
    older = serving(make_server(authority, HOSTS, NOW), tmp_path, ssl.TLSVersion.TLSv1_2)
    with older as port, pytest.raises(Unreachable):
        reach(port, authority.certificate)


def test_a_desk_without_a_root_trusts_not_even_the_systems_authorities(authority: Credential, tmp_path: Path) -> None:
    with serving(make_server(authority, HOSTS, NOW), tmp_path) as port, pytest.raises(Unreachable):
        reach(port, b"")


def test_a_renewed_certificate_is_taken_under_the_same_root_and_names(tmp_path: Path) -> None:
    root = make_certificates(tmp_path, "示例中心", HOSTS, NOW - timedelta(days=390))
    before, file = root.read_bytes(), server_file(tmp_path)
    old = file.read_bytes()
    assert renew(tmp_path, (), NOW) == last_moment(file.read_bytes())
    assert (root.read_bytes(), hosts_of(file.read_bytes())) == (before, HOSTS)
    assert file.read_bytes() != old
    assert seconds_left(str(file), NOW) == 397 * 86400
    with serving(Credential(file.read_bytes(), b""), tmp_path) as port:
        assert reach(port, before) == 7
    renew(tmp_path, ("center.example", "10.0.0.7"), NOW)
    assert hosts_of(file.read_bytes()) == ("center.example", "10.0.0.7")


def test_the_keys_are_their_owners_alone(tmp_path: Path) -> None:
    make_certificates(tmp_path, "示例中心", HOSTS, NOW)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "tls").iterdir()}
    assert modes == {"ca.pem": 0o644, "ca.key": 0o600, "server.pem": 0o600}


def test_a_root_kept_elsewhere_another_ones_key_and_one_that_ended_are_told(tmp_path: Path) -> None:
    make_certificates(tmp_path, "示例中心", HOSTS, NOW)
    key = tmp_path / "tls" / "ca.key"
    key.write_bytes(make_authority("别的中心", NOW).key)
    with pytest.raises(Refused, match=r"center\.authority_key"):
        renew(tmp_path, (), NOW)
    key.unlink()
    with pytest.raises(NotFound, match=r"center\.no_authority"):
        renew(tmp_path, (), NOW)
    make_certificates(tmp_path, "示例中心", HOSTS, NOW - timedelta(days=3651))
    with pytest.raises(Refused, match=r"center\.authority_over"):
        renew(tmp_path, (), NOW)


@pytest.mark.parametrize("host", ["中心.example", "a b", "", "x/../y", "*"])
def test_a_name_that_no_certificate_can_hold_is_told_before_anything_is_written(tmp_path: Path, host: str) -> None:
    with pytest.raises(Refused, match=r"center\.host"):
        make_certificates(tmp_path, "示例中心", (host,), NOW)
    assert list((tmp_path / "tls").iterdir()) == []


def test_a_desk_keeps_the_root_itself_and_not_the_way_to_its_file(tmp_path: Path, authority: Credential) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(authority.certificate)
    pinned = read_authority(str(file))
    file.unlink()
    with serving(make_server(authority, HOSTS, NOW), tmp_path) as port:
        link = Link(f"https://127.0.0.1:{port}", new_device_key(), pinned)
        check_address(link.address, pinned)
        with link.client(lambda: NOW) as client:
            assert client.hello("o1").hw == 7


@pytest.mark.parametrize(
    "text", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----"]
)
def test_a_file_that_is_no_root_is_refused_when_the_desk_asks(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ca.pem"
    file.write_text(text)
    with pytest.raises(Refused, match=r"sync\.ca"):
        read_authority(str(file))
    with pytest.raises(Refused, match=r"sync\.ca"):
        read_authority(str(tmp_path / "none.pem"))


def test_an_older_links_file_still_serves_and_a_lost_one_is_told(tmp_path: Path, authority: Credential) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(authority.certificate)
    with serving(make_server(authority, HOSTS, NOW), tmp_path) as port:
        assert reach(port, str(file).encode()) == 7
    file.unlink()
    with pytest.raises(Refused, match=r"sync\.ca"):
        reach(1, str(file).encode())


def test_the_made_certificate_serves_others_than_this_machine_without_being_named(tmp_path: Path) -> None:
    given = {"home": str(tmp_path), "listen": "0.0.0.0:7443"}
    with pytest.raises(Refused, match=r"center\.plain_http"):
        configure(given, {})
    make_certificates(tmp_path, "示例中心", HOSTS, NOW)
    found = configure(given, {})
    assert (found.cert, found.key) == (str(server_file(tmp_path)),) * 2
    assert configure({**given, "behind_proxy": "1"}, {}).cert == ""
    assert configure({**given, "listen": "127.0.0.1:7443"}, {}).cert == ""


def test_the_watchers_see_how_long_the_certificate_is_good(tmp_path: Path) -> None:
    make_certificates(tmp_path, "示例中心", HOSTS, NOW)
    file = str(server_file(tmp_path))
    assert certificate_text(seconds_left(file, NOW)).endswith(f"yimen_certificate_seconds {397 * 86400}\n")
    assert certificate_text(seconds_left("", NOW)) == ""
    assert seconds_left(str(tmp_path / "none"), NOW) is None
