"""The integrity signature: it covers every byte, says what it is, and draws nothing."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest

from app.keys.integrity import FIELD, LABEL, BrokenIdentityError, fingerprint, new_identity, sign, signature_of
from app.notices.catalogue import template
from app.notices.render import render

AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
OFFICE = "0001 示例区政务服务中心"


@pytest.fixture(scope="module")
def identity() -> bytes:
    return new_identity(OFFICE, AT)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render(template("ready"), template("ready").example(), issued_at=AT, preview=False).pdf


@pytest.fixture(scope="module")
def signed(plain: bytes, identity: bytes) -> bytes:
    return sign(plain, identity, OFFICE, AT)


def test_the_signature_is_appended_and_the_paper_before_it_stays_byte_for_byte(plain: bytes, signed: bytes) -> None:
    assert signed.startswith(plain)
    assert len(signed) < len(plain) + 30_000


def test_the_signed_file_is_whole_and_says_that_it_bears_no_seal(signed: bytes, identity: bytes) -> None:
    found = signature_of(signed)
    assert found is not None
    assert found.is_intact
    assert found.certificate == fingerprint(identity)
    assert found.reason == LABEL == "完整性签名，非电子印章"
    assert found.signer == OFFICE
    assert found.at == AT


def test_a_second_reader_finds_the_signature_in_a_field_without_area(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as file:
        (field,) = file.Root.AcroForm.Fields
        assert str(field.T) == FIELD
        assert [float(value) for value in field.Rect] == [0.0, 0.0, 0.0, 0.0]
        assert str(field.V.Reason) == LABEL


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8, 0.97])
def test_one_flipped_bit_anywhere_is_found(plain: bytes, signed: bytes, part: float) -> None:
    place = int(len(plain) * part)
    broken = bytearray(signed)
    broken[place] ^= 1
    found = signature_of(bytes(broken))
    assert found is None or not found.is_intact


def test_bytes_added_behind_the_signature_are_found(signed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as file:
        file.docinfo["/Title"] = "another"
        file.save(out)
    for changed in (out.getvalue(), signed + b"\n% more"):
        found = signature_of(changed)
        assert found is None or not found.is_intact


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7 cut"])
def test_what_is_no_pdf_has_no_signature(data: bytes) -> None:
    assert signature_of(data) is None


def test_an_unsigned_paper_has_none(plain: bytes) -> None:
    assert signature_of(plain) is None


def test_every_desk_has_a_key_of_its_own() -> None:
    assert fingerprint(new_identity(OFFICE, AT)) != fingerprint(new_identity(OFFICE, AT))


def test_an_office_with_a_long_name_can_sign() -> None:
    name = "示例区" * 40
    assert len(fingerprint(new_identity(name, datetime(2026, 1, 1, tzinfo=UTC)))) == 64


@pytest.mark.parametrize("identity", [b"", b"no key", b"\x30\x03\x02\x01\x00"])
def test_a_damaged_key_is_told_and_signs_nothing(plain: bytes, identity: bytes) -> None:
    with pytest.raises(BrokenIdentityError):
        fingerprint(identity)
    with pytest.raises(BrokenIdentityError):
        sign(plain, identity, OFFICE, AT)


def test_notices_and_store_never_wait_for_the_signing_library() -> None:
    code = "import sys, app.notices.issue, db.desk.store; print('pyhanko' in sys.modules)"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "False"
