"""Pressing twice, or trying again after a lost network, stores a message once."""

from __future__ import annotations

import asyncio
import re

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from bot.assistant import Assistant
from bot.store.conversations import Turn
from bot.web.chat import FRAGMENT
from bot.web.identity import COOKIE

QUESTION = "Do we need a diagnosis?"


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the page's first form."""
    found = {}
    for name in ("form_token", "sending"):
        match = re.search(rf'name="{name}" value="([^"]+)"', page)
        assert match, name
        found[name] = match.group(1)
    return found


def turns(client: httpx.AsyncClient, assistant: Assistant) -> list[str]:
    """What the conversation of this browser has been asked."""
    conversation = assistant.tokens.read(client.cookies[COOKIE])
    return [turn.asked for turn in assistant.conversations.turns(conversation)]


async def ask(client: httpx.AsyncClient, text: str, **more: object) -> dict[str, object]:
    response = await client.post("/api/chat", json={"text": text, **more})
    assert response.status_code == 200
    return dict(response.json())


async def test_every_form_names_its_sending(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text
    names = re.findall(r'name="sending" value="([^"]+)"', page)
    assert len(names) == page.count("<form") == 3
    assert not set(names) & set(
        re.findall(r'name="sending" value="([^"]+)"', (await client.get("/")).text)
    )


async def test_a_form_sent_twice_is_kept_once(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    form = {"text": QUESTION, **fields((await client.get("/")).text)}
    answers = [await client.post("/", data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert turns(client, assistant) == [QUESTION]


async def test_a_double_press_is_kept_once(client: httpx.AsyncClient, assistant: Assistant) -> None:
    form = {"text": QUESTION, **fields((await client.get("/")).text)}
    answers = await asyncio.gather(*(client.post("/", data=form) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {303}
    assert turns(client, assistant) == [QUESTION]


async def test_the_script_that_tries_again_gets_the_answer_it_lost(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    form = {"text": QUESTION, **fields((await client.get("/")).text)}
    lost, again = [
        (await client.post("/", data=form, headers={"accept": FRAGMENT})).text for _ in range(2)
    ]
    assert "You asked" in again
    assert _without_fields(again) == _without_fields(lost)
    assert turns(client, assistant) == [QUESTION]


async def test_other_words_are_another_message(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    """Somebody goes back a page, where the form has its old name, and asks something else."""
    form = fields((await client.get("/")).text)
    for text in (QUESTION, "What SEN Support is"):
        await client.post("/", data={"text": text, **form})
    assert turns(client, assistant) == [QUESTION, "What SEN Support is"]


async def test_the_same_words_may_be_asked_again(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    for _ in range(2):
        form = fields((await client.get("/")).text)
        await client.post("/", data={"text": QUESTION, **form})
    assert turns(client, assistant) == [QUESTION, QUESTION]


async def test_a_form_without_a_name_is_taken_each_time(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    token = fields((await client.get("/")).text)["form_token"]
    for _ in range(2):
        await client.post("/", data={"text": QUESTION, "form_token": token})
    assert len(turns(client, assistant)) == 2


@pytest.mark.parametrize("at_once", [False, True])
async def test_deleting_twice_does_no_harm(
    client: httpx.AsyncClient, assistant: Assistant, at_once: bool
) -> None:
    await client.post("/", data={"text": QUESTION, **fields((await client.get("/")).text)})
    before = client.cookies[COOKIE]
    form = {"text": "Delete my data", **fields((await client.get("/")).text)}

    def press() -> object:
        headers = {"cookie": f"{COOKIE}={before}"}  # the browser never heard of a new one
        return client.post("/", data=form, headers=headers)

    client.cookies.clear()
    if at_once:
        answers = await asyncio.gather(press(), press())  # type: ignore[call-overload]
    else:
        answers = [await press(), await press()]  # type: ignore[misc]
    for answer in answers:
        assert answer.status_code == 303
        assert "cleared=delete_my_data" in answer.headers["location"]
    assert assistant.tokens.read(before) not in assistant.conversations.ids()


async def test_a_program_gets_the_same_reply_again(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    token = (await ask(client, "hello"))["conversation"]
    first, second = [
        await ask(client, QUESTION, conversation=token, sending="one") for _ in range(2)
    ]
    assert first["messages"] == second["messages"]
    assert first["topics"] == second["topics"]
    conversation = assistant.tokens.read(str(second["conversation"]))
    assert len(assistant.conversations.turns(conversation)) == 2


async def test_a_name_counts_in_its_conversation_only(client: httpx.AsyncClient) -> None:
    replies = [await ask(client, QUESTION, sending="one") for _ in range(2)]
    assert replies[0]["conversation"] != replies[1]["conversation"]


async def test_personal_details_make_a_difference(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    """They are not kept, but two messages that differ in them are two."""
    token = (await ask(client, "hello"))["conversation"]
    for number in ("07700 900123", "07700 900456"):
        await ask(client, f"my number is {number}", conversation=token, sending="one")
    assert len(assistant.conversations.turns(assistant.tokens.read(str(token)))) == 3


async def test_what_failed_can_be_sent_again(
    client: httpx.AsyncClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OperationalError("insert", {}, Exception("gone"))

    form = {"text": QUESTION, **fields((await client.get("/")).text)}
    with monkeypatch.context() as patch:
        patch.setattr(assistant.conversations, "add_turn", fail)
        assert (await client.post("/", data=form)).status_code == 503
    assert (await client.post("/", data=form)).status_code == 303
    assert turns(client, assistant) == [QUESTION]


async def test_what_another_process_is_answering_is_waited_for(
    client: httpx.AsyncClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the other process is the test: it has begun and not yet answered."""
    token = str((await ask(client, "hello"))["conversation"])
    conversation = assistant.tokens.read(token)
    (greeting,) = assistant.conversations.turns(conversation)
    key = assistant.tokens.digest("sending", "one", QUESTION)
    assert assistant.conversations.begin_sending(conversation, key)
    has_looked = asyncio.Event()
    loop, sent = asyncio.get_running_loop(), assistant.conversations.sent

    def look(*arguments: str) -> Turn | None:
        found = sent(*arguments)
        loop.call_soon_threadsafe(has_looked.set)
        return found

    monkeypatch.setattr(assistant.conversations, "sent", look)
    waiting = asyncio.create_task(ask(client, QUESTION, conversation=token, sending="one"))
    await has_looked.wait()
    theirs = Turn("answered elsewhere", greeting.answer)
    assistant.conversations.add_turn(conversation, theirs, key)
    assert (await waiting)["topics"] == list(greeting.answer.topics)
    assert assistant.conversations.turns(conversation) == [greeting, theirs]


def _without_fields(fragment: str) -> str:
    return re.sub(r'(name="(form_token|sending)" value=)"[^"]*"', r"\1", fragment)
