"""``tracker serve`` as a command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, Run, start


def served(*arguments: str | Path, then: Callable[[str], None]) -> subprocess.CompletedProcess[str]:
    """Serve until something was done with the address, then interrupt."""
    with start("serve", *arguments, "--port", "0") as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        then(address)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess([], process.returncode, out, err)


def test_it_serves_until_ctrl_c(small: Path) -> None:
    def read(address: str) -> None:
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own address
            assert "Commitments of two states" in answer.read().decode()

    ended = served(small, then=read)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.splitlines() == [
        "Open this address in a browser. Ctrl-C ends it.",
        "The pages are no longer served.",
    ]


def test_without_a_register_the_example_is_served(
    tracker: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tracker.web.server.serve", lambda *asked: asked[-1]())
    ended = tracker("serve", "--port", "0")
    assert ended.exit_code == 0
    assert ended.out.startswith("http://127.0.0.1:")
    assert "this is the example that ships with tracker" in ended.err


def test_a_wider_address_is_warned_of(tracker: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.web.server.serve", lambda *asked: asked[-1]())
    ended = tracker("serve", small, "--port", "0", "--host", "0.0.0.0")  # noqa: S104 - what is warned of
    assert "Whoever reaches 0.0.0.0 sees the whole register" in ended.err


def test_a_port_in_use_is_said(tracker: Run, small: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = tracker("serve", small, "--port", str(port))
    assert ended.exit_code == 2
    assert f"port {port} is in use" in ended.err


def test_a_register_that_is_not_there_is_said_before_anything_is_served(tracker: Run, tmp_path: Path) -> None:
    ended = tracker("serve", tmp_path / "none.xlsx")
    assert (ended.exit_code, ended.out) == (2, "")
    assert "there is no file or folder" in ended.err


def test_a_missing_extra_is_named(process: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError('none', name='starlette')\n", encoding="utf-8")
    ended = process("serve", small, env={"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])})
    assert ended.exit_code == 69
    assert "need the extra 'web': pip install 'tracker[web]'" in ended.err


def test_what_else_cannot_be_loaded_is_a_fault(
    tracker: Run, small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setitem(sys.modules, "tracker.web.desk", None)
    assert tracker("serve", small).exit_code == 70
