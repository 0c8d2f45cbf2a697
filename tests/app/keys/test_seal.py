"""Seals: every flipped bit is found, and nothing opens under another name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.seal import BrokenSealError, new_key, seal, subkey, unseal

KEY = bytes(range(32))


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_what_is_sealed_comes_back(plain: bytes, about: bytes) -> None:
    assert unseal(KEY, seal(KEY, plain, about), about) == plain


def test_every_flipped_bit_is_found() -> None:
    sealed = seal(KEY, b"\xe5\xbc\xa0", b"case")
    for place in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(BrokenSealError):
            unseal(KEY, bytes(changed), b"case")


@pytest.mark.parametrize("cut", [0, 11, 12, 27])
def test_a_cut_record_is_found(cut: int) -> None:
    with pytest.raises(BrokenSealError):
        unseal(KEY, seal(KEY, b"text", b"")[:cut], b"")


def test_a_record_does_not_open_in_the_place_of_another() -> None:
    with pytest.raises(BrokenSealError):
        unseal(KEY, seal(KEY, b"text", b"1"), b"2")


def test_two_seals_of_the_same_differ() -> None:
    assert seal(KEY, b"text", b"") != seal(KEY, b"text", b"")


def test_subkeys_differ_by_purpose_and_key() -> None:
    keys = {
        subkey(KEY, "journal"),
        subkey(KEY, "files"),
        subkey(new_key(), "journal"),
        KEY,
    }
    assert len(keys) == 4
