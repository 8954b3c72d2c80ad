"""What a message is made of, letter by letter: words, pairs of words and parts of words.

Embeddings read meaning; this reads wording. It knows an acronym that the encoder never met,
and "asessmnt" still shares most of its parts with "assessment".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

_KINDS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "min_df": 2},
    "letters": {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3},
}


class Wording:
    """Weighted counts of words and parts of words (TF-IDF), as learned from the examples."""

    def __init__(self, vectorizers: dict[str, TfidfVectorizer]) -> None:
        self._vectorizers = vectorizers

    @classmethod
    def learn(cls, texts: Sequence[str]) -> Wording:
        """Choose the features that occur in more than a text or two, and weigh them."""
        made = {
            kind: TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **how)
            for kind, how in _KINDS.items()
        }
        for vectorizer in made.values():
            vectorizer.fit(texts)
        return cls(made)

    def encode(self, texts: Sequence[str]) -> csr_matrix:
        """One sparse row a text."""
        return hstack([v.transform(texts) for v in self._vectorizers.values()], format="csr")

    def arrays(self) -> dict[str, np.ndarray]:
        """The vocabulary and weights as plain arrays, for saving."""
        arrays = {}
        for kind, vectorizer in self._vectorizers.items():
            arrays[f"{kind}_vocabulary"] = vectorizer.get_feature_names_out().astype(str)
            arrays[f"{kind}_weights"] = vectorizer.idf_
        return arrays

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> Wording:
        """What `arrays` gave, made whole again."""
        made = {}
        for kind, how in _KINDS.items():
            vocabulary = arrays[f"{kind}_vocabulary"].tolist()
            vectorizer = TfidfVectorizer(
                sublinear_tf=True, dtype=np.float32, vocabulary=vocabulary, **how
            )
            vectorizer.idf_ = arrays[f"{kind}_weights"]
            made[kind] = vectorizer
        return cls(made)
