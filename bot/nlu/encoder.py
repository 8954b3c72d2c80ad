"""Sentence embeddings: all-MiniLM-L6-v2, tuned on our topics, int8 ONNX, without PyTorch.

384 dimensions; a sentence costs about 3 ms on one core. See ``data/encoder`` and ``training``.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.settings import PROJECT

FOLDER = PROJECT / "data/encoder"
DIMENSIONS = 384
LONGEST = 128  # word pieces; a longer passage is cut, and long messages are read by sentence anyway
MODEL_SHA256 = "df97e422c6e1f84bc40e4a680fb67f4fc09f06652838d9114dc9958a8b21317c"
_REMEMBERED = 4096  # texts whose vector is kept, about 6 MB


class SentenceEncoder:
    """Turns texts into unit vectors; texts of like meaning point the same way."""

    def __init__(self, model: Path, tokenizer: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        # Texts run side by side. Threads within one wait for each other busily: on a machine
        # that does other work as well, two are slower than one.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._side_by_side = ThreadPoolExecutor(threads, "encoder")
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._remembered: OrderedDict[str, np.ndarray] = OrderedDict()
        self._room = _REMEMBERED

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, one row a text. Recent texts are remembered."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._remembered]
        vectors = dict(zip(missing, self._run(missing))) if missing else {}
        rows = [vectors[t] if t in vectors else self._remembered[t] for t in texts]
        for text, vector in vectors.items():
            self._remembered[text] = vector
            if len(self._remembered) > self._room:
                self._remembered.popitem(last=False)
        return np.stack(rows) if rows else np.empty((0, DIMENSIONS), np.float32)

    def make_room(self, texts: int) -> None:
        """Remember at least so many texts from now on, as while several models learn from them."""
        self._room = max(self._room, texts)

    def _run(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Encode each text by itself: in a batch padding costs as much as words, and the sums of
        int8 depend on the company, so that a text would mean one thing here and another there.
        """
        encodings = self._tokenizer.encode_batch(list(texts))
        encode = self._side_by_side.map if len(texts) > 1 else map
        return list(encode(self._vector, [encoding.ids for encoding in encodings]))

    def _vector(self, tokens: list[int]) -> np.ndarray:
        ids = np.array([tokens])
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        words = self._session.run(None, {**feed, "token_type_ids": np.zeros_like(ids)})[0][0]
        mean = words.mean(axis=0)  # as the model was trained
        vector: np.ndarray = mean / np.linalg.norm(mean)
        return vector


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder:
    """The one encoder of this process, checked and loaded at first use (about 0.2 s)."""
    model = FOLDER / "encoder.onnx"
    found = hashlib.sha256(model.read_bytes()).hexdigest()
    if found != MODEL_SHA256:
        raise RuntimeError(
            f"{model} is not the file that was tuned (sha256 {found[:12]}). "
            "Restore it with `git checkout data/encoder`, or follow training/README.md."
        )
    return SentenceEncoder(model, FOLDER / "tokenizer.json")
