"""A parent talks to the bot: words, commands, keys, lists and files."""

from __future__ import annotations

import io

import pikepdf
import pytest
from fake_telegram import FakeTelegram
from icalendar import Calendar
from modes import polling
from people import Parent, texts

from bot.assistant import Assistant
from bot.meetings.form import current_form
from bot.telegram.words import Words

FORM = current_form().file
LIST = ("make me questions for a review meeting, year 5, reading", "done")


async def test_a_question_gets_its_answer_with_keys_and_its_source(parent: Parent) -> None:
    calls = await parent.says("Do we need a diagnosis?")
    answer = calls[0]
    assert answer.method == "sendMessage"
    assert "Where this comes from" in answer.text
    assert answer.parameters["link_preview_options"] == {"is_disabled": True}
    kinds = {entity["type"] for entity in answer.parameters["entities"]}
    assert {"bold", "expandable_blockquote", "text_link"} <= kinds
    assert answer.key("Say it more simply")
    assert parent.fake.attempts["sendChatAction"] >= 1


async def test_a_key_is_the_same_as_typing_its_words(parent: Parent) -> None:
    pressed = await parent.presses("Say it more simply", (await parent.says("What is a SENCO?"))[0])
    typist = Parent(parent.fake, parent.answered)
    await typist.says("What is a SENCO?")
    typed = await typist.says("Say it more simply")
    assert [call.method for call in pressed[:2]] == [
        "answerCallbackQuery",
        "editMessageReplyMarkup",
    ]
    assert texts(pressed) == texts(typed)
    assert any(key["text"] == "✓ Say it more simply" for key in pressed[1].keys)


async def test_the_menu_is_set(parent: Parent, words: Words) -> None:
    menu = parent.fake.sent(method="setMyCommands")[0].parameters["commands"]
    assert [one["command"] for one in menu] == [one.command for one in words.commands]


async def test_start_says_what_telegram_sees(parent: Parent) -> None:
    calls = await parent.says("/start")
    assert "Who can see this chat? Telegram can." in texts(calls)
    assert (await parent.presses("What SEN Support is", calls[-1]))[-1].text


TOPICS_OF_COMMANDS = {
    "/council": "Which council do you live in?",
    "/council camden": "Camden",
    "/meeting": FORM.start[:30],
    "/list": FORM.no_list,
    "/ehc": "EHC",
    "/contact": "SENDIASS",
    "/privacy": "What you type is kept for 30 days",
    "/delete": "I have deleted what I kept",
    "/simpler": "What would you like to know?",
    "/stop": "come back",
    "/help": "/council – Choose your council",
    "/HELP@SignpostTestBot": "/council – Choose your council",
    "/nonsense": "I do not know that command",
}


@pytest.mark.parametrize("command", TOPICS_OF_COMMANDS)
async def test_commands(polled: Parent, command: str) -> None:
    assert TOPICS_OF_COMMANDS[command] in texts(await polled.says(command))


async def test_stop_leaves_the_form_and_meeting_goes_on(polled: Parent) -> None:
    await polled.says("make me questions for a review, year 7")
    assert FORM.stopped[:11] in texts(await polled.says("/stop"))
    assert "What is hard for your child?" in texts(await polled.says("/meeting"))


async def test_a_choice_of_the_form_is_marked_and_the_others_go(parent: Parent) -> None:
    question = (await parent.says("/meeting"))[-1]
    calls = await parent.presses("A review of the support", question)
    assert [key["text"] for key in calls[1].keys] == ["✓ A review of the support"]
    assert FORM.steps[1].ask in texts(calls)


async def test_the_list_comes_with_its_pdf_and_its_date(parent: Parent) -> None:
    calls = []
    for text in ("make me questions for a review meeting on 12 march, year 5, reading", "done"):
        calls = await parent.says(text)
    documents = [call for call in calls if call.method == "sendDocument"]
    (pdf_name, pdf), (ics_name, ics) = (next(iter(call.files.values())) for call in documents)
    assert (pdf_name, ics_name) == ("meeting-questions.pdf", "meeting.ics")
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) >= 1
    event = Calendar.from_ical(ics).events[0]
    assert (event.start.month, event.start.day) == (3, 12)
    again = await parent.says("Show my list")
    assert [call.method for call in again] == ["sendMessage"]
    large = await parent.presses(FORM.links.large, again[0])
    assert [call.method for call in large] == ["answerCallbackQuery", "sendDocument"]


async def test_questions_are_ticked_off_by_keys_in_their_message(parent: Parent) -> None:
    for text in LIST:
        calls = await parent.says(text)
    shown = calls[0]
    acknowledged, edited = await parent.presses("☐ 3", shown)
    assert acknowledged.method == "answerCallbackQuery"
    assert edited.method == "editMessageText"
    assert edited.parameters["message_id"] == shown.result["message_id"]
    assert "3. ✓ " in edited.text
    assert edited.key("☑ 3")
    assert "3. ✓ " in texts(await parent.says("Show my list"))
    _, undone = await parent.presses("☑ 3", edited)
    assert "✓" not in undone.text
    assert [key["text"] for key in undone.keys if key["text"][0] in "☐☑"] == [
        key["text"] for key in shown.keys if key["text"][0] in "☐☑"
    ]


async def test_a_tick_pressed_twice_is_one_tick(polled: Parent) -> None:
    for text in LIST:
        calls = await polled.says(text)
    await polled.presses("☐ 2", calls[0])
    _, edited = await polled.presses("☐ 2", calls[0])
    assert "2. ✓ " in edited.text


async def test_the_top_three_are_ticked_off_without_becoming_the_whole_list(polled: Parent) -> None:
    for text in LIST:
        await polled.says(text)
    top = (await polled.says("The top three"))[0]
    ticks = [key for key in top.keys if key["text"].startswith("☐")]
    assert len(ticks) == 3
    _, edited = await polled.presses(ticks[0]["text"], top)
    assert edited.method == "editMessageReplyMarkup"
    assert edited.keys[0]["text"].startswith("☑")


async def test_changing_by_tapping(polled: Parent) -> None:
    for text in LIST:
        calls = await polled.says(text)
    tapping = (await polled.presses(FORM.buttons.tap, calls[0]))[-1]
    assert not any(key["text"].startswith("Tick") for key in tapping.keys)
    removed = await polled.presses("Remove 3", tapping)
    assert FORM.removed in texts(removed)
    second = await polled.presses("Remove 3", tapping)
    assert [call.method for call in second] == ["answerCallbackQuery"], "the list has changed"


async def test_what_was_agreed_comes_with_the_review_for_the_calendar(polled: Parent) -> None:
    for text in ("we had the meeting", "a laptop", "the senco", "every lesson", "next week"):
        await polled.says(text)
    calls = await polled.says("in two months")
    names = [name for call in calls for name, _ in call.files.values()]
    assert "review.ics" in names
    letter = next(entity for entity in calls[0].parameters["entities"] if entity["type"] == "pre")
    assert calls[0].text[letter["offset"] :].startswith("Dear SENCO")


async def test_an_old_key_of_the_form_is_declined_kindly(polled: Parent, words: Words) -> None:
    question = (await polled.says("/meeting"))[-1]
    await polled.says("A review of the support")
    (declined,) = await polled.presses("With a specialist", question)
    assert declined.parameters["text"] == words.old_button
    assert declined.parameters["show_alert"] is True


async def test_an_old_key_that_leads_to_a_topic_still_does(polled: Parent) -> None:
    first = (await polled.says("What is a SENCO?"))[0]
    await polled.says("thanks")
    topic = next(key["text"] for key in first.keys if "callback_data" in key)
    assert texts(await polled.presses(topic, first))


async def test_a_list_before_the_newest_is_not_ticked(polled: Parent, words: Words) -> None:
    for text in LIST:
        calls = await polled.says(text)
    for text in ("make a new list for the transition meeting", "done"):
        await polled.says(text)
    (declined,) = await polled.presses("☐ 1", calls[0])
    assert declined.parameters["text"] == words.old_list


@pytest.mark.parametrize("data", ["x", "b.1.2", "b.999999999.aa.bb", "s.0.nothing.", "t.²..", "b"])
async def test_a_key_that_nobody_made(polled: Parent, words: Words, data: str) -> None:
    call = (await polled.says("What is a SENCO?"))[0]
    (declined,) = await polled.does(callback_query=polled.press(data, call))
    assert declined.parameters["text"] == words.gone


async def test_numbers_and_sites_in_danger(parent: Parent) -> None:
    call = (await parent.says("my son says he wants to kill himself"))[0]
    numbers = [
        call.text[entity["offset"] : entity["offset"] + entity["length"]]
        for entity in call.parameters["entities"]
        if entity["type"] == "phone_number"
    ]
    assert {"999", "116 123", "0800 1111"} <= set(numbers)
    assert call.key("Copy 116 123")["copy_text"] == {"text": "116 123"}
    assert call.key("Childline")["url"] == "https://www.childline.org.uk/"
    assert call.text.startswith("If someone's life is in danger now, call 999.")


@pytest.mark.parametrize("code", ["unknown", "a" * 500, "../../etc", "💥"])
async def test_a_link_that_opens_nothing(polled: Parent, words: Words, code: str) -> None:
    assert (await polled.says(f"/start {code}"))[0].text == words.unknown_code.strip()


async def test_a_bot_of_one_council(assistant: Assistant, fake: FakeTelegram) -> None:
    async with polling(assistant, fake, council="camden") as answered:
        calls = await Parent(fake, answered).says("/contact")
    assert "SENDIASS Camden" in texts(calls)
