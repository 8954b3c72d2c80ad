"""A parent's pack at its address: read, ticked, kept, told of, taken into the chat; dead codes."""

from __future__ import annotations

import datetime
import io
import logging
import re
import secrets
from collections.abc import Callable
from html import unescape
from urllib.parse import urlsplit

import httpx
import msgspec
import pikepdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers.tables import AdviserRow
from bot.assistant import Assistant
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Told
from bot.packs import desk
from bot.packs.checklists import current_checklists
from bot.packs.content import Line, Snapshot, snapshot_of
from bot.packs.messages import open_as_messages
from bot.packs.tables import MarksRow, PackRow
from bot.store.conversations import now

FIRST = "review/help_took_place"
Send = Callable[..., tuple[int, str]]


@pytest.fixture(scope="session")
def adviser(assistant: Assistant) -> Adviser:
    with Session(assistant.engine, future=True) as session, session.begin():
        row = AdviserRow(
            email=f"{secrets.token_hex(4)}@example.org",
            name="Amal",
            service="camden",
            role="adviser",
            must_change_password=False,
            made_at=now(),
        )
        session.add(row)
        session.flush()
        return Adviser(row.id, row.email, row.name, row.service, "adviser")


@pytest.fixture
def send(assistant: Assistant, adviser: Adviser) -> Send:
    """Makes a pack for a review in Camden and its link; returns its id and its code."""

    def made(note: str = "", **changes: object) -> tuple[int, str]:
        draft = msgspec.structs.replace(current_checklists()["review"].draft, note=note, **changes)
        told = Told(meeting="review", council="camden", on=datetime.date(2026, 12, 3))
        snapshot: Snapshot = snapshot_of(draft, told, current_meetings(), datetime.date.today())
        with Session(assistant.engine, future=True) as session, session.begin():
            id = desk.make(session, adviser, snapshot, "CASE-77")
            return id, desk.give_link(session, adviser, id, 30, links=0)

    return made


def standing(assistant: Assistant, adviser: Adviser, id: int) -> desk.Made:
    with Session(assistant.engine, future=True) as session:
        return desk.find(session, adviser, id)


async def test_a_parent_reads_it_without_an_account(client: httpx.AsyncClient, send: Send) -> None:
    _, code = send("Ring us before the day.\n\nBring the plan.")
    response = await client.get(f"/p/{code}")
    assert response.status_code == 200
    page = unescape(response.text)
    for words in (
        "A review of the support",
        "Thursday 3 December 2026",
        "Ring us before the day.",
        "How much of the help in the plan took place",
        "What should I get from a review?",
        "Camden",
    ):
        assert words in page
    assert "CASE-77" not in page  # the adviser's own number
    assert "Amal" not in page
    assert page.count('type="checkbox"') == 9
    assert "set-cookie" not in response.headers


async def test_what_the_adviser_wrote_is_shown_as_text(
    client: httpx.AsyncClient, send: Send
) -> None:
    odd = "<script>alert(1)</script> & why?"
    _, code = send(odd, title=odd, lines=(Line("own/1", odd),))
    html = (await client.get(f"/p/{code}")).text
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; why?") >= 3
    assert (await client.get(f"/p/{code}.pdf")).content.startswith(b"%PDF")


async def test_the_pdf_and_the_large_one(client: httpx.AsyncClient, send: Send) -> None:
    _, code = send("Bring the plan.")
    usual, large = [await client.get(f"/p/{code}{form}") for form in (".pdf", ".large.pdf")]
    for response in (usual, large):
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/pdf"
        assert code not in response.headers["content-disposition"]
    pages = [len(pikepdf.open(io.BytesIO(response.content)).pages) for response in (usual, large)]
    assert pages[0] < pages[1]


@pytest.mark.parametrize("form", ["", ".pdf", ".large.pdf"])
async def test_nothing_on_the_way_may_keep_list_or_tell_of_it(
    client: httpx.AsyncClient, send: Send, form: str
) -> None:
    _, code = send()
    headers = (await client.get(f"/p/{code}{form}")).headers
    assert headers["cache-control"] == "no-store"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["referrer-policy"] == "no-referrer"


async def test_every_dead_code_gets_the_same_kind_page(
    client: httpx.AsyncClient, assistant: Assistant, adviser: Adviser, send: Send
) -> None:
    expired, code_expired = send()
    revoked, code_revoked = send()
    _, code_open = send()
    with Session(assistant.engine, future=True) as session, session.begin():
        desk.revoke(session, adviser, revoked)
        session.get(PackRow, expired).expires_at = now()
    dead = [code_expired, code_revoked, code_open.swapcase(), code_open[:-1], "x", "a" * 3000, "ü"]
    bodies = set()
    for code in dead:
        for response in (
            await client.get(f"/p/{code}"),
            await client.get(f"/p/{code}.pdf"),
            await client.get(f"/p/{code}.large.pdf"),
            await client.get(f"/p/{code}/mine/{code_open}"),
            *[await client.post(f"/p/{code}", data={"do": do}) for do in ("tell", "keep", "chat")],
            await client.post(f"/p/{code}/mine/x", data={"do": "forget"}),
        ):
            assert response.status_code == 404
            assert response.headers["cache-control"] == "no-store"
            assert "noindex" in response.headers["x-robots-tag"]
            assert "set-cookie" not in response.headers
            bodies.add(response.text)
    assert len(bodies) == 1  # nobody learns which of them it was
    assert "ask the person who sent it" in bodies.pop()
    assert (await client.get(f"/p/{code_open}")).status_code == 200


async def test_telling_is_the_only_thing_that_the_adviser_sees(
    client: httpx.AsyncClient, assistant: Assistant, adviser: Adviser, send: Send
) -> None:
    id, code = send()
    before = standing(assistant, adviser, id)
    marked = {f"tick:{FIRST}": "yes", "note:all": "I am worried about reading"}
    await client.get(f"/p/{code}")
    await client.post(f"/p/{code}", data={**marked, "do": "keep"})
    await client.post(f"/p/{code}", data={**marked, "do": "chat"})
    assert standing(assistant, adviser, id) == before
    page = (await client.post(f"/p/{code}", data={**marked, "do": "tell"})).text
    assert "Your adviser can see that you have read this" in page
    assert re.search(rf'name="tick:{FIRST}" value="yes" checked', page)  # nothing typed is lost
    assert "I am worried about reading" in page
    after = standing(assistant, adviser, id)
    assert msgspec.to_builtins(after.told_on) == now().date().isoformat()
    assert after.snapshot == before.snapshot


async def test_kept_marks_open_by_the_parents_own_address_alone(
    client: httpx.AsyncClient, assistant: Assistant, send: Send
) -> None:
    _, code = send()
    note = "Mrs Patel, 07700 900123, says half of it"
    sent = {f"tick:{FIRST}": "yes", f"note:{FIRST}": note, "do": "keep"}
    page = (await client.post(f"/p/{code}", data=sent)).text
    address = re.search(rf'href="(http://testserver/p/{code}/mine/[\w-]+)"', page)
    assert address
    path = urlsplit(address[1]).path
    mine = unescape((await client.get(path)).text)
    assert re.search(rf'name="tick:{FIRST}" value="yes" checked', mine)
    assert "[name], [phone], says half of it" in mine
    assert "says half of it" not in (await client.get(f"/p/{code}")).text  # the adviser's link
    await client.post(path, data={"note:all": "changed", "do": "keep"})
    assert "changed" in (await client.get(path)).text
    gone = await client.post(path, data={"do": "forget"})
    assert "deleted from our server" in gone.text
    assert (await client.get(path)).status_code == 404
    with Session(assistant.engine, future=True) as session:
        texts = [row.marks for row in session.execute(select(MarksRow)).scalars()]
    assert not any("changed" in text for text in texts)


async def test_a_pack_is_no_store_for_anybody(
    client: httpx.AsyncClient, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.packs.marks.MOST_KEPT", 1)
    _, code = send()
    await client.post(f"/p/{code}", data={"do": "keep"})
    page = (await client.post(f"/p/{code}", data={"note:all": "still here", "do": "keep"})).text
    assert "could not be kept" in page
    assert "still here" in page


async def test_the_chat_goes_on_with_the_list_and_the_council(
    client: httpx.AsyncClient, assistant: Assistant, send: Send
) -> None:
    _, code = send(lines=(Line(FIRST), Line("own/1", "Can we meet in June?")))
    response = await client.post(f"/p/{code}", data={"do": "chat"})
    assert response.status_code == 303
    assert response.headers["location"] == "/c/camden#latest"
    page = unescape((await client.get("/c/camden")).text)
    assert "How much of the help in the plan took place" in page
    assert "Can we meet in June?" in page
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    form = {"text": "tick number 2", "form_token": token[1]}
    answer = unescape((await client.post("/c/camden", data=form, follow_redirects=True)).text)
    assert "✓ Can we meet in June?" in answer


async def test_the_chat_that_was_open_goes_on(client: httpx.AsyncClient, send: Send) -> None:
    page = (await client.get("/c/camden")).text
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    form = {"text": "does my child need a diagnosis", "form_token": token[1]}
    await client.post("/c/camden", data=form)
    _, code = send()
    await client.post(f"/p/{code}", data={"do": "chat"})
    page = unescape((await client.get("/c/camden")).text)
    assert "does my child need a diagnosis" in page
    assert "How much of the help in the plan took place" in page


async def test_a_telegram_chat_gets_it_as_a_message(assistant: Assistant, send: Send) -> None:
    _, code = send("Bring the plan.")
    messages = await open_as_messages(assistant, code, "https://signpost.example")
    assert messages
    (message,) = messages
    assert "☐ 1. How much of the help in the plan took place" in message.text
    assert "Bring the plan." in message.text
    assert message.buttons[0].message == f"https://signpost.example/p/{code}"
    assert await open_as_messages(assistant, code + "x") is None


async def test_the_code_stands_in_no_log(
    client: httpx.AsyncClient,
    assistant: Assistant,
    send: Send,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, code = send()
    caplog.set_level(logging.DEBUG)
    for method, path in (("GET", ""), ("GET", ".pdf"), ("POST", ""), ("GET", "/mine/nobody")):
        await client.request(method, f"/p/{code}{path}", data={"do": "tell"})

    def broken(*_: object) -> None:
        raise RuntimeError("the database is away")

    monkeypatch.setattr("bot.web.packs.packs.open", broken)
    with pytest.raises(RuntimeError):
        await client.get(f"/p/{code}")
    ours = [r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert not any(code in line for line in ours)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_nothing_else_can_be_done(client: httpx.AsyncClient, send: Send, method: str) -> None:
    _, code = send()
    assert (await client.request(method, f"/p/{code}")).status_code == 405
