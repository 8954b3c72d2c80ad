"""The chat page in the words of somebody who uses it, so that tests read like journeys."""

from __future__ import annotations

import re

from playwright.async_api import FrameLocator, Locator, Page, expect


class ChatPage:
    """One open chat page, or the chat in a frame.

    Things are found as assistive technology finds them: by role and name.
    """

    def __init__(self, page: Page | FrameLocator) -> None:
        self.page = page
        self.log = page.get_by_role("log", name="Your conversation")
        self.box = page.get_by_role("textbox", name="Your question")
        self.send = page.get_by_role("button", name="Send", exact=True)
        self.error = page.get_by_role("alert").filter(has_text="There is a problem")
        self.status = page.locator("#status")
        self.asked = self.log.get_by_role("heading", name="You asked")
        self.newest = page.locator("#latest")
        self.sources = self.newest.locator("summary", has_text="Where this comes from")

    def option(self, title: str) -> Locator:
        """A suggestion in the conversation."""
        return self.log.get_by_role("button", name=title, exact=True)

    def tool(self, title: str) -> Locator:
        """A button below the box."""
        return self.page.locator(".tools").get_by_role("button", name=title, exact=True)

    async def turns(self) -> int:
        """How many questions the page shows."""
        return await self.asked.count()

    async def ask(self, text: str) -> None:
        """Type a question, press Send and wait until the answer is there."""
        before = await self.turns()
        await self.box.fill(text)
        await self.send.click()
        await self.expect_turns(before + 1)

    async def press(self, title: str) -> None:
        """Press a suggestion and wait until the answer is there."""
        before = await self.turns()
        await self.option(title).last.click()
        await self.expect_turns(before + 1)

    async def choose_council(self, title: str) -> None:
        """Use the list of councils below the box."""
        before = await self.turns()
        await self.page.get_by_text("Choose or change your council").click()
        await self.tool(title).click()
        await self.expect_turns(before + 1)

    async def expect_turns(self, count: int) -> None:
        """Wait for so many questions, the newest with its answer."""
        await expect(self.asked).to_have_count(count)
        if count:
            await expect(self.newest).to_contain_text("Signpost says")
            await expect(self.status).to_be_empty()

    async def expect_error(self, *words: str) -> None:
        """Wait for an error that is shown, and that belongs to the box for a screen reader."""
        await expect(self.error).to_be_in_viewport()
        for word in words:
            await expect(self.error).to_contain_text(word)
        await expect(self.box).to_have_attribute("aria-invalid", "true")
        await expect(self.box).to_have_accessible_description(re.compile("There is a problem"))
