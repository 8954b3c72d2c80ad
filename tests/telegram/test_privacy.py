"""What nobody may read: who the parent is, what they wrote, and the bot's token."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator

import httpx
import pytest
from fake_telegram import TOKEN, Fault
from people import Parent, texts

from bot.assistant import Assistant
from bot.telegram.logs import HIDDEN, keep_secret
from bot.telegram.settings import TelegramSettings, Webhook


@pytest.fixture
def logs(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that is logged, however talkative somebody has set it."""
    factory = logging.getLogRecordFactory()
    names = ("httpx", "httpcore", "telegram", "bot")
    levels = {name: logging.getLogger(name).level for name in names}
    keep_secret(TOKEN)
    with caplog.at_level(logging.DEBUG):
        yield caplog
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def kept(assistant: Assistant) -> str:
    """All that stands in the database file."""
    path = assistant.settings.database_url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as connection:
        return "\n".join(connection.iterdump())


async def test_the_token_is_in_no_log(logs: pytest.LogCaptureFixture, polled: Parent) -> None:
    for name in ("httpx", "httpcore"):  # somebody wants to see it all
        logging.getLogger(name).setLevel(logging.DEBUG)
    polled.fake.faults["sendMessage"] += [Fault(drop=True), Fault(500)]
    await polled.says("What is a SENCO?")
    assert f"/bot{HIDDEN}/sendMessage" in logs.text, "httpx has logged the address"
    assert TOKEN not in logs.text
    assert all(TOKEN not in record.getMessage() for record in logs.records)


def test_the_token_is_in_no_traceback(logs: pytest.LogCaptureFixture) -> None:
    try:
        httpx.get(f"unknown://api/bot{TOKEN}/getMe")
        raise ValueError(TOKEN)
    except (httpx.HTTPError, ValueError) as error:
        logging.getLogger("bot.anything").exception("It failed: %s", ValueError(f"x {TOKEN}"))
        logging.getLogger("bot.anything").error("Again", exc_info=RuntimeError(TOKEN, error))
    assert HIDDEN in logs.text
    assert TOKEN not in logs.text


def test_settings_do_not_show_the_token() -> None:
    settings = TelegramSettings(TOKEN, webhook=Webhook("https://x.example", "a-long-secret-word"))
    assert TOKEN not in repr(settings)
    assert "a-long-secret-word" not in repr(settings)


async def test_what_a_parent_writes_is_in_no_log(
    logs: pytest.LogCaptureFixture, polled: Parent
) -> None:
    polled.fake.faults["sendMessage"].append(Fault(500))
    await polled.says("my daughter Persephone likes marmalade, what is a SENCO?")
    ours = [r.getMessage() for r in logs.records if r.name.split(".")[0] in ("bot", "telegram")]
    assert ours, "the failed attempt is logged"
    assert not any("marmalade" in line or "Persephone" in line for line in ours)
    assert not any(str(polled.chat) in line for line in ours)


async def test_neither_the_chat_nor_the_person_is_kept(
    parent: Parent, assistant: Assistant
) -> None:
    parent.chat = 7_123_456_789_012
    await parent.says("my son is Zebedee Quill, he is 7, do we need a diagnosis?")
    everything = kept(assistant)
    for secret in (str(parent.chat), "Marmaduke", "quibbleton", "Zebedee", TOKEN):
        assert secret not in everything


async def test_delete_removes_everything_at_once(parent: Parent, assistant: Assistant) -> None:
    await parent.says("make me questions for a review meeting about fractions, year 5")
    calls = await parent.says("done")
    before = set(assistant.conversations.ids())
    gone = await parent.says("/delete")
    assert "I have deleted what I kept" in texts(gone)
    assert len(before - set(assistant.conversations.ids())) == 1
    (declined,) = await parent.presses("☐ 1", calls[0])
    assert declined.parameters["show_alert"] is True
    assert "do not have a list" in texts(await parent.says("/list"))


async def test_keys_of_a_deleted_conversation_do_not_fit_the_next(parent: Parent) -> None:
    """A database may give the number of a deleted turn to a new one."""
    old = (await parent.says("/meeting"))[-1]
    await parent.says("/delete")
    await parent.says("/meeting")
    (declined,) = await parent.presses("A review of the support", old)
    assert declined.parameters["show_alert"] is True


async def test_the_keys_under_the_farewell_still_lead_on(parent: Parent) -> None:
    farewell = (await parent.says("/delete"))[-1]
    assert "What you type is kept" in texts(await parent.presses("Who sees what I type?", farewell))
