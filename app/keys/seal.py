"""Authenticated encryption of small records: AES-256-GCM (NIST SP 800-38D) with a fresh nonce each."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
WRAP_ALGORITHM = "aes-256-gcm"
MIX_ALGORITHM = "hkdf-sha256"


class BrokenSealError(Exception):
    """The sealed bytes were changed, or another key sealed them."""


def new_key() -> bytes:
    """Return 256 random bits."""
    return secrets.token_bytes(KEY_BYTES)


def subkey(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """Return the 256-bit key for one `purpose` (HKDF-SHA256, RFC 5869); it tells nothing about `key` or its siblings."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt or None, b"yimen/1/" + purpose.encode()).derive(key)


def seal(key: bytes, plain: bytes, about: bytes) -> bytes:
    """Return nonce, ciphertext and tag of `plain`, bound to `about` (which is not stored)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Return what `seal` was given; BrokenSealError when a bit, the key or `about` differs."""
    if len(sealed) < NONCE_BYTES + 16:
        raise BrokenSealError
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
    except InvalidTag as wrong:
        raise BrokenSealError from wrong
