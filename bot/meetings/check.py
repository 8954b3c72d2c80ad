"""What an editor must mend in ``knowledge/meetings`` before a change can go live."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.knowledge.check import LOWEST_READING_EASE
from bot.knowledge.schema import Citation
from bot.knowledge.text import PLACEHOLDER, reading_ease
from bot.meetings.choose import speaks_of_a_child
from bot.meetings.ear import phrase_of
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Question, worded

FEWEST_QUESTIONS = 26
LONGEST_SIMPLER = 12  # words


def faults(bank: MeetingBank) -> list[str]:
    """Every fault in the content, as sentences. An empty list means that it may go live."""
    return [*_meeting_faults(bank), *_worry_faults(bank), *_word_faults(bank)]


def question_count(bank: MeetingBank) -> int:
    """How many questions the bank holds."""
    held = [file.questions for file in bank.meetings.values()]
    return sum(map(len, [*held, *(worry.questions for worry in bank.worries.values())]))


def _meeting_faults(bank: MeetingBank) -> Iterator[str]:
    for file in bank.meetings.values():
        where = f"meetings/{file.meeting}.yml"
        if len(file.questions) < FEWEST_QUESTIONS:
            yield (
                f"{where}: {len(file.questions)} questions are too few for lists that differ. "
                f"Write at least {FEWEST_QUESTIONS}."
            )
        if file.review_by <= file.reviewed:
            yield f"{where}: review_by must be later than reviewed."
        yield from _question_faults(bank, where, file.questions)
        for line in file.lines:
            if speaks_of_a_child(text := worded(line, is_young_person=True)):
                yield f"{where}: '{text}' speaks of a child. Add `young` in a student's words."
        for right in file.rights:
            yield from _source_faults(bank, f"{where}, right '{right.says}'", right.sources)


def _worry_faults(bank: MeetingBank) -> Iterator[str]:
    owner: dict[tuple[str, ...], str] = {}
    for worry in bank.worries.values():
        where = f"meetings/worries.yml, {worry.id}"
        yield from _question_faults(bank, where, worry.questions)
        for written in worry.words:
            other = owner.setdefault(phrase_of(written), worry.id)
            if other != worry.id:
                yield f"{where}: '{written}' is also a word of {other}. Keep it in one of them."


def _word_faults(bank: MeetingBank) -> Iterator[str]:
    for name, because in (("because", bank.because), ("because_young", bank.because_young)):
        where = f"meetings/words.yml, {name}"
        if PLACEHOLDER.findall(because.worry) != ["worry"]:
            yield f"{where}: '{because.worry}' needs {{worry}} once, and no other placeholder."
        for texts in (because.phases, because.areas, because.situations):
            for text in texts.values():
                if PLACEHOLDER.search(text):
                    yield f"{where}: nothing fills the placeholder in '{text}'. Take it out."


def _question_faults(
    bank: MeetingBank, where: str, questions: tuple[Question, ...]
) -> Iterator[str]:
    for question_id, count in Counter(question.id for question in questions).items():
        if count > 1:
            yield f"{where}: the id '{question_id}' stands there {count} times. Rename one."
    for question in questions:
        at = f"{where}, {question.id}"
        if (words := len(question.simpler.split())) > LONGEST_SIMPLER:
            yield f"{at}: simpler has {words} words. Cut it to {LONGEST_SIMPLER}."
        # Flesch's figure leaps about in one short sentence, so the two are measured together.
        if (ease := reading_ease(f"{question.ask} {question.why}")) < LOWEST_READING_EASE:
            yield (
                f"{at}: ask and why are hard to read ({ease:.0f}, need {LOWEST_READING_EASE:.0f}). "
                "Use shorter sentences and everyday words."
            )
        if _needs_young(question):
            yield f"{at}: it fits post-16 and speaks of a child. Add `young` in a student's words."
        yield from _source_faults(bank, at, question.sources)


def _needs_young(question: Question) -> bool:
    fits_post16 = not question.phases or "post16" in question.phases
    return fits_post16 and question.young is None and speaks_of_a_child(question.ask)


def _source_faults(bank: MeetingBank, where: str, citations: Iterable[Citation]) -> Iterator[str]:
    for citation in citations:
        if citation.id not in bank.sources:
            yield f"{where}: source '{citation.id}' is not in sources.yml. Add or correct it."


def stale(bank: MeetingBank, today: datetime.date) -> list[str]:
    """Meetings whose review date has passed. They are still used."""
    return [
        f"meetings/{file.meeting}.yml: its review was due on {file.review_by}. Read it against its "
        "sources, then set `reviewed` and `review_by`."
        for file in bank.meetings.values()
        if file.review_by < today
    ]
