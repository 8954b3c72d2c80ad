"""The ways to get a checklist to a parent: link, QR code, Telegram, e-mail, words to copy."""

from __future__ import annotations

import io
import os
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import segno
from markupsafe import Markup
from starlette.requests import Request

from bot.packs.content import Snapshot

TELEGRAM_NAME = "SIGNPOST_TELEGRAM_NAME"
PUBLIC_URL = "SIGNPOST_PUBLIC_URL"
"""Settings that are looked up when a link is made. Without the name there is no Telegram link."""


@dataclass(frozen=True)
class Ways:
    """One link in all its forms. It is shown once, so all of them stand on one page."""

    link: str
    path: str
    qr: Markup
    telegram: str | None
    subject: str
    message: str
    mail: str


def ways_to_send(request: Request, code: str, snapshot: Snapshot) -> Ways:
    """Every way to send this pack. The words name neither the parent nor the child."""
    path = request.url_for("pack", code=code).path
    base = os.environ.get(PUBLIC_URL, "").rstrip("/") or str(request.base_url).rstrip("/")
    link = f"{base}{path}"
    telegram = _telegram(code)
    subject = f"A checklist for your meeting: {snapshot.title}"
    message = (
        "Hello,\n\nHere is a checklist for your meeting. It has questions you can ask and short "
        f"answers to read. You do not need an account.\n\n{link}\n\n"
        "You can tick the questions, add notes and print it. What you tick and write stays on "
        "your phone.\n"
    )
    if telegram:
        message += f"\nIn Telegram: {telegram}\n"
    query = urlencode({"subject": subject, "body": message}, quote_via=quote)
    return Ways(link, path, _qr(link), telegram, subject, message, f"mailto:?{query}")


def _telegram(code: str) -> str | None:
    name = os.environ.get(TELEGRAM_NAME, "").strip().lstrip("@")
    return f"https://t.me/{name}?start={code}" if re.fullmatch(r"\w{5,32}", name) else None


def _qr(link: str) -> Markup:
    """An SVG that stands in the page, dark on white in either colour scheme."""
    svg = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(svg, kind="svg", xmldecl=False, svgns=False, omitsize=True, light="#ffffff", border=3)
    return Markup(svg.getvalue().decode())  # of squares alone: nothing that anybody wrote
