"""Guessing is slowed for the account, and for the address it comes from."""

from __future__ import annotations

import logging

import pytest

from bot.advisers.throttle import Throttle

NOBODY_HOME = "redis://127.0.0.1:1/0"
HOME = "203.0.113.7"


def guesses(throttle: Throttle, account: str, address: str = HOME, most: int = 100) -> int:
    """How many are allowed."""
    return sum(1 for _ in range(most) if throttle.allows(account, address))


def test_five_guesses_at_an_account_are_allowed() -> None:
    assert guesses(Throttle(), "mo@southend.example") == 5


def test_another_address_does_not_get_more() -> None:
    throttle = Throttle()
    assert guesses(throttle, "mo") == 5
    assert guesses(throttle, "mo", "198.51.100.9") == 0


def test_another_account_is_not_held_up() -> None:
    throttle = Throttle()
    guesses(throttle, "mo", most=6)
    assert throttle.allows("ann", HOME)


def test_an_address_cannot_try_every_account() -> None:
    throttle = Throttle()
    allowed = sum(throttle.allows(f"account {n}", HOME) for n in range(100))
    assert allowed == 50
    assert throttle.allows("account 99", "198.51.100.9")


def test_who_has_come_in_begins_anew() -> None:
    throttle = Throttle()
    guesses(throttle, "mo", most=4)
    throttle.forgive("mo")
    assert guesses(throttle, "mo", most=20) == 5


def test_processes_count_together_in_redis(redis_url: str) -> None:
    one, other = Throttle(redis_url), Throttle(redis_url)
    assert guesses(one, "mo", most=3) == 3
    assert guesses(other, "mo", most=10) == 2
    other.forgive("mo")
    assert one.allows("mo", HOME)


def test_without_redis_a_process_counts_for_itself(caplog: pytest.LogCaptureFixture) -> None:
    throttle = Throttle(NOBODY_HOME)
    with caplog.at_level(logging.WARNING):
        assert guesses(throttle, "mo", most=8) == 5
        throttle.forgive("mo")
    assert "Redis is away" in caplog.text
