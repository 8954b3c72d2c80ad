"""A cheap phone on a bad line: the page can be used before all of it has come, and loses nothing.

No step is timed. What a slow line does is put in order: scripts that come late or never, and an
answer that takes longer than half a second.
"""

from __future__ import annotations

import asyncio

import pytest
from chat_page import ChatPage
from conftest import NewContext
from playwright.async_api import Page, Route, expect
from states import DIAGNOSIS
from test_with_scripts import LOOKING

SLOW_LINE = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Milliseconds, and bytes in a second: about 400 kbit/s."""
SLOW_PROCESSOR = 4  # times


@pytest.fixture
async def phone(new_context: NewContext) -> Page:
    """A window that behaves like an old phone with one bar of signal."""
    context = await new_context(has_touch=True, is_mobile=True)
    page = await context.new_page()
    tools = await context.new_cdp_session(page)
    await tools.send("Network.enable")
    await tools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_LINE})
    await tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    return page


class Gate:
    """Holds back what passes it until it is opened."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()

    async def hold(self, route: Route) -> None:
        await self.opened.wait()
        await route.continue_()


async def test_typing_begins_before_the_scripts_have_come(phone: Page) -> None:
    scripts, answer = Gate(), Gate()
    chat = ChatPage(phone)
    await phone.route("**/static/*.js", scripts.hold)
    await phone.goto("/", wait_until="commit")
    await chat.box.fill(DIAGNOSIS)
    scripts.opened.set()
    await expect(chat.tool("Print")).to_be_visible()  # the scripts are here
    await expect(chat.box).to_have_value(DIAGNOSIS)

    await phone.route("**/*", answer.hold)
    await chat.send.click()
    await expect(chat.status).to_have_text(LOOKING)
    await expect(chat.box).to_have_value(DIAGNOSIS)
    answer.opened.set()
    await chat.expect_turns(1)
    await expect(chat.box).to_be_empty()
    await expect(chat.newest.get_by_role("paragraph").first).to_be_in_viewport()


async def test_what_was_typed_before_the_scripts_came_survives_a_reload(phone: Page) -> None:
    scripts = Gate()
    chat = ChatPage(phone)
    await phone.route("**/static/*.js", scripts.hold)
    await phone.goto("/", wait_until="commit")
    await chat.box.fill(DIAGNOSIS)
    scripts.opened.set()
    await expect(chat.tool("Print")).to_be_visible()
    await phone.reload()
    await expect(chat.box).to_have_value(DIAGNOSIS)


async def test_sending_does_not_wait_for_the_scripts(phone: Page) -> None:
    scripts = Gate()
    chat = ChatPage(phone)
    await phone.route("**/static/*.js", scripts.hold)
    await phone.goto("/", wait_until="commit")
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click(no_wait_after=True)
    await chat.expect_turns(1)
    scripts.opened.set()
    await expect(chat.tool("Print")).to_be_visible()
    await chat.expect_turns(1)
    await chat.press("Say it more simply")
