"""The sheets of a register and their columns, as data: reader, template and help follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from functools import cached_property

from tracker.domain.agreements import Agreement, AgreementKind
from tracker.domain.commitments import Closure, Commitment, Override, Priority, RevisedField, Revision
from tracker.domain.indicators import (
    Accumulation,
    Actual,
    Direction,
    Indicator,
    Level,
    Measure,
    NoBaseline,
    Qualifier,
    Target,
    Verification,
)
from tracker.domain.milestones import Milestone
from tracker.domain.parties import Institution, Party, Sector
from tracker.domain.record import Record
from tracker.domain.sessions import Session, SessionKind
from tracker.domain.settings import Classification, PeriodLength
from tracker.domain.updates import Update
from tracker.domain.values import ASSESSED, LANGUAGES, Completion, DataQuality, Status

TEMPLATE_VERSION = "1"
"""Version of this format; a register states it in the setting ``Template version``."""


REQUIRED_EMPTY = "REQUIRED_EMPTY"
"""The problem of a required cell left blank, where its column has no words of its own for that."""


class Kind(StrEnum):
    """How a cell is read; one function of ``coerce`` a kind."""

    CODE = auto()
    CODES = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    TEXT = auto()
    CHOICE = auto()
    YES_NO = auto()
    DATE = auto()
    DATE_OR_YEAR = auto()
    NUMBER = auto()
    INTEGER = auto()
    VALUE = auto()
    """A number, or a label of the indicator's scale."""
    PART = auto()
    """A number; a dash is missing."""
    REVISED = auto()
    """A day for Due and Target date, a value for Target and Baseline."""
    SCALE = auto()
    """Labels of an ordinal scale, worst first, separated by ``<``."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, how its cells are read, and the field of the model it fills.

    ``to`` names the sheets a reference may point to. A blank cell takes the default of the model's field. ``begins`` is
    true of a day on which something begins, so that a mere year means its first day.
    ``help`` is the note an official sees in the template; ``when_empty`` is the problem of a required cell left blank.
    ``offered`` are the choices a drop-down offers where not all that can be read may be typed.
    """

    heading: str
    kind: Kind
    help: str
    required: bool = False
    translated: bool = False
    choices: type[StrEnum] | None = None
    to: tuple[str, ...] = ()
    above: Decimal | None = None
    name: str = ""
    when_empty: str = REQUIRED_EMPTY
    begins: bool = False
    offered: tuple[StrEnum, ...] = ()

    @cached_property
    def field(self) -> str:
        """The field of the sheet's model."""
        return self.name or self.heading.lower().replace(" ", "_")


@dataclass(frozen=True)
class SheetSpec:
    """One sheet: its columns, the model of its rows, and whether a register needs it."""

    name: str
    record: type[Record]
    columns: tuple[Column, ...]
    required: bool = False

    @cached_property
    def by_field(self) -> Mapping[str, Column]:
        """The columns by the field they fill."""
        return {column.field: column for column in self.columns}

    @property
    def has_codes(self) -> bool:
        """Whether its rows carry a code that others may refer to."""
        return "code" in self.by_field


def code(of: str) -> Column:
    """The identifying column of a sheet."""
    return Column("Code", Kind.CODE, f"Short identifier of the {of}, unique in this sheet.", required=True)


MARKS = (
    Column(
        "Data quality",
        Kind.CHOICE,
        "How far this row can be relied upon. Blank: final.",
        choices=DataQuality,
    ),
    Column("Note", Kind.TEXT, "Anything a reader of this row should know.", translated=True),
)
"""Optional columns of every sheet from Agreements to Updates."""

PARTIES = SheetSpec(
    "Parties",
    Party,
    (
        code("party; the ISO 3166 code of a state, such as PK"),
        Column("Name", Kind.TEXT, "Official name.", required=True, translated=True),
    ),
    required=True,
)

INSTITUTIONS = SheetSpec(
    "Institutions",
    Institution,
    (
        code("institution"),
        Column("Name", Kind.TEXT, "Official name.", required=True, translated=True),
        Column("Party", Kind.REFERENCE, "The party it belongs to.", required=True, to=("Parties",)),
        Column("Focal point", Kind.TEXT, "The office that answers, not a person."),
        Column("Email", Kind.TEXT, "Address of the office."),
    ),
    required=True,
)

SECTORS = SheetSpec(
    "Sectors",
    Sector,
    (
        code("sector"),
        Column("Name", Kind.TEXT, "Name of the field of cooperation.", required=True, translated=True),
    ),
)

AGREEMENTS = SheetSpec(
    "Agreements",
    Agreement,
    (
        code("agreement"),
        Column("Kind", Kind.CHOICE, "What kind of instrument it is.", required=True, choices=AgreementKind),
        Column("Title", Kind.TEXT, "Full title.", required=True, translated=True),
        Column("Signed on", Kind.DATE, "Day of signature. Signed is not in force."),
        Column("Place", Kind.TEXT, "Where it was signed."),
        Column("In force on", Kind.DATE, "Day of entry into force; blank while not recorded."),
        Column("Expires on", Kind.DATE, "Day it ends, if it says so."),
        Column("Parties", Kind.REFERENCES, "Codes of the parties, separated by ;", to=("Parties",)),
        Column("Session", Kind.REFERENCE, "The session at which it was signed.", to=("Sessions",)),
        Column("Link", Kind.TEXT, "Address of the text or of the source."),
        *MARKS,
    ),
)

SESSIONS = SheetSpec(
    "Sessions",
    Session,
    (
        code("session"),
        Column("Kind", Kind.CHOICE, "What kind of meeting it is.", required=True, choices=SessionKind),
        Column("Number", Kind.INTEGER, "Its number in its series, such as 7."),
        Column("Title", Kind.TEXT, "Full title.", required=True, translated=True),
        Column("From", Kind.DATE, "First day.", required=True, name="first_day", begins=True),
        Column("To", Kind.DATE, "Last day; blank: the same day.", name="last_day"),
        Column("Place", Kind.TEXT, "City or country."),
        Column("Host", Kind.REFERENCE, "The party that received the others.", to=("Parties",)),
        Column("Platform", Kind.TEXT, "Joint Commission, SCO, CASA-1000, CPEC or another."),
        Column("Link", Kind.TEXT, "Address of the protocol or of the source."),
        *MARKS,
    ),
)

COMMITMENTS = SheetSpec(
    "Commitments",
    Commitment,
    (
        code("commitment"),
        Column("Title", Kind.TEXT, "What was promised, in one sentence.", required=True, translated=True),
        Column("Description", Kind.TEXT, "More about it, if needed.", translated=True),
        Column(
            "Agreement", Kind.REFERENCE, "The agreement it stands in. This or Session is needed.", to=("Agreements",)
        ),
        Column("Session", Kind.REFERENCE, "The session that agreed it. This or Agreement is needed.", to=("Sessions",)),
        Column("Clause", Kind.TEXT, "Article or paragraph."),
        Column("Sector", Kind.REFERENCE, "Field of cooperation.", required=True, to=("Sectors",)),
        Column("Lead", Kind.REFERENCE, "The institution that answers for it.", required=True, to=("Institutions",)),
        Column("Supporting", Kind.REFERENCES, "Institutions that help, separated by ;", to=("Institutions",)),
        Column("Start", Kind.DATE, "Day from which it is pursued.", begins=True),
        Column("Due", Kind.DATE, "Day by which it is to be done, as it stands now."),
        Column("Original due", Kind.DATE, "The first day agreed, if it was moved."),
        Column("Priority", Kind.CHOICE, "Blank: normal.", choices=Priority),
        Column("Closure", Kind.CHOICE, "Blank: open.", choices=Closure),
        Column("Closed on", Kind.DATE, "Needed when it is no longer open."),
        Column("Closure basis", Kind.TEXT, "The decision or document that closed it."),
        Column("Depends on", Kind.REFERENCES, "Commitments that must come first, separated by ;", to=("Commitments",)),
        Column("Former codes", Kind.CODES, "Codes it had before, separated by ;"),
        Column("Restricted", Kind.YES_NO, "yes: left out of the public edition. Blank: no."),
        *MARKS,
    ),
    required=True,
)

MILESTONES = SheetSpec(
    "Milestones",
    Milestone,
    (
        code("milestone"),
        Column("Commitment", Kind.REFERENCE, "The commitment it belongs to.", required=True, to=("Commitments",)),
        Column("Title", Kind.TEXT, "The event, such as: contract signed.", required=True, translated=True),
        Column("Due", Kind.DATE, "Blank: the day of the commitment."),
        Column("Done on", Kind.DATE, "Day it happened; blank while it has not."),
        Column("Weight", Kind.NUMBER, "How much it counts beside the others. Blank: 1.", above=Decimal(0)),
        Column("Responsible", Kind.REFERENCE, "Blank: the lead of the commitment.", to=("Institutions",)),
        Column("Evidence", Kind.TEXT, "Document, link or letter that shows it."),
        *MARKS,
    ),
)

INDICATORS = SheetSpec(
    "Indicators",
    Indicator,
    (
        code("indicator"),
        Column("Commitment", Kind.REFERENCE, "The commitment it measures.", required=True, to=("Commitments",)),
        Column("Title", Kind.TEXT, "What is measured.", required=True, translated=True),
        Column("Level", Kind.CHOICE, "output, outcome or impact. Blank: output.", choices=Level),
        Column("Group", Kind.TEXT, "The part measured: sex, region or another."),
        Column("Measure", Kind.CHOICE, "Kind of value. Blank: number.", choices=Measure),
        Column("Unit", Kind.TEXT, "Unit of measure, such as km.", translated=True),
        Column("Direction", Kind.CHOICE, "Which way is better. Blank: as baseline and target say.", choices=Direction),
        Column(
            "Accumulation",
            Kind.CHOICE,
            "latest: each actual is the level reached. sum: the actuals of all periods add up. Blank: latest.",
            choices=Accumulation,
        ),
        Column("Baseline", Kind.VALUE, "Value at the start; leave blank if unknown, never 0 for unknown."),
        Column("Baseline date", Kind.DATE_OR_YEAR, "Day the baseline was measured."),
        Column("Target", Kind.VALUE, "Value to be reached."),
        Column("Target date", Kind.DATE_OR_YEAR, "Blank: the day the commitment is due."),
        Column("Scale", Kind.SCALE, "For ordinal: the labels, worst first, separated by <"),
        Column(
            "No baseline",
            Kind.CHOICE,
            "What a blank baseline means. Blank: as the register's setting says.",
            choices=NoBaseline,
        ),
        Column("Responsible", Kind.REFERENCE, "Who reports. Blank: the lead of the commitment.", to=("Institutions",)),
        Column("Means of verification", Kind.TEXT, "How the value can be checked.", translated=True),
        Column("Source", Kind.TEXT, "Where the figures come from.", name="source_name"),
        Column("Definition", Kind.TEXT, "Exactly what is counted.", translated=True),
        *MARKS,
    ),
)

TARGETS = SheetSpec(
    "Targets",
    Target,
    (
        Column("Indicator", Kind.REFERENCE, "The indicator it belongs to.", required=True, to=("Indicators",)),
        Column("Due", Kind.DATE_OR_YEAR, "Day by which this value is to be reached.", required=True),
        Column("Value", Kind.VALUE, "Value to be reached by then.", required=True),
        *MARKS,
    ),
)

ACTUALS = SheetSpec(
    "Actuals",
    Actual,
    (
        Column("Indicator", Kind.REFERENCE, "The indicator measured.", required=True, to=("Indicators",)),
        Column("Date", Kind.DATE_OR_YEAR, "End of the period measured.", required=True, name="on"),
        Column("From", Kind.DATE, "Start of the period measured.", name="period_start", begins=True),
        Column("Value", Kind.VALUE, "What was measured; leave blank if unknown, never 0 for unknown."),
        Column("Numerator", Kind.PART, "For percentages: the part."),
        Column("Denominator", Kind.PART, "For percentages: the whole."),
        Column("Reported by", Kind.REFERENCE, "Institution or party that reports.", to=("Institutions", "Parties")),
        Column("Reported on", Kind.DATE, "Day of the report."),
        Column("Verification", Kind.CHOICE, "Blank: reported. Drafts do not count.", choices=Verification),
        Column("Qualifier", Kind.CHOICE, "What stood before the number. Blank: exact.", choices=Qualifier),
        Column("Evidence", Kind.TEXT, "Document, link or letter that shows it."),
        Column("Comment", Kind.TEXT, "What the number does not say.", translated=True),
        *MARKS,
    ),
)

UPDATES = SheetSpec(
    "Updates",
    Update,
    (
        Column("Commitment", Kind.REFERENCE, "The commitment spoken of.", required=True, to=("Commitments",)),
        Column("Date", Kind.DATE, "Day of the statement.", required=True, name="on"),
        Column("Party", Kind.REFERENCE, "The side that speaks.", to=("Parties",)),
        Column("Institution", Kind.REFERENCE, "The institution that speaks.", to=("Institutions",)),
        Column("Completion", Kind.CHOICE, "How far it is delivered.", choices=Completion),
        Column("Progress", Kind.TEXT, "What was done.", translated=True),
        Column("Obstacle", Kind.TEXT, "What stands in the way.", translated=True),
        Column("Next step", Kind.TEXT, "What will be done next.", translated=True),
        Column("Decision requested", Kind.TEXT, "What the next session should decide.", translated=True),
        Column("Evidence", Kind.TEXT, "Document, link or letter that shows it."),
        *MARKS,
    ),
)

REVISIONS = SheetSpec(
    "Revisions",
    Revision,
    (
        Column(
            "Item", Kind.REFERENCE, "Commitment or indicator moved.", required=True, to=("Commitments", "Indicators")
        ),
        Column("Field", Kind.CHOICE, "What was moved.", required=True, choices=RevisedField),
        Column("Old", Kind.REVISED, "What stood there before.", required=True),
        Column("New", Kind.REVISED, "What was agreed instead.", required=True),
        Column("Date", Kind.DATE, "Day of the decision.", required=True, name="on"),
        Column(
            "Basis",
            Kind.REFERENCE,
            "Session or agreement that moved it.",
            required=True,
            to=("Sessions", "Agreements"),
            when_empty="REVISION_WITHOUT_BASIS",
        ),
        Column("Reason", Kind.TEXT, "Why it was moved.", translated=True),
    ),
)

OVERRIDES = SheetSpec(
    "Overrides",
    Override,
    (
        Column("Item", Kind.REFERENCE, "Commitment or indicator.", required=True, to=("Commitments", "Indicators")),
        Column("Status", Kind.CHOICE, "The light to show.", required=True, choices=Status, offered=ASSESSED),
        Column(
            "Reason",
            Kind.TEXT,
            "Why it is set by hand.",
            required=True,
            translated=True,
            when_empty="OVERRIDE_WITHOUT_REASON",
        ),
        Column("Author", Kind.TEXT, "The office that sets it.", required=True, when_empty="OVERRIDE_WITHOUT_REASON"),
        Column("Date", Kind.DATE, "Day from which it holds.", required=True, name="on"),
        Column("Valid until", Kind.DATE, "Last day it holds; blank: until changed."),
    ),
)

SHEETS = (
    PARTIES,
    INSTITUTIONS,
    SECTORS,
    AGREEMENTS,
    SESSIONS,
    COMMITMENTS,
    MILESTONES,
    INDICATORS,
    TARGETS,
    ACTUALS,
    UPDATES,
    REVISIONS,
    OVERRIDES,
)
"""All sheets of records, in the order of a register; the sheet ``Register`` is one of settings."""

SETTINGS_SHEET = "Register"


@dataclass(frozen=True)
class SettingSpec:
    """One setting: the field it fills, how its value is read, and what it means."""

    name: str
    kind: Kind
    help: str
    choices: type[StrEnum] | None = None
    translated: bool = False

    @property
    def field(self) -> str:
        """The field of ``Settings``."""
        return self.name.lower().replace(" ", "_")


Language = StrEnum("Language", {code.upper(): code for code in LANGUAGES})  # type: ignore[misc] # one for each folder
"""Languages of a register."""


class Rules(StrEnum):
    """The rule sets that are shipped."""

    IDB_CRF = "idb-crf"


SETTINGS = (
    SettingSpec("Title", Kind.TEXT, "Title of the register and its reports.", translated=True),
    SettingSpec("Reference", Kind.TEXT, "Short identifier used in file names, such as PK-TJ."),
    SettingSpec("Language", Kind.CHOICE, "Language of the unmarked columns. Blank: en.", Language),
    SettingSpec("Period", Kind.CHOICE, "How often the parties report. Blank: quarter.", PeriodLength),
    SettingSpec("Rules", Kind.CHOICE, "How a status is derived. Blank: idb-crf.", Rules),
    SettingSpec("Verified only", Kind.YES_NO, "yes: only verified actuals count. Blank: no."),
    SettingSpec("No baseline", Kind.CHOICE, "What a blank baseline means. Blank: refuse.", NoBaseline),
    SettingSpec("Classification", Kind.CHOICE, "Who may see it. Blank: public.", Classification),
    SettingSpec("Template version", Kind.TEXT, "Version of this workbook's format."),
)
"""The rows of the sheet ``Register``."""

SETTING, VALUE = Column("Setting", Kind.TEXT, "", required=True), Column("Value", Kind.TEXT, "", required=True)
SETTINGS_SPEC = SheetSpec(SETTINGS_SHEET, Record, (SETTING, VALUE))
"""The sheet of settings, of which each row is one setting and none a record."""
