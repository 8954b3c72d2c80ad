"""What parents ask, and the switch: from a press on a phone to a manager's page."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from asked import admitted, answered, asked_back, turn
from conftest import NewContext, OpenChat, Server
from playwright.async_api import Page, expect
from states import DANGER, DIAGNOSIS
from test_adviser_sign_in import expect_good_for_all, fill_in

from bot.advisers import Adviser
from bot.advisers.accounts import Accounts
from bot.advisers.audit import from_command_line
from bot.advisers.credentials import Credentials
from bot.advisers.switch import Switch
from bot.store.database import open_database

PASSWORD = "purple teapot orbit"
OFF = "Signpost for Camden is turned off for now."


@pytest.fixture
def manager(server: Server) -> Iterator[Adviser]:
    """A manager of Camden. The assistant is on for Camden before and after."""
    engine = open_database(f"sqlite:///{server.database}")
    email = f"mo-{secrets.token_hex(4)}@camden.example"
    adviser, token = Accounts(engine).add(
        from_command_line("camden"), email, "Mo Manager", "manager"
    )
    assert Credentials(engine).set_by_link(token, PASSWORD)
    yield adviser
    Switch(engine).turn_on(adviser, "the test is over")


async def desk(new_context: NewContext, manager: Adviser) -> Page:
    page = await (await new_context()).new_page()
    await fill_in(page, manager.email)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Mo Manager")
    return page


async def until_off(page: Page) -> None:
    """Look again until the server's process has read that it is off."""
    for _ in range(200):
        await page.reload()
        if await page.get_by_text(OFF).count():
            return
    raise AssertionError("The page never said that it is off.")


async def test_a_parent_says_what_did_not_help(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/camden")
    await chat.ask(DIAGNOSIS)
    await chat.newest.get_by_role("button", name="This did not help").click()
    why = chat.newest.get_by_role("form", name="Thank you for telling us. What was wrong?")
    await expect(why).to_be_focused()
    await why.get_by_role("button", name="I could not follow it").press("Enter")
    thanks = chat.newest.get_by_text("Thank you for telling us.", exact=True)
    await expect(thanks).to_be_focused()
    assert await chat.turns() == 1
    await chat.page.reload()
    await expect(chat.newest.get_by_text("Thank you for telling us.", exact=True)).to_be_visible()
    await chat.ask(DANGER)
    await expect(chat.page.locator(".thumbs")).to_have_count(0)


async def test_thumbs_without_scripts(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/camden", java_script_enabled=False)
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click()
    await chat.newest.get_by_role("button", name="This helped").click()
    await expect(chat.newest.get_by_text("Thank you for telling us.", exact=True)).to_be_visible()


async def test_the_report(new_context: NewContext, server: Server, manager: Adviser) -> None:
    engine = open_database(f"sqlite:///{server.database}")
    for n in range(12):
        said = {"council": "camden"}
        turn(engine, f"r{n}", "can he have a weighted blanket", admitted(**said))
        turn(engine, f"r{n}", "do they use coloured paper", asked_back(**said))
        turn(engine, f"r{n}", "Support plans", answered(**said))
    page = await desk(new_context, manager)
    await (
        page.get_by_role("navigation", name="Pages for advisers")
        .get_by_role("link", name="What parents ask")
        .click()
    )
    await expect(page.get_by_role("cell", name="10").first).to_be_visible()
    await expect(
        page.get_by_role("rowheader", name="can he have a weighted blanket")
    ).to_be_visible()
    await expect(page.get_by_role("img", name="Bar chart of “Times of day”")).to_be_visible()
    await expect_good_for_all(page)
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Download “Asked and not answered”").click()
    file = await (await download.value).path()
    assert "weighted blanket" in file.read_text("utf-8-sig")
    await page.get_by_role("link", name="Place not known, or elsewhere").click()
    await expect(page.get_by_text("numbers only, and no words")).to_be_visible()
    await expect(page.get_by_text("weighted blanket")).to_have_count(0)
    await expect_good_for_all(page)


async def test_a_manager_turns_it_off_and_on(
    new_context: NewContext, open_chat: OpenChat, manager: Adviser
) -> None:
    parent = await open_chat("/c/camden")
    await parent.ask(DIAGNOSIS)
    page = await desk(new_context, manager)
    await page.get_by_role("link", name="Turn Signpost off or on").click()
    await expect_good_for_all(page)
    await page.get_by_label("Why?").fill("A wrong number stands in an answer")
    await page.get_by_role("button", name="Turn Signpost off for Camden").click()
    await expect(page.get_by_role("status")).to_have_text("Signpost for Camden is off.")
    await expect_good_for_all(page)

    await until_off(parent.page)
    await expect_good_for_all(parent.page)
    await parent.box.fill("what is sen support")
    await parent.send.click()
    await expect(parent.page.get_by_role("alert").filter(has_text=OFF)).to_be_visible()
    await parent.ask(DANGER)
    await expect(parent.newest.locator(".urgent")).to_be_visible()

    await page.get_by_label("Why?").fill("It is mended")
    await page.get_by_role("button", name="Turn Signpost on for Camden").click()
    await expect(page.get_by_role("status")).to_have_text("Signpost for Camden is on.")
    await page.get_by_role("link", name="Log of changes").click()
    await expect(page.get_by_text("Assistant turned off: camden")).to_be_visible()
