"""What an adviser does at the desk with a pack, and a parent who opens its link on a phone."""

from __future__ import annotations

from conftest import NewContext
from playwright.async_api import Page, expect
from test_adviser_sign_in import fill_in

ANN = "ann-packs@southend.example"
CAM = "cam-packs@camden.example"
WIDE = {"width": 1200, "height": 844}
FIRST = "How much of the help in the plan took place"


async def desk(new_context: NewContext, email: str = ANN, **options: object) -> Page:
    """An adviser who has signed in."""
    page = await (await new_context(**{"viewport": WIDE, **options})).new_page()
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
