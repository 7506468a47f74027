"""A key with its certificate, made for the test alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

OFFICE = "Office of the Joint Commission"


BEGIN = datetime(2000, 1, 1)
VALID_FOR = timedelta(days=36_500)


def write_key(path: Path, password: str, valid_for: timedelta = VALID_FOR, *, is_edwards: bool = False) -> Path:
    """A PKCS #12 file."""
    key = ed25519.Ed25519PrivateKey.generate() if is_edwards else ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, OFFICE)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(BEGIN)
        .not_valid_after(BEGIN + valid_for)
        .sign(key, None if is_edwards else hashes.SHA256())
    )
    secret = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"office", key, certificate, None, secret))
    return path
