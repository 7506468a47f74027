"""The example register: what an ordinary reader must find in it, and that it reads well."""

from __future__ import annotations

import pytest

from tests.data.example import ADDRESS, FURTHER, MARKED, SHEET_NAMES, identity, row_of, source_rows

VISITS = ("S-06", "S-07", "S-08", "S-09")
SESSIONS_5_TO_7 = ("S-01", "S-02", "S-03")
TRANSLATIONS = ("ru", "tg", "ur")
LONGEST_NOTE, LONGEST_TITLE = 200, 90

PRINTED = ("Title", "Description", "Platform", "Note")
"""The columns of agreements, sessions and commitments that a report prints in words."""


def words(sheet: str) -> str:
    """All that a report prints of one sheet."""
    return "\n".join(row.get(heading, "") for row in source_rows(sheet) for heading in PRINTED)


@pytest.mark.parametrize(
    ("theme", "sheets"),
    [
        pytest.param("CASA-1000", ("Agreements", "Sessions", "Commitments"), id="CASA-1000"),
        pytest.param("CPEC", ("Sessions", "Commitments"), id="CPEC"),
        pytest.param("China-Pakistan Economic Corridor", ("Sessions", "Commitments"), id="CPEC-in-full"),
        pytest.param("seaports", ("Agreements", "Sessions", "Commitments"), id="seaports"),
        pytest.param("SCO", ("Agreements", "Sessions", "Commitments"), id="SCO"),
        pytest.param("Shanghai Cooperation Organisation", ("Agreements", "Sessions", "Commitments"), id="SCO-in-full"),
    ],
)
def test_the_themes_are_named_in_words(theme: str, sheets: tuple[str, ...]) -> None:
    assert [sheet for sheet in sheets if theme not in words(sheet)] == []


@pytest.mark.parametrize("sector", ["ENERGY", "TRADE", "CUSTOMS", "TRANSPORT", "CULTURE", "SECURITY", "DIALOGUE"])
def test_each_theme_has_measured_commitments(sector: str) -> None:
    commitments = {row["Code"] for row in source_rows("Commitments") if row["Sector"] == sector}
    assert commitments & {row["Commitment"] for row in source_rows("Indicators")}


@pytest.mark.parametrize("session", VISITS)
def test_documents_signed_at_a_high_level_visit_point_to_it(session: str) -> None:
    assert "High-level visits" in row_of("Sessions", session)["Platform"]
    assert [row["Code"] for row in source_rows("Agreements") if row["Session"] == session]


@pytest.mark.parametrize("session", SESSIONS_5_TO_7)
def test_sessions_5_to_7_of_the_joint_commission_have_measured_commitments(session: str) -> None:
    agreed = {row["Code"] for row in source_rows("Commitments") if row["Session"] == session}
    assert agreed & {row["Commitment"] for row in source_rows("Indicators")}


@pytest.mark.parametrize("code", ["I-15", "I-20"])
def test_the_joint_commission_carries_its_official_name(code: str) -> None:
    name = "Pakistan-Tajikistan Joint Commission on Trade, Economic and Scientific-Technical Cooperation"
    assert row_of("Agreements", code)["Title"].endswith(name)


def test_the_cultural_week_carries_the_days_of_its_title() -> None:
    (week,) = [row for row in source_rows("Sessions") if row["Kind"] == "cultural_event"]
    assert week["Title"] == "Tajikistan Cultural Week in Pakistan, 19–24 December 2025"
    assert (week["From"], week["To"]) == ("2025-12-19", "2025-12-24")
    assert [row["Code"] for row in source_rows("Commitments") if row["Session"] == week["Code"]] == [
        "PT-CU-01",
        "PT-CU-03",
    ]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("PK-EMB", "Embassy of Pakistan in Dushanbe", id="of-Pakistan"),
        pytest.param("TJ-EMB", "Embassy of Tajikistan in Pakistan", id="of-Tajikistan"),
    ],
)
def test_outreach_and_policy_dialogue_of_the_embassies_are_followed(code: str, name: str) -> None:
    assert row_of("Institutions", code)["Name"] == name
    measured = [row["Title"] for row in source_rows("Indicators") if row["Responsible"] == code]
    assert f"Outreach and policy dialogue events of the {name}" in measured
    assert any(row["Institution"] == code for row in source_rows("Updates"))
    assert any(code in (row["Lead"], *row["Supporting"].split(";")) for row in source_rows("Commitments"))


@pytest.mark.parametrize(
    ("code", "parties"),
    [
        pytest.param("I-01", 2, id="bilateral"),
        pytest.param("I-07", 4, id="CASA-1000"),
        pytest.param("I-17", 4, id="QTTA"),
        pytest.param("I-18", 10, id="SCO-strategy"),
        pytest.param("I-19", 10, id="SCO-anti-drug-centre"),
    ],
)
def test_instruments_name_all_their_parties(code: str, parties: int) -> None:
    assert len(set(row_of("Agreements", code)["Parties"].split(";"))) == parties


def test_signed_is_not_in_force() -> None:
    assert [row["Code"] for row in source_rows("Agreements") if row["In force on"]] == []


@pytest.mark.parametrize("sheet", ["Parties", "Sectors", "Agreements", "Sessions", "Commitments"])
def test_titles_are_there_in_all_languages(sheet: str) -> None:
    heading = "Name" if sheet in ("Parties", "Sectors") else "Title"
    missing = [
        f"{identity(row)} {language}"
        for row in source_rows(sheet)
        for language in TRANSLATIONS
        if not row[f"{heading} [{language}]"]
    ]
    assert missing == []


def test_notes_and_titles_of_commitments_are_short() -> None:
    rows = source_rows("Commitments")
    assert [row["Code"] for row in rows if len(row["Note"]) > LONGEST_NOTE] == []
    assert [row["Code"] for row in rows if len(row["Title"]) > LONGEST_TITLE] == []


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        pytest.param("Agreements", "Note", id="agreements"),
        pytest.param("Sessions", "Note", id="sessions"),
        pytest.param("Commitments", "Description", id="descriptions"),
        pytest.param("Indicators", "Note", id="indicators"),
        pytest.param("Actuals", "Comment", id="comments"),
        pytest.param("Revisions", "Reason", id="revisions"),
    ],
)
def test_words_hold_no_address_where_a_column_can_hold_it(sheet: str, heading: str) -> None:
    assert [identity(row) for row in source_rows(sheet) if ADDRESS.search(row[heading])] == []


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        *((sheet, "Link") for sheet in ("Agreements", "Sessions")),
        ("Indicators", "Source"),
        *((sheet, FURTHER) for sheet in SHEET_NAMES),
    ],
)
def test_columns_of_addresses_hold_addresses(sheet: str, heading: str) -> None:
    listed = [one for row in source_rows(sheet) for one in filter(None, row.get(heading, "").split("; "))]
    assert [one for one in listed if not ADDRESS.fullmatch(one)] == []


@pytest.mark.parametrize("sheet", ["Milestones", "Actuals", "Updates"])
def test_evidence_that_is_no_address_stands_in_illustrative_rows(sheet: str) -> None:
    rows = [row for row in source_rows(sheet) if row["Evidence"] and not ADDRESS.fullmatch(row["Evidence"])]
    assert {row["Data quality"] for row in rows} == {"illustrative"}


@pytest.mark.parametrize("sheet", MARKED)
def test_every_row_says_how_far_it_can_be_relied_upon(sheet: str) -> None:
    assert [identity(row) for row in source_rows(sheet) if not row["Data quality"]] == []
