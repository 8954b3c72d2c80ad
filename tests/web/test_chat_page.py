"""The chat page as a browser without scripts sees it."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.asking import LONGEST_TEXT
from bot.assistant import Assistant
from bot.web.chat import FRAGMENT
from bot.web.identity import COOKIE


def form_token(html: str) -> str:
    match = re.search(r'name="form_token" value="([^"]+)"', html)
    assert match
    return match.group(1)


async def send(client: httpx.AsyncClient, text: str, path: str = "/") -> httpx.Response:
    page = await client.get(path)
    data = {"text": text, "form_token": form_token(page.text)}
    return await client.post(path, data=data, follow_redirects=True)


async def test_the_page_says_what_it_is(client: httpx.AsyncClient) -> None:
    html = (await client.get("/c/southend")).text
    assert "Southend" in html
    assert "computer" in html
    assert "not legal advice" in html
    assert "18 May 2026" in html
    assert 'role="log"' in html


async def test_a_question_is_answered_with_its_source(client: httpx.AsyncClient) -> None:
    html = (await send(client, "Do we need a diagnosis?")).text
    assert "Where this comes from" in html
    assert "The law" in html
    assert "legislation.gov.uk" in html


async def test_the_conversation_survives_a_reload(client: httpx.AsyncClient) -> None:
    await send(client, "What SEN Support is")
    assert "What SEN Support is" in (await client.get("/")).text


async def test_what_was_typed_is_shown_as_text(client: httpx.AsyncClient) -> None:
    html = (await send(client, "<script>alert(1)</script> & what is SEN")).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


async def test_the_council_of_the_page_is_used(client: httpx.AsyncClient) -> None:
    html = (await send(client, "What are waves of intervention?", "/c/portsmouth")).text
    assert "What Portsmouth says" in html


@pytest.mark.parametrize("text", ["", "a" * (LONGEST_TEXT + 1)])
async def test_an_error_keeps_the_words(client: httpx.AsyncClient, text: str) -> None:
    response = await send(client, text)
    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert "<title>Error:" in response.text
    assert text in response.text


async def test_a_form_of_another_page_is_refused(client: httpx.AsyncClient) -> None:
    await client.get("/")
    response = await client.post("/", data={"text": "hello", "form_token": "made up"})
    assert response.status_code == 403
    assert "hello" in response.text
    assert "your words are still here" in response.text.lower()


async def test_a_form_without_the_cookie_is_refused(client: httpx.AsyncClient) -> None:
    token = form_token((await client.get("/")).text)
    client.cookies.clear()
    response = await client.post("/", data={"text": "hello", "form_token": token})
    assert response.status_code == 403


async def test_the_script_gets_the_new_turn_alone(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    response = await client.post(
        "/",
        data={"text": "What SEN Support is", "form_token": form_token(page.text)},
        headers={"accept": FRAGMENT},
    )
    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'id="latest"' in response.text


async def test_the_cookie_is_for_the_browser_alone(client: httpx.AsyncClient) -> None:
    cookie = (await client.get("/")).headers["set-cookie"].lower()
    assert cookie.startswith(COOKIE)
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


async def test_delete_my_data(client: httpx.AsyncClient, assistant: Assistant) -> None:
    await send(client, "What SEN Support is")
    before = assistant.tokens.read(client.cookies[COOKIE])
    html = (await send(client, "Delete my data")).text
    after = assistant.tokens.read(client.cookies[COOKIE])
    assert after != before
    assert assistant.conversations.turns(before) == []
    assert assistant.conversations.tracker(before) is None
    assert "You asked" not in html


async def test_a_page_that_is_not_there(client: httpx.AsyncClient) -> None:
    response = await client.get("/c/atlantis")
    assert response.status_code == 404
    assert "Southend" in response.text


async def test_safe_headers_are_on_every_page(client: httpx.AsyncClient) -> None:
    for path in ("/", "/c/camden", "/c/atlantis", "/static/chat.js", "/healthz"):
        headers = (await client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
    assert (await client.get("/")).headers["cache-control"] == "no-store"
