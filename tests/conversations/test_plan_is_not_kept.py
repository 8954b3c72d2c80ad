"""A pasted plan is checked and forgotten: nothing of it stands in the database."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.assistant import Assistant
from bot.plans.load import current_plan_replies

PLAN = "Marmalade sandwiches will be used as a reward for phonics by a TA 3 times a week in class."
TELLING = "armalade"


def everything_kept(assistant: Assistant) -> str:
    """All that stands in the tables, as one text."""
    with Session(assistant.conversations._engine) as session:
        rows = [
            row
            for table in ("conversations", "turns", "sheets")
            for row in session.execute(text(f"SELECT * FROM {table}")).all()
        ]
    return repr(rows)


@pytest.mark.parametrize(
    "messages",
    [
        ["is this plan clear enough", PLAN],
        [f"is this plan clear enough: {PLAN}"],
        [PLAN],
        ["make me questions for a review meeting", f"is this plan clear enough: {PLAN}"],
        ["check this target", "marmalade"],
    ],
)
async def test_the_words_of_a_plan_are_in_no_table(
    assistant: Assistant, messages: list[str]
) -> None:
    token = None
    for message in messages:
        reply = await assistant.reply(message, token)
        token = reply.conversation
    assert "support_plan" in reply.answer.topics
    assert reply.asked == current_plan_replies().withheld
    for _ in range(2):  # the dialogue's memory is saved again with every turn
        assert TELLING not in everything_kept(assistant)
        await assistant.reply("thanks", token)
    assistant.conversations.delete(assistant.tokens.read(token))


async def test_other_messages_are_kept(assistant: Assistant) -> None:
    reply = await assistant.reply("what is SEN Support? marmalade")
    conversation = assistant.tokens.read(reply.conversation)
    assert assistant.conversations.turns(conversation)[-1].asked == reply.asked
    assert TELLING in everything_kept(assistant)
    assistant.conversations.delete(conversation)
