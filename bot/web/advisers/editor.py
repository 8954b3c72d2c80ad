"""The form in which a template or a pack is edited.

All of it travels in the form: nothing is saved until the adviser says so, and it works without
scripts. Each small button sends the form, and the page comes back with that one thing changed.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, get_args

import msgspec
from starlette.datastructures import FormData

from bot.knowledge import Knowledge
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Meeting
from bot.packs import editing
from bot.packs.content import LONGEST_QUESTION, Draft, Line, is_own, words_of
from bot.packs.finder import find_cards, find_questions, suggested
from bot.packs.words import Checked, check

FIELDS = 150
"""The most fields that the form can have."""

_PLAIN = ("title", "intro", "note")
_MOVES = {"up": -1, "down": 1}
_SAID = {
    "up": "Moved up.",
    "down": "Moved down.",
    "remove": "Removed.",
    "add": "Added at the end.",
    "add-own": "Your question is added at the end.",
}


@dataclass(frozen=True)
class Editing:
    """The form as it stands: what is edited, what else was typed, and what to say about it."""

    draft: Draft
    reference: str = ""
    find: str = ""
    own: str = ""
    said: str = ""
    focus: str = ""
    """The id of what has the focus when the page comes back."""
    faults: tuple[tuple[str, str], ...] = ()
    checked: Checked | None = None
    is_ready: bool = False
    """Whether it was asked to be saved, and may be."""


def read(form: FormData, meeting: Meeting) -> Editing:
    """The form as it was sent. `meeting` stands where it names none that we know."""
    said = {key: value for key, value in form.multi_items() if isinstance(value, str)}
    ids = [str(value) for value in form.getlist("line")]
    lines = tuple(
        Line(id, " ".join(said.get(f"own:{id}", "").split()) if is_own(id) else "") for id in ids
    )
    kind = said.get("meeting", "")
    draft = Draft(
        title=" ".join(said.get("title", "").split()),
        meeting=kind if kind in get_args(Meeting) else meeting,  # type: ignore[arg-type]
        intro=_text(said.get("intro", "")),
        note=_text(said.get("note", "")),
        lines=lines,
        cards=tuple(str(value) for value in form.getlist("card")),
    )
    return Editing(draft, said.get("reference", "").strip(), said.get("find", "").strip(),
                   " ".join(said.get("own", "").split()))  # fmt: skip


def pressed(form: FormData, sent: Editing, bank: MeetingBank, knowledge: Knowledge) -> Editing:
    """What comes of the button that was pressed."""
    do, _, value = str(form.get("do", "enter")).partition(":")
    if do == "enter":  # the Enter key in a field: what the field is for
        is_asked = sent.find and sent.find != form.get("found")
        do = "find" if is_asked else "add-own" if sent.own else "save"
    if do == "find":
        return dataclasses.replace(sent, focus="found")
    if do == "add-own":
        return _with_own(sent)
    if do == "add" and words_of(Line(value), bank):
        draft = editing.with_question(sent.draft, value)
        return _changed(sent, draft, do, f"line-{len(draft.lines) - 1}")
    if do == "add-card" and knowledge.find(value):
        draft = editing.with_card(sent.draft, value)
        return _changed(sent, draft, "add", f"card-{len(draft.cards) - 1}")
    kind, _, change = do.partition("-")
    if kind in ("line", "card") and value.isdecimal():
        return _rearranged(sent, kind, change, int(value[:4]))
    return _to_save(form, sent) if do == "save" else sent


def context(state: Editing, bank: MeetingBank, knowledge: Knowledge) -> dict[str, Any]:
    """What the template needs to show the form."""
    draft = state.draft
    taken = [line.id for line in draft.lines]
    known = [(line, words_of(line, bank)) for line in draft.lines]
    cards = [(card, knowledge.find(card)) for card in draft.cards]
    return {
        "state": state,
        "draft": draft,
        "lines": [(line, is_own(line.id), words or line.id) for line, words in known],
        "cards": [(id, entry.card.questions[0] if entry else id) for id, entry in cards],
        "found": find_questions(state.find, bank, draft.meeting, taken) if state.find else [],
        "found_cards": find_cards(state.find, knowledge, draft.cards) if state.find else [],
        "suggested": suggested(bank, draft.meeting, taken),
        "meetings": [(id, file.title) for id, file in bank.meetings.items()],
        "warnings": _warnings(state),
        "errors": dict(state.faults),
        "error": bool(state.faults),  # for the title of the page
    }


def _warnings(state: Editing) -> list[tuple[str, str, str]]:
    """What may be personal: the words, what they look like, and the id of the field."""
    places = {f"own:{line.id}": f"own-{n}" for n, line in enumerate(state.draft.lines)}
    findings = state.checked.findings if state.checked else ()
    return [(one.words, one.kind, places.get(one.field, one.field)) for one in findings]


def _to_save(form: FormData, sent: Editing) -> Editing:
    """Whether it may be saved: nothing to mend, and nothing personal that was not said to be fine.

    What may never stay is taken out first, and shown: the adviser saves what they see.
    """
    own = {f"own:{line.id}": line.own for line in sent.draft.lines if line.own}
    plain = {field: getattr(sent.draft, field) for field in _PLAIN}
    checked = check({**plain, **own, "reference": sent.reference})
    lines = tuple(
        Line(line.id, checked.texts.get(f"own:{line.id}", "")) for line in sent.draft.lines
    )
    cleaned = {field: checked.texts[field] for field in _PLAIN}
    draft = msgspec.structs.replace(sent.draft, lines=lines, **cleaned)
    state = dataclasses.replace(
        sent, draft=draft, reference=checked.texts["reference"], checked=checked
    )
    faults = tuple(editing.faults(draft))
    if faults:
        return dataclasses.replace(state, faults=faults, checked=None)
    is_fine = not checked.findings or form.get("fine") == checked.digest
    if checked.removed or not is_fine:
        return state
    return dataclasses.replace(state, checked=None, is_ready=True)


def _with_own(sent: Editing) -> Editing:
    if not sent.own:
        fault = ("own", "Write your question first.")
        return dataclasses.replace(sent, faults=(fault,))
    if len(sent.own) > LONGEST_QUESTION:
        fault = ("own", f"Keep a question to {LONGEST_QUESTION} characters.")
        return dataclasses.replace(sent, faults=(fault,))
    draft = editing.with_own_question(sent.draft, sent.own)
    changed = _changed(sent, draft, "add-own", f"own-{len(draft.lines) - 1}")
    return dataclasses.replace(changed, own="")


def _rearranged(sent: Editing, kind: str, change: str, place: int) -> Editing:
    """One line or card moved or removed; the focus goes with it, or to what took its place."""
    held = sent.draft.lines if kind == "line" else sent.draft.cards
    if change in _MOVES:
        move = editing.with_question_moved if kind == "line" else editing.with_card_moved
        by = _MOVES[change]
        at = min(max(place + by, 0), len(held) - 1)
        return _changed(sent, move(sent.draft, place, by), change, f"{kind}-{at}-{change}")
    if change == "remove":
        remove = editing.without_question if kind == "line" else editing.without_card
        at = min(place, len(held) - 2)
        return _changed(sent, remove(sent.draft, place), change, f"{kind}-{at}-remove")
    return sent


def _changed(sent: Editing, draft: Draft, what: str, focus: str) -> Editing:
    return dataclasses.replace(sent, draft=draft, said=_SAID[what], focus=focus)


def _text(value: str) -> str:
    """A text of several lines, as browsers send them, with plain line ends."""
    return value.replace("\r\n", "\n").strip()
