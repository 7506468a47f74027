"""What speaks against a report: values, said in words only when shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingCode(StrEnum):
    """What is wrong with a report. The first group keeps it from being looked into at all."""

    NOT_PDF = "not_pdf"
    TOO_LARGE = "too_large"
    TOO_HEAVY = "too_heavy"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_OURS = "not_ours"
    STATUS_UNREADABLE = "status_unreadable"
    APPENDED = "appended"
    COVERED = "covered"
    SIGNATURE_BROKEN = "signature_broken"
    SIGNATURE_PARTIAL = "signature_partial"
    FILE_MISSING = "file_missing"
    FILE_CHANGED = "file_changed"
    FILE_ADDED = "file_added"
    HASH_NOT_PRINTED = "hash_not_printed"
    RULES_DIFFER = "rules_differ"
    STATUS_DIFFERS = "status_differs"
    TITLE_DIFFERS = "title_differs"
    TEXT_DIFFERS = "text_differs"
    TEXT_MISSING = "text_missing"
    TEXT_ADDED = "text_added"
    PAGES_UNKNOWN = "pages_unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file or on which page (from 1), of which commitment, what against what."""

    code: FindingCode
    file: str | None = None
    page: int | None = None
    commitment: str | None = None
    place: str | None = None
    expected: str | None = None
    found: str | None = None


class RemarkCode(StrEnum):
    """What a person should know of a check that does not speak against the report."""

    OTHER_VERSION = "other_version"
    OWN_TEMPLATE = "own_template"
    NOT_COMPUTED = "not_computed"
    SIGNED = "signed"
    SIGNATURE_UNCHECKED = "signature_unchecked"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know, with the word it is about."""

    code: RemarkCode
    about: str = ""
