"""Timings of what the program does, on registers as large as one likes. Nothing here is a test."""
