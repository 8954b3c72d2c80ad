"""Settings from the environment: what is left out has a default, what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings


def settings(tmp_path: Path, **environment: str) -> Settings:
    return Settings.from_environment({"SIGNPOST_VAR": str(tmp_path), **environment})


def test_limits_hold_unless_somebody_changes_them(tmp_path: Path) -> None:
    by_default = settings(tmp_path)
    assert str(by_default.conversation_limit) == "30 per 1 minute"
    assert str(by_default.address_limit) == "300 per 1 minute"
    assert by_default.redis_url is None


def test_each_limit_can_be_changed_and_switched_off(tmp_path: Path) -> None:
    changed = settings(tmp_path, SIGNPOST_LIMIT_CONVERSATION="5/hour", SIGNPOST_LIMIT_ADDRESS="off")
    assert str(changed.conversation_limit) == "5 per 1 hour"
    assert changed.address_limit is None


@pytest.mark.parametrize("name", ["SIGNPOST_LIMIT_CONVERSATION", "SIGNPOST_LIMIT_ADDRESS"])
@pytest.mark.parametrize(
    "value", ["", "30", "0/minute", "-1/minute", "30/fortnight", "1/second; 2/day", "30 per minute"]
)
def test_a_limit_that_cannot_be_read_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ValueError, match=rf"^{name} must be .*30.*/minute, or off; not '.*'\.$"):
        settings(tmp_path, **{name: value})


@pytest.mark.parametrize("url", ["redis://127.0.0.1:6379/0", "rediss://u:p@redis.example/1"])
def test_redis_is_named_by_its_address(tmp_path: Path, url: str) -> None:
    assert settings(tmp_path, SIGNPOST_REDIS_URL=url).redis_url == url


@pytest.mark.parametrize("url", ["localhost:6379", "redis://", "memory://", "http://a"])
def test_another_address_is_refused_without_repeating_it(tmp_path: Path, url: str) -> None:
    with pytest.raises(ValueError, match=r"^SIGNPOST_REDIS_URL must begin with redis://") as error:
        settings(tmp_path, SIGNPOST_REDIS_URL=url)  # it may hold a password
    assert url == "redis://" or url not in str(error.value)


def test_the_demo_can_be_turned_off(tmp_path: Path) -> None:
    assert settings(tmp_path).demo
    assert not settings(tmp_path, SIGNPOST_DEMO="off").demo
    with pytest.raises(ValueError, match="SIGNPOST_DEMO must be on or off"):
        settings(tmp_path, SIGNPOST_DEMO="no")


@pytest.mark.parametrize(
    ("name", "field", "default"),
    [
        ("SIGNPOST_RETENTION_DAYS", "retention", 30),
        ("SIGNPOST_QUESTIONS_DAYS", "questions_kept", 180),
    ],
)
def test_how_long_things_are_kept(tmp_path: Path, name: str, field: str, default: int) -> None:
    assert getattr(settings(tmp_path), field).days == default
    assert getattr(settings(tmp_path, **{name: "7"}), field).days == 7
    for value in ("0", "366", "-1", "a week"):
        with pytest.raises(ValueError, match=f"^{name} must be a number from 1 to 365"):
            settings(tmp_path, **{name: value})
