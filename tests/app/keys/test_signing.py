"""The signing key of a desk: what it signs, and how its private half is kept."""

from __future__ import annotations

import pytest

from app.keys.seal import BrokenSealError, new_key
from app.keys.signing import PUBLIC_BYTES, SIGNATURE_BYTES, is_signed, key_id, new_signing_key, unwrap, wrap
from app.verify import code

MESSAGE = "示市监受〔2026〕4号".encode()


def test_what_is_signed_is_known_by_the_public_half_alone() -> None:
    key, other = new_signing_key(), new_signing_key()
    signature = key.sign(MESSAGE)
    assert signature == key.sign(MESSAGE), "the same message, the same code: a paper is the same bytes again"
    assert is_signed(key.public, MESSAGE, signature)
    assert not is_signed(other.public, MESSAGE, signature)
    assert not is_signed(key.public, MESSAGE + b"x", signature)
    assert not is_signed(key.public, MESSAGE, signature[:-1]) and not is_signed(b"short", MESSAGE, signature)


def test_a_wrapped_key_comes_back_under_its_name_and_no_other() -> None:
    key, wrapping = new_signing_key(), new_key()
    wrapped = wrap(wrapping, key)
    assert key.private not in wrapped and unwrap(wrapping, key.id, wrapped) == key
    for name, under, data in ((key.id, new_key(), wrapped), ("0" * 12, wrapping, wrapped), (key.id, wrapping, b"")):
        with pytest.raises(BrokenSealError):
            unwrap(under, name, data)


def test_a_key_tells_its_name_and_never_its_private_half() -> None:
    key = new_signing_key()
    assert key.id == key_id(key.public) and key.private.hex() not in repr(key)
    assert (len(key.public), len(key.sign(b""))) == (PUBLIC_BYTES, SIGNATURE_BYTES)
    assert (len(bytes.fromhex(key.id)), SIGNATURE_BYTES) == (code.ID_BYTES, code.SIGNATURE_BYTES)
