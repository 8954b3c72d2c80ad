"""Who sends too much is told so kindly, keeps their words, and takes nothing from others."""

from __future__ import annotations

import dataclasses
import html
import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from types import SimpleNamespace

import httpx
import limits
import pytest
import redis

from bot.assistant import Assistant
from bot.settings import Settings
from bot.web.app import create_app_for
from bot.web.chat import FRAGMENT
from bot.web.limits import Limits

NOBODY_HOME = "redis://127.0.0.1:1/0"
HOME = "203.0.113.7"
ELSEWHERE = "198.51.100.9"

Service = Callable[[str], Awaitable[httpx.AsyncClient]]
StartService = Callable[..., Service]


@pytest.fixture
async def start_service(assistant: Assistant) -> AsyncIterator[StartService]:
    """Starts a process with these limits; it gives a browser at an address."""
    async with AsyncExitStack() as stack:

        def start(
            conversation: str | None = None,
            address: str | None = None,
            redis_url: str | None = None,
        ) -> Service:
            settings = dataclasses.replace(
                Settings.from_environment(),
                redis_url=redis_url,
                conversation_limit=limits.parse(conversation) if conversation else None,
                address_limit=limits.parse(address) if address else None,
            )
            app = create_app_for(assistant, Limits(settings, assistant.tokens))

            async def browser_at(address: str = HOME) -> httpx.AsyncClient:
                transport = httpx.ASGITransport(app, client=(address, 50_000))
                client = httpx.AsyncClient(transport=transport, base_url="http://testserver")
                return await stack.enter_async_context(client)

            return browser_at

        yield start


async def ask(client: httpx.AsyncClient, text: str = "hello", **fields: object) -> httpx.Response:
    return await client.post("/api/chat", json={"text": text, **fields})


async def send(
    client: httpx.AsyncClient, text: str = "hello", path: str = "/", accept: str = "text/html"
) -> httpx.Response:
    data = {"text": text, "form_token": found("form_token", (await client.get(path)).text)}
    return await client.post(path, data=data, headers={"accept": accept})


def found(field: str, page: str) -> str:
    """The value of a hidden field, or of what the page tells its script."""
    match = re.search(rf'{field}"?(?: value)?="([^"]+)"', page)
    assert match
    return match.group(1)


def seconds_in(response: httpx.Response) -> int:
    """After how many seconds one may send again."""
    seconds = int(response.headers["retry-after"])
    assert 1 <= seconds <= 60
    return seconds


async def test_a_program_is_told_when_to_try_again(start_service: StartService) -> None:
    client = await start_service(conversation="2/minute")(HOME)
    token = (await ask(client)).json()["conversation"]
    for _ in range(2):
        assert (await ask(client, conversation=token)).status_code == 200
    refused = await ask(client, conversation=token)
    assert refused.status_code == 429
    body = refused.json()
    assert list(body) == ["code", "message"]
    assert body["code"] == "too_many"
    assert f"in {seconds_in(refused)} second" in body["message"]
    assert "999 straight away" in body["message"]


@pytest.mark.parametrize("path", ["/", "/c/camden"])
async def test_the_page_keeps_the_words(start_service: StartService, path: str) -> None:
    client = await start_service(conversation="1/minute")(HOME)
    assert (await send(client, path=path)).status_code == 303
    refused = await send(client, "My child's <school>", path)
    assert refused.status_code == 429
    assert seconds_in(refused)
    assert "There is a problem" in refused.text
    assert "999 straight away" in refused.text
    assert "My child's <school>" in html.unescape(refused.text)
    assert refused.text.count('id="latest"') <= 1


async def test_the_script_gets_the_sentence_alone(start_service: StartService) -> None:
    client = await start_service(conversation="1/minute")(HOME)
    assert (await send(client, accept=FRAGMENT)).status_code == 200
    refused = await send(client, accept=FRAGMENT)
    assert refused.status_code == 429
    assert seconds_in(refused)
    assert refused.headers["content-type"].startswith(FRAGMENT)
    assert "<html" not in refused.text
    assert "999 straight away" in refused.text


async def test_a_frame_without_cookies_is_limited_as_well(start_service: StartService) -> None:
    client = await start_service(conversation="1/minute")(HOME)
    page = (await client.get("/embed/camden")).text
    data = {"text": "hello", "form_token": found("form_token", page)}
    headers = {"accept": FRAGMENT, "signpost-conversation": found("data-conversation", page)}
    answers = [await client.post("/embed/camden", data=data, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


async def test_what_is_refused_changes_nothing(
    start_service: StartService, assistant: Assistant
) -> None:
    client = await start_service(conversation="1/minute")(HOME)
    token = (await ask(client)).json()["conversation"]
    for _ in range(3):
        await ask(client, conversation=token)
    assert len(assistant.conversations.turns(assistant.tokens.read(token))) == 2


async def test_a_conversation_is_the_same_under_each_of_its_tokens(
    start_service: StartService, assistant: Assistant
) -> None:
    client = await start_service(conversation="1/minute")(HOME)
    first = (await ask(client)).json()["conversation"]
    payload = assistant.tokens._conversations
    another = payload.make_signer(payload.salt).sign(
        payload.dump_payload(assistant.tokens.read(first))
    )
    assert (await ask(client, conversation=first)).status_code == 200
    assert (await ask(client, conversation=another.decode())).status_code == 429


async def test_conversations_do_not_take_from_each_other(start_service: StartService) -> None:
    service = start_service(conversation="1/minute")
    for _ in range(3):
        assert (await send(await service(HOME))).status_code == 303


async def test_an_address_has_a_limit_over_all_its_conversations(
    start_service: StartService,
) -> None:
    service = start_service(address="2/minute")
    at_home = await service(HOME)
    assert [(await ask(at_home)).status_code for _ in range(3)] == [200, 200, 429]
    assert (await send(await service(HOME))).status_code == 429
    assert (await ask(await service(ELSEWHERE))).status_code == 200


async def test_who_sends_too_much_does_not_use_up_the_address(start_service: StartService) -> None:
    service = start_service(conversation="1/minute", address="2/minute")
    noisy = await service(HOME)
    assert [(await send(noisy)).status_code for _ in range(4)] == [303, 429, 429, 429]
    assert (await send(await service(HOME))).status_code == 303


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # one household has many
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("203.0.113.7", "::ffff:203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
    ],
)
async def test_what_counts_as_one_address(
    start_service: StartService, one: str, other: str, are_one: bool
) -> None:
    service = start_service(address="1/minute")
    assert (await ask(await service(one))).status_code == 200
    assert (await ask(await service(other))).status_code == (429 if are_one else 200)


async def test_memory_forgets_who_has_stopped_and_nobody_else(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(
        Settings.from_environment(), redis_url=None, address_limit=limits.parse("1/minute")
    )
    counted = Limits(settings, assistant.tokens)
    transport = httpx.ASGITransport(create_app_for(assistant, counted))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        assert (await ask(client)).status_code == 200
        counted.forget()
        assert (await ask(client)).status_code == 429
        in_two_minutes = SimpleNamespace(time=lambda: time.time() + 120)
        monkeypatch.setattr("bot.web.limits.time", in_two_minutes)
        counted.forget()
        assert (await ask(client)).status_code == 200


async def test_processes_count_together_with_redis(
    start_service: StartService, redis_url: str
) -> None:
    one = await start_service(address="2/minute", redis_url=redis_url)(HOME)
    other = await start_service(address="2/minute", redis_url=redis_url)(HOME)
    assert [(await ask(client)).status_code for client in (one, other)] == [200, 200]
    for client in (one, other):
        refused = await ask(client)
        assert refused.status_code == 429
        assert seconds_in(refused)


async def test_redis_holds_no_address_and_no_conversation(
    start_service: StartService, assistant: Assistant, redis_url: str
) -> None:
    service = start_service(conversation="5/minute", address="5/minute", redis_url=redis_url)
    client = await service(HOME)
    token = (await ask(client)).json()["conversation"]
    await ask(client, conversation=token)
    with redis.Redis.from_url(redis_url) as connection:
        keys = [key.decode() for key in connection.scan_iter()]
        assert len(keys) == 2
        assert all(0 < connection.ttl(key) <= 60 for key in keys)
    told = " ".join(keys)
    assert HOME not in told
    assert token not in told
    assert assistant.tokens.read(token) not in told


async def test_answers_go_on_without_redis_and_it_is_said_once(
    start_service: StartService, caplog: pytest.LogCaptureFixture
) -> None:
    client = await start_service("1/minute", "1/minute", redis_url=NOBODY_HOME)(HOME)
    with caplog.at_level(logging.WARNING, "bot.web.limits"):
        assert [(await ask(client)).status_code for _ in range(3)] == [200] * 3
    assert len([record for record in caplog.records if record.name == "bot.web.limits"]) == 1
