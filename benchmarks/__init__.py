"""Signpost measured beside a stock Rasa project, in one run. See README.md."""
