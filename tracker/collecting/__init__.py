"""Workbooks sent out to those who fill them, and what came back merged into the register."""
