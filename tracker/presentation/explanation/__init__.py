"""One commitment explained in full: each number with its cell, each rule in its order, what a better light needs."""

from tracker.presentation.explanation.commitment import explanation, explanation_json
from tracker.presentation.explanation.parts import Explanation, Part, Row

__all__ = ["Explanation", "Part", "Row", "explanation", "explanation_json"]
