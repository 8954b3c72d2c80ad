"""An adviser makes a pack at the desk, gives the link, and hears that it was read."""

from __future__ import annotations

from conftest import NewContext
from desk_and_phone import CAM, FIRST, desk, new_link, new_pack, phone, save
from good_page import expect_good
from playwright.async_api import expect


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
