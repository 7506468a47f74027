"""What a reader asks for: which register, which day, in which language, and how the pages lead on from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from starlette.requests import Request

from tracker.days import EARLIEST, LATEST, iso_day
from tracker.domain.register import Register
from tracker.errors import TrackerError, WrongUsage
from tracker.languages import languages
from tracker.presentation.messages import Messages
from tracker.presentation.view import ReportView
from tracker.presentation.view.teller import Teller, anchor
from tracker.sentences import Sentence
from tracker.web.desk import Desk, Judged, teller_of
from tracker.web.shelf import Batch, Shelf, Standing
from tracker.web.tongue import LANGUAGE, tongue_of

DAY = "as_of"
Pairs = Sequence[tuple[str, str]]


class NotThere(TrackerError):
    """The address leads to nothing."""


@dataclass(frozen=True)
class Visit:
    """One question of a reader. ``standing`` is how the register stood when it was asked."""

    desk: Desk
    shelf: Shelf
    standing: Standing
    path: str
    """Within the register: ``/``, ``/owed``."""
    pairs: Pairs
    language: str
    day: date

    @property
    def batch(self) -> Batch:
        """The workbooks that are shown."""
        return self.standing.shown

    @property
    def judged(self) -> Judged:
        """The register that is shown, read and judged for the day."""
        return self.desk.judged(self.batch, self.day)

    @property
    def view(self) -> ReportView:
        """The parts of its report."""
        return self.desk.view(self.batch, self.day, self.language)

    @property
    def teller(self) -> Teller:
        """What it is told with."""
        return teller_of(self.judged.assessment, self.language)

    def text(self, sentence: Sentence, /, **parameters: object) -> str:
        """A sentence in the language of the reader."""
        return Messages(self.language).text(sentence, **parameters)

    @property
    def carried(self) -> Pairs:
        """What every link of a page passes on: the day and the language, where the address names them."""
        return [(name, value) for name, value in self.pairs if name in (DAY, LANGUAGE)]

    def asked(self, name: str) -> str:
        """A value of the address; nothing where it is not there."""
        return next((value.strip() for key, value in self.pairs if key == name), "")

    def all_asked(self, name: str) -> Sequence[str]:
        """All values of a name, each once."""
        return list(dict.fromkeys(value.strip() for key, value in self.pairs if key == name and value.strip()))

    def to(self, path: str, pairs: Pairs = ()) -> str:
        """The address of another page of the same register."""
        return address(self.shelf.base + path, [*pairs, *self.carried])

    def here(self, *, without: Sequence[str] = (), adding: Pairs = ()) -> str:
        """The address of this page with another question."""
        kept = [(name, value) for name, value in self.pairs if name not in without]
        return address(self.shelf.base + self.path, [*kept, *adding])

    def places(self) -> Mapping[str, str]:
        """Where the links of a report lead to on these pages, by their anchors."""
        return {name: self.to(path) + fragment for name, (path, fragment) in places(self.judged.assessment.register)}


def address(path: str, pairs: Pairs) -> str:
    """A path with its question."""
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"{quote(path)}?{query}" if query else quote(path)


def places(register: Register) -> Sequence[tuple[str, tuple[str, str]]]:
    """The pages on which the things of a register stand: anchor, path with its question, fragment."""
    found: list[tuple[str, tuple[str, str]]] = []
    for commitment in register.commitments:
        found.append((anchor("commitment", commitment.code), (f"/commitments/{commitment.code}", "")))
    for kind, page, rows in (
        ("agreement", "/agreements", register.agreements),
        ("session", "/sessions", register.sessions),
        ("institution", "/owed", register.institutions),
        ("party", "/owed", register.parties),
    ):
        for row in rows:
            name = anchor(kind, row.code)
            found.append((name, (page, f"#{name}")))
    return found


def visit_of(request: Request) -> Visit:
    """The question of a request.

    Raises:
        NotThere: There is no such upload.
        WrongUsage: The day is none, or the language is none of ours.
    """
    desk: Desk = request.app.state.desk
    token = request.path_params.get("token")
    shelf: Shelf | None = desk.served if token is None else desk.uploads.find(token)
    if shelf is None:
        raise NotThere("This upload is no longer kept. Upload the workbook again.")
    pairs = request.query_params.multi_items()
    return Visit(
        desk=desk,
        shelf=shelf,
        standing=shelf.standing,
        path=request.scope["path"].removeprefix(shelf.base) or "/",
        pairs=pairs,
        language=language_of(request),
        day=day_of(request.query_params.get(DAY, ""), desk.today()),
    )


def language_of(request: Request) -> str:
    """The language asked for: by the address, else by the browser where it is one of ours.

    Raises:
        WrongUsage: The address names a language that is none of ours.
    """
    asked = request.query_params.get(LANGUAGE)
    if asked and asked not in languages():
        raise WrongUsage(
            "there is no language '{asked}'. Choose {languages}.", asked=asked, languages=", ".join(languages())
        )
    return tongue_of(request.scope)


def day_of(text: str, otherwise: date) -> date:
    """The day of a text; the other one where it is blank.

    Raises:
        WrongUsage: It is no day, or not one that a register may speak of.
    """
    if not text.strip():
        return otherwise
    day = iso_day(text.strip())
    if day is None or not EARLIEST <= day <= LATEST:
        raise WrongUsage(
            "'{text}' is not a day between {first} and {last}, typed as yyyy-mm-dd.",
            text=text[:40],
            first=EARLIEST,
            last=LATEST,
        )
    return day
