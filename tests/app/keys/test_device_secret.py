"""The device secret: in the keystore of the operating system when there is one, else in a 0600 file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from app.errors import Refused
from app.keys.device_secret import is_degraded, keep_device_secret, read_device_secret

SECRET = bytes(range(32))


class MemoryKeystore(KeyringBackend):
    """What Secret Service or DPAPI does, for the length of a test."""

    priority = 5
    viable = False  # keyring takes the best class it knows for the whole process: never this one by itself

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def keystore() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeystore())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def no_keystore() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("keystore")
def test_with_a_keystore_nothing_lies_in_the_profile(tmp_path: Path) -> None:
    assert keep_device_secret(tmp_path, "d", SECRET, in_file=False)
    assert list(tmp_path.iterdir()) == [] and not is_degraded(tmp_path)
    assert read_device_secret(tmp_path, "d") == SECRET


@pytest.mark.usefixtures("keystore")
def test_training_always_uses_the_file(tmp_path: Path) -> None:
    assert not keep_device_secret(tmp_path, "d", SECRET, in_file=True)
    assert is_degraded(tmp_path) and read_device_secret(tmp_path, "d") == SECRET


@pytest.mark.usefixtures("no_keystore")
def test_without_a_keystore_the_file_serves_and_is_shown(tmp_path: Path) -> None:
    assert not keep_device_secret(tmp_path, "d", SECRET, in_file=False)
    assert is_degraded(tmp_path) and read_device_secret(tmp_path, "d") == SECRET


@pytest.mark.usefixtures("no_keystore")
def test_a_vanished_keystore_is_a_missing_secret_not_a_wrong_password(
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused) as caught:
        read_device_secret(tmp_path, "d")
    assert caught.value.code == "keys.device_secret_missing"
