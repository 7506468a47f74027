"""Signatures: PAdES by pyHanko, which is an extra. One says who vouches for a report, and that nothing followed."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.register import RegisterFile
from tracker.errors import LibraryMissing, WrongUsage, unreadable
from tracker.sentences import Sentence

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Signature"
NOT_TOLD: Mapping[str, Any] = {"signer": "", "fingerprint": "", "holds": False, "is_whole": False}
INSTALL: Sentence = "signing needs the extra 'sign'. Run: pip install 'tracker[sign]'"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key, read and ready, with the file it is from and the name that its certificate states."""

    signer: SimpleSigner
    file: RegisterFile
    name: str


@contextmanager
def quiet() -> Iterator[None]:
    """Let pyHanko keep to itself what it tells again as a result or an exception."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def read_key(path: Path, password: str) -> SigningKey:
    """The key and certificate of a PKCS #12 file.

    Raises:
        LibraryMissing: The extra is not installed.
        WrongUsage: The file cannot be read, holds no key with its certificate, has another password, or the
            certificate has expired: what is signed with it vouches for nothing.
    """
    try:
        from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise LibraryMissing(INSTALL) from None
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise unreadable(path, fault) from None
    certificate = None
    with quiet(), suppress(Exception):  # whatever a library makes of bytes that are no key
        signer = SimpleSigner.load_pkcs12_data(content, [], password.encode())
        certificate = signer.signing_cert
    if certificate is None:
        raise WrongUsage(
            "{path} cannot be opened: the password is another one, or it holds no key (PKCS #12).", path=path
        )
    if certificate.not_valid_after < datetime.now(UTC):
        until = certificate.not_valid_after.date()
        raise WrongUsage("{path} cannot be used to sign: its certificate was valid until {day}.", path=path, day=until)
    file = RegisterFile(path.name, hashlib.sha256(content).hexdigest())
    return SigningKey(signer, file, certificate.subject.human_friendly)


def signed(content: bytes, key: SigningKey) -> bytes:
    """A document with a signature over all of it; what it held before stays byte for byte.

    The moment of signing stands in it: the one thing in a report that a clock tells.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - an extra
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf  # noqa: PLC0415

    # A key of Edwards' curves goes with a hash of its own, which pyHanko knows.
    how = PdfSignatureMetadata(field_name=FIELD, subfilter=SigSeedSubFilter.PADES)
    with quiet():
        written = sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), how, signer=key.signer)
    return bytes(written.getbuffer())


def signatures(content: bytes) -> list[Mapping[str, Any]]:
    """Every signature of a signed document: who signed, whether it holds, whether it covers the whole file.

    Whether it holds is ``None`` without the extra, and it does not where the document is too broken to tell.
    """
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - an extra
    except ImportError:
        return [{**NOT_TOLD, "holds": None}]
    try:
        with quiet():
            return [told(one) for one in PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures]
    except Exception:  # a file made to break its readers may raise anything in the library
        return [NOT_TOLD]


def told(signature: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a class of pyHanko
    """One signature."""
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 - an extra
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    certificate = signature.signer_cert
    # Whether the certificate can be trusted is for people to judge: it is its own root here, and nothing is fetched.
    context = ValidationContext(trust_roots=[certificate], allow_fetching=False)
    status = validate_pdf_signature(signature, context, skip_diff=True)
    return {
        "signer": certificate.subject.human_friendly,
        "fingerprint": certificate.sha256.hex(),
        "holds": bool(status.intact and status.valid),
        "is_whole": signature.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE,
    }
