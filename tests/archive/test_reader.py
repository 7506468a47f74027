"""What the reading process says of a file; here it is called, not started."""

from __future__ import annotations

import base64
import json
import resource
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tracker.archive import reader

ALLOWED: Mapping[str, int] = {
    "memory": 1 << 40,
    "seconds": 60,
    "texts": 1,
    "pages": 10,
    "attachments": 1000,
    "letters": 1000,
}


def written(path: Path, change: Callable[[pikepdf.Pdf], None], **saving: Any) -> Path:
    """A PDF of two pages, one of which says something."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 12 Tf 72 72 Td (on track) Tj ET")
        change(pdf)
        pdf.save(path, **saving)
    return path


def unchanged(pdf: pikepdf.Pdf) -> None:
    """Nothing."""


def with_all(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.xlsx"] = pikepdf.AttachedFileSpec(pdf, b"content", relationship=pikepdf.Name.Source)
    places = ["a", [pdf.Root, pikepdf.Name.Fit], "b", [1], "c", [], "here", [pdf.pages[1].obj, pikepdf.Name.Fit]]
    pdf.Root.Names.Dests = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(places)))
    pdf.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link)])
    pdf.pages[1].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Stamp)])
    pdf.docinfo["/Author"] = "tracker"


def test_everything_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", with_all)
    path.write_bytes(path.read_bytes() + b"\nmore")
    found = reader.outcome(path, ALLOWED)
    (attachment,) = found["attachments"]
    assert (attachment["name"], attachment["relationship"]) == ("a.xlsx", "Source")
    assert base64.b64decode(attachment["content"]) == b"content"
    assert (found["anchors"], found["covered"], found["appended"]) == ({"here": 1}, [1], len("more"))
    assert (found["author"], found["signatures"]) == ("tracker", [])
    assert [page.strip() for page in found["pages"]] == ["on track", ""]


def test_without_anchors_and_texts(tmp_path: Path) -> None:
    found = reader.outcome(written(tmp_path / "a.pdf", unchanged), {**ALLOWED, "texts": 0})
    assert (found["anchors"], found["pages"]) == ({}, [])


REFUSED: list[Any] = [
    pytest.param(unchanged, {"pages": 1}, "too_heavy", id="pages"),
    pytest.param(unchanged, {"letters": 3}, "too_heavy", id="letters"),
    pytest.param(with_all, {"attachments": 3}, "too_heavy", id="files-inside"),
]


@pytest.mark.parametrize(("change", "limit", "expected"), REFUSED)
def test_limits(change: Callable[[pikepdf.Pdf], None], limit: Mapping[str, int], expected: str, tmp_path: Path) -> None:
    found = reader.outcome(written(tmp_path / "a.pdf", change), {**ALLOWED, **limit})
    assert found == {"refused": expected}


@pytest.mark.parametrize("user", ["", "secret"])
def test_encrypted(user: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", unchanged, encryption=pikepdf.Encryption(owner="secret", user=user))
    assert reader.outcome(path, ALLOWED) == {"refused": "encrypted"}


def test_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    assert reader.outcome(tmp_path / "a.pdf", ALLOWED) == {"refused": "damaged"}


def test_memory_that_is_used_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def use_up(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reader, "structure", use_up)
    assert reader.outcome(written(tmp_path / "a.pdf", unchanged), ALLOWED) == {"refused": "too_heavy"}


def test_signature_field_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary())
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]))

    monkeypatch.setattr(reader, "signatures", lambda content: [{"signer": str(len(content))}])
    path = written(tmp_path / "a.pdf", sign)
    assert reader.outcome(path, ALLOWED)["signatures"] == [{"signer": str(path.stat().st_size)}]


def test_process_limits_itself_and_writes_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", kept.__setitem__)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (0, resource.RLIM_INFINITY))
    reader.main(str(written(tmp_path / "a.pdf", unchanged)), json.dumps(dict(ALLOWED)))
    assert json.loads(capsys.readouterr().out)["appended"] == 0
    assert kept[resource.RLIMIT_AS] == (ALLOWED["memory"], resource.RLIM_INFINITY)
    assert kept[resource.RLIMIT_CPU] == (ALLOWED["seconds"], resource.RLIM_INFINITY)
    assert kept[resource.RLIMIT_CORE][0] == 0
