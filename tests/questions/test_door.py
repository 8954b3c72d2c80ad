"""What stays of real turns: of a form, a plan and danger there are no words."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.assistant import Assistant
from bot.questions.tables import AskedRow, WordingRow
from bot.reply import Reply

UNCLEAR = "and the letter"
PLAN = (
    "Please check this plan. Target: Jo will improve his reading. Support: small group. "
    "By when: soon. Who: staff."
)


@pytest.fixture(autouse=True)
def _nothing_counted(assistant: Assistant) -> None:
    with Session(assistant.engine, future=True) as session, session.begin():
        session.query(AskedRow).delete()
        session.query(WordingRow).delete()


async def say(assistant: Assistant, *texts: str) -> Reply:
    conversation = None
    for text in texts:
        reply = await assistant.reply(text, conversation, "southend", channel="program")
        conversation = reply.conversation
    return reply


def words(assistant: Assistant) -> list[str]:
    with Session(assistant.engine, future=True) as session:
        return list(session.execute(select(WordingRow.wording)).scalars())


def outcomes(assistant: Assistant) -> dict[str, int]:
    with Session(assistant.engine, future=True) as session:
        rows = session.execute(select(AskedRow)).scalars().all()
    return {row.outcome: row.count for row in rows}


async def test_a_question_without_an_answer(assistant: Assistant) -> None:
    await say(assistant, UNCLEAR)
    assert words(assistant) == [UNCLEAR]
    with Session(assistant.engine, future=True) as session:
        (row,) = session.execute(select(AskedRow)).scalars()
    assert (row.outcome, row.council, row.channel) == ("admitted", "southend", "program")


async def test_words_are_kept_as_they_were_redacted(assistant: Assistant) -> None:
    await say(assistant, "what about Oliver Smith born 3.4.2015")
    assert words(assistant)
    assert "Oliver" not in str(words(assistant))
    assert "2015" not in str(words(assistant))


async def test_what_the_parent_says_of_the_place_outranks_the_page(assistant: Assistant) -> None:
    await say(assistant, "I live in Camden", UNCLEAR)
    with Session(assistant.engine, future=True) as session:
        assert {row.council for row in session.execute(select(AskedRow)).scalars()} == {"camden"}


@pytest.mark.parametrize("inside", [UNCLEAR, "stop", "is it allowed", "blah the money thing"])
async def test_nothing_that_came_into_a_form(assistant: Assistant, inside: str) -> None:
    await say(assistant, "help me get ready for a meeting", "A review of the support", inside)
    assert words(assistant) == []


async def test_after_the_form_words_count_again(assistant: Assistant) -> None:
    meeting = ("help me get ready for a meeting", "A review of the support", "stop")
    await say(assistant, *meeting, UNCLEAR)
    assert words(assistant) == [UNCLEAR]


async def test_nothing_of_a_plan(assistant: Assistant) -> None:
    await say(assistant, "can you check my plan", PLAN)
    await say(assistant, "can you check my plan", UNCLEAR)
    assert words(assistant) == []


async def test_nothing_of_danger_and_of_the_turn_after_it(assistant: Assistant) -> None:
    await say(assistant, "my son says he wants to die", UNCLEAR)
    assert words(assistant) == []
    assert outcomes(assistant)["danger"] == 1


async def test_nothing_in_another_language(assistant: Assistant) -> None:
    await say(assistant, "Moje dziecko ma problemy w szkole. Co mam zrobić?")
    assert words(assistant) == []


async def test_delete_my_data_takes_the_words(assistant: Assistant) -> None:
    await say(assistant, UNCLEAR, "Delete my data")
    assert words(assistant) == []
    assert sum(outcomes(assistant).values()) == 1
