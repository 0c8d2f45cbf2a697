"""The secret of this device: in the operating system's keystore where there is one, else a file (降级)."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from app.durable import replace_file
from app.errors import Refused
from app.keys.seal import KEY_BYTES, subkey

FILE_NAME = "device.secret"
SERVICE = "yimen"


def _keystore() -> Any | None:
    """Return the keyring module when the operating system has a keystore behind it, else None."""
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        return None
    return keyring if keyring.get_keyring().priority > 0 else None


def device_mark(secret: bytes) -> str:
    """Return 64 bits that tell this secret from another without revealing it."""
    return subkey(secret, "device mark").hex()[:16]


def keep_device_secret(folder: Path, device: str, secret: bytes, in_file: bool) -> bool:
    """Store `secret`; True when it lies in the keystore, False when in a 0600 file (always so in training)."""
    keystore = None if in_file else _keystore()
    if keystore is None:
        replace_file(folder / FILE_NAME, secret.hex().encode() + b"\n")
        return False
    keystore.set_password(SERVICE, device, secret.hex())
    return True


def read_device_secret(folder: Path, device: str) -> bytes:
    """Return the secret of this device; Refused("keys.device_secret_missing") or ("keys.device_secret_damaged")."""
    path = folder / FILE_NAME
    if path.is_file():
        text = path.read_text("ascii", "replace").strip()
    else:
        keystore = _keystore()
        text = (keystore.get_password(SERVICE, device) if keystore else None) or ""
    if not text:
        raise Refused("keys.device_secret_missing", file=FILE_NAME)
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise Refused("keys.device_secret_damaged", file=FILE_NAME)
    return secret


def is_degraded(folder: Path) -> bool:
    """True when the secret lies in a file, which screens show as 降级."""
    return (folder / FILE_NAME).is_file()
