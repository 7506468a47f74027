"""Commands in this process, as in the tests from end to end."""

from __future__ import annotations

from tests.end_to_end.conftest import tracker

__all__ = ["tracker"]
