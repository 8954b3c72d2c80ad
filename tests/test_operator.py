"""Who runs this copy is said in the environment, and a slip there is told at the start."""

from __future__ import annotations

import pytest

from bot.settings import Operator

SET = {
    "SIGNPOST_OPERATOR": " Anytown Council ",
    "SIGNPOST_CONTACT_EMAIL": "send.team@anytown.example",
    "SIGNPOST_CONTACT_URL": "https://www.anytown.example/contact-us",
    "SIGNPOST_PRIVACY_URL": "https://www.anytown.example/privacy?service=signpost",
}


def test_nobody_is_named_unless_somebody_says_so() -> None:
    assert Operator.from_environment({}) == Operator()


def test_the_operator_is_read() -> None:
    operator = Operator.from_environment(SET)
    assert operator.name == "Anytown Council"
    assert operator.email == SET["SIGNPOST_CONTACT_EMAIL"]
    assert operator.url == SET["SIGNPOST_CONTACT_URL"]
    assert operator.privacy_url == SET["SIGNPOST_PRIVACY_URL"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIGNPOST_CONTACT_EMAIL", "send team"),
        ("SIGNPOST_CONTACT_EMAIL", "a@b"),
        ("SIGNPOST_CONTACT_EMAIL", 'a@b.example"><script>'),
        ("SIGNPOST_CONTACT_URL", "http://www.anytown.example/"),
        ("SIGNPOST_CONTACT_URL", "javascript:alert(1)"),
        ("SIGNPOST_PRIVACY_URL", "https://www.anytown.example/a b"),
        ("SIGNPOST_PRIVACY_URL", "anytown.example"),
    ],
)
def test_what_cannot_be_a_link_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Operator.from_environment({name: value})
