"""A hand-over note: made from the conversation, changed and sent by the parent, kept by nobody."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.assistant import Assistant

PARTS = {
    "question": "Can school stop the help?",
    "told": "They should talk to me first.",
    "tried": "",
    "dates": "Meeting on 3 December",
}


async def ask(client: httpx.AsyncClient, words: str) -> None:
    page = (await client.get("/c/southend")).text
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    await client.post("/c/southend", data={"text": words, "form_token": token[1]})


def field(page: str, name: str) -> str:
    match = re.search(rf'<textarea id="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert match
    return unescape(match[1])


async def test_it_is_made_from_the_conversation(client: httpx.AsyncClient) -> None:
    await ask(client, "The council refused to assess on 3 November, for Harvey. What can I do now?")
    await ask(client, "simpler please")
    await ask(client, "does my child need a diagnosis to get help")
    page = (await client.get("/note")).text
    question = field(page, "question")
    assert "does my child need a diagnosis to get help" in question
    assert "simpler" not in question
    assert "Harvey" not in page  # as it was kept: redacted
    assert "No diagnosis is needed." in field(page, "told")
    assert "3 November" in field(page, "dates")


async def test_without_a_conversation_it_is_empty(client: httpx.AsyncClient) -> None:
    page = (await client.get("/note")).text
    assert field(page, "question") == ""
    assert "the note is empty" in page


async def test_the_parent_sees_it_and_sends_it_themself(client: httpx.AsyncClient) -> None:
    page = unescape((await client.post("/note", data={**PARTS, "do": "ready"})).text)
    assert "My question" in page
    assert "They should talk to me first." in page
    assert "<h2>What I have tried" not in page
    mail = re.search(r'href="(mailto:[^"]+)"', page)
    assert mail
    assert mail[1].startswith("mailto:?")  # to nobody: they choose
    assert "Can%20school%20stop%20the%20help%3F" in mail[1]


async def test_it_can_be_changed_again_and_taken_as_pdf(client: httpx.AsyncClient) -> None:
    again = (await client.post("/note", data={**PARTS, "do": "change"})).text
    assert field(again, "told") == PARTS["told"]
    response = await client.post("/note", data={**PARTS, "do": "pdf"})
    assert response.headers["content-type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"question": "", "told": "", "dates": ""}, "Write your question"),
        ({"told": "x" * 1501}, "1,500 characters or fewer"),
    ],
)
async def test_what_is_wrong_is_said_beside_the_words(
    client: httpx.AsyncClient, changes: dict[str, str], says: str
) -> None:
    response = await client.post("/note", data={**PARTS, **changes, "do": "ready"})
    assert response.status_code == 400
    assert says in response.text
    assert 'aria-invalid="true"' in response.text


async def test_nothing_of_it_is_kept(client: httpx.AsyncClient, assistant: Assistant) -> None:
    secret = "zebra-umbrella-lighthouse"
    response = await client.post("/note", data={**PARTS, "told": secret, "do": "ready"})
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers
    with Session(assistant.engine, future=True) as session:
        for table in ("turns", "conversations", "sheets", "packs", "pack_marks"):
            rows = session.execute(text(f"SELECT * FROM {table}")).mappings().all()
            assert not any(secret in str(dict(row)) for row in rows)


async def test_what_is_sent_is_shown_as_text(client: httpx.AsyncClient) -> None:
    odd = "<script>alert(1)</script>"
    page = (await client.post("/note", data={**PARTS, "told": odd, "do": "ready"})).text
    assert odd not in page
