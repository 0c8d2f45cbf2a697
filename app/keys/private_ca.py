"""The center's own certificate authority: it vouches for one center, and its desks trust nobody else (RFC 5280, P-256)."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.errors import Refused

AUTHORITY_DAYS, SERVER_DAYS = 3650, 397
EARLIER = timedelta(hours=1)
"""So much before now a certificate begins: the clock of a desk may be behind."""
Names = Sequence[x509.GeneralName]


@dataclass(frozen=True)
class Credential:
    """A certificate and its private key, both PEM."""

    certificate: bytes
    key: bytes


def make_authority(name: str, now: datetime) -> Credential:
    """Return a fresh authority that may sign servers and no other authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _named(f"{name} yimen-center CA")
    made = (
        _begun(subject, subject, key.public_key(), now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return Credential(_pem(made.sign(key, hashes.SHA256())), _key_pem(key))


def make_server(authority: Credential, hosts: Sequence[str], now: datetime) -> Credential:
    """Return a fresh server key and its certificate, followed by the authority's. `hosts`: names and addresses.

    Raises Refused("center.host") for one that is neither.
    """
    names = _alternatives(hosts)
    issuer = _certificate(authority.certificate)
    signer = serialization.load_pem_private_key(authority.key, None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey) or signer.public_key() != issuer.public_key():
        raise Refused("center.authority_key")
    key = ec.generate_private_key(ec.SECP256R1())
    made = (
        _begun(_named(hosts[0]), issuer.subject, key.public_key(), now, SERVER_DAYS)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    return Credential(_pem(made.sign(signer, hashes.SHA256())) + authority.certificate, _key_pem(key))


def check_hosts(hosts: Sequence[str]) -> None:
    """Raise Refused("center.host") for one that is neither a name nor an address."""
    _alternatives(hosts)


def last_moment(certificate: bytes) -> datetime:
    """Return when the first certificate of a PEM file ends. Raises Refused("center.certificate")."""
    return _certificate(certificate).not_valid_after_utc


def hosts_of(certificate: bytes) -> tuple[str, ...]:
    """Return the names and addresses that a server's certificate is for. Raises Refused("center.certificate")."""
    found = _certificate(certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return tuple(str(one.value) for one in found)


def _certificate(pem: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(pem)
    except ValueError as error:
        raise Refused("center.certificate") from error


def _alternatives(hosts: Sequence[str]) -> Names:
    found: list[x509.GeneralName] = []
    for host in hosts:
        try:
            found.append(x509.IPAddress(ipaddress.ip_address(host)))
        except ValueError:
            if not host.isascii() or not host.replace("-", "").replace(".", "").isalnum():
                raise Refused("center.host", found=host) from None
            found.append(x509.DNSName(host))
    return found


def _begun(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + timedelta(days=days))
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=signs, crl_sign=signs, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
