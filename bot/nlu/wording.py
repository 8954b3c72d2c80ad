"""What a message is made of, letter by letter: words, pairs of words and parts of words.

Embeddings read meaning; this reads wording. It knows an acronym that the encoder never met,
and "asessmnt" still shares most of its parts with "assessment".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

_KINDS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2)},
    "letters": {"analyzer": "char_wb", "ngram_range": (3, 5)},
}

_LEAST = {"words": 3, "letters": 6}
MANY, FEW = 1000, 50


def _least(kind: str, texts: int) -> int:
    """In how many of so many texts a part has to occur to be known."""
    if texts >= MANY:
        return _LEAST[kind]
    return 2 if texts >= FEW else 1


@dataclass(frozen=True)
class _Kind:
    """How a text is cut into parts of one kind, and what each known part weighs."""

    cut: Callable[[str], list[str]]
    column: dict[str, int]
    weights: np.ndarray

    @classmethod
    def of(cls, name: str, parts: Sequence[str], weights: np.ndarray) -> _Kind:
        column = {part: number for number, part in enumerate(parts)}
        return cls(TfidfVectorizer(**_KINDS[name]).build_analyzer(), column, weights)

    def row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The columns of the text's known parts, and their weighted counts as a unit vector."""
        counts = Counter(part for part in self.cut(text) if part in self.column)
        columns = np.array([self.column[part] for part in counts], np.int32)
        values = (1 + np.log(np.array(list(counts.values()), np.float32))) * self.weights[columns]
        return columns, values / (np.sqrt(values @ values) or 1)


class Wording:
    """Weighted counts of words and parts of words (TF-IDF), as learned from the examples.

    scikit-learn chooses and weighs the parts. To count those of one message it takes five times
    as long as this, which gives the same values.
    """

    def __init__(self, kinds: dict[str, _Kind]) -> None:
        self._kinds = kinds

    @classmethod
    def learn(cls, texts: Sequence[str]) -> Wording:
        """Choose the features that occur in more than a text or two, and weigh them."""
        kinds = {}
        for name, how in _KINDS.items():
            least = _least(name, len(texts))
            learned = TfidfVectorizer(dtype=np.float32, min_df=least, **how).fit(texts)
            kinds[name] = _Kind.of(name, learned.get_feature_names_out(), learned.idf_)
        return cls(kinds)

    def encode(self, texts: Sequence[str]) -> csr_matrix:
        """One sparse row a text."""
        columns, values = zip(*map(self._row, texts))
        ends = np.cumsum([0, *map(len, columns)])
        width = sum(len(kind.column) for kind in self._kinds.values())
        parts = np.concatenate(values), np.concatenate(columns), ends
        return csr_matrix(parts, shape=(len(texts), width))

    def _row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        columns, values = zip(*(kind.row(text) for kind in self._kinds.values()))
        firsts = np.cumsum([0, *(len(kind.column) for kind in self._kinds.values())])
        shifted = [places + first for places, first in zip(columns, firsts)]
        return np.concatenate(shifted), np.concatenate(values)

    def arrays(self) -> dict[str, np.ndarray]:
        """The vocabulary and weights as plain arrays, for saving."""
        arrays = {}
        for name, kind in self._kinds.items():
            arrays[f"{name}_vocabulary"] = np.array(list(kind.column), dtype=str)
            arrays[f"{name}_weights"] = kind.weights
        return arrays

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> Wording:
        """What `arrays` gave, made whole again."""
        return cls(
            {
                name: _Kind.of(
                    name, arrays[f"{name}_vocabulary"].tolist(), arrays[f"{name}_weights"]
                )
                for name in _KINDS
            }
        )
