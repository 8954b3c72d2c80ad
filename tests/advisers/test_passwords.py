"""Long passwords of any kind are taken; what is tried first is not."""

from __future__ import annotations

import pytest

from bot.advisers import passwords
from bot.advisers.passwords import (
    WeakPasswordError,
    check_strength,
    hash_password,
    is_outdated,
    verify_password,
)

EMAIL, NAME = "ann.adviser@southend.example", "Ann Adviser"


@pytest.mark.parametrize(
    "password",
    [
        "purple teapot orbit",
        "correcthorsebatterystaple",
        "aaaabbbbccccdddd e",
        "Xk4$pQ9!vT2@",
        "три случайных слова",
        "manchester rain in june",
        "spring onion soup",
        "p" * 3 + "qrs tuv wxy z" * 15,
    ],
)
def test_a_long_password_is_taken_whatever_it_is_made_of(password: str) -> None:
    check_strength(password, EMAIL, NAME)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "12 characters"),
        ("Sh0rt!pass?", "12 characters"),
        ("x1" * 101, "200 characters"),
        ("ann.adviser@southend.example", "e-mail"),
        ("Ann.Adviser@SOUTHEND.example1", "e-mail"),
        ("ann_adviser_2026", "e-mail"),
        ("passwordpassword", "first"),
        ("P@ssw0rd2026!!", "first"),
        ("Password123456", "first"),
        ("123456789012", "first"),
        ("qwertyuiop1234", "first"),
        ("aaaaaaaaaaaaaa", "first"),
        ("abcabcabcabcabc", "first"),
        ("abcdefghijklmnop", "first"),
        ("Signpost2026!", "first"),
        ("Welcome1234567", "first"),
        ("Summer2026Summer", "first"),
        ("letmeinletmein", "first"),
        ("iloveyou iloveyou", "first"),
        ("8675309 8675309", "first"),
    ],
)
def test_what_is_easily_guessed_is_refused(password: str, why: str) -> None:
    with pytest.raises(WeakPasswordError, match=why):
        check_strength(password, EMAIL, NAME)


def test_a_hash_is_argon2id_and_different_every_time() -> None:
    first, second = hash_password("purple teapot orbit"), hash_password("purple teapot orbit")
    assert first.startswith("$argon2id$")
    assert first != second
    assert "teapot" not in first


def test_only_the_password_fits_its_hash() -> None:
    kept = hash_password("purple teapot orbit")
    assert verify_password("purple teapot orbit", kept)
    assert not verify_password("purple teapot orbit ", kept)
    assert not verify_password("Purple teapot orbit", kept)
    assert not verify_password("purple teapot orbit", None)
    assert not verify_password("the password of nobody", None)
    assert not verify_password("purple teapot orbit", "not a hash")


def test_a_letter_is_the_same_however_it_was_typed() -> None:
    composed, decomposed = "caf\u00e9 teapot orbit", "cafe\u0301 teapot orbit"
    assert verify_password(decomposed, hash_password(composed))


def test_without_an_account_as_much_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    class Hasher:
        def verify(self, kept: str, password: str) -> bool:
            compared.append(kept)
            return False

    monkeypatch.setattr(passwords, "_hasher", Hasher())
    verify_password("purple teapot orbit", None)
    verify_password("purple teapot orbit", "$argon2id$of an account")
    assert compared == [passwords._NOBODYS, "$argon2id$of an account"]


def test_a_hash_with_weaker_parameters_is_known() -> None:
    assert not is_outdated(hash_password("purple teapot orbit"))
    assert is_outdated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$" + "A" * 43)
