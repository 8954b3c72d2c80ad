"""From an adviser's desk to a parent's phone and back, by everybody who has a part in it."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.async_playwright import Axe
from axe_table import RULES
from conftest import NewContext, Server
from playwright.async_api import Page, expect
from test_adviser_sign_in import PASSWORD, fill_in
from test_small_screens import FINGER, NARROW, WIDER_THAN_THE_WINDOW

from bot.advisers.accounts import Accounts
from bot.advisers.audit import from_command_line
from bot.advisers.credentials import Credentials
from bot.store.database import open_database

ANN = "ann-packs@southend.example"
CAM = "cam-packs@camden.example"
TARGETS = "button:visible:not(.hidden), summary:visible, .tick:visible, .choice:visible"
WIDE = {"width": 1200, "height": 844}
FIRST = "How much of the help in the plan took place"


@pytest.fixture(scope="module", autouse=True)
def _accounts(server: Server) -> None:
    """An adviser of Southend who may change team templates, and one of Camden."""
    engine = open_database(f"sqlite:///{server.database}")
    for email, service in ((ANN, "southend"), (CAM, "camden")):
        by = from_command_line(service)
        _, token = Accounts(engine).add(by, email, "Ann Adviser", "editor")
        assert Credentials(engine).set_by_link(token, PASSWORD)


async def desk(new_context: NewContext, email: str = ANN, **options: object) -> Page:
    """An adviser who has signed in."""
    page = await (
        await new_context(**{"viewport": {"width": 1200, "height": 844}, **options})
    ).new_page()
    await fill_in(page, email)
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")
    return page


async def save(page: Page) -> None:
    await page.get_by_role("button", name="Save", exact=True).last.click()


async def new_pack(page: Page, reference: str = "CASE-4711") -> None:
    """Begin from the built-in template for a review."""
    await page.goto("/advisers/packs/new")
    form = page.locator("form").filter(
        has=page.get_by_role("button", name="Begin from the template")
    )
    await form.get_by_label("A review of the support").check()
    await form.get_by_label("Your reference").fill(reference)
    await form.get_by_role("button").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Change the checklist")


async def new_link(page: Page) -> str:
    """Save the pack that is edited and make its link."""
    await save(page)
    await page.get_by_role("button", name="Make the link").click()
    await expect(page.get_by_role("heading", name="The link is ready")).to_be_visible()
    return await page.get_by_label("Link", exact=True).input_value()


async def phone(new_context: NewContext, link: str, **options: object) -> Page:
    """A parent who opens the link."""
    page = await (await new_context(**options)).new_page()
    await page.goto(link)
    return page


async def expect_good(page: Page) -> None:
    """axe finds nothing in light and dark, nothing is too wide, and fingers find what to press."""
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        results = await Axe().run(page, options=RULES)
        assert results.violations_count == 0, f"{page.url} {scheme}:\n{results.generate_report()}"
    window = page.viewport_size
    await page.set_viewport_size(NARROW)
    assert await page.evaluate(WIDER_THAN_THE_WINDOW) <= 0, page.url
    for target in await page.locator(TARGETS).all():
        box = await target.bounding_box()
        assert box
        assert round(box["height"]) >= FINGER, await target.inner_text()
    await page.set_viewport_size(window)


async def test_from_the_desk_to_the_phone_and_back(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    await expect_good(ann)
    await ann.get_by_label("Your note").fill("Ask first about the reading group.")
    await ann.get_by_label("Find questions").fill("reading")
    await ann.get_by_label("Find questions").press("Enter")
    await ann.get_by_role("button", name="Which part of reading is hard").click()
    await ann.get_by_role("textbox", name="Your own question").fill("Can we meet in June?")
    await ann.get_by_role("textbox", name="Your own question").press("Enter")
    link = await new_link(ann)
    await expect(ann.get_by_role("img", name="QR code")).to_be_visible()
    await expect_good(ann)

    parent = await phone(new_context, link)
    await expect(parent.get_by_text("Ask first about the reading group.")).to_be_visible()
    await expect(parent.get_by_text("Which part of reading is hard")).to_be_visible()
    await expect_good(parent)
    await parent.get_by_role("checkbox", name=FIRST).check()
    await expect(parent.get_by_text("1 of 11 ticked")).to_be_visible()
    await parent.locator("summary", has_text="My notes on question 1").first.click()
    await parent.get_by_label("My notes on question 1", exact=True).fill("Only half of it")

    await ann.goto("/advisers/packs")
    await expect(ann.get_by_text("CASE-4711")).to_be_visible()
    await expect(ann.get_by_text("Read", exact=True)).to_have_count(0)  # opened is not told
    await parent.get_by_role("button", name="Tell my adviser").click()
    await expect(parent.get_by_text("They see nothing else")).to_be_visible()
    await expect(parent.get_by_role("checkbox", name=FIRST)).to_be_checked()
    note = parent.get_by_label("My notes on question 1", exact=True)
    await expect(note).to_have_value("Only half of it")
    await expect_good(parent)

    await ann.reload()
    await expect(ann.get_by_text("Read", exact=True)).to_be_visible()
    await expect_good(ann)
    await ann.get_by_role("link", name="A review of the support").first.click()
    await expect(ann.get_by_text("The parent told you on")).to_be_visible()
    await expect_good(ann)
    content = await ann.content()
    assert "Only half of it" not in content
    assert link not in content

    cam = await desk(new_context, CAM)
    await cam.goto("/advisers/packs?whose=team")
    await expect(cam.get_by_text("Nobody in your team has made a checklist yet")).to_be_visible()
    assert (await cam.goto(ann.url)).status == 404


async def test_from_the_first_page_to_a_link_in_five_presses(new_context: NewContext) -> None:
    ann = await desk(new_context)
    presses = (
        ann.get_by_role("link", name="Make a checklist for a parent"),
        ann.get_by_label("When school says no").first,
        ann.get_by_role("button", name="Begin from the template"),
        ann.get_by_role("button", name="Save", exact=True).first,
        ann.get_by_role("button", name="Make the link"),
    )
    for button in presses:
        await button.click()
    await expect(ann.get_by_role("heading", name="The link is ready")).to_be_visible()


async def test_ticks_and_notes_stay_in_this_browser(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    parent = await phone(new_context, link)
    await parent.get_by_role("checkbox", name=FIRST).check()
    await parent.get_by_role("textbox", name="My own notes", exact=True).fill("Stay calm")
    await parent.reload()
    await expect(parent.get_by_role("checkbox", name=FIRST)).to_be_checked()
    await expect(parent.get_by_role("textbox", name="My own notes", exact=True)).to_have_value(
        "Stay calm"
    )
    stored = await parent.evaluate("JSON.stringify(localStorage)")
    assert link.rpartition("/")[2] not in stored  # the code is not left on the device
    other = await phone(new_context, link)
    await expect(other.get_by_role("checkbox", name=FIRST)).not_to_be_checked()
    await parent.get_by_role("button", name="Clear them from this device").click()
    await expect(parent.get_by_text("gone from this device")).to_be_visible()
    await parent.reload()
    await expect(parent.get_by_role("checkbox", name=FIRST)).not_to_be_checked()


async def test_kept_on_the_server_they_open_on_another_phone(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    parent = await phone(new_context, link)
    await parent.get_by_role("checkbox", name=FIRST).check()
    await parent.get_by_role("button", name="Keep on the server").click()
    said = parent.locator("#said")
    await expect(said).to_be_focused()
    await expect_good(parent)
    own = await said.get_by_role("link").get_attribute("href")
    assert own
    other = await phone(new_context, own)
    await expect(other.get_by_role("checkbox", name=FIRST)).to_be_checked()
    await expect_good(other)
    await other.get_by_role("button", name="Delete them from the server").click()
    await expect(other.get_by_text("deleted from our server")).to_be_visible()
    assert (await other.goto(own)).status == 404


async def test_without_scripts(new_context: NewContext) -> None:
    ann = await desk(new_context, java_script_enabled=False)
    await new_pack(ann)
    await ann.get_by_role("button", name=f"Move down: {FIRST}").click()
    await ann.get_by_role("button", name="Remove " + FIRST).click()
    link = await new_link(ann)
    parent = await phone(new_context, link, java_script_enabled=False)
    await expect(parent.get_by_text(FIRST)).to_have_count(0)
    await parent.get_by_role("checkbox").first.check()
    await parent.get_by_role("button", name="Tell my adviser").click()
    await expect(parent.get_by_role("checkbox").first).to_be_checked()
    await parent.get_by_role("button", name="Keep on the server").click()
    await parent.locator("#said").get_by_role("link").click()
    await expect(parent.get_by_role("checkbox").first).to_be_checked()
    await parent.get_by_role("button", name="Go on in the chat").click()
    await expect(parent.get_by_text("here is your list of 8 questions")).to_be_visible()


async def test_on_paper_everything_is_open_and_there_is_space_to_write(
    new_context: NewContext,
) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    parent = await phone(new_context, await new_link(ann))
    await parent.emulate_media(media="print")
    await parent.evaluate("dispatchEvent(new Event('beforeprint'))")
    await expect(parent.get_by_text("The last plan, with your mark on each goal")).to_be_visible()
    await expect(parent.get_by_text(FIRST)).to_be_visible()
    await expect(parent.locator(".rule").first).to_be_visible()
    for hidden in ("Tell my adviser", "Go on in the chat", "Print"):
        await expect(parent.get_by_role("button", name=hidden)).to_be_hidden()


async def test_the_keyboard_moves_a_question_and_keeps_its_place(new_context: NewContext) -> None:
    page = await desk(new_context)
    await new_pack(page)
    move = page.get_by_role("button", name=f"Move down: {FIRST}")
    await move.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("Moved down.")
    await expect(page.get_by_role("button", name=f"Move down: {FIRST}")).to_be_focused()
    await page.keyboard.press("Enter")
    first = page.get_by_role("list", name="Questions").get_by_role("listitem").nth(2)
    await expect(first).to_contain_text(FIRST)


async def test_a_warning_has_the_focus_and_leads_to_the_words(new_context: NewContext) -> None:
    page = await desk(new_context)
    await new_pack(page)
    await page.get_by_label("Your note").fill("Ring Priya Sharma on 07700 900123.")
    await save(page)
    warning = page.get_by_role("alert")
    await expect(warning).to_be_focused()
    await expect_good(page)
    await warning.get_by_role("link", name="Priya Sharma").click()
    await expect(page.get_by_label("Your note")).to_be_focused()
    await page.get_by_label("It is fine").check()
    await page.get_by_role("button", name="Save now").click()
    await expect(page.get_by_role("button", name="Make the link")).to_be_visible()


async def test_the_templates(new_context: NewContext) -> None:
    page = await desk(new_context)
    await page.goto("/advisers/packs/new")
    await expect_good(page)
    await page.get_by_role("button", name="Begin from the answers").click()
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect_good(page)
    await page.goto("/advisers/templates")
    await expect_good(page)
    await page.get_by_role("button", name="Copy for the team When school says no").click()
    await page.get_by_label("Title").fill("Our way to no")
    await save(page)
    await expect_good(page)
    await page.get_by_role("link", name="1", exact=True).click()
    await expect_good(page)
    await page.get_by_role("button", name="Restore this version").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("When school says no")
    await expect(page.get_by_text("Version 3")).to_be_visible()


async def test_dead_codes_get_one_kind_page(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    await ann.get_by_role("button", name="Take the link back").click()
    await expect(ann.get_by_text("The link is taken back")).to_be_visible()
    pages = set()
    for dead in (link, f"{link}x", "/p/guess"):
        parent = await phone(new_context, dead)
        await expect(parent.get_by_role("heading", level=1)).to_contain_text("does not open")
        pages.add(await parent.content())
    assert len(pages) == 1
    await expect_good(parent)


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


async def test_no_code_stands_in_what_the_server_wrote(
    new_context: NewContext, server: Server
) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    parent = await phone(new_context, link)
    await parent.get_by_role("button", name="Tell my adviser").click()
    await expect(parent.get_by_text("They see nothing else")).to_be_visible()
    code = link.rpartition("/")[2]
    assert re.fullmatch(r"[\w-]{32}", code)
    written = list(server.database.parent.glob("*.log"))
    assert written
    assert not any(code in path.read_text() for path in written)
    for path in server.database.parent.glob("signpost.db*"):
        assert code.encode() not in path.read_bytes()
