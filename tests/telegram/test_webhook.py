"""The webhook of the web process: only Telegram is heard, at once, and the page does not wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fake_telegram import FakeTelegram, Fault
from modes import SECRET, webhook
from people import Parent

from bot.assistant import Assistant
from bot.telegram import webhook as module
from bot.telegram.incoming import UPDATES
from bot.telegram.service import TelegramService
from bot.telegram.settings import TelegramSettings, Webhook

HEADER = module.SECRET_HEADER
PATH = "/telegram/webhook"


@pytest.fixture
async def parent(assistant: Assistant, fake: FakeTelegram) -> AsyncIterator[Parent]:
    async with webhook(assistant, fake) as answered:
        yield Parent(fake, answered)


@pytest.fixture
async def telegram(parent: Parent) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever calls the webhook's address."""
    assert parent.fake.webhook
    address = parent.fake.webhook["url"].removesuffix(PATH)
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        yield client


async def test_it_is_registered_with_its_secret(parent: Parent) -> None:
    registered = parent.fake.webhook
    assert registered
    assert registered["secret_token"] == SECRET
    assert registered["allowed_updates"] == list(UPDATES)
    assert registered["max_connections"] == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "é"])
async def test_a_stranger_is_not_heard(
    telegram: httpx.AsyncClient, parent: Parent, secret: str | None
) -> None:
    headers = {} if secret is None else {HEADER: secret.encode()}
    body = {"update_id": 1, "message": parent.message(text="hello")}
    response = await telegram.post(PATH, json=body, headers=headers)
    assert response.status_code == 403
    assert parent.fake.sent(parent.chat) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"{}", b'{"update_id": {}}', b"\xff"])
async def test_what_cannot_be_read_is_not_sent_again(
    telegram: httpx.AsyncClient, parent: Parent, body: bytes
) -> None:
    response = await telegram.post(PATH, content=body, headers={HEADER: SECRET})
    assert response.status_code == 200
    assert await parent.says("thanks")


async def test_it_says_at_once_that_an_update_came(
    telegram: httpx.AsyncClient, parent: Parent
) -> None:
    """Also while Telegram does not take the answer."""
    parent.fake.faults["sendMessage"].append(Fault(hang=3600))
    body = {"update_id": 10**9, "message": parent.message(text="thanks")}
    response = await telegram.post(PATH, json=body, headers={HEADER: SECRET})
    assert response.status_code == 200
    await parent.fake.until(lambda: not parent.fake.faults["sendMessage"])
    page = await telegram.get("/")
    assert page.status_code == 200


async def test_with_too_many_waiting_telegram_keeps_the_rest(
    parent: Parent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 3)
    for _ in range(20):
        last = parent.writes("/nonsense")
    await parent.answered(last)
    assert set(parent.fake.refused) <= {503}
    assert len(parent.fake.sent(parent.chat)) == 20


async def test_a_page_is_answered_beside_a_crowd(
    telegram: httpx.AsyncClient, parent: Parent
) -> None:
    """The page comes before the crowd has been dealt with."""
    crowd = [Parent(parent.fake, parent.answered) for _ in range(30)]
    last = [one.writes("What is a SENCO?") for one in crowd][-1]
    reply = await telegram.post("/api/chat", json={"text": "What is SEN Support?"})
    assert reply.json()["topics"] == ["what_is_sen_support"]
    left = sum(not parent.fake.sent(one.chat) for one in crowd)
    await asyncio.wait_for(parent.answered(last), 60)
    assert left > 0


async def test_a_token_that_telegram_does_not_know_costs_only_telegram(
    assistant: Assistant, fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    hook = Webhook("https://signpost.example", SECRET)
    wrong = TelegramSettings("99:not-known-to-telegram", fake.address, webhook=hook)
    service = TelegramService(assistant, wrong)
    await module.register(service, hook)
    await service.close()
    assert "Telegram does not know the token" in caplog.text
    assert wrong.token not in caplog.text


async def test_without_the_secret_there_is_no_webhook(client: httpx.AsyncClient) -> None:
    response = await client.post("/telegram/webhook", json={}, headers={HEADER: SECRET})
    assert response.status_code == 404
