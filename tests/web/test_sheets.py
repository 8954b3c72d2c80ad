"""A parent's sheet at its address: to read, to print, in large print, and for the diary."""

from __future__ import annotations

import datetime
import io
import secrets

import httpx
import msgspec
import pikepdf
import pytest
from icalendar import Calendar

from bot.assistant import Assistant
from bot.meetings.choose import choose_questions
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Outcome, Sheet, Told

FORMS = ("", ".pdf", ".large.pdf", ".ics")
DAY = datetime.date(2026, 11, 26)


def made(told: Told) -> Sheet:
    items = choose_questions(told, current_meetings())[:8]
    return Sheet(told, tuple(items), datetime.date(2026, 11, 22))


def keep(assistant: Assistant, sheet: Sheet) -> str:
    """Keep the sheet in a conversation of its own; returns its token."""
    conversation, token = secrets.token_hex(8), secrets.token_urlsafe(24)
    assistant.conversations.save_tracker(conversation, "{}")
    assistant.conversations.save_sheet(conversation, token, sheet)
    return token


@pytest.fixture(scope="session")
def sheet() -> Sheet:
    """Eight questions for a review on a Thursday, for a family in Camden."""
    return made(Told("review", "primary", on=DAY, at=datetime.time(14, 30), council="camden"))


@pytest.fixture(scope="session")
def token(assistant: Assistant, sheet: Sheet) -> str:
    return keep(assistant, sheet)


async def test_the_page_shows_every_question_and_the_ways_to_keep_it(
    client: httpx.AsyncClient, sheet: Sheet, token: str
) -> None:
    response = await client.get(f"/sheet/{token}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert response.text.count('class="question"') == len(sheet.items)
    assert "Thursday 26 November 2026" in response.text
    for form in (".pdf", ".large.pdf", ".ics"):
        assert f'href="/sheet/{token}{form}"' in response.text


async def test_the_page_in_large_print(client: httpx.AsyncClient, token: str) -> None:
    assert '<body class="large">' in (await client.get(f"/sheet/{token}?large")).text
    assert '<body class="large">' not in (await client.get(f"/sheet/{token}")).text


async def test_what_the_parent_wrote_is_shown_as_text(
    client: httpx.AsyncClient, assistant: Assistant, sheet: Sheet
) -> None:
    first, *others = sheet.items
    odd = msgspec.structs.replace(first, ask="<script>alert(1)</script> & why?")
    token = keep(assistant, msgspec.structs.replace(sheet, items=(odd, *others)))
    html = (await client.get(f"/sheet/{token}")).text
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; why?" in html


async def test_the_pdf_and_the_large_one(client: httpx.AsyncClient, token: str) -> None:
    usual, large = [await client.get(f"/sheet/{token}{form}") for form in (".pdf", ".large.pdf")]
    for response in (usual, large):
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/pdf"
        assert 'filename="meeting-questions.pdf"' in response.headers["content-disposition"]
    pages = [len(pikepdf.open(io.BytesIO(response.content)).pages) for response in (usual, large)]
    assert pages[1] > pages[0]


async def test_the_meeting_for_the_diary(client: httpx.AsyncClient, token: str) -> None:
    response = await client.get(f"/sheet/{token}.ics")
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event.start.replace(tzinfo=None) == datetime.datetime(2026, 11, 26, 14, 30)
    assert token.encode() not in response.content  # calendars are shared


async def test_a_meeting_without_a_day_has_no_diary_entry(
    client: httpx.AsyncClient, assistant: Assistant
) -> None:
    token = keep(assistant, made(Told("review", "primary")))
    assert ".ics" not in (await client.get(f"/sheet/{token}")).text
    assert (await client.get(f"/sheet/{token}.ics")).status_code == 404


@pytest.mark.parametrize("form", FORMS)
async def test_nothing_on_the_way_may_keep_or_list_it(
    client: httpx.AsyncClient, token: str, form: str
) -> None:
    headers = (await client.get(f"/sheet/{token}{form}")).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("token", ["nobody-has-this", "a" * 500, "%2e%2e", "ü"])
async def test_a_sheet_that_is_not_there_gets_the_kind_page(
    client: httpx.AsyncClient, token: str, form: str
) -> None:
    response = await client.get(f"/sheet/{token}{form}")
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert response.text == (await client.get("/sheet/never-was")).text
    assert "SENDIASS" in response.text or "Signpost" in response.text


async def test_a_deleted_sheet_is_as_one_that_never_was(
    client: httpx.AsyncClient, assistant: Assistant, sheet: Sheet
) -> None:
    assistant.conversations.save_tracker("short-lived", "{}")
    assistant.conversations.save_sheet("short-lived", "its-token", sheet)
    assert (await client.get("/sheet/its-token")).status_code == 200
    assistant.conversations.delete("short-lived")
    assert (await client.get("/sheet/its-token")).status_code == 404


@pytest.mark.parametrize("form", FORMS)
async def test_a_sheet_is_only_read(client: httpx.AsyncClient, token: str, form: str) -> None:
    assert (await client.post(f"/sheet/{token}{form}")).status_code == 405


async def test_after_the_meeting_the_sheet_says_what_was_agreed(
    client: httpx.AsyncClient, assistant: Assistant, sheet: Sheet
) -> None:
    outcome = Outcome("phonics & spelling", "the TA", review_on=datetime.date(2027, 3, 12))
    token = keep(assistant, msgspec.structs.replace(sheet, outcome=outcome))
    html = (await client.get(f"/sheet/{token}")).text
    assert "What we agreed: phonics &amp; spelling" in html
    assert f'href="/sheet/{token}/review.ics"' in html
    pdf = pikepdf.open(io.BytesIO((await client.get(f"/sheet/{token}.pdf")).content))
    assert len(pdf.pages) <= 2
    review = await client.get(f"/sheet/{token}/review.ics")
    (event,) = Calendar.from_ical(review.content).walk("VEVENT")
    assert event.decoded("dtstart") == datetime.date(2027, 3, 12)
    meeting = await client.get(f"/sheet/{token}.ics")
    (other,) = Calendar.from_ical(meeting.content).walk("VEVENT")
    assert event["uid"] != other["uid"]


async def test_a_record_without_a_list_has_its_documents(
    client: httpx.AsyncClient, assistant: Assistant, sheet: Sheet
) -> None:
    token = keep(
        assistant, msgspec.structs.replace(sheet, items=(), outcome=Outcome("a quiet place"))
    )
    page = await client.get(f"/sheet/{token}")
    assert "a quiet place" in page.text
    assert 'id="questions"' not in page.text
    for form in (".pdf", ".large.pdf"):
        assert (await client.get(f"/sheet/{token}{form}")).content.startswith(b"%PDF")


async def test_there_is_no_review_to_put_in_the_diary_before_its_day_is_known(
    client: httpx.AsyncClient, token: str
) -> None:
    assert (await client.get(f"/sheet/{token}/review.ics")).status_code == 404
