"""What a report says of each commitment, where only that can be compared: lights, numbers and days on its own pages.

For reports of another version of the program, whose words may differ, and for templates that are not at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.archive.findings import Finding, FindingCode
from tracker.archive.pages import SHOWN
from tracker.archive.texts import HYPHENS, Run, hash_lines, squeezed

NUMBER = re.compile(r"\d[\d.,/:−-]*")
HASH = re.compile(r"[0-9a-f]{64}")
PIECES = re.compile(r"\d+|[a-f]+")
BROKEN_HYPHEN = re.compile(r"(?<=[\d-])-\s+(?=\d)")


def as_written(region: str) -> Callable[[str], int]:
    """How often words stand in a text as they are written."""
    plain = squeezed(region)
    return lambda claim: plain.count(squeezed(claim))


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages as a reader of PDF gives them, and where the anchors are in them.

    ``number`` is what it keeps together of a number; ``lights`` tells how often some words stand in a text.
    """

    pages: Sequence[str]
    anchors: Mapping[str, int]
    number: re.Pattern[str] = NUMBER
    lights: Callable[[str], Callable[[str], int]] = as_written


def claim_differences(runs: Sequence[Run], commitments: Mapping[str, str], printed: Printed) -> Iterator[Finding]:
    """Lights and numbers that are not on the pages of their commitment; ``commitments`` gives a code by its anchor.

    A commitment without a card of its own, as in a brief report, has no claims.
    """
    pages, anchors = printed.pages, printed.anchors
    known = sorted({number for number in anchors.values() if number < len(pages)})
    told = claims_of(runs, commitments, printed.number)
    if told and told.keys().isdisjoint(anchors):
        yield Finding(FindingCode.PAGES_UNKNOWN)
        return
    for anchor, claims in told.items():
        if anchor not in anchors:
            yield Finding(FindingCode.TEXT_MISSING, commitment=anchor, expected=commitments[anchor])
            continue
        first = anchors[anchor]
        last = min((number for number in known if number > first), default=len(pages) - 1)
        region = "\n".join(pages[first : last + 1])
        yield from (
            Finding(FindingCode.TEXT_MISSING, page=first + 1, commitment=anchor, expected=claim[:SHOWN])
            for claim in missing_claims(claims, region, printed)
        )


def claims_of(runs: Sequence[Run], commitments: Mapping[str, str], number: re.Pattern[str]) -> Mapping[str, list[str]]:
    """What is said of each commitment on its card, by its anchor."""
    claims: dict[str, list[str]] = {}
    for run in runs:
        if run.anchor in commitments:
            told = [run.text] if run.is_status else number.findall(run.text)
            claims.setdefault(run.anchor, []).extend(told)
    return claims


def missing_claims(claims: Sequence[str], region: str, printed: Printed) -> Iterator[str]:
    """The claims that a text does not make as often as it should, each once; a number counts only where it is whole."""
    times_said = printed.lights(region)
    told = Counter(map(bare, printed.number.findall(BROKEN_HYPHEN.sub("-", region.translate(HYPHENS)))))
    for claim, times in Counter(map(bare, claims)).items():
        is_number = printed.number.fullmatch(claim) is not None
        if (told[claim] if is_number else times_said(claim)) < times:
            yield claim


def bare(claim: str) -> str:
    """A claim without the signs that end a sentence."""
    return claim.rstrip(".,:/-")


def unprinted_hashes(hashes: Mapping[str, str], runs: Sequence[Run], pages: Sequence[str]) -> Iterator[Finding]:
    """Files whose hash, by name, is not the one the report prints; a report that prints none tells nothing of them."""
    if not any(HASH.fullmatch(run.squeezed) for run in runs):
        return
    printed = [squeezed(page) for page in pages]
    for name, sha256 in hashes.items():
        if not any(prints(page, sha256) for page in printed):
            yield Finding(FindingCode.HASH_NOT_PRINTED, file=name, found=sha256)


def prints(page: str, sha256: str) -> bool:
    """Whether a page has a hash: whole, or its two lines as pdfium gives them among words from the right."""
    return sha256 in page or all(
        line in page or "".join(reversed(PIECES.findall(line))) in page for line in hash_lines(sha256)
    )
