"""The report as an archive: what it carries, how that is taken out again, and whether all of it agrees."""
