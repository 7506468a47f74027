"""Words of the choices an official makes in a row: kinds, levels, verification, data quality."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.assessment.readings import MilestoneState
from tracker.domain.agreements import AgreementKind
from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Level, Qualifier, Verification
from tracker.domain.sessions import SessionKind
from tracker.domain.values import DataQuality
from tracker.sentences import Sentence

MILESTONE_WORDS: Mapping[MilestoneState, Sentence] = {
    MilestoneState.DONE: "done",
    MilestoneState.DONE_LATE: "done late",
    MilestoneState.LATE: "late",
    MilestoneState.DUE_SOON: "due soon",
    MilestoneState.TO_COME: "to come",
    MilestoneState.NO_DATE: "no date",
}

MILESTONE_SYMBOLS: Mapping[MilestoneState, str] = {
    MilestoneState.DONE: "✔",
    MilestoneState.DONE_LATE: "✔",
    MilestoneState.LATE: "■",
    MilestoneState.DUE_SOON: "▲",
    MilestoneState.TO_COME: "○",
    MilestoneState.NO_DATE: "◆",
}

AGREEMENT_WORDS: Mapping[AgreementKind, Sentence] = {
    AgreementKind.TREATY: "treaty",
    AgreementKind.AGREEMENT: "agreement",
    AgreementKind.MEMORANDUM: "memorandum of understanding",
    AgreementKind.PROTOCOL: "protocol",
    AgreementKind.JOINT_STATEMENT: "joint statement",
    AgreementKind.ROADMAP: "roadmap",
    AgreementKind.PROGRAMME: "programme",
    AgreementKind.DECISION: "decision",
    AgreementKind.CONTRACT: "contract",
}

SESSION_WORDS: Mapping[SessionKind, Sentence] = {
    SessionKind.JOINT_COMMISSION: "session of the joint commission",
    SessionKind.WORKING_GROUP: "working group",
    SessionKind.VISIT: "visit",
    SessionKind.CONSULTATIONS: "consultations",
    SessionKind.SUMMIT: "summit",
    SessionKind.FORUM: "forum",
    SessionKind.CULTURAL_EVENT: "cultural event",
}

LEVEL_WORDS: Mapping[Level, Sentence] = {Level.OUTPUT: "output", Level.OUTCOME: "outcome", Level.IMPACT: "impact"}

VERIFICATION_WORDS: Mapping[Verification, Sentence] = {
    Verification.REPORTED: "reported",
    Verification.VERIFIED: "verified",
    Verification.DRAFT: "draft",
    Verification.RETURNED: "returned",
}

QUALIFIER_WORDS: Mapping[Qualifier, Sentence] = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.ABOVE: "above",
    Qualifier.BELOW: "below",
}

QUALITY_WORDS: Mapping[DataQuality, Sentence] = {
    DataQuality.FINAL: "",
    DataQuality.PROVISIONAL: "provisional",
    DataQuality.ILLUSTRATIVE: "illustrative",
}

FIELD_WORDS: Mapping[RevisedField, Sentence] = {
    RevisedField.DUE: "deadline",
    RevisedField.TARGET: "target",
    RevisedField.TARGET_DATE: "target date",
    RevisedField.BASELINE: "baseline",
}

NOT_COUNTED_WORDS: Mapping[str, Sentence] = {
    "draft": "still a draft",
    "returned": "returned to its reporter",
    "not_verified": "not verified, and only verified values count",
    "before_baseline": "not later than the baseline",
    "no_value": "no number",
    "zero_denominator": "the denominator is zero",
}
