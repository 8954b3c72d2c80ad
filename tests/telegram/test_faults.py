"""Telegram and the network at their worst: nothing lost, nothing said twice, nothing falls."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from fake_telegram import PATIENCE, FakeTelegram, Fault, blocked, migrated, too_many
from modes import Start, polling, webhook
from people import Parent, texts
from sqlalchemy.exc import OperationalError
from telegram.error import RetryAfter, TimedOut

from bot.assistant import Assistant
from bot.meetings.form import current_form
from bot.telegram import client, service
from bot.telegram import polling as polling_module
from bot.telegram.chats import Chats
from bot.telegram.sending import patiently
from bot.telegram.words import Words

QUESTION = "What is a SENCO?"
FORM = current_form()


def answers(fake: FakeTelegram, chat: int) -> int:
    """How often the question has been answered in a chat."""
    return sum("teacher who leads" in call.text for call in fake.sent(chat, "sendMessage"))


NUISANCES = {
    "too many requests": lambda: too_many(1),
    "an error of Telegram's": lambda: Fault(500),
    "a bad gateway": lambda: Fault(502, "Bad Gateway"),
    "a cut connection": lambda: Fault(drop=True),
}


@pytest.mark.parametrize("name", NUISANCES)
async def test_a_nuisance_costs_no_answer(parent: Parent, name: str) -> None:
    for method in ("sendMessage", "sendChatAction", "getUpdates"):
        parent.fake.faults[method].append(NUISANCES[name]())
    await parent.says(QUESTION)
    assert answers(parent.fake, parent.chat) == 1
    assert not parent.fake.faults["sendMessage"]


async def test_telegram_that_hangs(
    fake: FakeTelegram, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PATIENCE", 1.0)
    async with start() as answered:
        parent = Parent(fake, answered)
        fake.faults["sendMessage"].append(Fault(hang=3600))
        await parent.says(QUESTION)
        assert answers(fake, parent.chat) == 1


async def test_we_wait_as_long_as_telegram_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    refusals = [RetryAfter(37), TimedOut(), TimedOut()]

    async def call() -> str:
        if refusals:
            raise refusals.pop(0)
        return "sent"

    async def note(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", note)
    assert await patiently(call) == "sent"
    first, second, third = waited
    assert first == 37
    assert third == 2 * second


async def test_others_are_answered_while_one_chat_waits(fake: FakeTelegram, start: Start) -> None:
    async with start() as answered:
        stuck, other = Parent(fake, answered), Parent(fake, answered)
        fake.faults["sendMessage"].append(Fault(hang=3600, chat=stuck.chat))
        stuck.writes(QUESTION)
        await fake.until(lambda: not fake.faults["sendMessage"])
        other.writes(QUESTION)
        await fake.until(lambda: answers(fake, other.chat) == 1)
        assert answers(fake, stuck.chat) == 0


async def test_the_messages_of_one_chat_are_answered_in_order(parent: Parent) -> None:
    parent.fake.faults["sendMessage"].append(too_many(1, parent.chat))
    for text in ("make me questions for a review", "year 5", "Learning"):
        parent.writes(text)
    await parent.says("he cannot read")
    steps = [step.ask for step in FORM.file.steps]
    asked = [call.text for call in parent.fake.sent(parent.chat) if call.text in steps]
    assert asked == steps[1:5]


async def test_a_parent_who_has_blocked_the_bot(parent: Parent) -> None:
    parent.fake.faults["sendMessage"].append(blocked(parent.chat))
    assert await parent.says(QUESTION) == []
    await parent.says(QUESTION)
    assert answers(parent.fake, parent.chat) == 1


async def test_a_chat_that_moves_keeps_its_conversation(parent: Parent) -> None:
    await parent.says("make me questions for a review, year 7")
    new = parent.chat + 1_000_000
    parent.fake.faults["sendMessage"].append(migrated(parent.chat, new))
    await parent.says(QUESTION)
    assert answers(parent.fake, new) == 1
    parent.chat = new
    await parent.says("Learning")
    assert FORM.step("meeting_tried").ask in texts(await parent.says("he cannot read"))


async def test_an_update_that_comes_twice(parent: Parent) -> None:
    message = parent.message(text=QUESTION)
    update_id = parent.fake.update(message=message)
    await parent.answered(update_id)
    parent.fake.again(update_id, {"message": message})
    await parent.says("thanks")
    assert answers(parent.fake, parent.chat) == 1


async def test_an_update_that_comes_again_after_a_restart(fake: FakeTelegram, start: Start) -> None:
    async with start() as answered:
        parent = Parent(fake, answered)
        message = parent.message(text=QUESTION)
        update_id = fake.update(message=message)
        await answered(update_id)
    fake.again(update_id, {"message": message})
    async with start() as answered:
        await Parent(fake, answered).says("thanks")
    assert answers(fake, parent.chat) == 1


async def test_a_stop_in_the_middle_of_an_answer(fake: FakeTelegram, start_polling: Start) -> None:
    """Two messages belong to this answer. Only the first is out when the process ends."""
    async with start_polling() as answered:
        parent = Parent(fake, answered)
        fake.faults["sendMessage"].append(Fault(hang=3600, skip=1))
        update_id = parent.writes("make me questions for a review, year 7")
        await fake.until(lambda: not fake.faults["sendMessage"])
        assert len(fake.sent(parent.chat)) == 1
    async with start_polling() as answered:
        await answered(update_id)
    opening, question = (call.text for call in fake.sent(parent.chat))
    assert opening == FORM.file.start
    assert question == FORM.step("meeting_needs").ask


async def test_a_stop_before_the_answer_to_a_key_is_out(
    fake: FakeTelegram, start_polling: Start
) -> None:
    """The press comes again. It is not too old: its own answer is the latest turn."""
    async with start_polling() as answered:
        parent = Parent(fake, answered)
        question = (await parent.says("/meeting"))[-1]
        fake.faults["answerCallbackQuery"].append(Fault(hang=3600))
        data = question.key("A review of the support")["callback_data"]
        update_id = fake.update(callback_query=parent.press(data, question))
        await fake.until(lambda: not fake.faults["answerCallbackQuery"])
    async with start_polling() as answered:
        await answered(update_id)
    assert fake.sent(parent.chat)[-1].text == FORM.step("phase").ask


NIGHT = [
    {"sticker": {"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1,
                 "is_animated": False, "is_video": False}},
    {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}},
    {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]},
    {"document": {"file_id": "1", "file_unique_id": "1"}},
    {"text": "/nonsense"},
]  # fmt: skip


async def test_five_hundred_updates_after_a_night_off(
    fake: FakeTelegram, start: Start, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LAST_WORDS", PATIENCE)

    async def nobody(update_id: int) -> None:
        """The bot is off."""

    parents = [Parent(fake, nobody) for _ in range(50)]
    for _ in range(2):
        for content in NIGHT:
            last = [fake.update(message=parent.message(**content)) for parent in parents][-1]
    fake.faults["sendMessage"] += [too_many(1, parents[7].chat), Fault(502), Fault(drop=True)]
    async with start():  # and the bot is stopped half way through
        await fake.until(lambda: len(fake.sent()) >= 250)
    async with start() as answered:
        await answered(last)
    declined = [words.sticker, words.voice, words.picture, words.file, words.unknown_command]
    for parent in parents:
        said = [call.text for call in fake.sent(parent.chat)]
        opened = [next(text for text in declined if one.startswith(text)) for one in said]
        assert opened == declined * 2


async def test_a_chat_with_more_than_telegram_gives_at_once(
    fake: FakeTelegram, start_polling: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fills all that Telegram gives while it has to wait. Others are heard all the same."""
    monkeypatch.setattr(polling_module, "PATIENT_LOOKS", 1)
    async with start_polling() as answered:
        stuck, other = Parent(fake, answered), Parent(fake, answered)
        fake.faults["sendMessage"].append(Fault(hang=3600, chat=stuck.chat))
        for _ in range(120):
            fake.update(message=stuck.message(**NIGHT[0]))
        other.writes(QUESTION)
        await fake.until(lambda: answers(fake, other.chat) == 1)


async def test_the_network_is_cut_while_polling(assistant: Assistant) -> None:
    fake = FakeTelegram()
    async with fake.listening():
        bot = polling(assistant, fake)
        answered = await bot.__aenter__()
        parent = Parent(fake, answered)
        await parent.says("Hello")
    try:
        update_id = parent.writes(QUESTION)
        async with fake.listening():
            await answered(update_id)
    finally:
        await bot.__aexit__(None, None, None)
    assert answers(fake, parent.chat) == 1


async def test_telegram_is_away_when_the_web_process_starts(
    assistant: Assistant, fake: FakeTelegram
) -> None:
    fake.faults["getMe"] += [Fault(502)] * 3
    fake.faults["setWebhook"] += [Fault(drop=True), too_many(1)]
    async with webhook(assistant, fake) as answered:
        page = f"{fake.webhook['url'].removesuffix('/telegram/webhook')}/healthz"  # type: ignore[index]
        async with httpx.AsyncClient() as browser:
            assert (await browser.get(page)).status_code == 200
        parent = Parent(fake, answered)
        await parent.says(QUESTION)
    assert answers(fake, parent.chat) == 1


async def test_another_program_fetches_the_updates_too(polled: Parent) -> None:
    conflict = Fault(409, "Conflict: terminated by other getUpdates request")
    polled.fake.faults["getUpdates"].append(conflict)
    await polled.says(QUESTION)
    assert answers(polled.fake, polled.chat) == 1


async def test_a_database_that_is_away(
    parent: Parent, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OperationalError("select", {}, Exception("gone"))

    with monkeypatch.context() as patch:
        patch.setattr(Chats, "conversation", fail)
        assert texts(await parent.says(QUESTION)) == words.unavailable
    await parent.says(QUESTION)
    assert answers(parent.fake, parent.chat) == 1


async def test_formatting_that_telegram_refuses(polled: Parent) -> None:
    """It should never come to that. If it does, the words still arrive."""
    polled.fake.faults["sendMessage"].append(Fault(400, "Bad Request: can't parse entities"))
    (call, *_) = await polled.says(QUESTION)
    assert "teacher who leads" in call.text
    assert not call.parameters.get("entities")
