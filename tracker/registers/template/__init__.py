"""Workbooks that officials type in: empty with a worked example, or filled with an existing register."""
