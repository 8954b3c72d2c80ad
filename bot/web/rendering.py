"""The templates of the pages, and what they may use."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.templating import Jinja2Templates

from bot.web.dress import LAYERS, layout
from bot.web.markup import contact_markup, links_apart, markup, picture_markup, plain_date

templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.filters.update(
    contact_markup=contact_markup,
    layout=layout,
    links_apart=links_apart,
    markup=markup,
    picture_markup=picture_markup,
    plain_date=plain_date,
)
templates.env.globals.update(new_sending=lambda: secrets.token_urlsafe(16), layers=LAYERS)
