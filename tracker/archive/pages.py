"""The text a report prints against the text it should print: every letter of every page, in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from os.path import commonprefix

from tracker.archive.findings import Finding, FindingCode
from tracker.archive.texts import Expected, Run, squeezed
from tracker.archive.turned import has_letters_from_the_right, same_words

PAGE_NUMBER = re.compile(r"·\d+")
TOGETHER = 24
"""So many letters in a row are surely the same place."""
FURTHER = 20_000
"""So many letters are looked through for the place where page and expectation agree again."""
SHOWN = 200
BEFORE = 40
"""Letters of a difference that are shown, and how many of them before the place itself."""
MOST = 100
"""Differences that are told one by one; whoever has so many holds another document."""

Frame = Callable[[int, int], str]
"""What stands at the head and foot of a page, given its number and how many there are."""


def title_differences(expected: str, titles: Sequence[str]) -> Iterator[Finding]:
    """What a file calls itself otherwise than it should."""
    for one in dict.fromkeys(titles):
        if one.split() != expected.split():
            yield Finding(FindingCode.TITLE_DIFFERS, expected=expected[:SHOWN], found=one[:SHOWN])


@dataclass
class Text:
    """All pages as one text without heads and feet; ``starts`` says where each page begins in it."""

    pages: Sequence[str]
    frame: Frame
    letters: str = ""
    starts: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take heads and feet away, noting those that are not as they should be."""
        parts, position = [], 0
        for number, page in enumerate(self.pages, start=1):
            part, frame = squeezed(page), squeezed(self.frame(number, len(self.pages)))
            kept = len(part) - len(frame) if frame else len(part)
            if frame and not part.endswith(frame):
                found = self.original(number, max(kept, 0), len(part))
                expected = self.frame(number, len(self.pages))
                self.findings.append(Finding(FindingCode.TEXT_DIFFERS, page=number, expected=expected, found=found))
            self.starts.append(position)
            parts.append(part[: max(kept, 0)])
            position += len(parts[-1])
        self.letters = "".join(parts)

    def page_at(self, position: int) -> int:
        """The number of the page a letter stands on."""
        return max(bisect_right(self.starts, position), 1)

    def page_start_behind(self, position: int) -> int | None:
        """Where the next page begins."""
        index = bisect_right(self.starts, position)
        return self.starts[index] if index < len(self.starts) else None

    def head_at(self, position: int, repeated: Sequence[str]) -> str | None:
        """The head that is repeated at a place, if a page begins there."""
        place = bisect_left(self.starts, position)
        if place == len(self.starts) or self.starts[place] != position:
            return None
        return next((one for one in repeated if self.letters.startswith(one, position)), None)

    def between(self, start: int, end: int) -> str:
        """The letters from one place to another as they stand on their pages."""
        ends = [*self.starts[1:], len(self.letters)]
        parts = [
            self.original(number, max(start - begin, 0), min(end, stop) - begin)
            for number, (begin, stop) in enumerate(zip(self.starts, ends, strict=False), start=1)
            if begin < end and start < stop
        ]
        return " ".join(parts)

    def original(self, number: int, start: int, end: int) -> str:
        """Letters of a page with the spaces that comparing takes away."""
        kept: list[str] = []
        position = 0
        for letter in self.pages[number - 1]:
            if start <= position < end and (kept or not letter.isspace()):
                kept.append(letter)
            position += len(squeezed(letter))
        return " ".join("".join(kept).split())


def page_differences(expected: Expected, pages: Sequence[str], frame: Frame) -> Iterator[Finding]:
    """Where the pages do not say what they should: each place once, with what was expected and what was found.

    ``commitment`` of a finding is the anchor it was found under.
    """
    text = Text(pages, frame)
    return islice(chain(text.findings, differences(expected, text)), MOST)


def differences(expected: Expected, text: Text) -> Iterator[Finding]:
    """The differences between heads and feet, in their order."""
    position, index, runs = 0, 0, expected.runs
    while index < len(runs):
        end = matched(runs[index].squeezed, position, text, expected.repeated)
        if end is None and (below := below_head(expected, index, position, text)) > index:
            index = below
            continue
        if end is None:
            index, end, finding = passed_over(expected, index, position, text)
            if finding is not None:
                yield finding
        else:
            end = behind_number(runs, index, end, text)
            index += 1
        position = end
    if position < len(text.letters):
        added = text.between(position, len(text.letters))
        yield Finding(FindingCode.TEXT_ADDED, page=text.page_at(position), found=added[:SHOWN])


def matched(run: str, position: int, text: Text, repeated: Sequence[str]) -> int | None:
    """Where a run ends that begins at a place; on a new page a head may be repeated within it or before it."""
    while not text.letters.startswith(run, position):
        if head := text.head_at(position, repeated):
            position += len(head)
            continue
        start = text.page_start_behind(position)
        if start is None or start >= position + len(run) or text.letters[position:start] != run[: start - position]:
            return None
        run, position = run[start - position :], start
    return position + len(run)


def below_head(expected: Expected, index: int, position: int, text: Text) -> int:
    """The run below the head of a table, if that goes on where the head should be; else the run itself."""
    below = next((later for later in range(index, len(expected.runs)) if not expected.runs[later].is_head), index)
    if below > index and matched(expected.runs[below].squeezed, position, text, expected.repeated) is not None:
        return below
    return index


def behind_number(runs: Sequence[Run], index: int, position: int, text: Text) -> int:
    """Where the next run begins: a line of the contents is followed by the number of a page.

    The next line may begin with a digit itself, as the code of a commitment does.
    """
    number = PAGE_NUMBER.match(text.letters, position) if runs[index].is_counted else None
    if number is None:
        return position
    before = re.compile(rf"{PAGE_NUMBER.pattern}(?={lines_below(runs, index + 1)})").match(text.letters, position)
    return (before or number).end()


def lines_below(runs: Sequence[Run], index: int) -> str:
    """A pattern of the lines of the contents from a run on, enough of them to be found in one place only."""
    pattern, letters = "", 0
    while index < len(runs) and letters < TOGETHER:
        run = runs[index]
        pattern += re.escape(run.squeezed) + (f"(?:{PAGE_NUMBER.pattern})?" if run.is_counted else "")
        letters += len(run.squeezed)
        index += 1
    return pattern


def passed_over(expected: Expected, index: int, position: int, text: Text) -> tuple[int, int, Finding | None]:
    """The run and the letter at which page and expectation agree again, and what was passed over to get there.

    Words from the right in a line from the left, and the numbers beside them, are read in another order: where the same
    words stand, nothing differs.
    """
    runs = expected.runs
    until, end = agreement(runs, index, position, text)
    missing = " ".join(run.text for run in runs[index:until])
    found = text.between(position, before_head(end, position, text, expected.repeated))
    if has_letters_from_the_right(missing) and same_words(missing, found):
        return until, end, None
    missing, found = around_difference(missing, found)
    code = FindingCode.TEXT_MISSING if not found else FindingCode.TEXT_DIFFERS if missing else FindingCode.TEXT_ADDED
    finding = Finding(
        code,
        page=text.page_at(position),
        commitment=runs[index].anchor,
        expected=missing or None,
        found=found or None,
    )
    return until, end, finding


def around_difference(missing: str, found: str) -> tuple[str, str]:
    """Of two long texts what stands around the place from which they differ."""
    alike = len(commonprefix([missing, found]))  # noqa: RUF071 - of letters, that is what is wanted
    start = alike - BEFORE if alike > BEFORE and max(len(missing), len(found)) > SHOWN else 0
    cut = "…" if start else ""
    return tuple(text and cut + text[start : start + SHOWN] for text in (missing, found))  # type: ignore[return-value]


def before_head(end: int, position: int, text: Text, repeated: Sequence[str]) -> int:
    """The end of what is said, without the head that a new page repeats behind it."""
    start = text.starts[text.page_at(end) - 1] if text.starts else end
    return start if position < start and text.letters[start:end] in repeated else end


def agreement(runs: Sequence[Run], index: int, position: int, text: Text) -> tuple[int, int]:
    """The nearest run and letter from which page and expectation agree again, or the ends of both."""
    best, until, end = FURTHER, len(runs), len(text.letters)
    skipped, later = 0, index
    while later < len(runs) and skipped < best:
        # The run that differs may well begin as it should; that it begins here is known and no agreement.
        start = position + 1 if later == index else position
        at = text.letters.find(needle(runs, later), start, position + best - skipped + TOGETHER)
        if at >= 0 and skipped + at - position < best:
            best, until, end = skipped + at - position, later, at
        skipped += len(runs[later].squeezed)
        later += 1
    return until, end


def needle(runs: Sequence[Run], index: int) -> str:
    """The letters of the runs from one on, enough of them to be found in one place only."""
    letters = ""
    while index < len(runs) and len(letters) < TOGETHER:
        letters += runs[index].squeezed
        index += 1
    return letters[:TOGETHER]
