"""The shapes of ``form.yml`` and ``outcome.yml``: what the forms before and after a meeting say."""

from __future__ import annotations

import datetime

from bot.knowledge.schema import Strict


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
    way_back: str
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
    and what to ask school where nothing was told. A whole message of `not_said` skips a question;
    `times` are the words by which an answer to "by when" is known.
    """

    reviewed: datetime.date
    review_by: datetime.date
    steps: tuple[Step, ...]
    took_place: Step
    not_said: tuple[str, ...]
    times: tuple[str, ...]
    starts: tuple[str, ...]
    begins: tuple[str, ...]
    returns: tuple[str, ...]
    start: str
    back_again: str
    way_back: str
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
