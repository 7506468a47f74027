"""A file of unknown origin ends in a clear sentence, whatever it does to who reads it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.end_to_end.archive.conftest import Tamper
from tests.end_to_end.archive.tampering import STATUS, replaced
from tests.end_to_end.conftest import Run
from tracker.archive.extract import Extracted, Limits, extract
from tracker.archive.findings import Finding, FindingCode

MEGABYTE = 1 << 20


def simple(change: Callable[[pikepdf.Pdf], None] = lambda _: None, **saving: Any) -> bytes:
    """A PDF of one page by another program."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(written, **saving)
    return written.getvalue()


def bomb() -> bytes:
    """Nothing, twice as much of it as there may be memory, in a megabyte."""
    packer = zlib.compressobj(1)
    piece = bytes(16 * MEGABYTE)
    return b"".join(packer.compress(piece) for _ in range(40)) + packer.flush()


def flate(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> pikepdf.Stream:
    return pikepdf.Stream(pdf, content, pikepdf.Dictionary(Filter=pikepdf.Name.FlateDecode, **entries))


def file_bomb(pdf: pikepdf.Pdf) -> None:
    stream = flate(pdf, bomb(), Type=pikepdf.Name.EmbeddedFile)
    spec = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, F=STATUS, UF=STATUS, EF=pikepdf.Dictionary(F=pdf.make_indirect(stream))
    )
    names = pikepdf.Array([pikepdf.String(STATUS), pdf.make_indirect(spec)])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))


def page_bomb(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_indirect(flate(pdf, bomb()))


def endless_pages(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def endless_names(pdf: pikepdf.Pdf) -> None:
    tree = pdf.make_indirect(pikepdf.Dictionary())
    tree.Kids = pikepdf.Array([tree])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=tree, Dests=tree)


def endless_forms(pdf: pikepdf.Pdf) -> None:
    form = pikepdf.Stream(
        pdf, b"/X Do /X Do", pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    )
    form = pdf.make_indirect(form)
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))


def wrong_kinds(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = pikepdf.Array([1, 2, 3])
    pdf.pages[0].Annots = pikepdf.Array([1])


def nested(depth: int) -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj\n" + b"[" * depth + b"]" * depth + b"\nendobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


def circular_table() -> bytes:
    return b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer <</Size 1 /Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF"


OWNER = pikepdf.Encryption(owner="secret", user="")
READER = pikepdf.Encryption(owner="secret", user="secret")

FILES: list[Any] = [
    pytest.param(lambda: b"", "is not a PDF.", id="empty"),
    pytest.param(lambda: b"PK\x03\x04 a workbook", "is not a PDF.", id="another-kind"),
    pytest.param(lambda: b"%PDF-1.7\n", "is damaged or incomplete.", id="head-alone"),
    pytest.param(lambda: simple()[:300], "is damaged or incomplete.|was not made by this program", id="cut-short"),
    pytest.param(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000, "is damaged or incomplete.", id="noise"),
    pytest.param(simple, "was not made by this program", id="by-another-program"),
    pytest.param(lambda: simple(encryption=OWNER), "is protected with a password", id="encrypted-for-all-to-read"),
    pytest.param(lambda: simple(encryption=READER), "is protected with a password", id="encrypted"),
    pytest.param(
        lambda: simple(file_bomb), "takes more time or memory|is damaged", id="file-that-unpacks-to-a-gigabyte"
    ),
    pytest.param(
        lambda: simple(page_bomb),
        "takes more time or memory|was not made by this",
        id="page-that-unpacks-to-a-gigabyte",
    ),
    pytest.param(lambda: simple(endless_pages), "is damaged|was not made by this program", id="pages-in-a-circle"),
    pytest.param(lambda: simple(endless_names), "is damaged|was not made by this program", id="names-in-a-circle"),
    pytest.param(lambda: simple(endless_forms), "was not made by this program|takes more", id="drawings-in-a-circle"),
    pytest.param(lambda: simple(wrong_kinds), "is damaged|was not made by this program", id="lists-for-dictionaries"),
    pytest.param(lambda: nested(100_000), "is damaged|takes more time or memory", id="deep-nesting"),
    pytest.param(circular_table, "is damaged or incomplete.", id="table-in-a-circle"),
]


@pytest.mark.parametrize(("content", "said"), FILES)
def test_hostile_file_ends_in_a_sentence(content: Callable[[], bytes], said: str, tmp_path: Path, tracker: Run) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content())
    outcome = tracker("verify", path)
    assert outcome.exit_code == 1
    assert any(words in outcome.out for words in said.split("|")), outcome.out
    assert outcome.out.splitlines()[-1].startswith("report.pdf does not verify")
    assert outcome.err == ""


@pytest.mark.parametrize("name", ["nothing.pdf", ""], ids=["not-there", "a-folder"])
def test_file_that_cannot_be_read_is_wrong_usage(name: str, tmp_path: Path, tracker: Run) -> None:
    outcome = tracker("verify", tmp_path / name)
    assert outcome.exit_code == 2
    assert "cannot be read" in outcome.err


STATUSES: list[Any] = [
    pytest.param(b"", id="empty"),
    pytest.param(b"[" * 100_000, id="deep-nesting"),
    pytest.param(b'{"format": "tracker-status/1", "as_of": "2026-07-31", "rules": "x", "report": {}}', id="incomplete"),
    pytest.param(b'{"format": "tracker-status/2"}', id="another-form"),
    pytest.param(b"\xff\xfe\x00", id="no-text"),
]


@pytest.mark.parametrize("content", STATUSES)
def test_status_file_that_is_none_is_told(content: bytes, tampered: Tamper, tracker: Run) -> None:
    outcome = tracker("verify", tampered(replaced(STATUS, lambda _: content)))
    assert outcome.exit_code == 1
    assert "The status file inside the report cannot be read." in outcome.out


LIMITS: list[Any] = [
    pytest.param(Limits(file=1000), FindingCode.TOO_LARGE, id="file"),
    pytest.param(Limits(pages=3), FindingCode.TOO_HEAVY, id="pages"),
    pytest.param(Limits(attachments=1000), FindingCode.TOO_HEAVY, id="files-inside"),
    pytest.param(Limits(letters=1000), FindingCode.TOO_HEAVY, id="letters"),
    pytest.param(Limits(seconds=0, seconds_for_megabyte=0), FindingCode.TOO_HEAVY, id="time"),
]


@pytest.mark.parametrize(("limits", "code"), LIMITS)
def test_limit_is_kept(limits: Limits, code: FindingCode, made: Path) -> None:
    found = extract(made, limits)
    assert isinstance(found, Finding)
    assert found.code is code


def test_report_is_well_within_the_limits(made: Path) -> None:
    assert isinstance(extract(made), Extracted)
