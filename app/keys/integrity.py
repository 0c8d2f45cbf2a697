"""完整性签名: a PAdES signature with the desk's own certificate, appended to a finished PDF. It is no electronic seal.

It shows that the bytes are those the desk issued. China's legal e-seal (SM2, GB/T 38540) comes from the seal platform;
nothing here draws a seal or claims to be one.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

LABEL = "完整性签名，非电子印章"
FIELD = "Integrity"
YEARS = 20
_LONGEST_NAME = 64  # bytes; ub-common-name of X.520


class BrokenIdentityError(Exception):
    """What should be the desk's key and certificate is neither."""


@dataclass(frozen=True)
class Signature:
    """What a file says about its signature: whose certificate (SHA-256), when, and whether every byte is as signed."""

    certificate: str
    signer: str
    reason: str
    at: datetime | None
    is_intact: bool


def new_identity(name: str, at: datetime) -> bytes:
    """Return a fresh P-256 key and its self-signed certificate as PKCS #12 without a password: the store seals it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name.encode()[:_LONGEST_NAME].decode("utf-8", "ignore")),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, LABEL),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    begun = at - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begun)
        .not_valid_after(begun + timedelta(days=365 * YEARS))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(FIELD.encode(), key, made, None, NoEncryption())


def fingerprint(identity: bytes) -> str:
    """Return the SHA-256 of the certificate in hexadecimal. Raises BrokenIdentityError."""
    try:
        _, certificate, _ = pkcs12.load_key_and_certificates(identity, None)
    except ValueError as fault:
        raise BrokenIdentityError from fault
    if certificate is None:
        raise BrokenIdentityError
    return certificate.fingerprint(hashes.SHA256()).hex()


def warm_up() -> None:
    """Load the signing library, which takes seconds, before the first paper waits for it."""


def sign(pdf: bytes, identity: bytes, name: str, at: datetime) -> bytes:
    """Return the file with a signature appended; its first bytes are `pdf`. Raises BrokenIdentityError.

    The signature field has no area: it draws nothing, and the paper looks as it did.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    class Dated(signers.PdfSigner):
        """Signs at the desk's time, not the machine's."""

        def init_signing_session(self, *given: Any, **named: Any) -> Any:
            session = super().init_signing_session(*given, **named)
            session.system_time = at
            return session

    fingerprint(identity)
    signer = signers.SimpleSigner.load_pkcs12_data(identity, other_certs=())
    meta = signers.PdfSignatureMetadata(
        FIELD, md_algorithm="sha256", reason=LABEL, name=name, certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES, subfilter=fields.SigSeedSubFilter.PADES,
    )  # fmt: skip
    unseen = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=False)
    spec = fields.SigFieldSpec(FIELD, invis_sig_settings=unseen)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signed: bytes = Dated(meta, signer, new_field_spec=spec).sign_pdf(writer).getvalue()
    return signed


def signature_of(pdf: bytes) -> Signature | None:
    """Return what a file says about its integrity signature, None when it bears none or is no readable PDF."""
    from pyhanko.pdf_utils.misc import PdfReadError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    try:
        found = [one for one in PdfFileReader(io.BytesIO(pdf)).embedded_signatures if one.field_name == FIELD]
        if not found:
            return None
        embedded = found[0]
        certificate = embedded.signer_cert
        known = ValidationContext(trust_roots=[certificate], allow_fetching=False)
        status = validate_pdf_signature(embedded, known)
    except (PdfReadError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError, AttributeError):
        return None  # a file that was cut or scrambled shows no signature
    is_intact = bool(status.intact and status.valid and status.docmdp_ok is not False and _is_whole(status))
    reason = str(embedded.sig_object.get("/Reason", ""))
    signer = str(certificate.subject.native.get("common_name", ""))
    return Signature(certificate.sha256.hex(), signer, reason, embedded.self_reported_timestamp, is_intact)


def _is_whole(status: Any) -> bool:
    """True when nothing was added to the file after it was signed."""
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return bool(status.coverage == SignatureCoverageLevel.ENTIRE_FILE)
