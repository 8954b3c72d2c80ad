"""Where the pages for checklists and templates are."""

from __future__ import annotations

from starlette.routing import Route

from bot.web.advisers import new_pack, packs, templates

_PACK = "/advisers/packs/{id:int}"
_TEMPLATE = "/advisers/templates/{id:int}"

ROUTES = [
    Route("/advisers/packs", packs.page, methods=["GET"], name="adviser_packs"),
    Route("/advisers/packs/new", new_pack.page, methods=["GET"]),
    Route("/advisers/packs/new/template", new_pack.from_template, methods=["POST"]),
    Route("/advisers/packs/new/answers", new_pack.from_answers, methods=["POST"]),
    Route(_PACK, packs.pack, methods=["GET"]),
    Route(f"{_PACK}/edit", packs.edit_page, methods=["GET"]),
    Route(f"{_PACK}/edit", packs.edit, methods=["POST"]),
    Route(f"{_PACK}/preview", packs.preview, methods=["GET"]),
    Route(f"{_PACK}/preview.pdf", packs.preview_pdf, methods=["GET"]),
    Route(f"{_PACK}/link", packs.make_link, methods=["POST"]),
    Route(f"{_PACK}/extend", packs.extend, methods=["POST"]),
    Route(f"{_PACK}/revoke", packs.revoke, methods=["POST"]),
    Route(f"{_PACK}/copy", packs.copy, methods=["POST"]),
    Route(f"{_PACK}/delete", packs.discard, methods=["POST"]),
    Route("/advisers/templates", templates.page, methods=["GET"], name="adviser_templates"),
    Route("/advisers/templates/copy", templates.copy, methods=["POST"]),
    Route(_TEMPLATE, templates.template, methods=["GET"]),
    Route(f"{_TEMPLATE}/edit", templates.edit_page, methods=["GET"]),
    Route(f"{_TEMPLATE}/edit", templates.edit, methods=["POST"]),
    Route(f"{_TEMPLATE}/versions/{{number:int}}", templates.version, methods=["GET"]),
    Route(f"{_TEMPLATE}/restore", templates.restore, methods=["POST"]),
    Route(f"{_TEMPLATE}/delete", templates.discard, methods=["POST"]),
]
