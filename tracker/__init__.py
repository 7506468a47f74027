"""tracker: commitments of states, judged by measurable outcomes."""

__version__ = "0.1.0"
