"""Measuring how well parents are understood, on questions that were never trained on."""
