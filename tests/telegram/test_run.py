"""`signpost telegram` as it is installed: its sentences, its start, its end, and a hard crash."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest
from fake_telegram import TOKEN, FakeTelegram, Fault
from people import Parent

SIGNPOST = Path(sys.executable).with_name("signpost")


async def signpost(var: Path, **environment: str) -> Process:
    own = {
        "SIGNPOST_VAR": str(var),
        "SIGNPOST_DATABASE_URL": f"sqlite:///{var / 'signpost.db'}",
        **environment,
    }
    return await asyncio.create_subprocess_exec(
        SIGNPOST, "telegram", env={**os.environ, **own}, stdout=PIPE, stderr=PIPE
    )


WRONG = {
    "none": ("", "There is no bot token."),
    "no token": ("hello", "SIGNPOST_TELEGRAM_TOKEN is not a bot token."),
    "of no bot": ("99:not-known-to-telegram", "Telegram does not know this token."),
}


@pytest.mark.parametrize("name", WRONG)
async def test_a_token_that_is_no_good_is_one_sentence(
    fake: FakeTelegram, tmp_path: Path, name: str
) -> None:
    token, sentence = WRONG[name]
    process = await signpost(
        tmp_path, SIGNPOST_TELEGRAM_TOKEN=token, SIGNPOST_TELEGRAM_API_URL=fake.address
    )
    _, errors = await process.communicate()
    assert process.returncode == 2
    told = errors.decode().strip()
    assert told.startswith(sentence)
    assert len(told.splitlines()) == 1
    assert not token or token not in told


async def test_killed_in_the_middle_and_started_again(fake: FakeTelegram, tmp_path: Path) -> None:
    environment = {"SIGNPOST_TELEGRAM_TOKEN": TOKEN, "SIGNPOST_TELEGRAM_API_URL": fake.address}
    parent = Parent(fake, fake.until_confirmed)
    question = parent.writes("make me questions for a review, year 7")
    fake.faults["sendMessage"].append(Fault(hang=3600, skip=1))
    process = await signpost(tmp_path, **environment)
    await fake.until(lambda: fake.attempts["sendMessage"] == 2)
    process.kill()
    await process.wait()
    assert len(fake.sent(parent.chat)) == 1

    process = await signpost(tmp_path, **environment)
    await fake.until_confirmed(question)
    texts = [call.text for call in fake.sent(parent.chat)]
    assert len(texts) == len(set(texts)) == 2
    process.send_signal(signal.SIGTERM)
    output, errors = await process.communicate()
    assert process.returncode == 0
    assert b"Stopping" in output
    assert TOKEN.encode() not in output + errors
