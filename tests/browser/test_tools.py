"""What helps around the conversation: leaving at once, drafts, the limit told, print and copy."""

from __future__ import annotations

import asyncio

import pytest
from chat_page import ChatPage
from conftest import NewContext, OpenChat
from playwright.async_api import BrowserContext, Page, expect
from states import DIAGNOSIS, SENDIASS

from bot.asking import LONGEST_TEXT
from bot.knowledge import Knowledge

WEATHER = "https://www.bbc.co.uk/weather"
DRAFT = "He cries before school and"
STORAGE_IS_OFF = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError") } });
"""


async def forecast(context: BrowserContext) -> None:
    """Answer in the place of the site that somebody is sent to who hides the page."""
    await context.route(
        f"{WEATHER}**", lambda route: route.fulfill(content_type="text/html", body="Sunny")
    )


async def hide(chat: ChatPage) -> None:
    await chat.page.get_by_role("link", name="Hide this page").click()
    await chat.page.wait_for_url(f"{WEATHER}**")


async def copied(page: Page) -> str:
    return str(await page.evaluate("navigator.clipboard.readText()"))


async def test_hiding_leaves_and_back_does_not_return_to_the_chat(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context()
    await forecast(context)
    chat = await open_chat(context=context)
    await chat.ask(DIAGNOSIS)
    await chat.box.fill(DRAFT)
    await hide(chat)
    await chat.page.go_back()
    assert chat.page.url == "about:blank"
    await chat.page.goto("/")
    await expect(chat.box).to_be_empty()


async def test_without_scripts_hiding_is_a_plain_link(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context(java_script_enabled=False)
    await forecast(context)
    await hide(await open_chat(context=context))


async def test_a_draft_survives_a_reload_and_is_gone_once_sent(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.box.fill(DRAFT)
    await chat.page.reload()
    await expect(chat.box).to_have_value(DRAFT)
    await chat.send.click()
    await chat.expect_turns(1)
    await chat.page.reload()
    await chat.expect_turns(1)
    await expect(chat.box).to_be_empty()


async def test_a_draft_survives_a_session_that_ran_out(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context()
    chat = await open_chat(context=context)
    await chat.box.fill(DIAGNOSIS)
    await context.clear_cookies()
    await chat.send.click()
    await chat.expect_error("send them again")
    await expect(chat.box).to_have_value(DIAGNOSIS)
    await chat.page.reload()
    await expect(chat.box).to_have_value(DIAGNOSIS)
    await chat.send.click()
    await chat.expect_turns(1)


async def test_a_draft_survives_an_answer_that_never_comes(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.route(chat.page.url, lambda route: route.abort("timedout"))
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click()
    await chat.expect_error("could not reach")
    await chat.page.unroute_all()
    await chat.page.reload()
    await expect(chat.box).to_have_value(DIAGNOSIS)


async def test_clearing_the_chat_clears_the_draft(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask(DIAGNOSIS)
    await chat.box.fill(DRAFT)
    await chat.page.locator(".tools").get_by_role("link", name="Clear this chat").click()
    await chat.page.get_by_role("button", name="Clear this chat").click()
    await chat.page.get_by_role("main").get_by_role("link", name="Go to the chat").click()
    await chat.expect_turns(0)
    await expect(chat.box).to_be_empty()


async def test_the_limit_is_said_politely_before_it_bites(open_chat: OpenChat) -> None:
    chat = await open_chat()
    left = chat.page.get_by_role("status").filter(has_text="characters")
    await chat.box.fill("a short question")
    await expect(left).to_have_count(0)
    await chat.box.fill("a" * (LONGEST_TEXT - 120))
    await expect(left).to_have_text("120 characters left")
    assert await left.evaluate("(e) => e.ariaLive") in (None, "polite")
    await chat.box.fill("What SEN Support is")
    await expect(left).to_have_count(0)


async def test_too_many_characters_lose_no_word(open_chat: OpenChat) -> None:
    chat = await open_chat()
    text = "b" * (LONGEST_TEXT + 7)
    await chat.box.fill(text)
    await expect(chat.page.get_by_text("7 characters too many.")).to_be_visible()
    await expect(chat.box).to_have_value(text)
    await chat.send.click()
    await chat.expect_error(f"{LONGEST_TEXT:,}")
    await expect(chat.box).to_have_value(text)


async def test_print_opens_the_printing_of_the_browser(new_context: NewContext) -> None:
    context = await new_context()
    printed = asyncio.Event()
    await context.expose_function("print", printed.set)
    chat = ChatPage(await context.new_page())
    await chat.page.goto("/")
    await chat.ask(DIAGNOSIS)
    await chat.tool("Print").click()
    await asyncio.wait_for(printed.wait(), 20)


async def test_a_copy_holds_verdict_words_and_the_address_of_the_source(
    new_context: NewContext, open_chat: OpenChat, knowledge: Knowledge
) -> None:
    context = await new_context(permissions=["clipboard-read", "clipboard-write"])
    chat = await open_chat(context=context)
    await chat.ask(DIAGNOSIS)
    await chat.tool("Copy the chat").click()
    await expect(chat.page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    entry = knowledge.find("diagnosis_not_needed")
    assert entry
    lines = (await copied(chat.page)).splitlines()
    assert DIAGNOSIS in lines
    assert entry.card.verdict in lines
    say = lines.index("Words you can use")
    assert lines[say + 1].startswith("“")
    law = next(line for line in lines if line.startswith("The law: "))
    assert "https://www.legislation.gov.uk/" in law
    assert not any("Tell me more" in line for line in lines)


async def test_a_copied_list_keeps_its_numbers(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context(permissions=["clipboard-read", "clipboard-write"])
    chat = await open_chat(context=context)
    await chat.ask("help me get ready for a meeting with the senco, what do i ask")
    await chat.press("A review of the support")
    await chat.ask("that's all")
    count = await chat.newest.get_by_role("listitem").filter(has_not=chat.page.locator("a")).count()
    await chat.tool("Copy the chat").click()
    await expect(chat.page.get_by_text("Copied.")).to_be_visible()
    lines = (await copied(chat.page)).splitlines()
    assert all(any(line.startswith(f"{n}. ") for line in lines) for n in range(1, count + 1)), lines


async def test_a_browser_that_forbids_copying_is_told(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context()
    chat = await open_chat(context=context)
    await chat.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    await chat.tool("Copy the chat").click()
    await expect(chat.page.get_by_text("You can select the words and copy them.")).to_be_visible()


async def test_print_and_copy_are_not_shown_where_they_cannot_work(open_chat: OpenChat) -> None:
    chat = await open_chat(java_script_enabled=False)
    for title in ("Print", "Copy the chat"):
        await expect(chat.page.get_by_text(title, exact=True)).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/embed/southend"], ids=["page", "frame"])
async def test_everything_works_where_the_browser_keeps_nothing(
    new_context: NewContext, open_chat: OpenChat, path: str
) -> None:
    """`new_context` fails the test if a script throws."""
    context = await new_context(permissions=["clipboard-read", "clipboard-write"])
    await context.add_init_script(STORAGE_IS_OFF)
    await forecast(context)
    chat = await open_chat(path, context=context)
    await chat.box.fill("a" * (LONGEST_TEXT - 10))
    await expect(chat.page.get_by_text("10 characters left")).to_be_visible()
    await chat.ask(DIAGNOSIS)
    await chat.ask(SENDIASS)
    await chat.tool("Copy the chat").click()
    assert SENDIASS in await copied(chat.page)
    if path == "/":
        await hide(chat)
