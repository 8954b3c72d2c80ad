"""Preparing a parent for a meeting: what they said, the questions chosen for it, the sheet."""
