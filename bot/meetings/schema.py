"""The shapes of the questions and words in ``knowledge/meetings``: unknown keys are refused."""

from __future__ import annotations

import datetime
from typing import Literal

from bot.family.facts import Phase
from bot.knowledge.schema import Citation, Layer, Strict

Meeting = Literal[
    "first_worry",
    "planning",
    "review",
    "not_working",
    "transition",
    "ehc_annual_review",
    "specialist",
]
Area = Literal["communication_interaction", "cognition_learning", "semh", "sensory_physical"]
"""The four broad areas of need of the Code of Practice (6.28-6.35)."""

Stage = Literal["assess", "plan", "do", "review", "around"]
"""Where in the cycle a question belongs; `around` is about the meeting itself or the future."""

Situation = Literal[
    "tried",
    "nothing_tried",
    "waiting",
    "diagnosed",
    "no_written_plan",
    "has_plan_written",
    "has_ehcp",
    "part_time",
    "moving",
    "says_fine",
    "not_delivered",
]
"""What else a parent may have told: ``words.yml`` holds the words."""


class Question(Strict, frozen=True):
    """One question of the bank, in its wordings. `weight` 3 belongs on nearly every list."""

    id: str
    ask: str
    school: str
    simpler: str
    why: str
    stage: Stage
    weight: Literal[1, 2, 3]
    young: str | None = None
    phases: tuple[Phase, ...] = ()
    areas: tuple[Area, ...] = ()
    when: tuple[Situation, ...] = ()
    sources: tuple[Citation, ...] = ()


class Said(Strict, frozen=True):
    """A line of a sheet to a parent, and to a young person who asks for themself."""

    says: str
    young: str


Line = str | Said
"""A line of a sheet; it is a plain text where one wording suits both."""


class Right(Strict, frozen=True):
    """What school or council must or should do that matters at this meeting."""

    says: str
    layer: Layer
    sources: tuple[Citation, ...]
    young: str | None = None
    """The same to a young person, where it speaks of "your child"."""


class MeetingFile(Strict, frozen=True):
    """One file of ``knowledge/meetings``: one kind of meeting and its questions."""

    meeting: Meeting
    title: str
    purpose: Line
    reviewed: datetime.date
    review_by: datetime.date
    bring: tuple[Line, ...]
    before: tuple[Line, ...]
    during: tuple[Line, ...]
    after: tuple[Line, ...]
    say: tuple[Line, ...]
    who_may_come: Line
    rights: tuple[Right, ...]
    questions: tuple[Question, ...]

    @property
    def lines(self) -> tuple[Line | Right, ...]:
        """All that stands on a sheet besides the questions."""
        lists = (self.bring, self.before, self.during, self.after, self.say, self.rights)
        return (self.purpose, self.who_may_come, *(line for lines in lists for line in lines))


class Worry(Strict, frozen=True):
    """Something a parent may be worried about, the words for it, and questions of its own."""

    id: str
    title: str
    areas: tuple[Area, ...]
    words: tuple[str, ...]
    questions: tuple[Question, ...]


class WorriesFile(Strict, frozen=True):
    """``worries.yml``."""

    reviewed: datetime.date
    review_by: datetime.date
    worries: tuple[Worry, ...]


class Listen(Strict, frozen=True):
    """Patterns, one a line, in the notation of ``knowledge/safety/``.

    A hit does not count where a pattern of `unless` shares a word with it.
    """

    says: str
    unless: str = ""


class MeetingWords(Strict, frozen=True):
    """What tells of one kind of meeting. A kind may stand twice: in clear words, then in vague."""

    meeting: Meeting
    says: str
    unless: str = ""


class Because(Strict, frozen=True):
    """Why a question is on the list, to one reader. ``{worry}`` stands for the worry's title."""

    worry: str
    phases: dict[Phase, str]
    areas: dict[Area, str]
    situations: dict[Situation, str]


class WordsFile(Strict, frozen=True):
    """``words.yml``: what a parent's words tell, and what the list says back.

    `meetings` go from the most telling to the vaguest: the first that is heard counts.
    `aside` holds phrases in which a word of a worry or an area means something else.
    `real_words` are never taken for a slip of the keyboard.
    """

    reviewed: datetime.date
    review_by: datetime.date
    lists: dict[str, str]
    aside: str
    real_words: str
    meetings: tuple[MeetingWords, ...]
    areas: dict[Area, Listen]
    situations: dict[Situation, Listen]
    because: Because
    because_young: Because


def worded(line: Line | Right, is_young_person: bool) -> str:
    """The line in the words for who is asking."""
    if isinstance(line, str):
        return line
    return (line.young or line.says) if is_young_person else line.says
