"""Advisers sign in, with a keyboard, on a phone, and with a screen reader's needs met."""

from __future__ import annotations

import re

import pyotp
from conftest import NewContext, Server
from good_page import expect_good
from playwright.async_api import Page, expect

from bot.advisers.accounts import Accounts
from bot.advisers.audit import from_command_line
from bot.advisers.credentials import Credentials
from bot.store.database import open_database

PASSWORD = "purple teapot orbit"
FIELDS = "button:visible, input:visible:not([type=radio])"


def person(server: Server, email: str, role: str = "manager") -> str:
    """An account in the server's own database; returns its e-mail address."""
    engine = open_database(f"sqlite:///{server.database}")
    _, token = Accounts(engine).add(from_command_line("southend"), email, "Mo Manager", role)
    assert Credentials(engine).set_by_link(token, PASSWORD)
    return email


async def fill_in(page: Page, email: str, password: str = PASSWORD) -> None:
    await page.goto("/advisers/sign-in")
    await page.get_by_label("E-mail address").fill(email)
    await page.get_by_label("Password").fill(password)
    await page.get_by_role("button", name="Sign in").click()


async def signed_in(new_context: NewContext, email: str, **options: object) -> Page:
    page = await (await new_context(**options)).new_page()
    await fill_in(page, email)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Mo Manager")
    return page


async def expect_good_for_all(page: Page) -> None:
    await expect_good(page, FIELDS)


async def test_a_newcomer_tries_the_demo(new_context: NewContext, server: Server) -> None:
    (line,) = re.findall(r"For advisers: .*", server.said)
    address, email, password = re.search(
        r"(http\S+) with (\S+) and, for this run, the password (\S+)", line
    ).groups()
    page = await (await new_context()).new_page()
    await page.goto(address)
    await page.get_by_label("E-mail address").fill(email)
    await page.get_by_label("Password").fill(password)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Choose a password of your own")
    await expect_good_for_all(page)
    await page.get_by_label("Your present password").fill(password)
    await page.get_by_label("New password").fill(PASSWORD)
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_role("status")).to_contain_text("Your password is changed")
    await expect(page.get_by_text("Advisers in Southend")).to_be_visible()
    await page.get_by_role("link", name="Make a checklist for a parent").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Make a checklist")


async def test_a_manager_brings_a_colleague_in(new_context: NewContext, server: Server) -> None:
    mo = await signed_in(new_context, person(server, "mo-1@southend.example"))
    await mo.get_by_role("link", name="Team", exact=True).click()
    await mo.get_by_label("Their work e-mail address").fill("nia-1@southend.example")
    await mo.get_by_label("Their name").fill("Nia Newcomer")
    await mo.get_by_label("Adviser:").check()
    await expect_good_for_all(mo)
    await mo.get_by_role("button", name="Add").click()
    await expect(mo.get_by_role("heading", level=1)).to_have_text("Give this link to Nia Newcomer")
    await expect_good_for_all(mo)
    link = await mo.get_by_label("The link").input_value()

    nia = await (await new_context()).new_page()
    await nia.goto(link)
    await expect_good_for_all(nia)
    await nia.get_by_label("New password").fill(PASSWORD)
    await nia.get_by_role("button", name="Set password").click()
    await expect(nia.get_by_role("status")).to_contain_text("Your password is set")
    await fill_in(nia, "nia-1@southend.example")
    await expect(nia.get_by_role("heading", level=1)).to_have_text("Hello, Nia Newcomer")
    await expect(nia.get_by_role("link", name="Team")).to_have_count(0)
    await nia.goto("/advisers/team")
    await expect(nia.get_by_role("heading", level=1)).to_contain_text("Your role does not cover")
    await expect_good_for_all(nia)

    await mo.goto("/advisers/team")
    await mo.get_by_role("link", name="Nia Newcomer").click()
    await expect_good_for_all(mo)
    await mo.get_by_role("link", name="Log of changes").click()
    await expect(mo.get_by_text("Account added: nia-1@southend.example")).to_be_visible()
    await expect_good_for_all(mo)


async def test_a_fault_has_the_focus_and_leads_to_the_field(
    new_context: NewContext, server: Server
) -> None:
    page = await (await new_context()).new_page()
    await fill_in(page, "nobody@southend.example")
    problem = page.get_by_role("alert")
    await expect(problem).to_be_focused()
    await expect(problem).to_contain_text("do not go together")
    assert (await page.title()).startswith("Error: ")
    await expect_good_for_all(page)
    await problem.get_by_role("link").press("Enter")
    await expect(page.get_by_label("E-mail address")).to_be_focused()


async def test_guessing_is_held_up(new_context: NewContext, server: Server) -> None:
    email = person(server, "mo-2@southend.example")
    page = await (await new_context()).new_page()
    for n in range(5):
        await fill_in(page, email, f"guess number {n}")
        await expect(page.get_by_role("alert")).to_contain_text("do not go together")
    await fill_in(page, email)
    await expect(page.get_by_role("alert")).to_contain_text("Wait five minutes")


async def test_with_the_keyboard_alone(new_context: NewContext, server: Server) -> None:
    page = await (await new_context()).new_page()
    await page.goto("/advisers/sign-in")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    for _ in range(2):
        await page.keyboard.press("Tab")
    await expect(page.get_by_label("E-mail address")).to_be_focused()
    await page.keyboard.insert_text(person(server, "mo-3@southend.example"))
    await page.keyboard.press("Tab")
    await page.keyboard.insert_text(PASSWORD)  # as a password manager or the clipboard does
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Mo Manager")


async def test_password_managers_know_the_fields(new_context: NewContext, server: Server) -> None:
    page = await (await new_context()).new_page()
    await page.goto("/advisers/sign-in")
    email, password = page.get_by_label("E-mail address"), page.get_by_label("Password")
    await expect(email).to_have_attribute("autocomplete", "username")
    await expect(password).to_have_attribute("autocomplete", "current-password")


async def test_the_second_step(new_context: NewContext, server: Server) -> None:
    email = person(server, "mo-4@southend.example")
    page = await signed_in(new_context, email)
    await page.get_by_role("link", name="My account").click()
    await expect_good_for_all(page)
    await page.get_by_role("link", name="Turn the second step on").click()
    await expect(page.get_by_role("img", name="QR code")).to_be_visible()
    await expect_good_for_all(page)
    secret = await page.locator("code.key").inner_text()
    await page.get_by_role("textbox", name="Code").fill(pyotp.TOTP(secret).now())
    await page.get_by_role("button", name="Turn it on").click()
    await expect(page.get_by_role("listitem").filter(has=page.locator("code"))).to_have_count(10)
    await expect_good_for_all(page)
    recovery = await page.locator(".codes code").first.inner_text()

    phone = await (await new_context()).new_page()
    await fill_in(phone, email)
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Enter your code")
    await expect_good_for_all(phone)
    await phone.get_by_role("textbox", name="Code").fill("000000")
    await phone.get_by_role("button", name="Continue").click()
    await expect(phone.get_by_role("alert")).to_be_focused()
    await phone.get_by_role("textbox", name="Code").fill(recovery)
    await phone.get_by_role("button", name="Continue").click()
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Hello, Mo Manager")
    await phone.goto("/advisers/account")
    await expect_good_for_all(phone)


async def test_signing_out_everywhere(new_context: NewContext, server: Server) -> None:
    email = person(server, "mo-5@southend.example")
    office = await signed_in(new_context, email)
    phone = await signed_in(new_context, email)
    await office.goto("/advisers/account")
    await office.get_by_role("button", name="Sign out everywhere").click()
    await expect(office.get_by_role("status")).to_contain_text("on every device")
    for page in (office, phone):
        await page.goto("/advisers/account")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        await expect_good_for_all(page)


async def test_a_link_that_is_over(new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto("/advisers/set-password/guess")
    await expect(page.get_by_role("heading", level=1)).to_have_text("This link does not work")
    await expect_good_for_all(page)
