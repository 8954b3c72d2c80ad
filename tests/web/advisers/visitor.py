"""A browser-like client of the advisers' pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx

PASSWORD = "purple teapot orbit"
"""Of everybody in these tests."""


class Visitor(httpx.AsyncClient):
    """A browser: it keeps cookies, and sends a page's forms with their hidden fields."""

    async def send_form(
        self, page: str, fields: dict[str, str] | None = None, to: str | None = None
    ) -> httpx.Response:
        """Open a page and send its form, or the one whose action is `to`."""
        html = (await self.get(page)).text
        action = to or page.partition("?")[0]
        form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.DOTALL)
        assert form, f"{page} has no form that goes to {action}"
        hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.group())
        return await self.post(action, data={**dict(hidden), **(fields or {})})

    async def sign_in(self, email: str, password: str = PASSWORD) -> httpx.Response:
        return await self.send_form("/advisers/sign-in", {"email": email, "password": password})


NewVisitor = Callable[..., Visitor]
"""Makes browsers, each with cookies of its own."""
