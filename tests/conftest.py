"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# How long one example of a property takes depends on what else the machine does: that is no fault of the program.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
