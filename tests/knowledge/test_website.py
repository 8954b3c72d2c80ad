"""A council's part in how the chat stands on its website: what is refused, and why."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.website import (
    DARK_GROUND,
    DEFAULT,
    LIGHT_GROUND,
    Website,
    contrast,
    website_faults,
)
from bot.settings import PROJECT

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def faults_of(**settings: object) -> str:
    return "\n".join(website_faults(msgspec.convert(settings, Website)))


def test_the_defaults_stand() -> None:
    assert list(website_faults(DEFAULT)) == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(colours, colours)
def test_contrast_is_from_1_to_21_whichever_is_in_front(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


def test_a_colour_that_cannot_be_read_is_refused_with_a_reason() -> None:
    fault = faults_of(colour="#9ad0cc")
    assert "#9ad0cc cannot be read" in fault
    assert re.search(r"contrast is 1\.\d to 1", fault)
    assert "Choose a darker one" in fault
    assert "Choose a lighter one" in faults_of(dark_colour="#123456")
    assert "hexadecimal" in faults_of(colour="teal")


@pytest.mark.parametrize(
    "origin",
    [
        "www.example.gov.uk",
        "http://www.example.gov.uk",
        "https://www.example.gov.uk/",
        "https://*",
        "*",
        "https://www.example.gov.uk; script-src *",
        "https://WWW.example.gov.uk",
    ],
)
def test_what_is_not_an_origin_is_refused(origin: str) -> None:
    assert "is not the origin of a site" in faults_of(origins=[origin])


def test_origins_of_sites_and_of_a_developers_machine_are_taken() -> None:
    assert faults_of(origins=["https://www.example.gov.uk", "http://localhost:3000"]) == ""


def test_a_button_needs_a_short_title() -> None:
    assert "from 1 to 40" in faults_of(title="")
    assert "from 1 to 40" in faults_of(title="A" * 41)


def test_colours_are_measured_against_the_grounds_of_the_page() -> None:
    style = Path(PROJECT / "bot/web/static/chat.css").read_text("utf-8")
    light, dark = re.findall(r"--soft: (#[0-9a-f]{6})", style)
    assert (light, dark) == (LIGHT_GROUND, DARK_GROUND)
    for scheme, ground in zip(style.split("@media", 1), (LIGHT_GROUND, DARK_GROUND)):
        others = re.findall(r"--(?:paper|card): (#[0-9a-f]{6})", scheme)
        own = DEFAULT.colour if ground == LIGHT_GROUND else DEFAULT.dark_colour
        assert all(contrast(own, other) >= contrast(own, ground) for other in others[:2])
