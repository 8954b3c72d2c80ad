"""While a council is off: who can help instead, and danger is heard as ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from bot.advisers.audit import from_command_line
from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.web.chat import FRAGMENT

DANGER = ["my son says he wants to die", "he hit me again last night and i am scared to go home"]


@pytest.fixture(autouse=True)
def _southend_is_off(assistant: Assistant) -> Iterator[None]:
    manager = from_command_line("southend")
    assistant.switch.turn_off(manager, "for a test")
    yield
    assistant.switch.turn_on(manager, "for a test")


async def send(client: httpx.AsyncClient, text: str, path: str, **headers: str) -> httpx.Response:
    page = await client.get(path)
    token = re.search(r'name="form_token" value="([^"]+)"', page.text)
    assert token
    data = {"text": text, "form_token": token.group(1)}
    return await client.post(path, data=data, headers=headers, follow_redirects=True)


def is_calm(html: str, knowledge: Knowledge) -> bool:
    sendiass = knowledge.councils["southend"].contacts["sendiass"].name
    return all(words in html for words in (sendiass, "999", "116 123", "is turned off for now"))


@pytest.mark.parametrize("path", ["/c/southend", "/embed/southend"])
async def test_the_page_says_so_and_who_can_help(
    client: httpx.AsyncClient, knowledge: Knowledge, path: str
) -> None:
    response = await client.get(path)
    assert response.status_code == 200
    assert is_calm(response.text, knowledge)
    assert "You could start with" not in response.text


@pytest.mark.parametrize("path", ["/", "/c/camden"])
async def test_other_pages_are_as_ever(client: httpx.AsyncClient, path: str) -> None:
    assert "is turned off" not in (await send(client, "Do we need a diagnosis?", path)).text


async def test_a_question_is_refused_kindly_and_not_kept(
    client: httpx.AsyncClient, knowledge: Knowledge
) -> None:
    response = await send(client, "Do we need a diagnosis?", "/c/southend")
    assert response.status_code == 503
    assert is_calm(response.text, knowledge)
    assert "You asked" not in (await client.get("/c/southend")).text


async def test_the_script_gets_the_same(client: httpx.AsyncClient, knowledge: Knowledge) -> None:
    response = await send(client, "Do we need a diagnosis?", "/c/southend", accept=FRAGMENT)
    assert response.status_code == 503
    assert response.headers["content-type"].startswith(FRAGMENT)
    assert is_calm(response.text, knowledge)


@pytest.mark.parametrize("text", DANGER)
async def test_danger_is_heard(client: httpx.AsyncClient, text: str) -> None:
    response = await send(client, text, "/c/southend")
    assert response.status_code == 200
    assert 'class="bubble urgent"' in response.text
    assert "999" in response.text


async def test_a_program_is_told_with_a_code(client: httpx.AsyncClient) -> None:
    asked = {"text": "Do we need a diagnosis?", "council": "southend"}
    response = await client.post("/api/chat", json=asked)
    assert response.status_code == 503
    assert response.json()["code"] == "switched_off"
    assert "116 123" in response.json()["message"]
    response = await client.post("/api/chat", json={**asked, "text": DANGER[0]})
    assert response.json()["safety"] == "crisis"


async def test_data_can_be_deleted(client: httpx.AsyncClient, assistant: Assistant) -> None:
    manager = from_command_line("southend")
    assistant.switch.turn_on(manager, "for a test")
    await send(client, "Do we need a diagnosis?", "/c/southend")
    assistant.switch.turn_off(manager, "for a test")
    page = (await send(client, "Delete my data", "/c/southend")).text
    assert "Do we need a diagnosis?" not in page
    assert "Done. I have deleted what I kept" in page


async def test_where_the_parent_lives_counts_on_every_page(
    client: httpx.AsyncClient, knowledge: Knowledge
) -> None:
    await send(client, "I live in Southend", "/")
    assert is_calm((await send(client, "Do we need a diagnosis?", "/")).text, knowledge)
