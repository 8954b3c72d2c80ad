"""What a script cannot show of the lists: restarts, deletion, two families, and what is refused."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bot.asking import LONGEST_TEXT, AskError
from bot.assistant import Assistant
from bot.meetings.form import Form, current_form
from bot.meetings.outcome_form import current_outcome_form
from bot.meetings.sheet import Sheet
from bot.reply import Reply
from bot.settings import Settings

FORM = current_form()
BEGIN = "make me questions for the review, my son is in year 5"
READING = (BEGIN, "Learning", "he cannot read", "Nothing yet", "skip")
ANXIETY = (
    "make me a list for our first talk about a worry, she is in year 9",
    "Feelings and behaviour",
    "anxiety in the mornings",
    "skip",
    "skip",
)


async def talk(assistant: Assistant, *said: str, token: str | None = None) -> Reply:
    """The reply to the last of these messages, said in one conversation."""
    for text in said:
        reply = await assistant.reply(text, token)
        token = reply.conversation
    return reply


def asked(reply: Reply) -> str:
    return reply.answer.messages[-1].text


def list_of(assistant: Assistant, reply: Reply) -> Sheet:
    sheet = assistant.conversations.sheet(reply.answer.sheet or "")
    assert sheet is not None
    return sheet


def questions(sheet: Sheet) -> list[str]:
    return [item.ask for item in sheet.items]


async def test_the_form_goes_on_after_a_restart(tmp_path: Path) -> None:
    settings = dataclasses.replace(
        Settings.from_environment(),
        database_url=f"sqlite:///{tmp_path / 'signpost.db'}",
        secret="for tests only",
    )
    before = await talk(Assistant(settings), BEGIN, "Learning")
    assert asked(before) == FORM.step("meeting_worry").ask
    again = Assistant(settings)
    after = await talk(again, "he cannot read", token=before.conversation)
    assert asked(after) == FORM.step("meeting_tried").ask
    done = await talk(again, "done", token=after.conversation)
    told = list_of(again, done).told
    assert (told.meeting, told.phase, told.worries) == ("review", "primary", ("reading",))


async def test_delete_my_data_takes_the_list_and_its_sheet(assistant: Assistant) -> None:
    made = await talk(assistant, *READING)
    token = made.answer.sheet or ""
    assert assistant.conversations.sheet(token) is not None
    gone = await talk(assistant, "Delete my data", token=made.conversation)
    assert assistant.conversations.sheet(token) is None
    shown = await talk(assistant, "Show my list", token=gone.conversation)
    assert shown.answer.sheet is None
    assert FORM.file.no_list in asked(shown)


async def test_delete_my_data_in_the_middle_of_the_form(assistant: Assistant) -> None:
    gone = await talk(assistant, BEGIN, "Delete my data")
    assert gone.answer.erase
    begun = await talk(assistant, "Make my list of questions", token=gone.conversation)
    assert asked(begun) == FORM.step("meeting_kind").ask


@pytest.mark.parametrize(
    ("begin", "form"),
    [(BEGIN, FORM), ("we had the meeting", current_outcome_form())],
    ids=["list", "outcome"],
)
async def test_in_danger_the_way_back_comes_after_all_else(
    assistant: Assistant, begin: str, form: Form
) -> None:
    begun = await talk(assistant, begin)
    danger = await talk(assistant, "he wants to kill himself", token=begun.conversation)
    numbers, *_, way_back = (message.text for message in danger.answer.messages)
    assert "999" in numbers.splitlines()[0]
    assert "116 123" in numbers
    assert way_back == form.file.way_back
    alone = await talk(assistant, "he wants to kill himself")
    assert way_back not in [message.text for message in alone.answer.messages]
    assert alone.answer.messages[0] == danger.answer.messages[0]


async def test_two_families_get_lists_that_differ(assistant: Assistant) -> None:
    one = list_of(assistant, await talk(assistant, *READING))
    other = list_of(assistant, await talk(assistant, *ANXIETY))
    shared = set(questions(one)) & set(questions(other))
    assert len(shared) <= min(len(one.items), len(other.items)) // 3


async def test_the_same_answers_give_the_same_list(assistant: Assistant) -> None:
    one = await talk(assistant, *READING)
    other = await talk(assistant, *READING)
    assert one.answer.sheet != other.answer.sheet
    assert list_of(assistant, one).items == list_of(assistant, other).items


async def test_a_second_list_leaves_the_first_where_it_is(assistant: Assistant) -> None:
    first = await talk(assistant, *READING)
    kept = list_of(assistant, first)
    second = await talk(
        assistant, "make a new list for the transition meeting", "done", token=first.conversation
    )
    assert list_of(assistant, second).told.meeting == "transition"
    assert list_of(assistant, first) == kept


async def test_a_text_that_is_too_long_is_refused_and_nothing_is_lost(assistant: Assistant) -> None:
    begun = await talk(assistant, BEGIN, "Learning")
    novel = "He cannot read and it began in Year 1. " * (LONGEST_TEXT // 39 + 1)
    with pytest.raises(AskError) as refusal:
        await assistant.reply(novel, begun.conversation)
    assert refusal.value.code == "text_too_long"
    assert "two parts" in refusal.value.message
    after = await talk(assistant, novel[: LONGEST_TEXT - 1], token=begun.conversation)
    assert asked(after) == FORM.step("meeting_tried").ask
