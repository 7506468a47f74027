"""A small register that has something of everything a report can print. All of it is made up."""

from __future__ import annotations

from tests.build import (
    actual,
    agreement,
    commitment,
    indicator,
    institution,
    milestone,
    override,
    parts,
    party,
    revision,
    sector,
    session,
    target,
    update,
)
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.problems import Details, Place, Problem, problem

DAY = "2026-06-30"
FILE = "register.xlsx"
SETTINGS = {"title": Text("Commitments of Northland and Southland"), "reference": "NL-SL"}

PARTIES = (party("NL", name="Northland"), party("SL", name="Southland"), party("EL", name="Eastland"))
INSTITUTIONS = (
    institution("NL-ROAD", "NL", name="Ministry of Roads"),
    institution("NL-STAT", "NL", name="Statistics Office"),
    institution("SL-CUST", "SL", name="Customs Service"),
    institution("SL-RAIL", "SL", name="Railways"),
)
SECTORS = (sector("TRANS", name="Transport"), sector("CUST", name="Customs"))
AGREEMENTS = (
    agreement(
        "A-1",
        kind="agreement",
        title="Agreement on Transit",
        signed_on="2024-07-02",
        place="Northport",
        in_force_on="2024-09-01",
        parties=("NL", "SL"),
        session="S-1",
        link="https://treaties.example/a-1",
        row=2,
    ),
    agreement(
        "A-2",
        kind="memorandum",
        title="Memorandum on Tourism",
        parties=("NL", "SL", "EL"),
        data_quality="provisional",
        note=Text("Title from https://press.example/2024/07/a-very-long-address-of-a-press-release; text not seen."),
        row=3,
    ),
)
SESSIONS = (
    session(
        "S-1",
        kind="visit",
        title="Official visit",
        first_day="2024-07-01",
        last_day="2024-07-03",
        place="Northport",
        host="NL",
        row=2,
    ),
    session(
        "S-2", kind="joint_commission", title="2nd session", first_day="2025-05-20", platform="Joint Commission", row=3
    ),
)

BRIDGE = (
    commitment(
        "C-1",
        title="Open the bridge",
        description=Text("The bridge over the border river with both approaches."),
        agreement="A-1",
        clause="Art. 5",
        session="S-1",
        sector="TRANS",
        lead="NL-ROAD",
        supporting=("SL-CUST", "SL-RAIL"),
        start="2025-01-01",
        due="2026-12-31",
        original_due="2026-06-30",
        note=Text("Length by the design (https://roads.example/bridge)."),
        row=2,
    ),
    milestone(
        "C-1-M1",
        commitment="C-1",
        title="Design agreed",
        due="2025-03-31",
        done_on="2025-04-10",
        evidence="https://roads.example/design",
        row=2,
    ),
    milestone(
        "C-1-M2", commitment="C-1", title="Piers stand", due="2026-05-31", evidence="Site protocol of September", row=3
    ),
    milestone(
        "C-1-M3",
        commitment="C-1",
        title="Opening",
        due="2026-12-31",
        responsible="SL-RAIL",
        data_quality="illustrative",
        row=4,
    ),
    indicator(
        "C-1-I1",
        commitment="C-1",
        title="Length built",
        level="output",
        measure="number",
        unit="m",
        baseline=0,
        baseline_date="2024-12-31",
        target=1200,
        target_date="2026-12-31",
        source_name="Design of the bridge",
        row=2,
    ),
    target(300, "2025-12-31", indicator="C-1-I1", row=2),
    target(900, "2026-09-30", indicator="C-1-I1", data_quality="illustrative", row=3),
    actual(120, "2025-06-30", indicator="C-1-I1", qualifier="about", reported_by="NL-ROAD", row=2),
    actual(
        310,
        "2025-12-31",
        indicator="C-1-I1",
        reported_by="NL-ROAD",
        verification="verified",
        evidence="Acceptance 14",
        row=3,
    ),
    actual(
        520,
        "2026-05-31",
        indicator="C-1-I1",
        reported_by="NL-ROAD",
        comment="Two spans.",
        row=4,
    ),
    actual(
        505,
        "2026-05-31",
        indicator="C-1-I1",
        reported_by="SL-RAIL",
        evidence="https://roads.example/may",
        data_quality="illustrative",
        row=5,
    ),
    actual(600, "2026-06-30", indicator="C-1-I1", verification="draft", row=6),
    update(
        "NL",
        "2026-06-10",
        "substantial",
        commitment="C-1",
        institution="NL-ROAD",
        progress="Piers are late.",
        obstacle="High water.",
        next_step="Night shifts.",
        row=2,
    ),
    update(
        "SL",
        "2026-06-12",
        "limited",
        commitment="C-1",
        progress="Approach road waits.",
        decision_requested="Agree on the border post.",
        data_quality="illustrative",
        row=3,
    ),
    revision(
        "due", "2026-06-30", "2026-12-31", "2025-05-20", item="C-1", basis="S-2", reason=Text("Floods of 2025."), row=2
    ),
    revision("target", 1000, 1200, "2025-05-20", item="C-1-I1", basis="S-2", row=3),
)
TRANSIT = (
    commitment(
        "C-2",
        title="Clear lorries at the border within a day",
        agreement="A-1",
        clause="Art. 12",
        sector="CUST",
        lead="SL-CUST",
        supporting=("NL-STAT",),
        due="2026-07-15",
        data_quality="illustrative",
        row=3,
    ),
    indicator(
        "C-2-I1",
        commitment="C-2",
        title="Lorries cleared within a day",
        level="outcome",
        measure="percent",
        direction="at_least",
        target=90,
        row=3,
    ),
    parts(200, 300, "2026-03-31", indicator="C-2-I1", reported_by="SL-CUST", row=7),
    indicator(
        "C-2-I2",
        commitment="C-2",
        title="Lorries in transit",
        measure="number",
        unit="lorries",
        accumulation="sum",
        baseline=0,
        baseline_date="2025-12-31",
        target=4000,
        target_date="2026-12-31",
        responsible="NL-STAT",
        row=4,
    ),
    actual(700, "2026-01-31", indicator="C-2-I2", verification="verified", reported_by="NL-STAT", row=8),
    actual(650, "2026-02-28", indicator="C-2-I2", reported_by="NL-STAT", row=9),
    actual(900, "2026-03-31", indicator="C-2-I2", reported_by="NL-STAT", row=10),
    indicator(
        "C-2-I3",
        commitment="C-2",
        title="Stage of the transit system",
        measure="ordinal",
        scale=("idea", "pilot", "in use"),
        baseline="idea",
        baseline_date="2025-12-31",
        target="in use",
        target_date="2026-12-31",
        row=5,
    ),
    actual("pilot", "2026-06-15", indicator="C-2-I3", row=11),
    override(
        "at_risk",
        "2026-06-20",
        item="C-2-I2",
        reason=Text("The winter counts are doubted."),
        valid_until="2026-12-31",
        row=2,
    ),
)
OTHERS = (
    commitment(
        "C-3", title="Exchange trade statistics", session="S-2", sector="CUST", lead="NL-STAT", due="2026-01-31", row=4
    ),
    indicator(
        "C-3-I1", commitment="C-3", title="Series exchanged", baseline=0, baseline_date="2025-06-30", target=12, row=6
    ),
    update(None, "2026-02-01", commitment="C-3", progress="Nobody answers.", row=4),
    commitment(
        "C-4",
        title="Rail timetable",
        session="S-2",
        sector="TRANS",
        lead="SL-RAIL",
        due="2026-03-31",
        closure="completed",
        closed_on="2026-04-15",
        row=5,
    ),
    milestone(
        "C-4-M1",
        commitment="C-4",
        title="Timetable printed",
        due="2026-03-31",
        done_on="2026-04-15",
        evidence="Timetable 2026",
        row=5,
    ),
    commitment(
        "C-5",
        title="Ferry in summer",
        session="S-1",
        sector="TRANS",
        lead="NL-ROAD",
        closure="withdrawn",
        closed_on="2025-05-20",
        closure_basis="Protocol of the 2nd session",
        restricted=True,
        row=6,
    ),
    commitment(
        "C-6",
        title="Joint tariff",
        agreement="A-1",
        sector="CUST",
        lead="SL-CUST",
        start="2026-09-01",
        due="2027-06-30",
        depends_on=("C-2",),
        row=7,
    ),
    commitment("C-7", title="Quality of service", session="S-2", sector="TRANS", lead="SL-RAIL", row=8),
    indicator(
        "C-7-I1",
        commitment="C-7",
        title="What passengers say",
        measure="qualitative",
        data_quality="illustrative",
        row=7,
    ),
    actual(None, "2026-04-30", indicator="C-7-I1", comment="Trains are clean and late.", reported_by="SL-RAIL", row=12),
)
RECORDS: tuple[Record, ...] = (
    *PARTIES,
    *INSTITUTIONS,
    *SECTORS,
    *AGREEMENTS,
    *SESSIONS,
    *BRIDGE,
    *TRANSIT,
    *OTHERS,
)
WARNING: Problem = problem(
    "DATE_TIME_DROPPED",
    Place(FILE, "Updates", 2, 2, "Date"),
    Details("2026-06-10 14:00"),
    value="2026-06-10 14:00",
    date="2026-06-10",
)
