"""Tokens: nobody can make one up, change one, or use one for what it is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import AskError
from bot.tokens import Tokens

TOKENS = Tokens("a secret", timedelta(days=30))


def test_a_token_stands_for_its_conversation() -> None:
    assert TOKENS.read(TOKENS.sign("abc")) == "abc"


def test_conversations_cannot_be_guessed() -> None:
    ids = {TOKENS.new_conversation() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(conversation) >= 22 for conversation in ids)  # 128 bits in base 64


@given(st.text())
def test_nothing_made_up_is_read(text: str) -> None:
    with pytest.raises(AskError) as caught:
        TOKENS.read(text)
    assert caught.value.code == "bad_conversation"


@given(st.integers(min_value=0), st.characters())
def test_a_changed_token_is_refused(place: int, character: str) -> None:
    token = TOKENS.sign("abc")
    place %= len(token)
    changed = token[:place] + character + token[place + 1 :]
    if changed != token:
        with pytest.raises(AskError):
            TOKENS.read(changed)


def test_another_secret_signs_other_tokens() -> None:
    with pytest.raises(AskError):
        TOKENS.read(Tokens("another secret", timedelta(days=30)).sign("abc"))


def test_an_old_token_has_expired() -> None:
    token = TOKENS.sign("abc")
    with pytest.raises(AskError) as caught:
        Tokens("a secret", timedelta(seconds=-1)).read(token)
    assert caught.value.code == "conversation_expired"


def test_a_form_belongs_to_one_conversation() -> None:
    form = TOKENS.sign_form("abc")
    assert TOKENS.is_form_of(form, "abc")
    assert not TOKENS.is_form_of(form, "xyz")
    assert not TOKENS.is_form_of(TOKENS.sign("abc"), "abc")
    assert not TOKENS.is_form_of("", "abc")
