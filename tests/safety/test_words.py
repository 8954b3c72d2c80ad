"""Messages and patterns are read in one spelling."""

from __future__ import annotations

import pytest

from bot.safety.words import slips, spelling_book, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He’s  CAN'T; go-on", ["hes", "cant", ".", "go", "on"]),
        ("Mr. Price hit... him!!", ["mr", "price", "hit", "him", "."]),
        ("pleeeease heeelp", ["pleease", "heelp"]),
        ("samobójstwo, soțul, kızım, też", ["samobojstwo", "sotul", "kizim", "tez"]),
        ("我想死。", ["我", "想", "死", "."]),
        ("ਮਰਨਾ ਚਾਹੁੰਦਾ", ["ਮਰਨਾ", "ਚਾਹੁੰਦਾ"]),
        ("أنتَ", ["انت"]),
        ("", []),
    ],
)
def test_split(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_arabic_persian_and_urdu_letters_are_one() -> None:
    assert split("بیٹی گھر") == split("بيٹي كھر")


@pytest.mark.parametrize(
    "wrong", ["suicde", "suicidde", "siucide", "suocide", "su*cide", "suicidex"]
)
def test_one_slip_is_forgiven(wrong: str) -> None:
    assert wrong in set(slips("suicide"))


def test_a_real_word_is_not_a_slip_and_slang_is_spelt_out() -> None:
    book = spelling_book(["abuse"], {"kill myself": ["kms"]}, ["amuse"])
    assert book["abusse"] == ["abuse"]
    assert book["kms"] == ["kill", "myself"]
    assert "amuse" not in book
    assert "abuse" not in book
