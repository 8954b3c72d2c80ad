"""A parent writes a note for SENDIASS, with no adviser in it."""

from __future__ import annotations

from conftest import NewContext
from good_page import expect_good
from playwright.async_api import expect


async def test_a_note_for_sendiass(new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto("/note")
    await expect_good(page)
    await page.get_by_role("button", name="See the note").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect_good(page)
    await page.get_by_label("My question").fill("Can school stop the help?")
    await page.get_by_role("button", name="See the note").click()
    await expect(page.get_by_text("Can school stop the help?").first).to_be_visible()
    mail = await page.get_by_role("link", name="Write an e-mail").get_attribute("href")
    assert mail
    assert mail.startswith("mailto:?")
    await expect_good(page)
