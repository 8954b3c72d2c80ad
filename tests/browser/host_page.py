"""A council's own website with Signpost on it, and its page as somebody uses it."""

from __future__ import annotations

from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from chat_page import ChatPage
from playwright.async_api import FrameLocator, Page, expect

TITLE = "Ask about school support"
HOSTILE_STYLE = """
    * { font-family: fantasy; letter-spacing: 1em; }
    button, iframe, dialog, signpost-chat { display: none; color: red; font-size: 4px; }"""
PAGE = """<!doctype html>
<html lang="en-GB"><head><title>School</title><link rel="stylesheet" href="/style.css">{head}</head>
<body><h1>School</h1><p>{text}</p><p><a href="#top">The last link</a></p>{foot}</body></html>"""


class HostPage:
    """The host's page, and the chat in its frame."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.button = page.get_by_role("button", name=TITLE)
        self.panel = page.get_by_role("dialog", name=TITLE)
        self.close = self.panel.get_by_role("button", name="Close")
        self.frame: FrameLocator = page.frame_locator("signpost-chat iframe")
        self.chat = ChatPage(self.frame)

    async def open(self) -> None:
        """Press the button and wait until somebody can type."""
        await self.button.click()
        await expect(self.chat.box).to_be_visible()


@dataclass(frozen=True)
class HostSite:
    """A small website, served until it is stopped."""

    origin: str
    _server: ThreadingHTTPServer

    def stop(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()


def serve_host_site(port: int, signpost: str) -> HostSite:
    """Serve pages with the script of `signpost`: /strict forbids what it can."""
    script = f'<script src="{signpost}/embed/southend.js" defer></script>'
    link = f'<noscript><a href="{signpost}/c/southend">Ask about SEN</a></noscript>'
    policy = f"default-src 'none'; script-src {signpost}; frame-src {signpost}"
    page = PAGE.format(head=script, text="Words. " * 600, foot=link)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_style = self.path == "/style.css"
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if is_style else "text/html")
            if self.path == "/strict":
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write((HOSTILE_STYLE if is_style else page).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests say what went wrong."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return HostSite(f"http://127.0.0.1:{port}", server)
