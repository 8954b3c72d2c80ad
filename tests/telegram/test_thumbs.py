"""In Telegram a parent says with a key whether an answer helped, and a council may be off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from people import Parent, texts
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.advisers.audit import from_command_line
from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.questions.tables import ThumbRow

QUESTION = "Do we need a diagnosis?"


@pytest.fixture(autouse=True)
def _nothing_counted(assistant: Assistant) -> None:
    with Session(assistant.engine, future=True) as session, session.begin():
        session.query(ThumbRow).delete()


@pytest.fixture
def _camden_is_off(assistant: Assistant) -> Iterator[None]:
    yield
    assistant.switch.turn_on(from_command_line("camden"), "the test is over")


def counted(assistant: Assistant) -> list[tuple[str, str, int]]:
    query = select(ThumbRow.verdict, ThumbRow.reason, ThumbRow.count).where(ThumbRow.count > 0)
    with Session(assistant.engine, future=True) as session:
        return [tuple(row) for row in session.execute(query)]


async def test_it_helped(polled: Parent, assistant: Assistant, knowledge: Knowledge) -> None:
    words = knowledge.phrases.thumbs
    *_, answer = await polled.says(QUESTION)
    _, changed = await polled.presses(words.helped, answer)
    assert changed.key(f"✓ {words.thanks}")
    await polled.presses(words.helped, answer)  # the same key once more, on an old screen
    await polled.presses(words.not_helped, answer)
    assert counted(assistant) == [("up", "", 1)]


async def test_it_did_not_help_and_why(
    polled: Parent, assistant: Assistant, knowledge: Knowledge
) -> None:
    words = knowledge.phrases.thumbs
    *_, answer = await polled.says(QUESTION)
    others = [key["text"] for key in answer.keys[:-2]]
    _, why = await polled.presses(words.not_helped, answer)
    assert counted(assistant) == [("down", "", 1)]
    assert [key["text"] for key in why.keys] == [*others, *words.reasons.values()]
    data = why.key(words.reasons["unclear"])["callback_data"]
    await polled.does(callback_query=polled.press(data, answer))
    assert counted(assistant) == [("down", "unclear", 1)]


@pytest.mark.parametrize("text", ["hello", "my son says he wants to die", "is it allowed"])
async def test_it_is_not_asked_after_everything(
    polled: Parent, knowledge: Knowledge, text: str
) -> None:
    titles = [key["text"] for call in await polled.says(text) for key in call.keys]
    assert knowledge.phrases.thumbs.helped not in titles


async def test_after_the_chat_was_deleted(
    polled: Parent, assistant: Assistant, knowledge: Knowledge
) -> None:
    *_, answer = await polled.says(QUESTION)
    await polled.says("Delete my data")
    await polled.presses(knowledge.phrases.thumbs.helped, answer)
    assert counted(assistant) == []


@pytest.mark.usefixtures("_camden_is_off")
async def test_a_council_that_is_off(
    polled: Parent, assistant: Assistant, knowledge: Knowledge
) -> None:
    await polled.says("I live in Camden")
    *_, answer = await polled.says("What is SENDIASS?")
    assistant.switch.turn_off(from_command_line("camden"), "for a test")
    said = texts(await polled.says(QUESTION))
    assert "Signpost for Camden is turned off for now." in said
    assert knowledge.councils["camden"].contacts["sendiass"].name in said
    assert "116 123" in said
    assert "turned off" in texts(await polled.presses("Say it more simply", answer))
    assert "Thank you for telling me" in texts(await polled.says("my son says he wants to die"))
    assert "I have deleted" in texts(await polled.says("Delete my data"))
    assert "turned off" not in texts(await polled.says(QUESTION))
