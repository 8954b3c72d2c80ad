"""What every page has to be: clean to axe, as narrow as the window, and fit for fingers."""

from __future__ import annotations

from axe_table import findings
from playwright.async_api import Page
from test_small_screens import FINGER, NARROW, WIDER_THAN_THE_WINDOW

BUTTONS = "button:visible:not(.hidden), summary:visible, .tick:visible, .choice:visible"


async def expect_good(page: Page, targets: str = BUTTONS) -> None:
    """axe finds nothing in light and dark, nothing is too wide, and fingers find what to press."""
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        found = await findings(page)
        assert found.violations == 0, f"{page.url} {scheme}:\n{found.report}"
        assert found.passed, "axe looked at nothing"
    window = page.viewport_size
    await page.set_viewport_size(NARROW)
    assert await page.evaluate(WIDER_THAN_THE_WINDOW) <= 0, page.url
    for target in await page.locator(targets).all():
        box = await target.bounding_box()
        assert box
        assert round(box["height"]) >= FINGER, await target.inner_text()
    await page.set_viewport_size(window)
