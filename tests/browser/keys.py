"""Somebody who has a keyboard and nothing else, and who must always see where they are."""

from __future__ import annotations

from playwright.async_api import Frame, Locator, Page

LONGEST_WALK = 90  # presses of Tab, from one end of the longest page to the other
MOST_LOOKS = 20  # a frame may be scrolled a moment after its focus has moved

FAULT_OF_FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return "";  // between the page's end and its beginning
    const name = `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`;
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    if (outline < 2 && style.boxShadow === "none") return `${name}: nothing shows the focus`;
    for (const box of element.getClientRects()) {
        const fits = box.height <= innerHeight && box.width <= innerWidth;
        const outside = box.top < -1 || box.bottom > innerHeight + 1 ||
            box.left < -1 || box.right > innerWidth + 1;
        if (fits && outside) return `${name}: outside the window, ${JSON.stringify(box)}`;
        for (const across of [0.03, 0.5, 0.97]) for (const down of [0.1, 0.5, 0.9]) {
            const x = box.left + across * box.width, y = box.top + down * box.height;
            if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
            const seen = document.elementFromPoint(x, y);
            if (!element.contains(seen) && !seen.contains(element))
                return `${name}: covered by <${seen.localName}> ${seen.className}`;
        }
    }
    return "";
}"""
"""What is wrong with the place of the focus: WCAG 2.4.7, and 2.4.11 with no part covered."""

STOPS = """() => {
    window.stops = [...document.querySelectorAll("a[href], button, summary, textarea")].filter(
        (element) => element.checkVisibility({ visibilityProperty: true }));
    return window.stops.length;
}"""
FOCUSED_STOP = "() => window.stops.indexOf(document.activeElement)"


class Keys:
    """Walks through a page with Tab. At every stop the focus is seen whole, or the test fails."""

    def __init__(self, page: Page, within: Frame | None = None) -> None:
        self._page = page
        self._within = within or page.main_frame

    async def press(self, key: str) -> None:
        """Press a key, and look where the focus is after Tab."""
        await self._page.keyboard.press(key)
        if key.endswith("Tab"):
            for _ in range(MOST_LOOKS):
                fault = await self._within.evaluate(FAULT_OF_FOCUS)
                if not fault:
                    return
            raise AssertionError(f"{key} at {self._page.viewport_size}: {fault}")

    async def go_to(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab until the target has the focus."""
        for _ in range(LONGEST_WALK):
            if await target.evaluate("(element) => element === document.activeElement"):
                return
            await self.press(key)
        raise AssertionError(f"{key} does not lead to {target}.")

    async def use(self, target: Locator, key: str = "Tab") -> None:
        """Go there and press Enter."""
        await self.go_to(target, key)
        await self._page.keyboard.press("Enter")

    async def write(self, box: Locator, text: str) -> None:
        """Go to the box, type and send."""
        await self.go_to(box)
        await self._page.keyboard.type(text)
        await self._page.keyboard.press("Enter")

    async def walk(self) -> None:
        """From the first stop to the last in reading order, and all the way back."""
        count = await self._within.evaluate(STOPS)
        await self._within.evaluate("() => window.stops[0].focus()")
        for place in range(1, count):
            await self.press("Tab")
            assert await self._within.evaluate(FOCUSED_STOP) == place
        for place in reversed(range(count - 1)):
            await self.press("Shift+Tab")
            assert await self._within.evaluate(FOCUSED_STOP) == place
