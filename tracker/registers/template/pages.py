"""The sheets that are no records: how to use the workbook, its settings, and what was not carried over."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.registers.columns import SETTING, SETTINGS_SHEET, SHEETS, VALUE, Kind, SettingSpec
from tracker.registers.template.lists import ANSWERS, choices_name, quoted
from tracker.registers.template.plan import Plan
from tracker.registers.template.rules import chosen_from
from tracker.registers.template.sheets import set_up_page, write_cell
from tracker.registers.template.styles import Styles, height
from tracker.registers.template.words import Words, texts

SETTING_WIDTHS = (28, 44, 70)
HOWTO_WIDTHS = (26, 100)
KEPT_WIDTHS = (24, 18, 9, 24, 60, 60)
COLOURS = ("required", "optional", "lacking")


def write_settings(worksheet: Worksheet, plan: Plan, styles: Styles) -> None:
    """The sheet of settings, with the meaning of each beside it."""
    words = plan.words
    headings = (words.setting(SETTING.heading), words.setting(VALUE.heading), words.wording("pages", "meaning"))
    write_table(worksheet, headings, SETTING_WIDTHS, words, styles)
    text = text_style(words, styles)
    for number, row in enumerate(plan.settings, start=1):
        worksheet.write_string(number, 0, words.setting(row.spec.name, row.language), text)
        worksheet.write_string(number, 2, words.meaning(row.spec), text)
        if row.value:
            worksheet.write_string(number, 1, row.value, text)
        if name := list_of(row.spec):
            stops = {
                "error_title": words.wording("errors", "title"),
                "error_message": words.wording("errors", "choice"),
            }
            worksheet.data_validation(number, 1, number, 1, dict(chosen_from(name, stops)))


def list_of(spec: SettingSpec) -> str | None:
    """The list a setting is chosen from, if there is one."""
    if spec.choices is not None:
        return choices_name(spec.choices)
    return ANSWERS if spec.kind is Kind.YES_NO else None


def write_kept(worksheet: Worksheet, plan: Plan, styles: Styles) -> None:
    """The sheet of what was not carried over: where it stood, what it was, why."""
    headings = list(texts(plan.words.language)["kept"].values())
    write_table(worksheet, headings, KEPT_WIDTHS, plan.words, styles)
    for number, row in enumerate(plan.kept, start=1):
        for index, text in enumerate(row):
            write_cell(worksheet, (number, index), text or None, styles["text"])
    worksheet.autofilter(0, 0, len(plan.kept), len(headings) - 1)


def write_table(
    worksheet: Worksheet, headings: Sequence[str], widths: Sequence[int], words: Words, styles: Styles
) -> None:
    """The headings of a table of texts."""
    for index, (heading, wide) in enumerate(zip(headings, widths, strict=True)):
        worksheet.set_column(index, index, wide, text_style(words, styles))
        worksheet.write_string(0, index, heading, styles["optional"])
    worksheet.freeze_panes(1, 0)
    set_up_page(worksheet, words)


def text_style(words: Words, styles: Styles) -> Format:
    """The style of a text in the language of the words."""
    return styles["text_rtl" if words.is_right_to_left else "text"]


class HowTo:
    """Writes the sheet that says how to use the workbook, line after line."""

    def __init__(self, worksheet: Worksheet, plan: Plan, styles: Styles) -> None:
        self.worksheet, self.plan, self.words, self.styles = worksheet, plan, plan.words, styles
        self.row = 0

    def write(self) -> None:
        """Write the whole sheet."""
        for index, wide in enumerate(HOWTO_WIDTHS):
            self.worksheet.set_column(index, index, wide, self.styles["plain"])
        self.worksheet.hide_gridlines(2)
        set_up_page(self.worksheet, self.words)
        self.line(self.words.wording("howto", "title"), style="title")
        self.steps("start", "steps")
        self.colours()
        self.sheets()
        self.steps("typing", "rules")
        self.steps("checking", "sending")

    def line(self, first: str, second: str = "", style: str = "plain") -> None:
        """One line of two cells."""
        self.worksheet.write_string(self.row, 0, first, self.styles[style])
        if second:
            self.worksheet.write_string(self.row, 1, second, self.styles["plain"])
            self.worksheet.set_row(self.row, height([second], HOWTO_WIDTHS[1:]))
        self.row += 1

    def section(self, key: str) -> None:
        """A heading with a blank line above it."""
        self.row += 1
        self.line(self.words.wording("howto", key), style="section")

    def steps(self, section: str, key: str) -> None:
        """A numbered list."""
        self.section(section)
        names = {name: self.words.sheet(name) for name in (SETTINGS_SHEET, *(spec.name for spec in SHEETS))}
        lines = self.words.lines("howto", key, title=self.words.heading("Title"), **names)
        for number, line in enumerate(lines, start=1):
            self.line(f"{number}.", line, style="step")

    def colours(self) -> None:
        """What the colours mean; each stands beside its meaning in words."""
        self.section("colours")
        for key in COLOURS:
            self.line(
                self.words.heading("Code") if key != "lacking" else "", self.words.wording("howto", key), style=key
            )

    def sheets(self) -> None:
        """What each sheet is for, with a link to it."""
        self.section("sheets")
        for name in (SETTINGS_SHEET, *self.plan.by_name):
            self.line("", self.words.wording("sheets", name))
            shown = self.words.sheet(name)
            self.worksheet.write_url(self.row - 1, 0, f"internal:{quoted(shown)}!A1", self.styles["link"], string=shown)
