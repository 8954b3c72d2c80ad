"""A real server and a real browser. The server keeps its data in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from chat_page import ChatPage
from host_page import HostSite, serve_host_site
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from bot.settings import PROJECT

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # ms: how long to wait for what must come; a busy machine is no fault

expect.set_options(timeout=PATIENCE)


WEBSITE = """
website:
  origins: ["{origin}"]
  title: Ask about school support
  colour: "#5b2a86"
  dark_colour: "#d9b8f5"
"""


@dataclass(frozen=True)
class Server:
    """Where the server is reached, and where it keeps its data."""

    address: str
    database: Path
    host_port: int
    """The port of the one site that may show Southend's chat in a frame."""
    said: str
    """What it printed until it was ready."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of this machine. Where there is none, nothing can be said about the page."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found:
        return found
    reason = f"The browser tests need one of {', '.join(CHROMIUM_NAMES)} on the PATH."
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`signpost serve` as it is installed, on a free port of this machine."""
    var = tmp_path_factory.mktemp("browser")
    port, host_port = _free_port(), _free_port()
    knowledge = shutil.copytree(PROJECT / "knowledge", var / "knowledge")
    with (knowledge / "councils/southend.yml").open("a", encoding="utf-8") as file:
        file.write(WEBSITE.format(origin=f"http://127.0.0.1:{host_port}"))
    with (var / "errors.log").open("w+") as errors:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("signpost"), "serve", "--port", str(port)],
            env={
                **os.environ,
                "SIGNPOST_VAR": str(var),
                "SIGNPOST_KNOWLEDGE": str(knowledge),
                "SIGNPOST_DATABASE_URL": _sqlite(var),
                "SIGNPOST_LIMIT_CONVERSATION": "off",  # a script sends faster than a parent
                "SIGNPOST_LIMIT_ADDRESS": "off",
            },
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            assert process.stdout
            said = ""
            for line in process.stdout:
                said += line
                if "ready" in line:
                    break
            else:
                pytest.fail(f"The server did not start:\n{(var / 'errors.log').read_text()}")
            yield Server(f"http://127.0.0.1:{port}", var / "signpost.db", host_port, said)
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One headless browser for all tests; each test has windows of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        await browser.close()


NewContext = Callable[..., Awaitable[BrowserContext]]
OpenChat = Callable[..., Awaitable[ChatPage]]


@pytest.fixture
async def new_context(browser: Browser, server: Server) -> AsyncIterator[NewContext]:
    """Makes a browser profile: a phone's window, no cookies. Fails a test with script errors."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    async def new(**options: Any) -> BrowserContext:
        context = await browser.new_context(
            **{
                "viewport": PHONE,
                "base_url": server.address,
                "reduced_motion": "reduce",  # no waiting for a scroll to end
                **options,
            }
        )
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        await context.close()
    assert faults == []


@pytest.fixture
async def open_chat(new_context: NewContext) -> OpenChat:
    """Opens the chat page in a profile of its own, or in the profile that is given."""

    async def open_it(
        path: str = "/", context: BrowserContext | None = None, **options: Any
    ) -> ChatPage:
        context = context or await new_context(**options)
        chat = ChatPage(await context.new_page())
        await chat.page.goto(path)
        return chat

    return open_it


@pytest.fixture(scope="session")
def host_site(server: Server) -> Iterator[HostSite]:
    """A website that Southend has named as its own."""
    site = serve_host_site(server.host_port, server.address)
    yield site
    site.stop()


@pytest.fixture(scope="session")
def other_site(server: Server) -> Iterator[HostSite]:
    """A website that nobody has named."""
    site = serve_host_site(_free_port(), server.address)
    yield site
    site.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _sqlite(var: Path) -> str:
    return f"sqlite:///{var / 'signpost.db'}"
