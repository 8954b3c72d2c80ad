"""What a screen reader is given in each key state, kept in snapshots/ for a person to read.

Running text is the content editors' and may change: it stands as "…". Roles, names, order and
levels may not change unseen. To renew the files after a change on purpose:

    SIGNPOST_RENEW_SNAPSHOTS=1 .venv/bin/python -m pytest tests/browser/test_snapshots.py

Then read the difference in git, as a listener would hear it.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path

import pytest
from conftest import NewContext, OpenChat
from host_page import HostPage, HostSite
from states import DIAGNOSIS, STATES

FOLDER = Path(__file__).with_name("snapshots")
KEPT = ("answer", "options", "council-question", "form-step", "list", "error", "crisis")
WHOLE = ("empty", "other-language")
"""With what stands around the conversation on every page."""
LONGEST_LABEL = 60  # characters: longer is running text

_RUNNING_TEXT = re.compile(
    rf"^( *- (?:paragraph|listitem|text|emphasis|strong)): .{{{LONGEST_LABEL},}}$", re.M
)
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_TOKEN = re.compile(r"/sheet/[\w-]+")
_SERVER = re.compile(r"http://127\.0\.0\.1:\d+")


def readable(tree: str) -> str:
    """The tree without what differs from day to day, or from list to list."""
    tree = _RUNNING_TEXT.sub(r"\1: …", tree)
    tree = _SERVER.sub("(server)", _TOKEN.sub("/sheet/…", tree))
    return _DATE.sub("(date)", tree) + "\n"


def expect_snapshot(name: str, tree: str) -> None:
    """Compare with the kept tree, or renew it where a person asked for that."""
    file = FOLDER / f"{name}.yml"
    tree = readable(tree)
    if os.environ.get("SIGNPOST_RENEW_SNAPSHOTS"):
        if os.environ.get("CI") == "true":
            pytest.fail("Snapshots are renewed by a person who reads them, never in CI.")
        file.write_text(tree, "utf-8")
        pytest.skip(f"{file.name} was renewed: read the difference.")
    assert file.exists(), f"There is no {file.name}: see the top of {Path(__file__).name}."
    difference = difflib.unified_diff(
        file.read_text("utf-8").splitlines(), tree.splitlines(), "kept", "now", n=3, lineterm=""
    )
    lines = list(difference)
    if lines:
        pytest.fail(f"What a screen reader is given has changed in {name}:\n" + "\n".join(lines))


@pytest.mark.parametrize("name", [*KEPT, *WHOLE])
async def test_what_a_screen_reader_is_given(open_chat: OpenChat, name: str) -> None:
    state = STATES[name]
    chat = await open_chat(state.path)
    await state.reach(chat)
    part = "body" if name in WHOLE else "main"
    expect_snapshot(name, await chat.page.locator(part).aria_snapshot())


async def test_what_a_screen_reader_is_given_on_the_website_of_a_council(
    new_context: NewContext, host_site: HostSite
) -> None:
    host = HostPage(await (await new_context()).new_page())
    await host.page.goto(f"{host_site.origin}/school")
    closed = await host.page.locator("signpost-chat").aria_snapshot()
    await host.open()
    await host.chat.ask(DIAGNOSIS)
    panel = await host.panel.aria_snapshot()
    inside = await host.frame.locator("body").aria_snapshot()
    expect_snapshot("framed", f"# Closed\n{closed}\n# Open\n{panel}\n# In the frame\n{inside}")


def test_no_snapshot_is_left_of_a_state_that_is_gone() -> None:
    assert {file.stem for file in FOLDER.glob("*.yml")} == {*KEPT, *WHOLE, "framed"}
