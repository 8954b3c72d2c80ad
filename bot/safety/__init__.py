"""Hearing danger in a message, before and above everything else."""

from bot.safety.detector import assess

__all__ = ["assess"]
