"""What is not a question in words: answered or declined kindly, in one sentence."""

from __future__ import annotations

from typing import Any

import pytest
from fake_telegram import FakeTelegram
from people import Parent, texts

from bot.telegram.words import Words

FILE = {"file_id": "1", "file_unique_id": "1"}
PHOTO = {"photo": [{**FILE, "width": 1, "height": 1}]}
USER = {"id": 77, "is_bot": False, "first_name": "Ruby"}
UNREADABLE: dict[str, dict[str, Any]] = {
    "voice": {"voice": {**FILE, "duration": 3}},
    "picture": PHOTO,
    "file": {"document": FILE},
    "sticker": {"dice": {"emoji": "🎲", "value": 3}},
    "place": {"location": {"longitude": 0.1, "latitude": 51.5}},
    "person": {"contact": {"phone_number": "07700900000", "first_name": "Ruby"}},
}


@pytest.mark.parametrize("kind", UNREADABLE)
async def test_what_cannot_be_read(polled: Parent, words: Words, kind: str) -> None:
    calls = await polled.sends(**UNREADABLE[kind])
    assert [call.text for call in calls] == [getattr(words, kind)]


async def test_the_words_under_a_picture_are_answered(polled: Parent, words: Words) -> None:
    calls = await polled.sends(**PHOTO, caption="What is a SENCO?")
    assert [call.text for call in calls[:2]] == [words.picture, words.caption]
    assert "teacher who leads" in calls[2].text


async def test_forwarded_words_are_read_as_words(polled: Parent) -> None:
    origin = {"type": "user", "date": 1_790_000_000, "sender_user": USER}
    calls = await polled.sends(text="What is a SENCO?", forward_origin=origin)
    assert "teacher who leads" in texts(calls)


async def test_a_changed_message(polled: Parent, words: Words) -> None:
    calls = await polled.does(edited_message=polled.message(text="what is SEN", edit_date=1))
    assert texts(calls) == words.edited


async def test_a_message_that_says_nothing(polled: Parent) -> None:
    assert texts(await polled.says("/ / /")) == "Your message is empty. Please type your question."


async def test_a_pinned_message_is_left_alone(polled: Parent) -> None:
    assert await polled.sends(pinned_message=polled.message(text="hello")) == []


async def test_a_bot_gets_no_answer(polled: Parent) -> None:
    bot = {"id": 5, "is_bot": True, "first_name": "Echo"}
    message = {**polled.message(text="What is a SENCO?"), "from": bot}
    assert await polled.does(message=message) == []


GROUP = {"id": -500, "type": "group", "title": "Year 5 parents"}
CHANNEL = {"id": -1005, "type": "channel", "title": "SEND news"}


def in_group(parent: Parent, text: str, chat: dict[str, Any] = GROUP) -> dict[str, Any]:
    return {**parent.message(text=text), "chat": chat}


@pytest.mark.parametrize("text", ["/start", "/help@SignpostTestBot", "hey @signposttestbot, help"])
async def test_a_group_is_shown_the_way_to_a_private_chat(
    polled: Parent, words: Words, text: str
) -> None:
    (call,) = await polled.does(message=in_group(polled, text))
    assert (call.chat, call.text) == (-500, words.private_only)
    assert call.keys[0]["url"] == "https://t.me/SignpostTestBot?start"


@pytest.mark.parametrize("text", ["What is a SENCO?", "/help@AnotherBot"])
async def test_what_a_group_says_among_itself_is_not_read(polled: Parent, text: str) -> None:
    assert await polled.does(message=in_group(polled, text)) == []
    assert polled.fake.attempts["sendChatAction"] == 0


def membership(chat: dict[str, Any], was: str, now: str) -> dict[str, Any]:
    bot = {"id": 123456, "is_bot": True, "first_name": "Signpost"}
    # What an administrator may do, which the client wants to know.
    rights = dict.fromkeys(
        """can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats
        can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories
        can_edit_stories can_delete_stories""".split(),
        False,
    )
    members = [
        {"status": status, "user": bot, **(rights if status == "administrator" else {})}
        for status in (was, now)
    ]
    return {
        "chat": chat,
        "from": USER,
        "date": 1,
        "old_chat_member": members[0],
        "new_chat_member": members[1],
    }


async def test_the_bot_is_put_into_a_group(polled: Parent, words: Words) -> None:
    (call,) = await polled.does(my_chat_member=membership(GROUP, "left", "member"))
    assert call.text == words.private_only


async def test_the_bot_is_put_into_a_channel(polled: Parent) -> None:
    """Nobody there can write to it, and what it posted all would read."""
    assert await polled.does(my_chat_member=membership(CHANNEL, "left", "administrator")) == []
    post = {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "Our newsletter is out"}
    assert await polled.does(channel_post=post) == []


async def test_an_update_of_a_kind_that_nobody_asked_for(
    polled: Parent, fake: FakeTelegram
) -> None:
    poll = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
            "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
            "allows_revoting": False, "members_only": False}  # fmt: skip
    assert await polled.does(poll=poll) == []
    assert "teacher who leads" in texts(await polled.says("What is a SENCO?"))
