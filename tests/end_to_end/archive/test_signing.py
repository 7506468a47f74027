"""A signed report: who vouches for it, and that nothing came after."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import pikepdf
import pytest

from tests.end_to_end.archive.conftest import DAY
from tests.end_to_end.archive.keys import OFFICE, write_key
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import write_register
from tracker.archive.extract import Extracted, extract
from tracker.archive.sign import read_key, signatures, signed
from tracker.cli.signing import read_password, signing_key
from tracker.presentation.messages import Messages
from tracker.presentation.verify_view import remark_words
from tracker.verification import later_marks, signature_remarks

PASSWORD = "пароль of an office"  # noqa: S105 - of a key made for this test


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_key(tmp_path_factory.mktemp("key") / "office.p12", PASSWORD)


@pytest.fixture(scope="module")
def signed_report(made: Path, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("signed") / made.name
    path.write_bytes(signed(made.read_bytes(), read_key(key, PASSWORD)))
    return path


def test_report_is_signed_by_command(key: Path, tmp_path: Path, tracker: Run) -> None:
    password = tmp_path / "password.txt"
    password.write_text(f"{PASSWORD}\r\nwhat else stands here\n", encoding="utf-8")
    register = write_register(tmp_path / "register.xlsx")
    options = ("--as-of", DAY, "--out", tmp_path, "--sign", key, "--sign-password-file", password)
    assert tracker("report", register, *options).exit_code == 0
    outcome = tracker("verify", tmp_path / f"AA-BB_{DAY}_en.pdf", "--json")
    assert (outcome.exit_code, outcome.json["findings"]) == (0, [])
    (signature,) = outcome.json["signatures"]
    assert (signature["signer"], signature["holds"], signature["is_whole"]) == (f"Common Name: {OFFICE}", True, True)


def test_key_of_edwards_curves_signs_too(made: Path, tmp_path: Path) -> None:
    key = read_key(write_key(tmp_path / "ed.p12", PASSWORD, is_edwards=True), PASSWORD)
    assert [(one["holds"], one["is_whole"]) for one in signatures(signed(made.read_bytes(), key))] == [(True, True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_mark_that_an_editor_puts_before_a_password_is_none_of_it(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "password.txt").write_text(PASSWORD, encoding=encoding)
    assert read_password(tmp_path / "password.txt") == PASSWORD


def test_signature_leaves_the_report_as_it_was(signed_report: Path, made: Path) -> None:
    assert signed_report.read_bytes().startswith(made.read_bytes())


def test_verify_names_who_signed(signed_report: Path, tracker: Run) -> None:
    outcome = tracker("verify", signed_report)
    assert outcome.exit_code == 0
    assert f"It is signed, the whole file, by Common Name: {OFFICE} (SHA-256 " in outcome.out


def with_an_update(content: bytes) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        start = int(content.rsplit(b"startxref", 1)[1].split()[0])
        number = len(pdf.objects) + 10
    at = len(content)
    written.write(content + b"%d 0 obj\n<<>>\nendobj\n" % number)
    table = written.tell()
    written.write(b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, at))
    written.write(b"<</Size %d /Root 2 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (number + 1, start, table))
    return written.getvalue()


def with_a_changed_byte(content: bytes) -> bytes:
    place = content.index(b"AA-BB") if b"AA-BB" in content else len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


CHANGES: list[Any] = [
    pytest.param(with_an_update, {"signature_partial", "signature_broken"}, id="an-update-after-the-signature"),
    pytest.param(with_a_changed_byte, {"signature_broken", "damaged"}, id="a-byte-of-what-is-signed"),
    pytest.param(lambda content: content + b"\n% more", {"signature_partial", "signature_broken"}, id="bytes-after-it"),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_signature_that_does_not_hold_is_found(
    change: Callable[[bytes], bytes], expected: set[str], signed_report: Path, tmp_path: Path, tracker: Run
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(change(signed_report.read_bytes()))
    outcome = tracker("verify", path, "--json")
    assert outcome.exit_code == 1
    assert {one["code"] for one in outcome.json["findings"]} & expected


REFUSED: list[Any] = [
    pytest.param(("--sign-password-file", "x"), "needs --sign KEY.p12", id="password-without-a-key"),
    pytest.param(("--sign", "nothing.p12", "--sign-password-file", "right"), "cannot be read", id="no-such-key"),
    pytest.param(("--sign", "key", "--sign-password-file", "nothing"), "cannot be read", id="no-such-password-file"),
    pytest.param(("--sign", "key", "--sign-password-file", "key"), "cannot be", id="key-as-password-file"),
    pytest.param(
        ("--sign", "key", "--sign-password-file", "wrong"), "the password is another one", id="other-password"
    ),
    pytest.param(("--sign", "right", "--sign-password-file", "right"), "holds no key", id="no-key-at-all"),
    pytest.param(("--sign", "old", "--sign-password-file", "right"), "was valid until 2000-01-31", id="expired"),
    pytest.param(("--sign", "key"), "nobody can be asked", id="no-one-to-type-it"),
]


@pytest.fixture
def files(key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The files of the cases by their names, where nobody sits at a terminal."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    (tmp_path / "right.txt").write_text(PASSWORD, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text("wrong", encoding="utf-8")
    register = write_register(tmp_path / "register.xlsx")
    names = {"right": "right.txt", "wrong": "wrong.txt", "nothing": "none"}
    old = write_key(tmp_path / "old.p12", PASSWORD, timedelta(days=30))
    return {"key": key, "old": old, "register": register, **{name: tmp_path / file for name, file in names.items()}}


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_key_that_cannot_be_used_is_wrong_usage(
    options: tuple[str, ...], said: str, files: dict[str, Path], tmp_path: Path, tracker: Run
) -> None:
    outcome = tracker("report", files["register"], "--out", tmp_path, *(files.get(one, one) for one in options))
    assert outcome.exit_code == 2
    assert said in outcome.err
    assert PASSWORD not in outcome.err
    assert list(tmp_path.glob("*.pdf")) == []


def test_password_is_asked_for_without_being_shown(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", type("Terminal", (io.StringIO,), {"isatty": lambda _: True})())
    asked: dict[str, Any] = {}

    def prompt(words: str, **options: Any) -> str:
        asked.update(options, words=words)
        return PASSWORD

    monkeypatch.setattr(click, "prompt", prompt)
    with click.Context(click.Command("report")):
        assert signing_key(key, None) is not None
    assert asked["words"] == "Password of office.p12"
    assert asked["hide_input"] is True


def test_without_the_extra_signing_says_what_to_install(
    files: dict[str, Path], tmp_path: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.sign.signers", None)
    options = ("--sign", files["key"], "--sign-password-file", files["right"], "--out", tmp_path)
    outcome = tracker("report", files["register"], *options)
    assert outcome.exit_code == 69
    assert "pip install 'tracker[sign]'" in outcome.err


def test_without_the_extra_a_signature_is_not_checked(signed_report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)
    (found,) = signatures(signed_report.read_bytes())
    assert found["holds"] is None


def test_signature_is_told(signed_report: Path) -> None:
    (found,) = signatures(signed_report.read_bytes())
    assert (found["signer"], found["holds"], found["is_whole"]) == (f"Common Name: {OFFICE}", True, True)


def test_signature_in_a_broken_file_does_not_hold() -> None:
    assert [one["holds"] for one in signatures(b"%PDF-1.7\n%%EOF")] == [False]


def test_signature_that_was_not_checked_is_told(signed_report: Path) -> None:
    extracted = extract(signed_report)
    assert isinstance(extracted, Extracted)
    unchecked = replace(extracted, signatures=[replace(extracted.signatures[0], holds=None)])
    assert list(later_marks(unchecked)) == []
    (remark,) = signature_remarks(unchecked)
    assert "could not be checked" in remark_words(remark, Messages())


def test_no_option_takes_a_password(tracker: Run) -> None:
    assert "--sign-password " not in tracker("report", "--help").out
