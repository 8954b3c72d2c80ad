"""What is set wrongly is said in one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.telegram.settings import API, TelegramSettings

GOOD = {
    "SIGNPOST_TELEGRAM_TOKEN": " 123:abc-DEF_ghi ",
    "SIGNPOST_TELEGRAM_WEBHOOK_SECRET": "a-secret_of-the-tests",
    "SIGNPOST_PUBLIC_URL": "https://signpost.example/",
}


def test_all_is_read() -> None:
    settings = TelegramSettings.from_environment({**GOOD, "SIGNPOST_TELEGRAM_COUNCIL": "camden"})
    assert (settings.token, settings.api_url, settings.council) == (
        "123:abc-DEF_ghi",
        API,
        "camden",
    )
    assert settings.webhook
    assert settings.webhook.url == "https://signpost.example/telegram/webhook"


def test_the_token_is_enough() -> None:
    settings = TelegramSettings.from_environment({"SIGNPOST_TELEGRAM_TOKEN": "123:abc"})
    assert (settings.webhook, settings.public_url, settings.council) == (None, None, None)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/bot/"])
def test_a_bot_api_server_of_one_s_own(url: str) -> None:
    environment = {**GOOD, "SIGNPOST_TELEGRAM_API_URL": url, "SIGNPOST_PUBLIC_URL": "http://x"}
    assert TelegramSettings.from_environment(environment).api_url == "http://127.0.0.1:8081"


def test_every_variable_is_in_the_guide() -> None:
    code = "".join(path.read_text() for path in Path("bot/telegram").glob("*.py"))
    guide = Path("docs/telegram.md").read_text()
    for name in set(re.findall(r'"(SIGNPOST_[A-Z_]+)"', code)):
        assert f"`{name}`" in guide


WRONG = {
    "no token": ({"SIGNPOST_TELEGRAM_TOKEN": ""}, "There is no bot token"),
    "not a token": ({"SIGNPOST_TELEGRAM_TOKEN": "abc"}, "is not a bot token"),
    "a token cut in two": ({"SIGNPOST_TELEGRAM_TOKEN": "1:a\nb"}, "is not a bot token"),
    "an odd address": ({"SIGNPOST_TELEGRAM_API_URL": "ftp://x"}, "SIGNPOST_TELEGRAM_API_URL must"),
    "a short secret": ({"SIGNPOST_TELEGRAM_WEBHOOK_SECRET": "x"}, "16 to 256"),
    "an odd secret": ({"SIGNPOST_TELEGRAM_WEBHOOK_SECRET": "x y" * 9}, "16 to 256"),
    "no address": ({"SIGNPOST_PUBLIC_URL": ""}, "For the webhook, set SIGNPOST_PUBLIC_URL"),
    "an open address": ({"SIGNPOST_PUBLIC_URL": "http://x.example"}, "begins with https://"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named(name: str) -> None:
    change, sentence = WRONG[name]
    with pytest.raises(ValueError, match=sentence) as refusal:
        TelegramSettings.from_environment({**GOOD, **change})
    assert str(refusal.value).endswith(".")
    assert "abc-DEF" not in str(refusal.value)
