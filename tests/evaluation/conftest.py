"""Results made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.evaluation.questions import Question, Result


@pytest.fixture(scope="session")
def result() -> Callable[..., Result]:
    """Makes the result of one question about SEN Support, as far as is not said otherwise."""

    def make(
        wanted: tuple[str, ...] = ("funding",),
        answered: tuple[str, ...] = (),
        offered: tuple[str, ...] = (),
        ranking: tuple[tuple[str, float], ...] = (),
        also: tuple[str, ...] = (),
        style: str = "plain",
    ) -> Result:
        question = Question("q", "who pays?", wanted, style, also)
        return Result(question, answered, offered, ranking, 5.0)

    return make
