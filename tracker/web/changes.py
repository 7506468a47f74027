"""What changed: between two days, or since an earlier report, register or status file that is uploaded."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path, PurePath

from tracker.assessment.change import Change
from tracker.comparison import Archive, archive_of, compared
from tracker.comparison import Since as Earlier
from tracker.errors import WrongUsage
from tracker.presentation.messages import Messages
from tracker.presentation.outputs import safe
from tracker.presentation.view.since import since
from tracker.progress import no_progress
from tracker.sentences import Saying
from tracker.web.guard import LARGEST_REQUEST
from tracker.web.site import rendered
from tracker.web.uploading import Upload
from tracker.web.visit import Visit, day_of

SINCE = "since"
KINDS = (".pdf", ".xlsx", ".json")
LONGEST_NAME = 80


def changes_page(visit: Visit) -> str:
    """What changed since an earlier day: the one asked for, else the last day of the period before.

    Raises:
        WrongUsage: The day is none, or not an earlier one.
    """
    day = day_of(visit.asked(SINCE), visit.judged.assessment.period_start - timedelta(days=1))
    change, remarks = compared(visit.judged.assessment, Archive(day=day), no_progress)
    return shown(visit, change, remarks)


def changes_since(visit: Visit, upload: Upload) -> str:
    """What changed since a file that was uploaded. It is read from a private folder, and removed.

    Raises:
        WrongUsage: The file cannot be compared with.
    """
    suffix = PurePath(upload.name).suffix.lower()
    if suffix not in KINDS:
        raise WrongUsage(
            "choose an earlier report (.pdf), register (.xlsx) or status file (.json), not '{name}'.", name=upload.name
        )
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        path = Path(folder) / f"{safe(PurePath(upload.name).stem, LONGEST_NAME) or 'earlier'}{suffix}"
        path.write_bytes(upload.content)
        archive = archive_of(Earlier(path=path))
    change, remarks = compared(visit.judged.assessment, archive, no_progress)
    return shown(visit, change, remarks, upload.name)


def shown(visit: Visit, change: Change, remarks: Sequence[Saying], name: str = "") -> str:
    """The page of a comparison."""
    return rendered(
        visit,
        "changes",
        visit.text("Changes"),
        LARGEST_REQUEST,
        since=since(visit.teller, change),
        since_day=change.since.isoformat(),
        since_words=visit.teller.formats.day(change.since),
        remarks=[one.told(Messages(visit.language)) for one in remarks],
        name=name,
    )
