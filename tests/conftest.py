"""What holds for all tests."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import settings

from catalogues.collect import messages
from catalogues.sentences import Message
from tracker.presentation.messages import Messages
from tracker.sentences import PARAMETER

# How long one example of a property takes depends on what else the machine does: that is no fault of the program.
# The same examples are tried everywhere, so that what passes here passes there.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Hear the signals of a terminal also where the tests were started in the background, which ignores them.

    What a process ignores its children ignore too, and a program that is to be interrupted would never end.
    """
    for number, handler in (
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGQUIT, signal.SIG_DFL),
        (signal.SIGHUP, signal.SIG_DFL),
    ):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


@pytest.fixture(autouse=True)
def _nothing_is_shown_that_translators_do_not_see(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence asked for in any test must be in the catalogues' template."""
    known = {one if isinstance(one, str) else one[0] for one in extracted()}
    told = Messages.text, Messages.plural

    def text(self: Messages, sentence: str, /, **parameters: object) -> str:
        has_words = any(map(str.isalpha, PARAMETER.sub("", sentence)))  # not so what only joins its parameters
        assert not has_words or sentence in known, f"not in the catalogues: {sentence!r}"
        return told[0](self, sentence, **parameters)

    def plural(self: Messages, one: str, many: str, n: int, /, **parameters: object) -> str:
        assert one in known, f"not in the catalogues: {one!r}"
        return told[1](self, one, many, n, **parameters)

    monkeypatch.setattr(Messages, "text", text)
    monkeypatch.setattr(Messages, "plural", plural)


@cache
def extracted() -> Mapping[Message, list[str]]:
    """What the catalogues are made of."""
    return messages()
