"""Everything that can be done on the page, without a mouse; on a phone's window and at 400%."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from chat_page import ChatPage
from conftest import PHONE, OpenChat
from keys import Keys
from playwright.async_api import expect
from states import DIAGNOSIS, MEETING, SENDIASS
from test_small_screens import ZOOMED
from test_tools import WEATHER, forecast

from bot.knowledge import Knowledge

OpenByKeyboard = Callable[..., Awaitable[tuple[ChatPage, Keys]]]


@pytest.fixture(params=[PHONE, ZOOMED], ids=["phone", "400% zoom"])
def by_keyboard(request: pytest.FixtureRequest, open_chat: OpenChat) -> OpenByKeyboard:
    """Opens the page, with a keyboard that looks at the focus at each step."""

    async def open_it(path: str = "/", **options: object) -> tuple[ChatPage, Keys]:
        chat = await open_chat(path, **{"viewport": request.param, **options})
        return chat, Keys(chat.page)

    return open_it


async def test_asking_and_following_a_suggestion(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard()
    await keys.press("Tab")
    await expect(chat.page.get_by_role("link", name="Skip to your question")).to_be_focused()
    await keys.press("Enter")
    await expect(chat.box).to_be_focused()
    await keys.write(chat.box, DIAGNOSIS)
    await chat.expect_turns(1)
    await expect(chat.box).to_be_focused()
    await keys.use(chat.option("What SEN means"), "Shift+Tab")
    await chat.expect_turns(2)
    await expect(chat.newest).to_contain_text("What SEN means")
    await expect(chat.box).to_be_focused()


async def test_reading_the_sources(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard()
    await keys.write(chat.box, DIAGNOSIS)
    await chat.expect_turns(1)
    await keys.use(chat.sources, "Shift+Tab")
    await keys.press("Tab")
    source = chat.newest.get_by_role("link", name="Children and Families Act")
    await expect(source).to_be_focused()


async def test_choosing_between_options(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard()
    await keys.write(chat.box, "Something else")
    await chat.expect_turns(1)
    options = chat.newest.get_by_role("group", name="Choose one").get_by_role("button")
    await keys.use(options.last, "Shift+Tab")
    await chat.expect_turns(2)
    await expect(chat.newest).to_contain_text("SENDIASS")


@pytest.mark.parametrize("asked", [True, False], ids=["when asked", "from the list"])
async def test_choosing_a_council(
    by_keyboard: OpenByKeyboard, knowledge: Knowledge, asked: bool
) -> None:
    chat, keys = await by_keyboard()
    if asked:
        await keys.write(chat.box, SENDIASS)
        await chat.expect_turns(1)
        await keys.use(chat.option("Camden"), "Shift+Tab")
        await chat.expect_turns(2)
    else:
        await keys.use(chat.page.locator(".tools summary"))
        await keys.use(chat.tool("Camden"))
        await chat.expect_turns(1)
        await keys.write(chat.box, SENDIASS)
        await chat.expect_turns(2)
    await expect(chat.newest).to_contain_text(
        knowledge.councils["camden"].contacts["sendiass"].name
    )


async def test_making_a_meeting_list_to_the_sheet_and_its_pdf(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard("/c/southend")
    await keys.write(chat.box, MEETING)
    await chat.expect_turns(1)
    steps = ["A review of the support", "Reception to Year 6", "Learning", "Skip", "Nothing yet"]
    for done, step in enumerate([*steps, "I do not have a date yet"], 2):
        await keys.use(chat.option(step).last, "Shift+Tab")
        await chat.expect_turns(done)
    await keys.use(chat.newest.get_by_role("link", name="Your sheet, to read"), "Shift+Tab")
    await expect(chat.page.get_by_role("heading", level=1)).to_contain_text("Review")
    pdf = chat.page.get_by_role("link", name="Your sheet as a PDF")
    await keys.go_to(pdf)
    async with chat.page.expect_request("**/*.pdf") as asked_for:
        await keys.press("Enter")
    answer = await chat.page.context.request.get((await asked_for.value).url)
    assert answer.headers["content-type"] == "application/pdf"


async def test_printing_and_copying(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard(permissions=["clipboard-read", "clipboard-write"])
    printed = asyncio.Event()
    await chat.page.expose_function("print", printed.set)
    await keys.write(chat.box, DIAGNOSIS)
    await chat.expect_turns(1)
    await keys.use(chat.tool("Print"))
    await asyncio.wait_for(printed.wait(), 20)
    await keys.use(chat.tool("Copy the chat"))
    await expect(chat.page.get_by_text("Copied.")).to_be_visible()
    assert DIAGNOSIS in await chat.page.evaluate("navigator.clipboard.readText()")


async def test_clearing_the_chat(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard()
    await keys.write(chat.box, DIAGNOSIS)
    await chat.expect_turns(1)
    await keys.use(chat.page.locator(".tools").get_by_role("link", name="Clear this chat"))
    await keys.use(chat.page.get_by_role("button", name="Clear this chat"))
    await expect(chat.page.get_by_role("heading", name="This chat is cleared")).to_be_visible()
    await keys.use(chat.page.get_by_role("main").get_by_role("link", name="Go to the chat"))
    await expect(chat.box).to_be_visible()
    await chat.expect_turns(0)


async def test_hiding_the_page(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard()
    await forecast(chat.page.context)
    await keys.write(chat.box, DIAGNOSIS)
    await chat.expect_turns(1)
    await keys.use(chat.page.get_by_role("link", name="Hide this page"), "Shift+Tab")
    await chat.page.wait_for_url(f"{WEATHER}**")


async def test_an_error_leads_back_to_the_box(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard()
    await keys.write(chat.box, " ")
    await chat.expect_error("empty")
    await expect(chat.box).to_be_focused()
    await keys.write(chat.box, DIAGNOSIS)
    await chat.expect_turns(1)


async def test_the_same_without_scripts(by_keyboard: OpenByKeyboard) -> None:
    chat, keys = await by_keyboard(java_script_enabled=False)
    await keys.go_to(chat.box)
    await chat.page.keyboard.type(DIAGNOSIS)  # Enter is a new line in a plain form
    await keys.use(chat.send)
    await chat.expect_turns(1)
    await keys.use(chat.option("What SEN means"))
    await chat.expect_turns(2)


async def test_shift_and_enter_make_a_new_line(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.box.fill("First line")
    await chat.box.press("Shift+Enter")
    await chat.page.keyboard.type("second line")
    await expect(chat.box).to_have_value("First line\nsecond line")
    await chat.expect_turns(0)


async def test_the_newest_answer_can_be_skipped_to(open_chat: OpenChat) -> None:
    chat = await open_chat()
    skip = chat.page.get_by_role("link", name="Skip to the newest answer")
    await expect(skip).to_have_count(0)  # nothing to skip to yet
    await chat.ask(DIAGNOSIS)
    await skip.focus()
    await chat.page.keyboard.press("Enter")
    await expect(chat.newest).to_be_focused()
    await expect(chat.newest).to_be_in_viewport()
