"""The chat on a council's website, over HTTP: the loader, the frame, and who may show it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from bot.assistant import Assistant
from bot.knowledge.website import Website
from bot.web.app import create_app_for
from bot.web.chat import FRAGMENT
from bot.web.identity import HEADER
from bot.web.limits import Limits

ORIGIN = "https://www.example.gov.uk"
QUESTION = "Does my child need a diagnosis to get help?"


@pytest.fixture
async def framed(assistant: Assistant, no_limits: Limits) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application in which Southend has set up its website."""
    website = Website(origins=(ORIGIN,), title="Ask us", colour="#5b2a86", dark_colour="#d9b8f5")
    southend = msgspec.structs.replace(assistant.knowledge.councils["southend"], website=website)
    councils = {**assistant.knowledge.councils, "southend": southend}
    app = create_app_for(_with_councils(assistant, councils), no_limits)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client


def _with_councils(assistant: Assistant, councils: dict) -> Assistant:
    changed = object.__new__(Assistant)
    changed.__dict__.update(assistant.__dict__)
    changed.knowledge = dataclasses.replace(assistant.knowledge, councils=councils)
    return changed


async def test_the_loader_carries_what_the_council_chose(framed: httpx.AsyncClient) -> None:
    response = await framed.get("/embed/southend.js")
    assert response.headers["content-type"].startswith("text/javascript")
    assert '"title":"Ask us"' in response.text
    assert "#5b2a86" in response.text
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "max-age" in response.headers["cache-control"]


async def test_only_the_sites_of_the_council_may_show_the_frame(framed: httpx.AsyncClient) -> None:
    assert _ancestors(await framed.get("/embed/southend")) == f"'self' {ORIGIN}"
    assert _ancestors(await framed.get("/embed/camden")) == "'self'"
    assert _ancestors(await framed.get("/c/southend")) == "'none'"


def _ancestors(response: httpx.Response) -> str:
    found = re.search(r"frame-ancestors ([^;]*)", response.headers["content-security-policy"])
    assert found
    return found.group(1)


async def test_the_councils_colours_come_as_a_style_sheet(framed: httpx.AsyncClient) -> None:
    page = (await framed.get("/c/southend")).text
    assert "/theme/southend.css" in page
    style = await framed.get("/theme/southend.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "#5b2a86" in style.text
    assert "#d9b8f5" in style.text
    assert "/theme/" not in (await framed.get("/c/camden")).text


async def test_the_frame_talks_without_cookies(framed: httpx.AsyncClient) -> None:
    page = await framed.get("/embed/southend")
    token = page.headers[HEADER]
    assert f'data-conversation="{token}"' in page.text
    reply = await _send(framed, page.text, token)
    assert reply.status_code == 200
    assert "diagnosis" in reply.text
    assert "set-cookie" not in reply.headers

    again = await framed.get(
        "/embed/southend", headers={HEADER: reply.headers[HEADER], "Accept": FRAGMENT}
    )
    assert QUESTION in again.text
    assert "<html" not in again.text
    assert not framed.cookies


async def test_a_form_of_another_conversation_is_refused(framed: httpx.AsyncClient) -> None:
    page, other = await framed.get("/embed/southend"), await framed.get("/embed/southend")
    reply = await _send(framed, page.text, other.headers[HEADER])
    assert reply.status_code == 403
    assert "send them again" in reply.text


async def test_a_token_of_nobody_begins_a_new_conversation(framed: httpx.AsyncClient) -> None:
    headers = {HEADER: "made-up", "Accept": FRAGMENT}
    response = await framed.get("/embed/southend", headers=headers)
    assert response.status_code == 200
    assert "You asked" not in response.text
    assert 'name="form_token"' in response.text
    assert response.headers[HEADER] != "made-up"


@pytest.mark.parametrize("path", ["/embed/atlantis", "/embed/atlantis.js", "/theme/atlantis.css"])
async def test_a_council_that_is_not_ours(framed: httpx.AsyncClient, path: str) -> None:
    assert (await framed.get(path)).status_code == 404


async def test_the_demo_page_shows_the_line_to_copy(framed: httpx.AsyncClient) -> None:
    page = await framed.get("/demo/southend")
    assert 'src="http://testserver/embed/southend.js"' in page.text.replace("&#34;", '"')


async def _send(client: httpx.AsyncClient, page: str, token: str) -> httpx.Response:
    form_token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert form_token
    return await client.post(
        "/embed/southend",
        data={"text": QUESTION, "form_token": form_token.group(1)},
        headers={HEADER: token, "Accept": FRAGMENT},
    )
