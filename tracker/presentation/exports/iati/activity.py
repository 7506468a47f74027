"""One commitment as an activity of IATI; the order of the elements is the schema's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from tracker.assessment.readings import CommitmentReading
from tracker.assessment.standing import is_withdrawn
from tracker.domain.agreements import AgreementKind
from tracker.domain.commitments import Closure, Commitment
from tracker.domain.register import Register
from tracker.domain.values import Completion, Status, Text
from tracker.presentation.exports.iati.publication import LANGUAGE, Element, Publication, fit, joined
from tracker.presentation.exports.iati.results import write_results

GOVERNMENT = "10"
ACCOUNTABLE, IMPLEMENTING = "2", "4"
PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED, CANCELLED = "1", "2", "3", "4", "5"
PLANNED_START, PLANNED_END, ACTUAL_END = "1", "3", "4"
GENERAL, OTHER = "1", "4"
OWN_CODE, FORMER_CODE, OTHER_CODE = "A1", "A3", "A9"
NATIONAL, MULTINATIONAL = "4", "3"
"""Codes of the standard's lists OrganisationType, OrganisationRole, ActivityStatus, ActivityDateType, DescriptionType,
OtherIdentifierType and ActivityScope."""

SIBLING = "3"
OBJECTIVES, RESULTS, REVIEW, MEMORANDUM, CONTRACT = "A02", "A08", "A07", "A09", "A11"
"""Codes of RelatedActivityType and DocumentCategory."""

OWN_VOCABULARY = "99"
DAC_SECTORS = ((re.compile(r"\d{5}"), "1"), (re.compile(r"\d{3}"), "2"))
"""A sector code of five or three digits is one of the DAC's."""

STATE = re.compile("[A-Z]{2}")
NO_STATES = frozenset({"EU", "EZ", "UN"})
"""Two letters that are set aside in ISO 3166 for what is no country."""


def activity(publication: Publication, reading: CommitmentReading) -> Element:
    """The activity of a commitment."""
    commitment = reading.commitment
    element = etree.Element("iati-activity", {LANGUAGE: publication.language})
    etree.SubElement(element, "iati-identifier").text = publication.identifier(commitment.code)
    keeper = {"ref": fit(publication.publisher), "type": GOVERNMENT}
    publication.told(element, "reporting-org", publication.name, **keeper)
    title = commitment.title or Text(commitment.code)
    publication.told(element, "title", publication.marked(title, commitment.data_quality))
    write_descriptions(publication, element, commitment, title)
    write_organisations(publication, element, reading)
    write_other_identifiers(publication, element, commitment)
    etree.SubElement(element, "activity-status", code=status_code(reading))
    write_dates(publication, element, reading)
    write_place(publication, element, reading)
    write_sector(publication, element, commitment)
    write_documents(publication, element, commitment)
    for code in commitment.depends_on:
        etree.SubElement(element, "related-activity", ref=publication.identifier(code), type=SIBLING)
    write_results(publication, element, reading)
    return element


def write_descriptions(publication: Publication, element: Element, commitment: Commitment, title: Text) -> None:
    """What was promised, and where: in which instrument, at which session, by which clause."""
    publication.told(element, "description", commitment.description or title, type=GENERAL)
    agreement = publication.register.agreement(commitment.agreement)
    session = publication.register.session(commitment.session)
    sources = [one.title for one in (agreement, session) if one is not None]
    source = joined([*sources[:1], Text(commitment.clause or ""), *sources[1:]], "; ")
    if source:
        publication.told(element, "description", source, type=OTHER)


def write_organisations(publication: Publication, element: Element, reading: CommitmentReading) -> None:
    """The parties and the lead answer for it, the supporting institutions help."""
    register, commitment = publication.register, reading.commitment
    for code in reading.parties:
        name = party_name(register, code)
        kind = {"type": GOVERNMENT} if is_state(code) else {}
        publication.told(element, "participating-org", name, role=ACCOUNTABLE, **kind)
    for code, role in ((commitment.lead, ACCOUNTABLE), *((code, IMPLEMENTING) for code in commitment.supporting)):
        institution = register.institution(code)
        name = institution.name if institution and institution.name else Text(code or commitment.code)
        publication.told(element, "participating-org", name, role=role)


def party_name(register: Register, code: str) -> Text:
    """The name of a party, or its code."""
    party = register.party(code)
    return party.name if party and party.name else Text(code)


def write_other_identifiers(publication: Publication, element: Element, commitment: Commitment) -> None:
    """The code in the register, the codes it had before, and those of what it was agreed in."""
    former = ((publication.identifier(code), FORMER_CODE) for code in commitment.former_codes)
    sources = ((code, OTHER_CODE) for code in (commitment.agreement, commitment.session) if code)
    for ref, kind in ((commitment.code, OWN_CODE), *former, *sources):
        identifier = etree.SubElement(element, "other-identifier", ref=ref, type=kind)
        etree.SubElement(identifier, "owner-org", ref=fit(publication.publisher))


def status_code(reading: CommitmentReading) -> str:
    """How far the activity is; how well it goes is not a matter of this code."""
    if is_withdrawn(reading.commitment):
        return CANCELLED
    if reading.commitment.closure is Closure.COMPLETED:
        return CLOSED
    if reading.completion is Completion.COMPLETE:
        return FINALISATION
    return PIPELINE if reading.computed_status is Status.NOT_DUE else IMPLEMENTATION


def write_dates(publication: Publication, element: Element, reading: CommitmentReading) -> None:
    """When it was to begin and to end, and when it ended; when it truly began no register says."""
    withdrawn_on = reading.commitment.closed_on if is_withdrawn(reading.commitment) else None
    days = (
        (PLANNED_START, planned_start(reading, publication.register)),
        (PLANNED_END, reading.deadline.due),
        (ACTUAL_END, reading.deadline.completed_on or withdrawn_on),
    )
    for kind, day in days:
        if day is not None:
            etree.SubElement(element, "activity-date", {"type": kind, "iso-date": day.isoformat()})


def planned_start(reading: CommitmentReading, register: Register) -> date | None:
    """The day to begin on, found as R3 finds it: the commitment's own, its session's first, the agreement's signature.

    A day after the deadline is none.
    """
    due = reading.deadline.due
    return next((day for day in start_days(reading.commitment, register) if due is None or day <= due), None)


def start_days(commitment: Commitment, register: Register) -> Iterator[date]:
    """The days a commitment may have begun on, the nearest first."""
    session, agreement = register.session(commitment.session), register.agreement(commitment.agreement)
    days = (commitment.start, session and session.first_day, agreement and agreement.signed_on)
    return (day for day in days if day)


def write_place(publication: Publication, element: Element, reading: CommitmentReading) -> None:
    """The country; of several IATI wants shares, which no register says, so they are together a region of their own."""
    is_one, has_states = len(reading.parties) == 1, any(map(is_state, reading.parties))
    if has_states:
        etree.SubElement(element, "activity-scope", code=NATIONAL if is_one else MULTINATIONAL)
    if is_one and has_states:
        etree.SubElement(element, "recipient-country", code=reading.parties[0])
    elif reading.parties:
        name = joined((party_name(publication.register, code) for code in reading.parties), ", ")
        region = {"code": fit("-".join(reading.parties)), "vocabulary": OWN_VOCABULARY}
        publication.told(element, "recipient-region", name, **region)


def is_state(code: str) -> bool:
    """Whether a party's code is that of a country in ISO 3166."""
    return bool(STATE.fullmatch(code)) and code not in NO_STATES


def write_sector(publication: Publication, element: Element, commitment: Commitment) -> None:
    """The field of cooperation, in the vocabulary of the DAC where its code is one, else in the register's own."""
    sector = publication.register.sector(commitment.sector)
    code = fit(commitment.sector) or "none"
    name = sector.name if sector and sector.name else Text(commitment.sector)
    vocabulary = next((known for pattern, known in DAC_SECTORS if pattern.fullmatch(code)), OWN_VOCABULARY)
    publication.told(element, "sector", name, vocabulary=vocabulary, code=code)


def write_documents(publication: Publication, element: Element, commitment: Commitment) -> None:
    """The texts it was agreed in, and the evidence of milestones and statements."""
    register = publication.register
    if agreement := register.agreement(commitment.agreement):
        category = CONTRACT if agreement.kind is AgreementKind.CONTRACT else MEMORANDUM
        publication.document(element, agreement.link, agreement.title or Text(agreement.code), category)
    if session := register.session(commitment.session):
        publication.document(element, session.link, session.title or Text(session.code), OBJECTIVES)
    for one in register.milestones_of(commitment.code):
        evidence = one.evidence if one.done_on else None
        publication.document(
            element, evidence, publication.marked(one.title or Text(one.code), one.data_quality), RESULTS
        )
    for update in register.updates_of(commitment.code):
        what = update.progress or Text(update.on.isoformat())
        publication.document(element, update.evidence, publication.marked(what, update.data_quality), REVIEW)
