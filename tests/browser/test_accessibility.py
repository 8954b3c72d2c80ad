"""axe finds nothing, in any state, light or dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe
from chat_page import ChatPage
from conftest import NewContext, OpenChat
from playwright.async_api import expect
from test_journeys import DIAGNOSIS, SENDIASS

from bot.asking import LONGEST_TEXT

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


async def expect_no_violations(chat: ChatPage) -> None:
    for scheme in ("light", "dark"):
        await chat.page.emulate_media(color_scheme=scheme)
        results = await Axe().run(chat.page, options=RULES)
        assert results.violations_count == 0, f"{scheme}:\n{results.generate_report()}"
        assert results.response["passes"], "axe looked at nothing"


async def test_an_empty_page(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.get_by_text("Choose or change your council").click()
    await expect_no_violations(chat)


async def test_a_page_that_is_not_there(open_chat: OpenChat) -> None:
    await expect_no_violations(await open_chat("/c/atlantis"))


async def test_a_long_answer_with_council_note_contact_and_sources(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend", viewport={"width": 1280, "height": 800})
    await chat.ask(SENDIASS)
    await chat.sources.click()
    await expect_no_violations(chat)


async def test_a_second_answer_after_the_question_for_the_council(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask(SENDIASS)
    await expect_no_violations(chat)
    await chat.press("Camden")
    await expect_no_violations(chat)


async def test_options_to_choose_from(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask("Something else")
    await expect(chat.newest.get_by_role("group", name="Choose one")).to_be_attached()
    await expect_no_violations(chat)


async def test_a_crisis(open_chat: OpenChat) -> None:
    chat = await open_chat(viewport={"width": 320, "height": 640})
    await chat.ask("My child may hurt themselves")
    await expect_no_violations(chat)


@pytest.mark.parametrize("text", ["", "a" * (LONGEST_TEXT + 1)], ids=["empty", "too long"])
async def test_an_error(open_chat: OpenChat, text: str) -> None:
    chat = await open_chat()
    await chat.box.fill(text)
    await chat.send.click()
    await chat.expect_error()
    await expect_no_violations(chat)


async def test_without_our_script(new_context: NewContext, open_chat: OpenChat) -> None:
    """axe itself is a script, so ours alone is kept away."""
    context = await new_context()
    await context.route("**/chat.js", lambda route: route.abort())
    chat = await open_chat(context=context)
    await chat.ask(DIAGNOSIS)
    await expect_no_violations(chat)
    await chat.box.fill("   ")
    await chat.send.click()
    await chat.expect_error()
    await expect_no_violations(chat)
