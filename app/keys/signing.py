"""The signing key of a desk: Ed25519 (RFC 8032). Its private half lies in the store, wrapped by a key of the store's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.keys.seal import seal, unseal

ALGORITHM = "ed25519"
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
ID_BYTES = 6


@dataclass(frozen=True)
class SigningKey:
    """A key pair; `id` are the first twelve hexadecimal digits of the SHA-256 of its public half."""

    id: str
    public: bytes
    private: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature; the same message always gets the same."""
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(message)


def new_signing_key() -> SigningKey:
    """Return a new random key pair."""
    return _with_public(Ed25519PrivateKey.generate().private_bytes_raw())


def _with_public(private: bytes) -> SigningKey:
    public = Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    return SigningKey(key_id(public), public, private)


def key_id(public: bytes) -> str:
    """Return by which a code names its key."""
    return hashlib.sha256(public).hexdigest()[: 2 * ID_BYTES]


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """True when the owner of `public` signed exactly `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def wrap(wrapping: bytes, key: SigningKey) -> bytes:
    """Return the private half sealed under `wrapping`, bound to the key's name."""
    return seal(wrapping, key.private, _about(key.id))


def unwrap(wrapping: bytes, name: str, wrapped: bytes) -> SigningKey:
    """Return the key pair called `name`. Raises BrokenSealError when a bit, the wrapping key or the name differs."""
    return _with_public(unseal(wrapping, wrapped, _about(name)))


def _about(name: str) -> bytes:
    return f"signing|{ALGORITHM}|{name}".encode()
