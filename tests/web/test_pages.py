"""The pages about the service, and clearing a chat without scripts."""

from __future__ import annotations

import dataclasses
import datetime
import html
import re

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.knowledge.pages import PAGES
from bot.meetings.choose import choose_questions
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Sheet, Told
from bot.settings import Operator
from bot.web.app import create_app_for
from bot.web.identity import COOKIE
from bot.web.limits import Limits

OPERATOR = Operator(
    "Anytown <Council>",
    "send@anytown.example",
    "https://www.anytown.example/contact",
    "https://www.anytown.example/privacy",
)
NOT_READY = "This copy of Signpost is not ready to go live."


def form_token(text: str) -> str:
    match = re.search(r'name="form_token" value="([^"]+)"', text)
    assert match
    return match.group(1)


async def begin(client: httpx.AsyncClient, assistant: Assistant) -> str:
    """Open the chat and keep something of it; returns the conversation."""
    await client.get("/")
    conversation = assistant.tokens.read(client.cookies[COOKIE])
    assistant.conversations.save_tracker(conversation, '{"kept": true}')
    return conversation


@pytest.mark.parametrize("name", PAGES)
async def test_each_page_has_one_title_and_its_landmarks(
    client: httpx.AsyncClient, name: str
) -> None:
    response = await client.get(f"/{name}")
    assert response.status_code == 200
    assert '<html lang="en-GB">' in response.text
    assert response.text.count("<h1>") == 1
    for landmark in ("<header", '<main id="main"', "<footer"):
        assert response.text.count(landmark) == 1
    assert 'href="#main">Skip' in response.text
    assert "<script" not in response.text
    assert "style=" not in response.text
    assert "set-cookie" not in response.headers
    assert not re.search(r"\{\w+\}", response.text)


@pytest.mark.parametrize("path", ["/", "/c/camden", "/c/atlantis", "/about"])
async def test_every_page_leads_to_all_of_them(client: httpx.AsyncClient, path: str) -> None:
    text = (await client.get(path)).text
    for name in PAGES:
        assert f'href="/{name}"' in text


async def test_in_a_frame_there_is_no_link_to_clear_the_cookies_chat(
    client: httpx.AsyncClient,
) -> None:
    text = (await client.get("/embed/camden")).text
    assert 'href="/privacy"' in text
    assert 'href="/clear"' not in text


async def test_a_copy_without_an_operator_says_so(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = await _read(assistant, monkeypatch, "privacy", Operator())
    assert NOT_READY in text
    assert "SIGNPOST_OPERATOR" in text
    assert "SIGNPOST_PRIVACY_URL" in text
    assert "an organisation that is not named yet" in text
    assert "mailto:" not in text


async def test_the_operator_is_named_once_it_is_set(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = await _read(assistant, monkeypatch, "accessibility", OPERATOR)
    assert NOT_READY not in text
    assert "This website is run by Anytown &lt;Council&gt;." in text
    assert 'href="mailto:send@anytown.example"' in text
    assert 'href="https://www.anytown.example/contact"' in text
    privacy = await _read(assistant, monkeypatch, "privacy", OPERATOR)
    assert 'href="https://www.anytown.example/privacy"' in privacy


async def test_only_what_is_missing_is_asked_for(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    partly = Operator(name="Anytown", url=OPERATOR.url)
    text = await _read(assistant, monkeypatch, "about", partly)
    assert NOT_READY in text
    assert "SIGNPOST_PRIVACY_URL" in text
    assert "SIGNPOST_OPERATOR" not in text
    assert "SIGNPOST_CONTACT" not in text


async def test_the_notice_gives_the_retention_time_that_is_set(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = dataclasses.replace(assistant.settings, retention=datetime.timedelta(days=7))
    monkeypatch.setattr(assistant, "settings", week)
    text = await _read(assistant, monkeypatch, "privacy", Operator())
    assert "7 days after you" in text
    assert "30 days after" not in text


async def test_every_source_is_listed_with_its_day_and_its_topics(
    client: httpx.AsyncClient, knowledge: Knowledge
) -> None:
    text = (await client.get("/sources")).text
    entries = re.findall(r'<li id="source-(\w+)">(.*?)</details>', text, re.DOTALL)
    assert sorted(name for name, _ in entries) == sorted(knowledge.sources)
    for name, entry in entries:
        source = knowledge.sources[name]
        assert html.escape(source.url, quote=False) in entry
        assert f"{source.checked:%-d %B %Y}" in entry
        assert ("did not open this address" in entry) == (not source.opened)
        assert "Used in 0" not in entry
    title = knowledge.topics["diagnosis_not_needed"].title
    assert f"<li>{html.escape(title)}</li>" in dict(entries)["cop"]


async def test_looking_at_the_clear_page_deletes_nothing(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    conversation = await begin(client, assistant)
    for address in ("/clear", "/clear?cleared", "/clear?cleared=1"):
        text = (await client.get(address)).text
        assert "<h1>Clear this chat</h1>" in text
        assert form_token(text)
    assert assistant.conversations.tracker(conversation) is not None


async def test_the_button_deletes_the_chat_and_its_lists(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    conversation = await begin(client, assistant)
    told = Told("review", "primary")
    items = tuple(choose_questions(told, current_meetings())[:8])
    sheet = Sheet(told, items, datetime.date(2026, 11, 22))
    assistant.conversations.save_sheet(conversation, "sheet-to-clear", sheet)
    assert (await client.get("/sheet/sheet-to-clear")).status_code == 200

    token = form_token((await client.get("/clear")).text)
    response = await client.post("/clear", data={"form_token": token}, follow_redirects=True)
    assert response.status_code == 200
    assert "<h1>This chat is cleared</h1>" in response.text
    assert assistant.conversations.tracker(conversation) is None
    assert (await client.get("/sheet/sheet-to-clear")).status_code == 404
    assert COOKIE not in client.cookies
    assert (await client.get("/")).status_code == 200


async def test_a_form_of_somebody_else_deletes_nothing(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    conversation = await begin(client, assistant)
    foreign = assistant.tokens.sign_form(assistant.tokens.new_conversation())
    for token in ("", "made up", foreign):
        response = await client.post("/clear", data={"form_token": token})
        assert response.status_code == 403
        assert "nothing has been deleted yet" in response.text
        assert "<title>Error:" in response.text
    assert assistant.conversations.tracker(conversation) is not None
    again = form_token(response.text)
    cleared = await client.post("/clear", data={"form_token": again})
    assert cleared.status_code == 303


async def test_a_browser_without_a_chat_is_told_so(client: httpx.AsyncClient) -> None:
    text = (await client.get("/clear")).text
    assert "There is no chat to clear." in text
    assert "<form" not in text
    response = await client.post("/clear", data={"form_token": "any"})
    assert response.headers["location"] == "/clear"


async def test_a_database_that_is_away_is_said_kindly(
    client: httpx.AsyncClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(client, assistant)

    def away(conversation: str) -> None:
        raise OperationalError("", {}, Exception())

    monkeypatch.setattr(assistant.conversations, "delete", away)
    token = form_token((await client.get("/clear")).text)
    response = await client.post("/clear", data={"form_token": token})
    assert response.status_code == 503
    assert "Nothing has changed" in response.text
    assert COOKIE in client.cookies


async def _read(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, name: str, operator: Operator
) -> str:
    settings = dataclasses.replace(assistant.settings, operator=operator)
    monkeypatch.setattr(assistant, "settings", settings)
    transport = httpx.ASGITransport(create_app_for(assistant, Limits(settings, assistant.tokens)))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        return (await client.get(f"/{name}")).text
