"""Templates: one's own and the team's, with every version kept."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.packs import templates
from bot.packs.checklists import current_checklists
from bot.packs.content import Draft
from bot.packs.templates import NotAllowed

NewAdviser = Callable[..., Adviser]
DRAFT = current_checklists()["review"].draft


def titled(title: str) -> Draft:
    return msgspec.structs.replace(DRAFT, title=title)


def test_ones_own_template_is_nobody_elses(
    session: Session, adviser: Adviser, new_adviser: NewAdviser
) -> None:
    id = templates.make(session, adviser, DRAFT)
    assert templates.find(session, adviser, id).draft == DRAFT
    for other in (new_adviser("Bo", role="manager"), new_adviser("Sol", "southend")):
        assert templates.held(session, other) == []
        with pytest.raises(KeyError):
            templates.find(session, other, id)


def test_the_team_reads_its_templates_and_editors_change_them(
    session: Session, adviser: Adviser, stranger: Adviser, new_adviser: NewAdviser
) -> None:
    editor = new_adviser("Eve", role="editor")
    id = templates.make(session, editor, DRAFT, for_team=True)
    assert not templates.find(session, adviser, id).may_change
    assert templates.held(session, stranger) == []
    for attempt in (
        lambda: templates.make(session, adviser, DRAFT, for_team=True),
        lambda: templates.save(session, adviser, id, titled("Mine")),
        lambda: templates.restore(session, adviser, id, 1),
        lambda: templates.discard(session, adviser, id),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    colleague = new_adviser("Max", role="manager")
    templates.save(session, colleague, id, titled("Ours"))
    changed = templates.find(session, adviser, id)
    assert (changed.draft.title, changed.version, changed.saved_by) == ("Ours", 2, "Max")


def test_every_version_is_kept_and_can_be_had_again(session: Session, adviser: Adviser) -> None:
    id = templates.make(session, adviser, titled("One"))
    templates.save(session, adviser, id, titled("Two"))
    templates.save(session, adviser, id, titled("Two"))  # nothing new
    templates.restore(session, adviser, id, 1)
    found = templates.history(session, adviser, id)
    assert [(v.number, v.draft.title) for v in found] == [(3, "One"), (2, "Two"), (1, "One")]
    assert templates.find(session, adviser, id).draft.title == "One"
    with pytest.raises(KeyError):
        templates.restore(session, adviser, id, 9)


def test_a_deleted_template_is_gone(session: Session, adviser: Adviser) -> None:
    id = templates.make(session, adviser, DRAFT)
    templates.discard(session, adviser, id)
    session.flush()
    assert templates.held(session, adviser) == []
