"""The encoder: a text means the same wherever it stands."""

from __future__ import annotations

import numpy as np

from bot.nlu.encoder import DIMENSIONS, FOLDER, SentenceEncoder


def encoder() -> SentenceEncoder:
    """One that remembers nothing yet."""
    return SentenceEncoder(FOLDER / "encoder.onnx", FOLDER / "tokenizer.json")


def test_the_company_of_a_text_changes_nothing() -> None:
    text = "they say she needs a diagnosis first"
    company = ["ok", text, "a long story about a meeting, a letter and a plan " * 9, text]
    alone, together = encoder().encode([text]), encoder().encode(company)
    np.testing.assert_array_equal(together[1], alone[0])
    np.testing.assert_array_equal(together[3], alone[0])
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, rtol=1e-5)


def test_no_texts_have_no_vectors() -> None:
    assert encoder().encode([]).shape == (0, DIMENSIONS)
