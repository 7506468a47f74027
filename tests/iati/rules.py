"""The published rule set of IATI 2.03, read from its JSON and applied to a file.

A rule set maps contexts (XPath) to rules, a rule to cases. Their specification says what each asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

FOLDER = Path(__file__).parent
RULES = json.loads((FOLDER / "standard_ruleset.json").read_text(encoding="utf-8"))
NOW = "NOW"

SCHEMA = etree.XMLSchema(etree.parse(FOLDER / "iati-activities-schema.xsd"))


def texts(element: Any, path: str) -> list[str]:
    """What a path leads to: values of attributes, and texts of elements."""
    found = element.xpath(path)
    return [one if isinstance(one, str) else one.text or "" for one in found]


def atleast_one(element: Any, case: Any, today: date) -> bool:
    return any(element.xpath(path) for path in case["paths"])


def no_more_than_one(element: Any, case: Any, today: date) -> bool:
    return sum(len(element.xpath(path)) for path in case["paths"]) <= 1


def date_order(element: Any, case: Any, today: date) -> bool:
    less, more = ([today.isoformat()] if case[key] == NOW else texts(element, case[key]) for key in ("less", "more"))
    return not less or not more or less[0] <= more[0]


def regex_matches(element: Any, case: Any, today: date) -> bool:
    return all(re.fullmatch(case["regex"], text) for path in case["paths"] for text in texts(element, path))


def sums_to(element: Any, case: Any, today: date) -> bool:
    found = [Decimal(text) for path in case["paths"] for text in texts(element, path)]
    return not found or sum(found) == case["sum"]


CHECKS = {
    "atleast_one": atleast_one,
    "no_more_than_one": no_more_than_one,
    "date_order": date_order,
    "regex_matches": regex_matches,
    "sum": sums_to,
}


def broken_rules(document: Any, today: date) -> Iterator[str]:
    """The rules a file breaks, each with its context and case."""
    for context, rules in RULES.items():
        for element in document.xpath(context):
            for name, rule in rules.items():
                for case in rule["cases"]:
                    if not CHECKS[name](element, case, today):
                        yield f"{context}: {name} {case}"


def broken_schema(document: Any) -> list[str]:
    """What in a file the schema does not allow."""
    SCHEMA.validate(document)
    return [str(one) for one in SCHEMA.error_log]
