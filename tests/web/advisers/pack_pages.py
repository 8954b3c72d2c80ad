"""What an adviser does on the pages of packs, as a browser would."""

from __future__ import annotations

import re

import httpx
from page_form import fields_of
from visitor import Visitor

PACKS, TEMPLATES = "/advisers/packs", "/advisers/templates"
REVIEW = "built-in:review"


async def begin(visitor: Visitor, template: str = REVIEW, reference: str = "CASE-1") -> str:
    """Begin from a template; returns the path of the pack."""
    fields = {"template": template, "reference": reference}
    response = await visitor.send_form(f"{PACKS}/new", fields, to=f"{PACKS}/new/template")
    assert response.status_code == 303, response.text
    return response.headers["location"].removesuffix("/edit")


async def press(
    visitor: Visitor, page: str | httpx.Response, do: str, **changes: str
) -> httpx.Response:
    """Press a button of the editor on a page, or on the page that came back."""
    response = await visitor.get(page) if isinstance(page, str) else page
    path = response.request.url.path
    fields = fields_of(response.text, path)
    for name, value in changes.items():
        fields[name] = [value]
    fields["do"] = [do]
    return await visitor.post(path, data=fields)


async def make_link(visitor: Visitor, pack: str) -> tuple[httpx.Response, str]:
    """Make the link; returns the page and the path of the link."""
    fields = fields_of((await visitor.get(pack)).text, f"{pack}/link")
    response = await visitor.post(f"{pack}/link", data=fields)
    link = re.search(r'id="link" value="http://testserver(/p/[\w-]+)"', response.text)
    assert link, response.text
    return response, link[1]


def questions(page: str) -> list[str]:
    return re.findall(r'name="line" value="([^"]+)"', page)
