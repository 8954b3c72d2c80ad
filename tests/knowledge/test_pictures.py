"""Pictures are safe to put into a page, and say nothing that their words and cards do not say."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.answers.compose import Composer
from bot.knowledge import Entry, Knowledge, KnowledgeError, load_knowledge
from bot.knowledge.check import faults
from bot.knowledge.pictures import LARGEST, Picture, read_picture
from bot.settings import PROJECT

from .test_check import CARD, TODAY, change, first_card

PICTURES = sorted((PROJECT / "knowledge/pictures").glob("*.svg"))
STYLES = (PROJECT / "bot/web/static/chat.css").read_text()
ROOM = 248  # px: what a bubble leaves for a picture on a screen of 320 px
SMALLEST_TEXT = 14  # px
SVG = "{http://www.w3.org/2000/svg}"

GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"'
    ' aria-labelledby="good-title good-desc">'
    '<title id="good-title">A dot.</title><desc id="good-desc">It is a dot.</desc>'
    '<circle class="pic-dot" fill="currentColor" cx="4" cy="4" r="4"/></svg>'
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def drawn(picture: Picture) -> list[ElementTree.Element]:
    """The texts that a picture shows."""
    return list(ElementTree.fromstring(picture.svg).iter(f"{SVG}text"))


def cards_with(knowledge: Knowledge, name: str) -> list[Entry]:
    return [entry for entry in knowledge.entries() if entry.card.picture == name]


@pytest.fixture(params=PICTURES, ids=lambda path: path.stem)
def picture(request: pytest.FixtureRequest, knowledge: Knowledge) -> Picture:
    return knowledge.pictures[request.param.stem]


def test_the_words_beside_a_picture_say_all_that_it_says(picture: Picture) -> None:
    said = words(picture.description)
    for text in drawn(picture):
        shown = words("".join(text.itertext()))
        assert set(shown) <= set(said), f"{shown} is drawn, but not in the <desc>"


def test_a_time_limit_is_drawn_only_as_its_card_has_it(knowledge: Knowledge) -> None:
    picture = knowledge.pictures["ehc_time_line"]
    weeks = {n for text in drawn(picture) for n in re.findall(r"\d+", "".join(text.itertext()))}
    assert weeks == {"6", "16", "20"}
    for entry in cards_with(knowledge, "ehc_time_line"):
        assert weeks <= set(words(entry.card.short_answer))


def test_a_picture_can_be_read_on_a_narrow_phone(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg)
    width = float(root.get("viewBox", "").split()[2])
    sizes = [float(size) for e in root.iter() if (size := e.get("font-size"))]
    assert sizes
    assert min(sizes) * ROOM / width >= SMALLEST_TEXT


def test_the_page_has_a_colour_for_every_class_of_a_picture(picture: Picture) -> None:
    for element in ElementTree.fromstring(picture.svg).iter():
        for name in (element.get("class") or "").split():
            assert f".{name} " in STYLES or f".{name}," in STYLES, name


def test_a_picture_that_stands_twice_has_ids_of_its_own_each_time(picture: Picture) -> None:
    seen: set[str] = set()
    for place in ("a", "b"):
        root = ElementTree.fromstring(picture.standing(place))
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert root.get("aria-labelledby") == " ".join(map(str, ids))
        assert seen.isdisjoint(map(str, ids))
        seen.update(map(str, ids))


SPOILT = {
    "a script": ("</svg>", "<script>alert(1)</script></svg>", "<script> is not allowed"),
    "a style": ("</svg>", "<style>*{}</style></svg>", "<style> is not allowed"),
    "a style attribute": ("<circle", '<circle style="fill:red"', "style on <circle>"),
    "an event handler": ("<circle", '<circle onclick="alert(1)"', "onclick on <circle>"),
    "a page inside": ("</svg>", "<foreignObject/></svg>", "<foreignObject> is not allowed"),
    "a link": ("</svg>", '<a href="https://a.example"/></svg>', "<a> is not allowed"),
    "an image from elsewhere": ("</svg>", '<image href="//a.example"/></svg>', "<image> is not"),
    "HTML": ("</svg>", '<p xmlns="http://www.w3.org/1999/xhtml"/></svg>', "is not allowed"),
    "a reference as colour": ('"currentColor"', '"url(//a.example#x)"', "Use currentColor"),
    "a colour of its own": ('"currentColor"', '"#000"', "Use currentColor"),
    "a comment": ("<circle", "<!-- > --><circle", "declarations are not allowed"),
    "an instruction": ("<circle", "<?x ><script>?><circle", "declarations are not allowed"),
    "an open tag": ("</svg>", "<g></svg>", "cannot be read as SVG"),
    "no title": ('<title id="good-title">A dot.</title>', "", "words in <title"),
    "an empty description": ("It is a dot.", " ", "words in <desc"),
    "a name that points nowhere": ("good-title good-desc", "good-title", "aria-labelledby"),
    "no role": (' role="img"', "", 'role="img"'),
    "another id": ("<circle", '<circle id="log"', "an id on <circle>"),
    "no viewBox": (' viewBox="0 0 9 9"', "", "needs a viewBox"),
    "too many shapes": ("</svg>", "<g/>" * LARGEST + "</svg>", f"Cut it to {LARGEST}"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_it_refuses_to_load_a_picture_with(folder: Path, name: str) -> None:
    old, new, expected = SPOILT[name]
    assert old in GOOD
    (folder / "pictures/good.svg").write_text(GOOD.replace(old, new))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert "pictures/good.svg" in str(caught.value)
    assert expected in str(caught.value)


def test_a_good_picture_is_read_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "good.svg").write_text(GOOD)
    found: list[str] = []
    assert read_picture(tmp_path / "good.svg", found) == Picture(
        "good", GOOD, "A dot.", "It is a dot."
    )
    assert found == []


def test_a_card_cannot_name_a_picture_that_is_not_there(folder: Path) -> None:
    change(folder / CARD, first_card(picture="nowhere"))
    with pytest.raises(KnowledgeError, match="overview: there is no picture 'nowhere'"):
        load_knowledge(folder)


def test_a_picture_that_no_card_names_is_told_of(folder: Path) -> None:
    (folder / "pictures/good.svg").write_text(GOOD)
    assert faults(load_knowledge(folder), TODAY) == [
        "pictures/good.svg: no card names this picture. Name it on a card or remove it."
    ]


def test_an_answer_carries_its_picture_and_reads_the_same_without(knowledge: Knowledge) -> None:
    entry = knowledge.topics["apdr_overview"].overview
    composer = Composer(knowledge, None, TODAY.isoformat())
    message = composer.answer(entry)
    assert message.picture == "apdr_cycle"
    assert knowledge.pictures["apdr_cycle"].title not in message.text
    for again in (composer.simpler(entry), composer.more(entry), composer.sources(entry)):
        assert again.picture is None  # it stands on the page already
