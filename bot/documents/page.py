"""The sheet as a web page that is made to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.documents.view import SheetView
from bot.documents.words import TEMPLATES, words_for
from bot.reply import Link
from bot.web.markup import contact_markup


def sheet_page(
    view: SheetView,
    stylesheet: str = "/static/sheet.css",
    large_print: bool = False,
    links: Sequence[Link] = (),
) -> str:
    """The page of a sheet, as HTML.

    `links` lead to the other documents and back to the chat; they are not printed.
    """
    words = words_for(view)
    parts = (
        (words.before, view.before),
        (words.bring, view.bring),
        (words.during, view.during),
        (words.after, view.after),
        (words.say, tuple(f"“{text}”" for text in view.say)),
    )
    return _template().render(
        view=view,
        words=words,
        parts=parts,
        stylesheet=stylesheet,
        large_print=large_print,
        links=links,
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["contact_markup"] = contact_markup
    return environment.get_template("sheet.html")
