"""Advisers of councils' services: their accounts, how they sign in, and what they did."""

from bot.advisers.adviser import ROLES, Adviser, Role

__all__ = ["ROLES", "Adviser", "Role"]
