"""Choosing the card inside a topic: the one that a message asks for and that suits the family."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers.context import NOTHING_SAID, Family
from bot.knowledge import Entry, Knowledge, Topic
from bot.nlu.text_model import TextModel

MISFIT = 0.3  # what is left of a card's chance when it is for another phase, or for another council
NOT_YOUNG = 0.15  # the same for a young person's card, where nobody said that they are one
FIT = 1.6  # by how much it grows when the card is for just this family or council
# How far from an even chance to certainty a card has to be,
STANDS_OUT = 0.06  # or the overview answers;
GOES_ON = 0.15  # or the card before is kept.


class CardChooser:
    """Reads a message with the model of its topic's cards."""

    def __init__(self, knowledge: Knowledge, models: Mapping[str, TextModel]) -> None:
        self._knowledge = knowledge
        self._models = models

    def choose(
        self,
        topic: Topic,
        text: str,
        council: str | None = None,
        family: Family = NOTHING_SAID,
    ) -> Entry:
        """The card of the topic that answers this message best."""
        chances = self._chances(topic, text, council, family)
        return _clear_best(topic, chances, STANDS_OUT) or topic.overview

    def another(
        self,
        before: Entry,
        text: str,
        council: str | None = None,
        family: Family = NOTHING_SAID,
    ) -> Entry:
        """A card of the same topic that goes on from `before`; `before` itself when none does."""
        topic = self._knowledge.topics[before.topic]
        chances = self._chances(topic, text, council, family)
        return _clear_best(topic, chances, GOES_ON) or before

    def _chances(
        self, topic: Topic, text: str, council: str | None, family: Family
    ) -> dict[str, float]:
        """The chance of each card by the words, made to suit the place and the family."""
        model = self._models.get(topic.id)
        if model is None:
            return {topic.overview.key: 1.0}
        chances = dict(zip(model.labels, model.chances([text])[0].tolist()))
        suited = {
            entry.key: chances[entry.key] * _suits_place(entry, council) * _suits(entry, family)
            for entry in topic.entries
        }
        return {key: chance / sum(suited.values()) for key, chance in suited.items()}


def _clear_best(topic: Topic, chances: Mapping[str, float], least_lead: float) -> Entry | None:
    """The likeliest card, if it is far enough from an even chance."""
    best = max(topic.entries, key=lambda entry: chances[entry.key])
    return best if _lead(chances[best.key], len(topic.entries)) >= least_lead else None


def _lead(chance: float, among: int) -> float:
    """How far the chance of one among so many is from even (0) to certain (1)."""
    even = 1 / among
    return (chance - even) / (1 - even) if among > 1 else 1.0


def _suits_place(entry: Entry, council: str | None) -> float:
    if entry.council is None:
        return 1.0
    return FIT if entry.council == council else MISFIT


def _suits(entry: Entry, family: Family) -> float:
    """What becomes of the card's chance by what the family has said of itself."""
    fits, factor = entry.card.fits, 1.0
    if fits.phases and family.phase:
        factor *= FIT if family.phase in fits.phases else MISFIT
    if fits.has_plan is not None and family.has_plan is not None:
        factor *= FIT if fits.has_plan == family.has_plan else MISFIT
    if fits.young_person:
        factor *= FIT if family.is_young_person else NOT_YOUNG
    return factor
