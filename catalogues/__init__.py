"""Keeps the message catalogues: finds what is shown, and brings it to the translators (``python -m catalogues``)."""
