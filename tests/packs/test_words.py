"""What an adviser writes is looked through before it is saved."""

from __future__ import annotations

import pytest

from bot.packs.words import check


@pytest.mark.parametrize(
    ("text", "kind", "gone"),
    [
        ("NHS number 943 476 5919", "NHS number", "5919"),
        ("She was born on 3/4/2017.", "date of birth", "2017"),
        ("Our case number is 12345678", "reference number", "12345678"),
        ("They moved to PO1 2AB", "postcode", "2AB"),
    ],
)
def test_what_never_belongs_in_a_pack_is_taken_out(text: str, kind: str, gone: str) -> None:
    checked = check({"note": text})
    assert checked.removed == (kind,)
    assert gone not in checked.texts["note"]
    assert checked.findings == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ask Mrs Patel for the notes.", "name", "Mrs Patel"),
        ("Please ring Priya Sharma.", "name", "Priya Sharma"),
        ("Ring us on 07700 900123 after the meeting.", "phone", "07700 900123"),
        ("Write to amal.khan@example.org.uk.", "email", "amal.khan@example.org.uk"),
    ],
)
def test_what_may_be_fine_is_asked_about_and_left(text: str, kind: str, words: str) -> None:
    checked = check({"note": text})
    (finding,) = checked.findings
    assert (finding.field, finding.kind, finding.words) == ("note", kind, words)
    assert checked.texts["note"] == text


@pytest.mark.parametrize(
    "text",
    [
        "Bring the last plan. Call us before the meeting on Tuesday 3 December if you can.",
        "Ask for one thing: reading help three times a week, from next Monday.",
    ],
)
def test_an_ordinary_note_passes(text: str) -> None:
    checked = check({"note": text})
    assert (checked.texts["note"], checked.removed, checked.findings) == (text, (), ())


def test_that_it_is_fine_is_said_of_these_words_only() -> None:
    first = check({"note": "Ask Mrs Patel."})
    assert first.digest == check({"note": "Please ask Mrs Patel."}).digest
    assert first.digest != check({"note": "Ask Mrs Patel and Mrs Okafor."}).digest
