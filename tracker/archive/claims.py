"""What a report says of each commitment, where only that can be compared: lights, numbers and days on its own pages.

For reports of another version of the program, whose words may differ, and for templates that are not at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tracker.archive.findings import Finding, FindingCode
from tracker.archive.pages import SHOWN
from tracker.archive.texts import HYPHENS, Run, squeezed

NUMBER = re.compile(r"\d[\d.,/:−-]*")
HASH = re.compile(r"[0-9a-f]{64}")
BROKEN_HYPHEN = re.compile(r"(?<=[\d-])-\s+(?=\d)")


def claim_differences(
    runs: Sequence[Run], commitments: Mapping[str, str], pages: Sequence[str], anchors: Mapping[str, int]
) -> Iterator[Finding]:
    """Lights and numbers that are not on the pages of their commitment; ``commitments`` gives a code by its anchor."""
    known = sorted({number for number in anchors.values() if number < len(pages)})
    if not any(anchor in anchors for anchor in commitments):
        yield Finding(FindingCode.PAGES_UNKNOWN)
        return
    for anchor, claims in claims_of(runs, commitments).items():
        if anchor not in anchors:
            yield Finding(FindingCode.TEXT_MISSING, commitment=anchor, expected=commitments[anchor])
            continue
        first = anchors[anchor]
        last = min((number for number in known if number > first), default=len(pages) - 1)
        region = "\n".join(pages[first : last + 1])
        yield from (
            Finding(FindingCode.TEXT_MISSING, page=first + 1, commitment=anchor, expected=claim[:SHOWN])
            for claim in missing_claims(claims, region)
        )


def claims_of(runs: Sequence[Run], commitments: Mapping[str, str]) -> Mapping[str, list[str]]:
    """What is said of each commitment on its card, by its anchor."""
    claims: dict[str, list[str]] = {anchor: [] for anchor in commitments}
    for run in runs:
        if run.anchor in claims:
            claims[run.anchor].extend([run.text] if run.is_status else NUMBER.findall(run.text))
    return claims


def missing_claims(claims: Sequence[str], region: str) -> Iterator[str]:
    """The claims that a text does not make as often as it should, each once; a number counts only where it is whole."""
    plain = squeezed(region)
    told = Counter(map(bare, NUMBER.findall(BROKEN_HYPHEN.sub("-", region.translate(HYPHENS)))))
    for claim, times in Counter(map(bare, claims)).items():
        is_number = NUMBER.fullmatch(claim) is not None
        if (told[claim] if is_number else plain.count(squeezed(claim))) < times:
            yield claim


def bare(claim: str) -> str:
    """A claim without the signs that end a sentence."""
    return claim.rstrip(".,:/-")


def unprinted_hashes(hashes: Mapping[str, str], runs: Sequence[Run], pages: Sequence[str]) -> Iterator[Finding]:
    """Files whose hash, by name, is not the one the report prints; a report that prints none tells nothing of them."""
    if not any(HASH.fullmatch(run.text) for run in runs):
        return
    printed = [squeezed(page) for page in pages]
    for name, sha256 in hashes.items():
        if not any(sha256 in page for page in printed):
            yield Finding(FindingCode.HASH_NOT_PRINTED, file=name, found=sha256)
