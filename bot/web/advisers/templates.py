"""Templates: those built in, the team's and one's own; to copy, change and have again."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser
from bot.meetings.load import MeetingBank, current_meetings
from bot.packs import templates
from bot.packs.checklists import current_checklists
from bot.packs.content import Draft, words_of
from bot.packs.templates import NotAllowed, Template
from bot.web.advisers import editor
from bot.web.advisers.new_pack import BUILT_IN, draft_named
from bot.web.advisers.packs import sent
from bot.web.advisers.session import NotAllowedError, render, signed_in
from bot.web.packs import in_session

TEMPLATES = "/advisers/templates"
_SAID = {
    "copied": "This is your copy. Change what you like and save it.",
    "saved": "Saved.",
    "restored": "The older version is the newest again.",
    "deleted": "The template is deleted.",
}


async def page(request: Request) -> Response:
    """All templates that this adviser can use."""
    adviser = await asyncio.to_thread(signed_in, request)
    held = await in_session(request, templates.held, adviser)
    context = {
        "built_in": _built_in(),
        "team": [one for one in held if one.is_team],
        "own": [one for one in held if not one.is_team],
        "said": _said(request),
    }
    return render(request, "advisers/templates/list.html", context)


async def copy(request: Request) -> Response:
    """A copy of any template, for oneself or, for editors, for the team."""
    adviser, form = await sent(request)
    draft = await draft_named(request, adviser, str(form.get("template", "")))
    if draft is None:
        raise HTTPException(404)
    try:
        id = await in_session(request, templates.make, adviser, draft, form.get("for") == "team")
    except NotAllowed:
        raise NotAllowedError from None
    return RedirectResponse(f"{TEMPLATES}/{id}/edit?said=copied", status_code=303)


async def template(request: Request) -> Response:
    """One template with its history."""
    adviser = await asyncio.to_thread(signed_in, request)
    found = await _found(request, adviser)
    context = {
        "template": found,
        "history": await in_session(request, templates.history, adviser, found.id),
        "said": _said(request),
        **_in_words(request, found.draft),
    }
    return render(request, "advisers/templates/template.html", context)


async def version(request: Request) -> Response:
    """An older version, to look at before it is restored."""
    adviser = await asyncio.to_thread(signed_in, request)
    found = await _found(request, adviser)
    number = request.path_params["number"]
    history = await in_session(request, templates.history, adviser, found.id)
    wanted = next((one for one in history if one.number == number), None)
    if wanted is None:
        raise HTTPException(404)
    context = {"template": found, "version": wanted, **_in_words(request, wanted.draft)}
    return render(request, "advisers/templates/version.html", context)


async def edit_page(request: Request) -> Response:
    """The editor."""
    adviser = await asyncio.to_thread(signed_in, request)
    found = await _to_change(request, adviser)
    return _editor(request, found, editor.Editing(found.draft, said=_said(request)))


async def edit(request: Request) -> Response:
    """One button of the editor, or its Save, which makes a version."""
    adviser, form = await sent(request, editor.FIELDS)
    found = await _to_change(request, adviser)
    bank, knowledge = current_meetings(), request.app.state.assistant.knowledge
    read = editor.read(form, found.draft.meeting)
    state = await asyncio.to_thread(editor.pressed, form, read, bank, knowledge)
    if not state.is_ready:
        return _editor(request, found, state)
    await in_session(request, templates.save, adviser, found.id, state.draft)
    return RedirectResponse(f"{TEMPLATES}/{found.id}?said=saved", status_code=303)


async def restore(request: Request) -> Response:
    """Make an older version the newest."""
    adviser, form = await sent(request)
    found = await _to_change(request, adviser)
    number = str(form.get("number", ""))
    try:
        wanted = int(number) if number.isascii() and number.isdecimal() else 0
        await in_session(request, templates.restore, adviser, found.id, wanted)
    except KeyError:
        raise HTTPException(404) from None
    return RedirectResponse(f"{TEMPLATES}/{found.id}?said=restored", status_code=303)


async def discard(request: Request) -> Response:
    """Delete the template with all its versions."""
    adviser, _ = await sent(request)
    found = await _to_change(request, adviser)
    await in_session(request, templates.discard, adviser, found.id)
    return RedirectResponse(f"{TEMPLATES}?said=deleted", status_code=303)


def _built_in() -> list[tuple[str, Draft, list[str]]]:
    """The built-in templates: name, content and the words of the questions."""
    bank = current_meetings()
    return [
        (f"{BUILT_IN}{id}", file.draft, _questions(file.draft, bank))
        for id, file in current_checklists().items()
    ]


def _questions(draft: Draft, bank: MeetingBank) -> list[str]:
    return [words for line in draft.lines if (words := words_of(line, bank))]


async def _found(request: Request, adviser: Adviser) -> Template:
    try:
        return await in_session(request, templates.find, adviser, request.path_params["id"])
    except KeyError:
        raise HTTPException(404) from None


async def _to_change(request: Request, adviser: Adviser) -> Template:
    found = await _found(request, adviser)
    if not found.may_change:
        raise NotAllowedError
    return found


def _in_words(request: Request, draft: Draft) -> dict[str, object]:
    knowledge, bank = request.app.state.assistant.knowledge, current_meetings()
    entries = filter(None, (knowledge.find(card) for card in draft.cards))
    return {
        "draft": draft,
        "questions": _questions(draft, bank),
        "cards": [entry.card.questions[0] for entry in entries],
    }


def _editor(request: Request, found: Template, state: editor.Editing) -> Response:
    knowledge = request.app.state.assistant.knowledge
    context = {
        **editor.context(state, current_meetings(), knowledge),
        "heading": "Change the team’s template" if found.is_team else "Change your template",
        "with_reference": False,
        "leave": f"{TEMPLATES}/{found.id}",
    }
    status = 400 if state.faults else 200
    return render(request, "advisers/packs/edit.html", context, status)


def _said(request: Request) -> str:
    return _SAID.get(request.query_params.get("said", ""), "")
