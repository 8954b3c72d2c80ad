"""What may come through the door."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import LONGEST_TEXT, AskError, checked_text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\t ", "empty_text"),
        ("///", "empty_text"),
        ("a" * (LONGEST_TEXT + 1), "text_too_long"),
        ("what is\x00 SEN", "bad_characters"),
        ("what is \x1b[31mSEN", "bad_characters"),
        ("half a pair \ud83d", "bad_characters"),
        ("hidden \U000e0041\U000e0042", "bad_characters"),
    ],
)
def test_it_refuses(text: str, code: str) -> None:
    with pytest.raises(AskError) as caught:
        checked_text(text)
    assert caught.value.code == code
    assert caught.value.status == 422
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("  what is SEN?  ", "what is SEN?"),
        ('/greet{"council": "camden"}', 'greet{"council": "camden"}'),
        ("/ /restart", "restart"),
        ("two\nlines", "two\nlines"),
        ("ménage 👨‍👩‍👧 العربية", "ménage 👨‍👩‍👧 العربية"),
    ],
)
def test_it_reads(text: str, readable: str) -> None:
    assert checked_text(text) == readable


@given(st.text(max_size=200))
def test_what_passes_is_never_a_command(text: str) -> None:
    try:
        readable = checked_text(text)
    except AskError:
        return
    assert readable
    assert not readable.startswith("/")
    assert checked_text(readable) == readable
