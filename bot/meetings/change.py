"""Changing a list: every function gives a new sheet and leaves the old one as it was."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from bot.meetings.choose import telling_words
from bot.meetings.sheet import Item, Sheet
from bot.redaction.known_words import FUNCTION_WORDS
from bot.safety.words import slips

OWN = "own"
"""What the id of a parent's own question begins with."""

_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_NUMBERS = {
    **{word: number for number, word in enumerate(_NUMBER_WORDS, start=1)},
    **{word: number for number, word in enumerate(_ORDINALS.split(), start=1)},
}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_NAMED = re.compile(
    rf"(?:\b(?:numbers?|no\.?|nos\.?|num|questions?|qs?|items?)|\#) \s* "
    rf"(?P<list>{_NUMBER}\b (?: (?: \s*(?:,|&|\+|-|–|and|to|or)\s* )+ {_NUMBER}\b )*)",
    re.VERBOSE,
)
# "one" is no number in "the one about homework" and "the third one".
_THE_ONE = re.compile(rf"\b(the|that|this|{'|'.join(_ORDINALS.split())}|last|\d+[a-z]*)\s+ones?\b")
_RANGE = re.compile(rf"\b({_NUMBER})\s*(?:-|–|to)\s*({_NUMBER})\b")
_END = re.compile(rf"\b(?P<end>first|last)(?:\s+(?P<count>{_NUMBER}|couple))?\b")
_PLACE = re.compile(r"[a-z]+|\d+")
_ORDERS = frozenset(
    """remove delete drop take out off away lose scrap bin cut get rid of tick untick done cross
    move put show change swap keep question questions number numbers no nos item items list the
    that this it one ones please pls plz and also or to about on from my i dont want need with top
    bottom up down asked asking ask st nd rd th q qs tell regarding saying says which""".split()
)
_LEAST_SLIP = 5  # letters


def without(sheet: Sheet, ids: Collection[str]) -> Sheet:
    """The sheet without these questions. Ids that it does not have are ignored."""
    return _with(sheet, [item for item in sheet.items if item.id not in ids])


def with_own(sheet: Sheet, text: str) -> Sheet:
    """The sheet with the parent's own question at the end, in their words, as a sentence.

    A question that is there already is not added again. Raises ValueError when there is no word.
    """
    words = " ".join(text.split()).rstrip("?!., ")
    if not re.search(r"\w", words):
        raise ValueError("A question needs at least one word.")
    ask = f"{words[0].upper()}{words[1:]}?"
    if any(item.ask.lower() == ask.lower() for item in sheet.items):
        return sheet
    numbers = [int(item.id.split("/")[1]) for item in sheet.items if _is_own(item)]
    item = Item(
        id=f"{OWN}/{max(numbers, default=0) + 1}",
        ask=ask,
        school=ask,
        simpler=ask,
        why="",
        stage="around",
    )
    return _with(sheet, [*sheet.items, item])


def moved(sheet: Sheet, id: str, to: int) -> Sheet:
    """The sheet with a question at place `to`, counted from 1; a place beyond an end is that end.

    Raises KeyError when the sheet does not have the question.
    """
    item = _find(sheet, id)
    rest = [other for other in sheet.items if other.id != id]
    rest.insert(max(to, 1) - 1, item)
    return _with(sheet, rest)


def ticked(sheet: Sheet, id: str, on: bool) -> Sheet:
    """The sheet with a question ticked off, or not. Raises KeyError when it does not have it."""
    changed = msgspec.structs.replace(_find(sheet, id), ticked=on)
    return _with(sheet, [changed if item.id == id else item for item in sheet.items])


def top_three(sheet: Sheet) -> tuple[Item, ...]:
    """The three to ask if time is short, in the order of the sheet.

    The parent's own questions come first, then their worries, then the others from the top; from
    different stages where that can be, and those already ticked off only when there is nothing
    else.
    """
    places = {item.id: place for place, item in enumerate(sheet.items)}
    left, top = list(sheet.items), list[Item]()
    while left and len(top) < 3:
        stages = {item.stage for item in top}
        best = min(
            left,
            key=lambda item: (
                item.ticked,
                not _is_own(item),
                item.stage in stages,
                not item.id.startswith("worries/"),
                places[item.id],
            ),
        )
        left.remove(best)
        top.append(best)
    return tuple(sorted(top, key=lambda item: places[item.id]))


def find_items(sheet: Sheet, words: str) -> list[Item]:
    """The questions that a parent means by "number 3", "the last one" or "the one about homework".

    Of several that words fit equally all are given, in the order of the sheet; none when nothing
    fits, or when a number is not on the sheet.
    """
    text = _THE_ONE.sub(r"\1", words.lower())
    places = _places(text, len(sheet.items))
    if places is not None:
        return [item for place, item in enumerate(sheet.items, start=1) if place in places]
    return _about(sheet.items, text)


def _with(sheet: Sheet, items: Sequence[Item]) -> Sheet:
    return msgspec.structs.replace(sheet, items=tuple(items))


def _find(sheet: Sheet, id: str) -> Item:
    for item in sheet.items:
        if item.id == id:
            return item
    raise KeyError(id)


def _is_own(item: Item) -> bool:
    return item.id.startswith(f"{OWN}/")


def _places(text: str, count: int) -> set[int] | None:
    """The places on the sheet that the text numbers; None when it speaks of something else."""
    named = [match["list"] for match in _NAMED.finditer(text)]
    if named:
        return _numbered(" , ".join(named))
    if end := _END.search(text):
        if _content(text[: end.start()] + " " + text[end.end() :]):
            return None  # "the last one" is a place, "what happened last week" is not
        many = 1 if end["count"] in (None, "one") else _number(end["count"])
        return set(
            range(1, many + 1) if end["end"] == "first" else range(count - many + 1, count + 1)
        )
    if not any(word.isdigit() or word in _NUMBERS for word in _PLACE.findall(text)):
        return None
    return None if _content(text) else _numbered(text)


def _numbered(text: str) -> set[int]:
    numbers = {_number(word) for word in _PLACE.findall(text) if word.isdigit() or word in _NUMBERS}
    for first, last in _RANGE.findall(text):
        numbers.update(range(_number(first), _number(last) + 1))
    return numbers


def _number(word: str) -> int:
    return 2 if word == "couple" else int(word) if word.isdigit() else _NUMBERS[word]


def _content(text: str) -> list[str]:
    """The words that say what a question is about."""
    skipped = _ORDERS | FUNCTION_WORDS | _NUMBERS.keys()
    return [w for w in _PLACE.findall(text.replace("'", "")) if w not in skipped and w.isalpha()]


def _about(items: Sequence[Item], text: str) -> list[Item]:
    """The questions that share the most of the telling words, in their wording or their reason."""
    wanted = {word.rstrip("s") for word in _content(text)}
    for parts in (("ask", "school", "simpler"), ("because", "why")):
        scores = [
            sum(
                any(form in held for form in _forms(word))
                for word in wanted
                for held in [telling_words(" ".join(getattr(item, part) or "" for part in parts))]
            )
            for item in items
        ]
        if best := max(scores, default=0):
            return [item for item, score in zip(items, scores) if score == best]
    return []


def _forms(word: str) -> set[str]:
    """The word, and each spelling of it that is one slip of the keyboard away."""
    return {word, *slips(word)} if len(word) >= _LEAST_SLIP else {word}
