"""What is wrong with a register: the one that is shown, or workbooks that are uploaded; and its marked copies."""

from __future__ import annotations

from typing import NamedTuple

from tracker.presentation.messages import Messages, plainly
from tracker.presentation.outputs import safe_stem
from tracker.presentation.review.problems import findings
from tracker.web.guard import LARGEST_REQUEST
from tracker.web.site import rendered
from tracker.web.visit import NotThere, Visit
from tracker.workbooks import marked_content

FILE = "file"


class MarkedFile(NamedTuple):
    """A marked copy to be taken away."""

    name: str
    content: bytes


def check_page(visit: Visit) -> str:
    """What was found in the newest workbooks, which are not always those that are shown."""
    checked = visit.desk.judged(visit.standing.newest, visit.day).checked
    found = findings(checked.problems, checked.register.files, Messages(visit.language))
    copies = {one.name: visit.to("/check/copy", [(FILE, one.name)]) for one in checked.register.files}
    return rendered(visit, "check", visit.text("Check"), LARGEST_REQUEST, found=found, copies=copies)


def marked_file(visit: Visit) -> MarkedFile:
    """The marked copy of one workbook.

    Raises:
        NotThere: There is no workbook of that name.
    """
    checked = visit.desk.judged(visit.standing.newest, visit.day).checked
    workbook = next((one for one in checked.workbooks if one.name == visit.asked(FILE)), None)
    if workbook is None:
        raise NotThere("There is no workbook of that name.")
    made = marked_content(checked, workbook.name, workbook.name, plainly(visit.language))
    return MarkedFile(f"{safe_stem(workbook.name)}-checked.xlsx", made.content)
