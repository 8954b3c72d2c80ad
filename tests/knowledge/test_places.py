"""Hearing which council a parent lives in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("who do I ring in Southend", "southend"),
        ("we live in leigh on sea", "southend"),
        ("SOUTHEND-ON-SEA!!", "southend"),
        ("I'm in Bucks", "buckinghamshire"),
        ("north yorkshire", "north_yorkshire"),
        ("we moved from camden to portsmouth", "portsmouth"),
        ("what is SEN", None),
        ("he needs support", None),
    ],
)
def test_council_in(knowledge: Knowledge, text: str, council: str | None) -> None:
    assert knowledge.places.council_in(text) == council


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Southend", True),
        ("I live in Camden", True),
        ("portsmouth city council", True),
        ("its north yorkshire sorry", True),
        ("who do I ring in Southend", False),
        ("what are waves in portsmouth", False),
        ("what is SEN", False),
    ],
)
def test_is_only_a_place(knowledge: Knowledge, text: str, only: bool) -> None:
    assert knowledge.places.is_only_a_place(text) is only


def test_every_council_knows_its_own_names(knowledge: Knowledge) -> None:
    for council in knowledge.councils.values():
        for name in (council.name, council.place, *council.aliases):
            assert knowledge.places.council_in(f"I live in {name}") == council.council


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    from bot.knowledge.load import current_knowledge

    places = current_knowledge().places
    assert places.council_in(text) is None or places.council_in(text)
    places.is_elsewhere(text)
