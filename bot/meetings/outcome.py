"""What a meeting came to: the record, what is missing in it, the e-mail, and the next list."""

from __future__ import annotations

import textwrap

from bot.meetings.days import when_in_words
from bot.meetings.form_schema import OutcomeFile
from bot.meetings.outcome_form import current_outcome_form
from bot.meetings.sheet import Item, Outcome

FULL_LIST = 12  # questions
_LONGEST_QUOTED = 140  # characters of what was agreed inside a question


def record(outcome: Outcome) -> dict[str, str]:
    """What was told, in words, under the slots of the form; nothing where nothing was told."""
    told = {
        "outcome_agreed": outcome.agreed,
        "outcome_who": outcome.who,
        "outcome_often": outcome.often,
        "outcome_by": outcome.by,
        "outcome_review": when_in_words(outcome.review_on, outcome.review_at),
    }
    return {slot: words for slot, words in told.items() if words}


def record_lines(outcome: Outcome) -> tuple[str, ...]:
    """The record as lines to read, such as "Who will do it: the TA"."""
    lines = current_outcome_form().file.lines
    return tuple(lines[slot].replace("{words}", words) for slot, words in record(outcome).items())


def first_missing(outcome: Outcome) -> str | None:
    """The slot of the first thing that a good record has and this one has not."""
    told = record(outcome)
    return next((slot for slot in current_outcome_form().slots if slot not in told), None)


def letter(outcome: Outcome) -> str:
    """A short e-mail to school, with the local name of the SENCO still to be filled in."""
    file = current_outcome_form().file
    words = file.letter
    if outcome.agreed == "":
        return "\n\n".join([words.greeting, words.nothing_agreed.strip(), words.close])
    lines = "\n".join(f"- {line}" for line in record_lines(outcome))
    paragraphs = [words.greeting, words.thanks, lines, *_still_to_ask(outcome, file)]
    return "\n\n".join([*paragraphs, words.agreed, words.close])


def _still_to_ask(outcome: Outcome, file: OutcomeFile) -> list[str]:
    missing = first_missing(outcome)
    if missing is None:
        return []
    return [file.letter.questions.replace("{question}", file.ask_school[missing])]


def quoted(agreed: str) -> str:
    """What was agreed, short enough to stand inside a sentence."""
    return textwrap.shorten(agreed, _LONGEST_QUOTED, placeholder=" …").rstrip(".!?, ")


def with_agreed(items: tuple[Item, ...], agreed: str) -> tuple[Item, ...]:
    """The questions with one about what was agreed at the front, in the parent's words."""
    words = current_outcome_form().file.question
    ask, school, simpler = (
        text.replace("{agreed}", quoted(agreed))
        for text in (words.ask, words.school, words.simpler)
    )
    item = Item(
        id="agreed/took_place",
        ask=ask,
        school=school,
        simpler=simpler,
        why=words.why,
        stage="review",
        because=words.because,
    )
    return (item, *items[: FULL_LIST - 1])
