"""Choosing the questions for one meeting of one family.

A list has what belongs at every such meeting, and what is there because of something the parent
told. The same answers always give the same list, and each question says why it is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from bot.family.facts import Phase
from bot.knowledge.schema import Citation, Source
from bot.meetings.hear import MOST_WORRIES
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Area, Because, MeetingFile, Question, Situation, Stage, Worry
from bot.meetings.sheet import Item, Told
from bot.redaction.known_words import FUNCTION_WORDS

USUAL_LIST = 10  # questions; a family that told much gets up to 12
_MOST_OWN = 7  # questions that rest on what the family told
_FOR_EVERYBODY = 5  # questions beside those, so that less than half of a full list is alike
_ALIKE = 0.4  # share of telling words in common from which two questions ask the same ...
_LEAST_ALIKE = 3  # ... if they are so many: "plan" and "day" alone stand in very different ones
_NARROW = 2  # phases; a question for more than so many is not there because of the phase
_TELLING_AREAS = 1  # a worry that belongs to more areas tells nothing about the need

_STAGES: tuple[Stage, ...] = ("assess", "plan", "do", "review", "around")
_WORD = re.compile(r"[a-z0-9]+")
_CHILD = re.compile(r"\b(?:my|our|your) (?:child|son|daughter)\b", re.IGNORECASE)
_NOT_TELLING = FUNCTION_WORDS | {"child", "help", "more"}


@dataclass(frozen=True)
class _Candidate:
    """A question that fits the family, and why it would be on the list."""

    id: str
    question: Question
    place: int
    """Its place in the files: of two equal questions the earlier is taken."""
    because: str | None = None
    about_a_worry: bool = False


@dataclass(frozen=True)
class _Family:
    """What was told, completed by what the worries tell of themselves."""

    told: Told
    worries: tuple[Worry, ...]

    @property
    def situations(self) -> tuple[Situation, ...]:
        """A worry whose questions all rest on one situation is that situation.

        So is the review of an EHC plan, which only a child with a plan has.
        """
        implied: list[Situation] = ["has_ehcp"] if self.told.meeting == "ehc_annual_review" else []
        implied += [
            situation
            for worry in self.worries
            for situation in worry.questions[0].when
            if all(situation in question.when for question in worry.questions)
        ]
        return tuple(dict.fromkeys((*self.told.situations, *implied)))

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that were told, or else those that the worries belong to."""
        if self.told.areas:
            return self.told.areas
        return tuple(dict.fromkeys(area for worry in self.telling_worries for area in worry.areas))

    @property
    def telling_worries(self) -> list[Worry]:
        """The worries that say something about the area of need."""
        return [worry for worry in self.worries if len(worry.areas) <= _TELLING_AREAS]

    def suits(self, question: Question) -> bool:
        """Whether nothing in the question's phases, areas, situations and wording excludes them."""
        return (
            _suits_phase(self.told.phase, question.phases)
            and (not question.areas or bool(set(question.areas) & set(self.areas)))
            and (not question.when or bool(set(question.when) & set(self.situations)))
            and not (
                self.told.is_young_person
                and question.young is None
                and speaks_of_a_child(question.ask)
            )
        )


@dataclass(frozen=True)
class _Queue:
    """Questions that rest on one thing the family told, and how many of them a list may take."""

    candidates: tuple[_Candidate, ...]
    most: int


def choose_questions(told: Told, bank: MeetingBank) -> tuple[Item, ...]:
    """8 to 12 questions for the meeting, in the order of a conversation.

    The parent's first worry opens the list. Told worries that the bank does not hold are ignored.
    """
    held = [bank.worries[worry_id] for worry_id in told.worries if worry_id in bank.worries]
    family = _Family(told, tuple(held[:MOST_WORRIES]))
    because = bank.because_young if told.is_young_person else bank.because
    meeting = list(_of_meeting(family, bank.meetings[told.meeting], because))
    worries = [list(_of_worry(family, worry, because)) for worry in family.worries]
    chosen = _Chosen()
    queues = _queues(family, meeting, worries)
    for turn in range(max((queue.most for queue in queues), default=0)):
        for queue in queues:
            if turn < queue.most and len(chosen.taken) < _MOST_OWN:
                chosen.take(queue.candidates, len(chosen.taken) + 1)
    full = max(USUAL_LIST, len(chosen.taken) + _FOR_EVERYBODY)
    chosen.take((c for c in meeting if c.question.weight == 3), full)
    chosen.take((c for c in meeting if c.because is None), USUAL_LIST)
    chosen.take((*meeting, *(c for queue in worries for c in queue)), USUAL_LIST)
    return tuple(
        item_of(candidate.id, candidate.question, told, bank.sources, candidate.because)
        for candidate in _as_talked(chosen.taken)
    )


def speaks_of_a_child(text: str) -> bool:
    """Whether a sentence is about somebody's child, so that no young person would say it."""
    return bool(_CHILD.search(text))


def telling_words(text: str) -> frozenset[str]:
    """The words of a question that say what it is about, without the s of the plural."""
    words = _WORD.findall(text.lower().replace("'", ""))
    return frozenset(word.rstrip("s") for word in words if word not in _NOT_TELLING)


class _Chosen:
    """The list while it grows: nothing twice, and the stages kept in balance."""

    def __init__(self) -> None:
        self.taken: list[_Candidate] = []

    def take(self, candidates: Iterable[_Candidate], up_to: int) -> None:
        """Take the weightiest, from stages that the list has little of, until it has `up_to`."""
        left = [candidate for candidate in candidates if candidate not in self.taken]
        while left and len(self.taken) < up_to:
            stages = Counter(candidate.question.stage for candidate in self.taken)
            best = min(left, key=lambda c: (-c.question.weight, stages[c.question.stage], c.place))
            left.remove(best)
            if not any(_ask_the_same(best, other) for other in self.taken):
                self.taken.append(best)


def _of_meeting(family: _Family, file: MeetingFile, because: Because) -> Iterator[_Candidate]:
    for place, question in enumerate(file.questions):
        if family.suits(question):
            reason = _reason(family, question, because)
            yield _Candidate(f"{file.meeting}/{question.id}", question, place, reason)


def _of_worry(family: _Family, worry: Worry, because: Because) -> Iterator[_Candidate]:
    reason = because.worry.replace("{worry}", worry.title)
    for place, question in enumerate(worry.questions):
        if family.suits(question):
            yield _Candidate(f"worries/{worry.id}/{question.id}", question, place, reason, True)


def _reason(family: _Family, question: Question, because: Because) -> str | None:
    """What the family told that brings this question; None for one that is for every family."""
    for situation in family.situations:
        if situation in question.when:
            return because.situations[situation]
    for area in family.areas:
        if area in question.areas:
            if family.told.areas:
                return because.areas[area]
            worry = next(worry for worry in family.telling_worries if area in worry.areas)
            return because.worry.replace("{worry}", worry.title)
    if family.told.phase and 0 < len(question.phases) <= _NARROW:
        return because.phases[family.told.phase]
    return None


def _queues(
    family: _Family, meeting: list[_Candidate], worries: list[list[_Candidate]]
) -> list[_Queue]:
    """The worries come first, then the other things told, the first of each kind before more."""
    situations = [
        _Queue(tuple(c for c in meeting if situation in c.question.when), 2)
        for situation in family.situations
    ]
    areas = [
        _Queue(tuple(c for c in meeting if area in c.question.areas and not c.question.when), 2)
        for area in family.areas
    ]
    plain = [c for c in meeting if not c.question.when and not c.question.areas]
    phase = _Queue(tuple(c for c in plain if c.because), 2)
    each = 3 if len(worries) == 1 else 2
    queues = [_Queue(tuple(candidates), each) for candidates in worries]
    for kinds in zip_longest(situations, [phase], areas):
        queues += [queue for queue in kinds if queue]
    return queues


def _suits_phase(phase: Phase | None, phases: tuple[Phase, ...]) -> bool:
    """Without a phase, a question has to suit both kinds of school: most children are in one."""
    if phase is None:
        return not phases or {"primary", "secondary"} <= set(phases)
    return not phases or phase in phases


def _ask_the_same(one: _Candidate, other: _Candidate) -> bool:
    first, second = telling_words(one.question.ask), telling_words(other.question.ask)
    shared = len(first & second)
    return shared >= _LEAST_ALIKE and shared >= _ALIKE * len(first | second)


def _as_talked(taken: list[_Candidate]) -> list[_Candidate]:
    """The stages in their order, worries first in each; the first worry opens the talk."""
    opening = next((candidate for candidate in taken if candidate.about_a_worry), None)
    return sorted(
        taken,
        key=lambda c: (
            c is not opening,
            _STAGES.index(c.question.stage),
            not c.about_a_worry,
            -c.question.weight,
            c.place,
        ),
    )


def item_of(
    id: str, question: Question, told: Told, sources: dict[str, Source], because: str | None = None
) -> Item:
    """A question of the bank as it stands on a sheet, in the words for who is asking."""
    ask, school, simpler, why = question.ask, question.school, question.simpler, question.why
    if told.is_young_person:
        ask = question.young or ask
        school, simpler = (ask if speaks_of_a_child(text) else text for text in (school, simpler))
        why = "" if speaks_of_a_child(why) else why
    return Item(
        id=id,
        ask=ask,
        school=school,
        simpler=simpler,
        why=why,
        stage=question.stage,
        because=because,
        reference=_reference(question.sources, sources),
    )


def _reference(citations: Iterable[Citation], sources: dict[str, Source]) -> str | None:
    """The first paragraph or section that is cited, such as "CoP 6.45"."""
    for citation in citations:
        if citation.ref:
            source = sources[citation.id]
            if source.short:
                return f"{source.short} {citation.ref}"
            return f"{source.title.split(':')[0]}, {citation.ref}"
    return None
