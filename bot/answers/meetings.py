"""Everything that is said about a meeting, before it and after it."""

from __future__ import annotations

from bot.answers.meeting_form import FormAnswers
from bot.answers.meeting_list import ListAnswers
from bot.answers.meeting_outcome import OutcomeAnswers
from bot.answers.plans import checked_plan
from bot.answers.responses import Respond
from bot.knowledge import Knowledge


def meeting_responses(knowledge: Knowledge) -> dict[str, Respond]:
    """The responses about a meeting, its list and the plan, under their names in domain.yml."""
    return {
        **FormAnswers().responses,
        **ListAnswers(knowledge).responses,
        **OutcomeAnswers(knowledge).responses,
        "utter_check_plan": checked_plan,
    }
