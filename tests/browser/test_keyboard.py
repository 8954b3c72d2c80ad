"""The page without a mouse."""

from __future__ import annotations

from conftest import OpenChat
from playwright.async_api import expect
from test_journeys import DIAGNOSIS


async def test_a_whole_conversation_with_the_keyboard(open_chat: OpenChat) -> None:
    chat = await open_chat()
    keys = chat.page.keyboard
    await keys.press("Tab")
    await expect(chat.page.get_by_role("link", name="Skip to your question")).to_be_focused()
    await keys.press("Enter")
    await expect(chat.box).to_be_focused()
    await keys.type(DIAGNOSIS)
    await keys.press("Enter")
    await chat.expect_turns(1)
    await expect(chat.box).to_be_focused()
    await keys.press("Shift+Tab")
    suggestion = chat.newest.get_by_role("button").last
    await expect(suggestion).to_be_focused()
    await expect(suggestion).to_be_in_viewport(ratio=1)
    await keys.press("Enter")
    await chat.expect_turns(2)
    await expect(chat.box).to_be_focused()


async def test_sources_open_with_the_keyboard(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask(DIAGNOSIS)
    await chat.sources.focus()
    await chat.page.keyboard.press("Enter")
    await chat.page.keyboard.press("Tab")
    await expect(chat.newest.get_by_role("link").first).to_be_focused()


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
