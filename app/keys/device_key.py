"""The key of a device (Ed25519, RFC 8032): it signs every request to a center and the place that a push reaches to."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PROOF = "yimen-proof/1"


def new_device_key() -> str:
    """Return a fresh private key, 64 hexadecimal digits."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_key_of(private: str) -> str:
    """Return the public half of a private key."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).public_key().public_bytes_raw().hex()


def sign(private: str, said: bytes) -> str:
    """Return the signature over `said`, 128 hexadecimal digits."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).sign(said).hex()


def is_signed(public: str, said: bytes, signature: str) -> bool:
    """True when the holder of the private half of `public` signed `said`."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), said)
    except (InvalidSignature, ValueError):
        return False
    return True


def proof_of(method: str, target: str, at: str, body: bytes) -> bytes:
    """Return what the proof of a request is signed over: method, path with query, moment, hash of the body."""
    return "\n".join((PROOF, method, target, at, hashlib.sha256(body).hexdigest())).encode()


def place_of(origin: str, oseq: int, chain_hash: str) -> bytes:
    """Return what a desk signs at the end of a push: its whole stream up to there hangs on this chain hash."""
    return "\n".join(("yimen-head/1", origin, str(oseq), chain_hash)).encode()


def fingerprint(public: str) -> str:
    """Return what two people compare before a key is let in: sixteen digits in groups of four."""
    text = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16].upper()
    return "-".join(text[n : n + 4] for n in range(0, 16, 4))
