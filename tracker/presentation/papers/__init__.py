"""Papers for the next session: an agenda, an aide-memoire for each side, a reminder to each institution."""
