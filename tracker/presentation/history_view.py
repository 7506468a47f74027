"""The lights of commitments over a chain of reports: as a table for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.archive.past import PastLights, Told
from tracker.presentation.grid import Cell, Grid, code, light_cell
from tracker.presentation.messages import Messages

FORMAT = "tracker-history/1"
ABSENT = "–"


def history_grid(reports: Sequence[Told], commitments: Sequence[PastLights], messages: Messages) -> Grid:
    """A row a commitment, a column a report."""
    days = [told.day.isoformat() for told in reports]
    return Grid(
        (messages.text("Code"), *days, messages.text("Commitment")), [row(one, messages) for one in commitments]
    )


def row(past: PastLights, messages: Messages) -> Sequence[Cell]:
    """One commitment: its code, its lights, its title."""
    lights = [Cell(ABSENT) if one is None else light_cell(one.status, messages) for one in past.lights]
    return (code(past.code), *lights, Cell(past.title))


def report_lines(reports: Sequence[Told]) -> Iterator[str]:
    """The reports with their hashes."""
    for told in reports:
        yield f"{told.day.isoformat()} {told.report} SHA-256 {told.sha256}"


def history_json(reports: Sequence[Told], commitments: Sequence[PastLights]) -> dict[str, Any]:
    """The form ``tracker-history/1``."""
    return {
        "format": FORMAT,
        "register": reports[-1].status.register_.reference,
        "reports": [
            {"name": one.report, "sha256": one.sha256, "as_of": one.day.isoformat(), "rules": one.status.rules}
            for one in reports
        ],
        "commitments": [
            {
                "code": one.code,
                "title": one.title,
                "lights": [
                    None
                    if light is None
                    else {"as_of": light.day.isoformat(), "code": light.code, "status": light.status.value}
                    for light in one.lights
                ],
            }
            for one in commitments
        ],
    }
