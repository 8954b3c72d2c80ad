"""The shapes of the files in ``knowledge/meetings``. Unknown keys and wrong types are refused."""

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


class Right(Strict, frozen=True):
    """What school or council must or should do that matters at this meeting."""

    says: str
    layer: Layer
    sources: tuple[Citation, ...]


class MeetingFile(Strict, frozen=True):
    """One file of ``knowledge/meetings``: one kind of meeting and its questions."""

    meeting: Meeting
    title: str
    purpose: str
    reviewed: datetime.date
    review_by: datetime.date
    bring: tuple[str, ...]
    before: tuple[str, ...]
    during: tuple[str, ...]
    after: tuple[str, ...]
    say: tuple[str, ...]
    who_may_come: str
    rights: tuple[Right, ...]
    questions: tuple[Question, ...]


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
    """Patterns, one a line, in the notation of ``safety.yml``.

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


class Option(Strict, frozen=True):
    """A button under a question of the form, and what pressing or typing it means."""

    title: str
    value: str


class Step(Strict, frozen=True):
    """One question of the form: the slot that it fills, and what is said around it."""

    slot: str
    ask: str
    why: str
    unclear: str
    options: tuple[Option, ...]
    ask_young: str | None = None
    own_words: bool = False
    """Whether any words may be the answer."""


class Controls(Strict, frozen=True):
    """The words that steer the form instead of answering it."""

    skip: tuple[str, ...]
    back: tuple[str, ...]
    stop: tuple[str, ...]
    why: tuple[str, ...]
    done: tuple[str, ...]


class ListButtons(Strict, frozen=True):
    """The words on the buttons under a list."""

    show: str
    top: str
    simpler: str
    usual: str
    school: str
    tap: str
    remove: str
    tick: str


class ListLinks(Strict, frozen=True):
    """The words on the links under a list."""

    page: str
    pdf: str
    large: str
    calendar: str
    review: str
    chat: str


class FormFile(Strict, frozen=True):
    """``form.yml``: everything that is said while a list is made and changed."""

    reviewed: datetime.date
    review_by: datetime.date
    steps: tuple[Step, ...]
    controls: Controls
    wants: tuple[str, ...]
    wants_surely: tuple[str, ...]
    unless: tuple[str, ...]
    starts: tuple[str, ...]
    resumes: tuple[str, ...]
    says_nothing: tuple[str, ...]
    start: str
    back_again: str
    changed: str
    noted: str
    stopped: str
    short_list: str
    make_list: str
    date_past: str
    date_impossible: str
    date_two: str
    list_intro: str
    list_when: str
    list_end: str
    simple_intro: str
    top_three_intro: str
    school_intro: str
    school_letter: str
    no_list: str
    which_question: str
    removed: str
    added: str
    what_to_add: str
    moved: str
    ticked: str
    unticked: str
    list_is_short: str
    list_waits: str
    added_plan: str
    no_plan: str
    buttons: ListButtons
    links: ListLinks


class OutcomeButtons(Strict, frozen=True):
    """The words on the buttons about what a meeting came to."""

    tell: str
    make_list: str


class OutcomeLetter(Strict, frozen=True):
    """The e-mail to school. Braces name what is filled in."""

    greeting: str
    thanks: str
    nothing_agreed: str
    agreed: str
    questions: str
    close: str


class OutcomeQuestion(Strict, frozen=True):
    """The question that what was agreed makes on the next list. ``{agreed}`` is filled in."""

    ask: str
    school: str
    simpler: str
    why: str
    because: str


class OutcomeFile(Strict, frozen=True):
    """``outcome.yml``: everything that is said about what a meeting came to.

    `lines` and `missing` have an entry for each step: what was told, as a line of the record,
    and what to ask school where nothing was told.
    """

    reviewed: datetime.date
    review_by: datetime.date
    steps: tuple[Step, ...]
    took_place: Step
    starts: tuple[str, ...]
    begins: tuple[str, ...]
    returns: tuple[str, ...]
    start: str
    back_again: str
    changed: str
    noted: str
    stopped: str
    list_waits: str
    date_past: str
    date_impossible: str
    date_two: str
    empty: str
    intro: str
    intro_nothing: str
    letter_intro: str
    lines: dict[str, str]
    missing: dict[str, str]
    ask_school: dict[str, str]
    all_there: str
    end: str
    letter: OutcomeLetter
    last_time: str
    last_time_nothing: str
    next_review: str
    review_has_passed: str
    no_review: str
    shall_we: str
    again: str
    met_on: str
    question: OutcomeQuestion
    buttons: OutcomeButtons


class PlanButtons(Strict, frozen=True):
    """The words on the buttons under a plan that was checked."""

    add: str
    start: str


class PlanRepliesFile(Strict, frozen=True):
    """``plan_replies.yml``: what is said around the check of a plan."""

    reviewed: datetime.date
    review_by: datetime.date
    ask: str
    left: str
    withheld: str
    there: str
    gaps: str
    complete: str
    not_kept: str
    buttons: PlanButtons
