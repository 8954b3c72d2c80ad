"""Redaction measured on labelled messages, and properties that hold for any text.

Each line of `messages.jsonl` has the message, the pieces that must go (`remove`, each with its
kind in `kinds`), the pieces that must stay (`keep`), and `held_out` where it was written after
the code. Nothing in it is real.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.load import current_knowledge
from bot.redaction import Redaction, redact

MESSAGES: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("messages.jsonl").read_text("utf-8").splitlines()
]
EXACT_KINDS = ("email", "phone", "number", "postcode")
"""Kinds that have a form of their own, so that none may be missed. A number is an NHS number,
a pupil number or a National Insurance number."""

PLAIN = """
my child is behind and the school say no we need help with reading the senco will not meet us
what does the law say about support can they do that who decides how long does it take he was
fine last year but now she cries every morning it may be time to ask for a review
"""


def stands_in(piece: str, text: str) -> bool:
    """Whether the piece is in the text as words of its own."""
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def missed_pieces(messages: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """How many pieces of each kind there are, and a line for each one that is still there."""
    total: Counter[str] = Counter()
    missed = []
    for message in messages:
        redacted = redact(message["text"]).text
        for piece, kind in zip(message["remove"], message["kinds"]):
            total[kind] += 1
            if stands_in(piece, redacted):
                missed.append(f"{kind}: {piece!r} in {message['text']!r} -> {redacted!r}")
    return total, missed


def test_the_labels_are_sound() -> None:
    assert len(MESSAGES) >= 250
    assert sum(message.get("held_out", False) for message in MESSAGES) >= len(MESSAGES) / 3
    assert len({message["text"] for message in MESSAGES}) == len(MESSAGES)
    for message in MESSAGES:
        assert len(message["remove"]) == len(message["kinds"]), message
        for piece in (*message["remove"], *message["keep"]):
            assert stands_in(piece, message["text"]), (piece, message)


@pytest.mark.parametrize("held_out", [False, True])
def test_personal_details_go(held_out: bool) -> None:
    messages = [message for message in MESSAGES if message.get("held_out", False) is held_out]
    total, missed = missed_pieces(messages)
    assert len(missed) <= 0.03 * total.total(), "\n".join(missed)


@pytest.mark.parametrize("kind", EXACT_KINDS)
def test_no_detail_with_a_form_of_its_own_is_missed(kind: str) -> None:
    total, missed = missed_pieces(MESSAGES)
    assert total[kind] > 0
    assert not [line for line in missed if line.startswith(f"{kind}:")]


def test_what_the_question_is_about_stays() -> None:
    lost = []
    for message in MESSAGES:
        redacted = redact(message["text"]).text
        gone = [piece for piece in message["keep"] if not stands_in(piece, redacted)]
        if gone:
            lost.append(f"{gone} of {message['text']!r} -> {redacted!r}")
    assert len(lost) <= 0.02 * len(MESSAGES), "\n".join(lost)


def test_messages_without_personal_details_are_unchanged() -> None:
    clean = [message["text"] for message in MESSAGES if not message["remove"]]
    changed = [f"{text!r} -> {redact(text).text!r}" for text in clean if redact(text).text != text]
    assert len(changed) <= 0.02 * len(clean), "\n".join(changed)


def test_our_own_questions_are_unchanged() -> None:
    """What the cards ask is what parents ask, and it names nobody."""
    questions = {q for entry in current_knowledge().entries() for q in entry.card.questions}
    changed = [f"{q!r} -> {redact(q).text!r}" for q in sorted(questions) if redact(q).text != q]
    assert len(changed) <= 0.002 * len(questions), "\n".join(changed)


def test_councils_terms_and_services_survive() -> None:
    knowledge = current_knowledge()
    councils = knowledge.councils.values()
    names = [
        *(name for council in councils for name in (council.name, council.place, *council.aliases)),
        *(name for term in knowledge.glossary for name in (term.term, *term.also)),
        *(contact.name for contact in knowledge.national_contacts.values()),
    ]
    for name in names:
        for text in (name, f"I am asking about {name}", f"is {name} free?"):
            assert redact(text).text == text


def test_the_numbers_that_we_give_survive() -> None:
    knowledge = current_knowledge()
    contacts = [
        *knowledge.national_contacts.values(),
        *(contact for c in knowledge.councils.values() for contact in c.contacts.values()),
    ]
    details = [d.value for c in contacts for d in (c.phone, c.text, c.email) if d is not None]
    assert details
    for detail in details:
        text = f"is {detail} still right"
        assert redact(text).text == text


@pytest.mark.parametrize(
    ("text", "redacted", "removed"),
    [
        ("mrs patel the senco", "[name] the senco", {"name"}),
        ("my son jayden smith is 7", "my son [name] is 7", {"name"}),
        ("Zoya's teacher", "[name]'s teacher", {"name"}),
        ("born 4th march 2017", "born [date]", {"date of birth"}),
        ("nhs no 943 476 5919", "nhs no [number]", {"NHS number"}),
        ("flat 3 12 acacia road", "[address]", {"address"}),
        ("goes to st marys primary", "goes to [school]", {"school"}),
        ("ring 07700 900123", "ring [phone]", {"phone"}),
        ("jo@example.org", "[email]", {"email"}),
        ("we are in PO4 8QR", "we are in [postcode]", {"postcode"}),
        ("upn A123456789012", "upn [number]", {"reference number"}),
        ("the nursery is called Tiny Steps", "the nursery is called [school]", {"school"}),
        ("the school called Tuesday morning", "the school called Tuesday morning", set()),
        ("what is wave 2", "what is wave 2", set()),
    ],
)
def test_the_words_shown_and_the_kinds(text: str, redacted: str, removed: set[str]) -> None:
    result = redact(text)
    assert result.text == redacted
    assert result.removed == removed


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_the_result_is_final(text: str) -> None:
    once = redact(text)
    twice = redact(once.text)
    assert twice.text == once.text
    assert not twice.removed


@given(st.lists(st.sampled_from(MESSAGES), min_size=1, max_size=3), st.data())
@settings(max_examples=150, deadline=None)
def test_cut_and_joined_messages_are_read_and_the_result_is_final(
    messages: list[dict[str, Any]], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([" ", ". ", "\n", ", "])).join(m["text"] for m in messages)
    text = text[data.draw(st.integers(0, 20)) :]
    once = redact(text)
    assert redact(once.text).text == once.text


@given(st.lists(st.sampled_from(PLAIN.split()), max_size=40))
@settings(deadline=None)
def test_plain_words_are_unchanged(words: list[str]) -> None:
    text = " ".join(words)
    assert redact(text) == Redaction(text, frozenset())
