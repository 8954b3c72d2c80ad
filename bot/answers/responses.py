"""What a response is given and gives back, and how those of one turn become one answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.reply import Answer

Respond = Callable[[Context, Composer, dict[str, Any]], Answer]
"""Prepares a response of domain.yml; the last argument is what the action said besides its name."""


def merged(first: Answer, second: Answer) -> Answer:
    """Two answers of one turn as one: what was said first stands first."""
    return replace(
        second,
        messages=(*first.messages, *second.messages),
        topics=tuple(dict.fromkeys((*first.topics, *second.topics))),
        offered=second.offered or first.offered,
        safety=first.safety or second.safety,
        admitted=first.admitted or second.admitted,
        asks_council=first.asks_council or second.asks_council,
        sheet=second.sheet or first.sheet,
        questions=second.questions or first.questions,
        awaits_plan=first.awaits_plan or second.awaits_plan,
        asked_as=first.asked_as or second.asked_as,
        erase=first.erase or second.erase,
        is_private=first.is_private or second.is_private,
    )
