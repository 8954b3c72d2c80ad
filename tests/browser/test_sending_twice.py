"""An answer that is lost on its way was stored all the same; trying again stores nothing twice."""

from __future__ import annotations

import pytest
from conftest import OpenChat
from playwright.async_api import Page, Route, expect
from test_journeys import DIAGNOSIS


async def lose_the_next_answer(page: Page) -> None:
    """The next message will arrive and be answered, and its answer will get lost."""

    lost: list[str] = []

    async def lose(route: Route) -> None:
        # The browser asks for its icon when it likes; that is no message.
        if route.request.method == "POST" and not lost:
            lost.append(route.request.url)
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/*", lose)


@pytest.mark.parametrize("path", ["/", "/c/camden"])
async def test_trying_again_after_a_lost_answer(open_chat: OpenChat, path: str) -> None:
    chat = await open_chat(path)
    await lose_the_next_answer(chat.page)
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click()
    await chat.expect_error("could not reach")
    await chat.send.click()
    await chat.expect_turns(1)
    await chat.page.reload()
    await chat.expect_turns(1)
    await chat.ask(DIAGNOSIS)  # asked again on purpose
    await chat.page.reload()
    await chat.expect_turns(2)


async def test_other_words_after_a_lost_answer(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await lose_the_next_answer(chat.page)
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click()
    await chat.expect_error("could not reach")
    await chat.box.fill("What SEN Support is")
    await chat.send.click()
    await chat.expect_turns(1)
    await expect(chat.newest).to_contain_text("What SEN Support is")


async def test_a_double_press_without_scripts(open_chat: OpenChat) -> None:
    chat = await open_chat(java_script_enabled=False)
    await chat.box.fill(DIAGNOSIS)
    await chat.send.dblclick(no_wait_after=True)
    await chat.expect_turns(1)
    await chat.page.reload()
    await chat.expect_turns(1)
