"""Is this plan clear enough? Seven points that a target or a line of a support plan should say.

The points, their texts and the words that show them are content, and the file itself says how to
read it: ``knowledge/meetings/plan_check.yml``.
"""

from __future__ import annotations

from bot.plans.checker import PlanCheck
from bot.plans.load import current_checker


def check_plan(text: str) -> PlanCheck:
    """Look for the seven points in a target, a line of a plan, or a whole one.

    The text should have gone through redaction: a placeholder such as [name] is read as a name.
    """
    return current_checker().check(text)


def signals_plan(text: str) -> bool:
    """Whether a message looks like a pasted plan or target, or asks about one that it holds."""
    return current_checker().is_plan(text)
