from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from pathlib import Path

import pytest

from tracker.cli import exit_code, program
from tracker.cli.process import (
    ENDING_SIGNALS,
    Stopped,
    Stream,
    Watch,
    open_streams,
    reopen_if_closed,
    text_stream,
)


@pytest.fixture(autouse=True)
def streams_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, getattr(sys, name))


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """One that listens, as in a program of its own."""
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    found = Watch()
    found.begin()
    return found


class TestAStream:
    def test_passes_on_what_is_written(self) -> None:
        reader, writer = os.pipe()
        with Stream(writer, "w") as stream:
            assert stream.write(b"abc") == 3
        with os.fdopen(reader, "rb") as read:
            assert read.read() == b"abc"

    def test_drops_what_nobody_reads(self) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        with Stream(writer, "w") as stream:
            assert stream.write(b"abc") == 3
            assert stream.fault is None

    def test_keeps_any_other_fault(self) -> None:
        with Stream("/dev/full", "w") as stream:
            assert stream.write(memoryview(b"abc")) == 3
            assert stream.fault is not None
            assert stream.fault.strerror == "No space left on device"

    def test_for_text_is_like_the_one_it_stands_for(self) -> None:
        like = io.TextIOWrapper(io.BytesIO(), "latin-1", "replace", line_buffering=True)
        with Stream(os.devnull, "w") as stream:
            text = text_stream(stream, like, "strict")
            assert (text.encoding, text.errors, text.line_buffering) == ("latin-1", "replace", True)

    def test_for_text_is_utf_8_where_there_was_none(self) -> None:
        with Stream(os.devnull, "w") as stream:
            text = text_stream(stream, None, "strict")
            assert (text.encoding, text.errors) == ("utf-8", "strict")


def test_a_closed_descriptor_leads_nowhere() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    reopen_if_closed(reader)
    assert os.fstat(reader).st_rdev == Path(os.devnull).stat().st_rdev
    os.close(reader)
    os.close(writer)


def test_streams_that_were_closed_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    output, errors = open_streams()
    assert (output.fileno(), errors.fileno()) == (1, 2)
    assert sys.stdin.read() == ""
    sys.stdin.close()


class TestSignals:
    @pytest.mark.parametrize("number", ENDING_SIGNALS)
    def test_end_the_program_from_wherever_it_is(self, watch: Watch, number: signal.Signals) -> None:
        with pytest.raises(Stopped) as stopped:
            os.kill(os.getpid(), number)
        assert (stopped.value.number, watch.asked) == (number, number)

    @pytest.mark.usefixtures("watch")
    def test_come_again_where_they_are_not_heard(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tracker.cli.process.AGAIN_AFTER", 0.01)
        with contextlib.suppress(BaseException):  # as some libraries do
            os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped) as stopped:
            signal.pause()
        assert stopped.value.number == signal.SIGTERM

    def test_do_not_come_again_when_the_work_is_done(self, watch: Watch) -> None:
        with pytest.raises(Stopped):
            os.kill(os.getpid(), signal.SIGTERM)
        watch.end()
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        assert {signal.getsignal(number) for number in (*ENDING_SIGNALS, signal.SIGALRM)} == {signal.SIG_DFL}

    def test_that_are_ignored_stay_ignored(self) -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        watch = Watch()
        watch.begin()
        watch.end()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN

    def test_that_cannot_be_raised_are_not_shown(self, watch: Watch, capsys: pytest.CaptureFixture[str]) -> None:
        class Lost:
            def __del__(self) -> None:
                os.kill(os.getpid(), signal.SIGTERM)

        lost = Lost()
        del lost  # what is raised in here, Python can only tell of
        assert (watch.asked, capsys.readouterr().err) == (signal.SIGTERM, "")


def wrapped(stop: BaseException) -> RuntimeError:
    """A signal in the midst of a class statement, as Python tells it."""
    fault = RuntimeError("Error calling __set_name__ on 'member' instance 'A' in 'Letters'")
    fault.__cause__ = stop
    return fault


class TestAnEnding:
    @pytest.mark.parametrize(
        ("failure", "code", "words"),
        [
            pytest.param(Stopped(signal.SIGTERM), 143, "interrupted", id="signal"),
            pytest.param(KeyboardInterrupt(), 130, "interrupted", id="interrupt"),
            pytest.param(wrapped(Stopped(signal.SIGHUP)), 129, "interrupted", id="signal-that-was-wrapped"),
            pytest.param(EOFError(), 70, "a fault of the program", id="end-of-a-file-is-no-interrupt"),
            pytest.param(RecursionError(), 70, "a fault of the program", id="fault"),
            pytest.param(MemoryError(), 70, "a fault of the program", id="memory"),
        ],
    )
    def test_is_one_line_and_the_code_of_its_kind(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        *,
        failure: BaseException,
        code: int,
        words: str,
    ) -> None:
        def fail(*_: object) -> None:
            raise failure

        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
        monkeypatch.setattr("tracker.pipeline.check_register", fail)
        assert exit_code(["check"]) == code
        told = capsys.readouterr().err.strip().splitlines()
        assert told[-1].startswith(f"tracker: {words}")
        assert "Traceback" not in "".join(told)

    def test_of_a_program_of_its_own_is_that_of_the_command(self) -> None:
        assert program(["check", "nowhere.xlsx"]) == 2

    def test_of_a_program_whose_library_took_a_signal_for_a_fault(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def swallow(_: object) -> int:
            with contextlib.suppress(BaseException):
                os.kill(os.getpid(), signal.SIGINT)
            return 1

        monkeypatch.setattr("tracker.cli.open_streams", lambda: (Stream(os.devnull, "w"),) * 2)
        monkeypatch.setattr("tracker.cli.exit_code", swallow)
        assert program([]) == 128 + signal.SIGINT
        assert capsys.readouterr().err == "tracker: interrupted; nothing was left half-written.\n"

    def test_of_a_program_that_cannot_say_its_results(self, monkeypatch: pytest.MonkeyPatch) -> None:
        full = Stream("/dev/full", "w")
        monkeypatch.setattr("tracker.cli.open_streams", lambda: (full, full))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(full), "utf-8"))
        assert program(["--version"]) == 2
        full.close()
