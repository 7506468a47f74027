"""Imported by the process that workers are forked from, and by nothing else: it is warm from then on.

The signals of a terminal go to every process begun from it. Those that end the program end this one too, but in good
order: it leaves when the program has, and removes its temporary files.
"""

from __future__ import annotations

import signal

from tracker.batch.work import warm

for _number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(_number, signal.SIG_IGN)

warm()
