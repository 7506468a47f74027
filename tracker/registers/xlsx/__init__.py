"""The parts of an Excel file, each read as it streams by."""
