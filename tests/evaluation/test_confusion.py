"""Which topics are taken for which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.evaluation.confusion import confused_pairs, draw_confusion
from bot.evaluation.questions import Result


def mixed(result: Callable[..., Result]) -> list[Result]:
    return [
        result(ranking=(("ehc_plan", 0.6), ("funding", 0.4))),
        result(ranking=(("ehc_plan", 0.5),)),
        result(ranking=(("funding", 0.9),)),
        result(("funding", "who_decides"), ranking=(("who_decides", 0.9),)),  # as fair an answer
        result(("sendiass",), ranking=(("ipsea", 0.4),)),
        result(),
    ]


def test_pairs_are_counted_as_the_model_saw_them(result: Callable[..., Result]) -> None:
    assert confused_pairs(mixed(result)).most_common() == [
        (("funding", "ehc_plan"), 2),
        (("sendiass", "ipsea"), 1),
    ]


def test_no_mistakes_are_no_pairs(result: Callable[..., Result]) -> None:
    assert not confused_pairs([result(ranking=(("funding", 0.9),)), result()])


def test_the_picture_is_drawn(result: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "confusion.png"
    draw_confusion(mixed(result), path)
    assert path.read_bytes().startswith(b"\x89PNG")
