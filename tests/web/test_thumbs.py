"""Thumbs in the chat, with and without scripts: counted once, never after danger."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.assistant import Assistant
from bot.questions.tables import ThumbRow
from bot.web.chat import FRAGMENT
from bot.web.identity import HEADER

QUESTION = "Do we need a diagnosis?"


@pytest.fixture(autouse=True)
def _nothing_counted(assistant: Assistant) -> None:
    with Session(assistant.engine, future=True) as session, session.begin():
        session.query(ThumbRow).delete()


def fields(html: str) -> dict[str, str]:
    """The hidden fields of the form with the thumbs."""
    form = re.search(r'<form class="thumbs".*?</form>', html, re.DOTALL)
    assert form, "no thumbs are offered"
    return dict(re.findall(r'name="(\w+)" value="([^"]*)">', form.group()))


async def ask(client: httpx.AsyncClient, text: str, path: str = "/c/southend") -> str:
    page = await client.get(path)
    token = re.search(r'name="form_token" value="([^"]+)"', page.text)
    assert token
    data = {"text": text, "form_token": token.group(1)}
    return (await client.post(path, data=data, follow_redirects=True)).text


async def press(
    client: httpx.AsyncClient, html: str, thumb: str, path: str = "/c/southend", **headers: str
) -> httpx.Response:
    data = {**fields(html), "thumb": thumb}
    return await client.post(path, data=data, headers=headers, follow_redirects=True)


def counted(assistant: Assistant) -> list[tuple[str, str, str, str, str, int]]:
    query = select(
        ThumbRow.council,
        ThumbRow.topic,
        ThumbRow.card,
        ThumbRow.verdict,
        ThumbRow.reason,
        ThumbRow.count,
    ).where(ThumbRow.count > 0)
    with Session(assistant.engine, future=True) as session:
        return [tuple(row) for row in session.execute(query)]


async def test_an_answer_that_helped(client: httpx.AsyncClient, assistant: Assistant) -> None:
    html = await ask(client, QUESTION)
    assert "Did this answer help?" in html
    page = await press(client, html, "up")
    assert "Thank you for telling us." in page.text
    assert 'class="thumbs" method' not in page.text
    (row,) = counted(assistant)
    assert row[0] == "southend"
    assert row[1]
    assert row[2]
    assert row[3:] == ("up", "", 1)


async def test_an_answer_that_did_not_help_and_why(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    html = await ask(client, QUESTION)
    page = await press(client, html, "down")
    assert "What was wrong?" in page.text
    assert [row[3:] for row in counted(assistant)] == [("down", "", 1)]
    page = await press(client, page.text, "unclear")
    assert "Thank you for telling us." in page.text
    assert [row[3:] for row in counted(assistant)] == [("down", "unclear", 1)]


async def test_nobody_judges_twice(client: httpx.AsyncClient, assistant: Assistant) -> None:
    html = await ask(client, QUESTION)
    await press(client, html, "up")
    for thumb in ("up", "down", "unclear"):  # an old page, or the back button
        await press(client, html, thumb)
    assert [row[3:] for row in counted(assistant)] == [("up", "", 1)]


async def test_a_reason_is_taken_once(client: httpx.AsyncClient, assistant: Assistant) -> None:
    html = (await press(client, await ask(client, QUESTION), "down")).text
    for reason in ("wrong", "unclear"):
        await press(client, html, reason)
    assert [row[3:] for row in counted(assistant)] == [("down", "wrong", 1)]


async def test_the_script_gets_what_stands_in_its_place(client: httpx.AsyncClient) -> None:
    html = await ask(client, QUESTION)
    response = await press(client, html, "up", accept=FRAGMENT)
    assert response.headers["content-type"].startswith(FRAGMENT)
    assert response.text.strip().startswith('<p class="thumbs"')


@pytest.mark.parametrize("text", ["hello", "my son says he wants to die", "is it allowed"])
async def test_it_is_not_asked_after_everything(client: httpx.AsyncClient, text: str) -> None:
    assert 'class="thumbs"' not in await ask(client, text)


async def test_only_the_newest_answer_has_thumbs(client: httpx.AsyncClient) -> None:
    await ask(client, QUESTION)
    html = await ask(client, "What SEN Support is")
    assert html.count('<form class="thumbs"') == 1


async def test_a_form_of_another_page_counts_nothing(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    html = await ask(client, QUESTION)
    data = {**fields(html), "thumb": "up", "form_token": "made up"}
    assert (await client.post("/c/southend", data=data)).status_code == 403
    assert counted(assistant) == []


@pytest.mark.parametrize("turn", ["0", "1", "999999999999999999999999", "-1", "x", "²"])
async def test_a_turn_of_somebody_else_counts_nothing(
    client: httpx.AsyncClient, assistant: Assistant, turn: str
) -> None:
    html = await ask(client, QUESTION)
    mine = fields(html)
    assert mine["turn"] != turn
    response = await client.post("/c/southend", data={**mine, "turn": turn, "thumb": "up"})
    assert response.status_code == 404
    assert counted(assistant) == []


async def test_a_reason_that_is_none_of_ours(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    html = (await press(client, await ask(client, QUESTION), "down")).text
    response = await press(client, html, "my own words about my son")
    assert response.status_code == 404
    assert [row[3:] for row in counted(assistant)] == [("down", "", 1)]


async def test_in_a_frame_without_cookies(client: httpx.AsyncClient, assistant: Assistant) -> None:
    path = "/embed/southend"
    page = await client.get(path)
    headers = {"accept": FRAGMENT, HEADER: page.headers[HEADER]}
    client.cookies.clear()
    token = re.search(r'name="form_token" value="([^"]+)"', page.text)
    assert token
    data = {"text": QUESTION, "form_token": token.group(1)}
    answer = await client.post(path, data=data, headers=headers)
    headers[HEADER] = answer.headers[HEADER]
    data = {**fields(answer.text), "thumb": "up"}
    response = await client.post(path, data=data, headers=headers)
    assert response.status_code == 200
    assert response.headers[HEADER]
    assert [row[3:] for row in counted(assistant)] == [("up", "", 1)]
