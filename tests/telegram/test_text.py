"""Formatting that cannot break, and long texts cut where a reader would pause."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot.telegram.splitting import split
from bot.telegram.text import Styled, joined, markup, plain, styled, units, with_numbers

SOME_TEXT = st.text(
    st.one_of(st.sampled_from("ab .\n*_`[]()<>&é😀👩🏽\u200d"), st.characters(codec="utf-8")),
    max_size=200,
)
KINDS = st.sampled_from([MessageEntityType.BOLD, MessageEntityType.ITALIC, MessageEntityType.PRE])
PIECES = st.lists(st.builds(styled, SOME_TEXT, KINDS) | st.builds(plain, SOME_TEXT), max_size=12)


def covered(text: str, entity: MessageEntity) -> str:
    """What an entity covers, as Telegram counts."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")


def squeezed(text: str) -> str:
    return "".join(text.split())


def is_sound(piece: Styled) -> bool:
    """Whether every entity lies in the text, covers something, and cuts no character."""
    text, entities = piece
    return all(
        entity.length > 0
        and 0 <= entity.offset <= entity.offset + entity.length <= units(text)
        and covered(text, entity) is not None
        for entity in entities
    )


def test_lists_bold_and_italics() -> None:
    text, entities = markup("One **two**\n\n1. *three*\n2. four\n\n- five\n- 😀 **six**")
    assert text == "One two\n\n1. three\n2. four\n\n• five\n• 😀 six"
    assert [(e.type, covered(text, e)) for e in entities] == [
        ("bold", "two"),
        ("italic", "three"),
        ("bold", "six"),
    ]


@pytest.mark.parametrize("text", ["<b>no</b> & <script>", "[a](http://x)", "`code` ~~s~~ # h"])
def test_what_only_looks_like_formatting_is_shown(text: str) -> None:
    assert markup(text) == (text, ())


def test_numbers_to_call() -> None:
    piece = with_numbers(markup("😀\n- Phone: 0808 800 5000\n- Text: 85258\n- Hours: 9 to 5"))
    assert [covered(piece[0], entity) for entity in piece[1]] == ["0808 800 5000", "85258"]


@given(SOME_TEXT)
def test_markup_is_sound_whatever_the_text(text: str) -> None:
    assert is_sound(markup(text))


@given(SOME_TEXT)
def test_markup_shows_every_word(text: str) -> None:
    shown, _ = markup(text)
    assert set(re.findall(r"[a-zé]+", text)) == set(re.findall(r"[a-zé]+", shown))


@given(PIECES, st.integers(2, 60))
def test_split_messages_fit_and_lose_nothing(pieces: list[Styled], longest: int) -> None:
    whole = joined(pieces, "\n\n")
    messages = split(whole, longest)
    assert all(0 < units(text) <= longest and text.strip() == text for text, _ in messages)
    assert all(is_sound(message) for message in messages)
    assert squeezed("".join(text for text, _ in messages)) == squeezed(whole[0])


@given(PIECES, st.integers(2, 60))
def test_styles_go_on_after_a_cut(pieces: list[Styled], longest: int) -> None:
    text, entities = joined(pieces, "\n\n")
    messages = split((text, entities), longest)
    for kind in {entity.type for entity in entities}:
        before = [covered(text, e) for e in entities if e.type == kind]
        after = [covered(part, e) for part, marks in messages for e in marks if e.type == kind]
        assert squeezed("".join(after)) == squeezed("".join(before))


def test_a_cut_comes_between_paragraphs() -> None:
    paragraphs = ["First. " * 20, "Second. " * 20, "Third. " * 20]
    messages = split(plain("\n\n".join(paragraphs)), 330)
    assert [text.split(".")[0] for text, _ in messages] == ["First", "Third"]


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    messages = split(plain("A short sentence. " * 20), 60)
    assert all(text.endswith(".") for text, _ in messages)


def test_a_family_of_emoji_stays_together() -> None:
    family = "👨‍👩‍👧‍👦"
    messages = split(plain(family * 5), units(family) + 3)
    assert [text for text, _ in messages] == [family] * 5
