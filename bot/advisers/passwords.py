"""Passwords: what is too easy to guess, and how one is kept.

Length is the rule, as the NCSC advises; nobody has to put in digits or signs. What attackers
try first is refused.
"""

from __future__ import annotations

import re
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12  # characters
LONGEST = 200  # characters: enough for any password manager, too little to keep the machine busy
_FEWEST_DIFFERENT = 5

_TRIED_FIRST = """
    abc admin administrator adviser advisor autumn baseball batman changeme charlie chocolate
    computer daniel dragon football freedom hello iloveyou jennifer jessica jordan letmein liverpool
    login london lovely manchester master michael michelle monkey mustang nothing pass passw0rd
    password princess qwerty qwertyuiop school secret senco sendiass shadow signpost spring summer
    sunshine superman superstar temporary thomas trustno user welcome whatever winter
""".split()
"""The words that most guessed passwords begin with; years, digits and signs are put after them."""

_RUNS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LOOKALIKES = str.maketrans("013457@$!|", "oleastasil")

_hasher = PasswordHasher()


class WeakPasswordError(ValueError):
    """A password that cannot be taken, with a sentence that says why."""


def check_strength(password: str, email: str, name: str = "") -> None:
    """Raise WeakPasswordError when this is too easy to guess for this person."""
    password = _plain(password)
    if len(password) < SHORTEST:
        raise WeakPasswordError(f"Use {SHORTEST} characters or more. Three random words work well.")
    if len(password) > LONGEST:
        raise WeakPasswordError(f"Use {LONGEST} characters or fewer.")
    lowered = password.casefold()
    if _bare(lowered) in {_bare(own) for own in _own_words(email, name)}:
        raise WeakPasswordError("Your password must not be your e-mail address or your name.")
    if len(set(lowered)) < _FEWEST_DIFFERENT or _is_tried_first(lowered):
        raise WeakPasswordError(
            "This password is among the first that others would try. Three random words work well."
        )


def hash_password(password: str) -> str:
    """The Argon2id hash that is kept. Takes some tens of milliseconds and 64 MB, by intention."""
    return _hasher.hash(_plain(password))


_NOBODYS = _hasher.hash("the password of nobody")


def verify_password(password: str, kept: str | None) -> bool:
    """Whether this is the password. Takes the same time when there is none to compare with."""
    try:
        is_right = _hasher.verify(kept or _NOBODYS, _plain(password[: LONGEST * 2]))
    except (VerificationError, InvalidHashError):
        return False
    return is_right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def _plain(password: str) -> str:
    """The same password however a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", password)


def _bare(text: str) -> str:
    """Letters only, with letters for the digits and signs that stand for them within words."""
    return re.sub(r"[\W\d_]", "", _undecorated(text.casefold()).translate(_LOOKALIKES))


def _undecorated(text: str) -> str:
    """Without the digits and signs before and after, which people add to satisfy rules."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)


def _own_words(email: str, name: str) -> tuple[str, ...]:
    local, _, domain = email.partition("@")
    return tuple(own for own in (email, local, domain, name) if _bare(own))


def _is_tried_first(lowered: str) -> bool:
    """Whether nothing is left once the usual words, runs of keys and decoration are taken away."""
    for run in _runs_in(lowered):
        lowered = lowered.replace(run, "")
    for text in (lowered, _undecorated(lowered).translate(_LOOKALIKES)):
        for word in sorted(_TRIED_FIRST, key=len, reverse=True):
            text = text.replace(word, "")
        if not re.search(r"[^\W\d_]", text):
            return True
    return False


def _runs_in(text: str) -> list[str]:
    """Four or more keys in a row, forwards or backwards."""
    found = []
    for row in (*_RUNS, *(run[::-1] for run in _RUNS)):
        for length in range(len(row), 3, -1):
            for start in range(len(row) - length + 1):
                if row[start : start + length] in text:
                    found.append(row[start : start + length])
    return sorted(found, key=len, reverse=True)
