"""The contract for programs, `POST /api/chat`, over real requests."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from bot.assistant import Assistant

QUESTION = "Do we need a diagnosis?"


async def ask(client: httpx.AsyncClient, text: str, **fields: object) -> httpx.Response:
    return await client.post("/api/chat", json={"text": text, **fields})


async def test_an_answer_has_the_shape_of_the_contract(client: httpx.AsyncClient) -> None:
    response = await ask(client, QUESTION, conversation=None, council="portsmouth")
    assert response.status_code == 200
    reply = response.json()
    assert list(reply) == ["conversation", "topics", "offered", "safety", "messages"]
    assert isinstance(reply["conversation"], str)
    assert reply["topics"] == ["diagnosis_not_needed"]
    assert reply["offered"] == []
    assert reply["safety"] is None
    message = reply["messages"][0]
    assert list(message) == ["text", "topic", "card", "picture", "sources", "buttons", "links"]
    assert message["topic"] == "diagnosis_not_needed"
    assert message["card"] == "overview"
    for source in message["sources"]:
        assert list(source) == ["title", "reference", "url", "layer", "reviewed"]
        assert source["url"].startswith("https://")
        assert source["layer"] in ("law", "code", "council", "practice")
    for button in message["buttons"]:
        assert list(button) == ["title", "message"]


async def test_the_conversation_goes_on(client: httpx.AsyncClient) -> None:
    first = (await ask(client, QUESTION)).json()
    second = (await ask(client, "Tell me more", conversation=first["conversation"])).json()
    assert second["topics"] == ["diagnosis_not_needed"]
    assert second["messages"][0]["text"] != first["messages"][0]["text"]


async def test_nobody_else_goes_on_with_it(client: httpx.AsyncClient) -> None:
    await ask(client, QUESTION)
    stranger = (await ask(client, "Tell me more")).json()
    assert stranger["topics"] == []


async def test_every_button_is_understood(client: httpx.AsyncClient) -> None:
    reply = (await ask(client, "School is not helping", council="camden")).json()
    buttons = reply["messages"][0]["buttons"]
    assert buttons
    for button in buttons:
        pressed = await ask(client, button["message"], conversation=reply["conversation"])
        assert pressed.json()["topics"], button


BAD_REQUESTS = {
    "no text": ({"conversation": None}, 422, "invalid"),
    "a number for text": ({"text": 5}, 422, "invalid"),
    "a list": ([], 422, "invalid"),
    "an empty text": ({"text": "  "}, 422, "empty_text"),
    "a novel": ({"text": "a " * 10_000}, 422, "text_too_long"),
    "control characters": ({"text": "what\u0000is SEN"}, 422, "bad_characters"),
    "a council we do not hold": ({"text": "hi", "council": "atlantis"}, 422, "unknown_council"),
    "a made-up token": ({"text": "hi", "conversation": "abc"}, 422, "bad_conversation"),
    "a token of the wrong type": ({"text": "hi", "conversation": 7}, 422, "invalid"),
}


@pytest.mark.parametrize("name", BAD_REQUESTS)
async def test_bad_input_is_named_and_changes_nothing(
    client: httpx.AsyncClient, assistant: Assistant, name: str
) -> None:
    body, status, code = BAD_REQUESTS[name]
    before = len(assistant.conversations.ids())
    response = await client.post("/api/chat", json=body)
    assert response.status_code == status
    assert list(response.json()) == ["code", "message"]
    assert response.json()["code"] == code
    assert response.json()["message"].endswith(".")
    assert len(assistant.conversations.ids()) == before


@pytest.mark.parametrize("body", [b"", b"{", b"hello", b"\xff\xfe", b'{"text": "\xff"}'])
async def test_what_is_not_json(client: httpx.AsyncClient, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    response = await client.post("/api/chat", content=body, headers=headers)
    assert response.status_code in (400, 422)
    assert response.json()["code"] in ("not_json", "invalid")


async def test_another_content_type(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/chat", data={"text": "hi"})
    assert response.status_code == 415
    assert response.json()["code"] == "not_json"


async def test_a_megabyte(client: httpx.AsyncClient) -> None:
    response = await ask(client, "a" * 1_000_000)
    assert response.status_code == 413
    assert response.json()["code"] == "too_large"


async def test_a_megabyte_that_was_not_announced(client: httpx.AsyncClient) -> None:
    async def chunks():  # type: ignore[no-untyped-def]
        for _ in range(100):
            yield b"a" * 10_000

    headers = {"content-type": "application/json"}
    response = await client.post("/api/chat", content=chunks(), headers=headers)
    assert response.status_code == 413


async def test_a_command_is_only_text(client: httpx.AsyncClient) -> None:
    """Rasa would obey `/delete_my_data`; for us it is what somebody typed."""
    first = (await ask(client, QUESTION)).json()
    await ask(client, '/set_council{"council": "camden"}', conversation=first["conversation"])
    reply = (await ask(client, "/restart", conversation=first["conversation"])).json()
    assert reply["conversation"]
    again = (await ask(client, "Tell me more", conversation=first["conversation"])).json()
    assert again["messages"]


async def test_messages_of_one_conversation_take_turns(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    token = (await ask(client, QUESTION)).json()["conversation"]
    replies = await asyncio.gather(
        *(ask(client, "What SEN Support is", conversation=token) for _ in range(5))
    )
    assert all(reply.status_code == 200 for reply in replies)
    assert len(assistant.conversations.turns(assistant.tokens.read(token))) == 6


async def test_a_database_that_is_away(
    client: httpx.AsyncClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr(assistant.conversations, "tracker", fail)
    response = await ask(client, QUESTION)
    assert response.status_code == 503
    assert response.json()["code"] == "unavailable"


async def test_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).status_code == 200
    assert (await client.get("/readyz")).json()["status"] == "ready"
    assert "python_info" in (await client.get("/metrics")).text


async def test_not_ready_without_its_database(
    client: httpx.AsyncClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr(assistant.conversations, "check", fail)
    assert (await client.get("/readyz")).status_code == 503
