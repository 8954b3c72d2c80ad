"""Sentence embeddings: all-MiniLM-L6-v2, tuned on our topics, int8 ONNX, without PyTorch.

384 dimensions; a sentence costs about 3 ms on one core. See ``data/encoder`` and ``training``.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.settings import PROJECT

FOLDER = PROJECT / "data/encoder"
DIMENSIONS = 384
LONGEST = 128  # word pieces; a longer passage is cut, and long messages are read by sentence anyway
MODEL_SHA256 = "423fa368519d307444b4ce687cf730501d9a092ea515b4da7c644c510ce17337"
_REMEMBERED = 4096  # texts whose vector is kept, about 6 MB


class SentenceEncoder:
    """Turns texts into unit vectors; texts of like meaning point the same way."""

    def __init__(self, model: Path, tokenizer: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._remembered: OrderedDict[str, np.ndarray] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, one row a text. Recent texts are remembered."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._remembered]
        vectors = dict(zip(missing, self._run(missing))) if missing else {}
        rows = [vectors[t] if t in vectors else self._remembered[t] for t in texts]
        for text, vector in vectors.items():
            self._remembered[text] = vector
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return np.stack(rows) if rows else np.empty((0, DIMENSIONS), np.float32)

    def _run(self, texts: Sequence[str]) -> np.ndarray:
        """Encode in batches of like length, because padding costs as much as words."""
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        for start in range(0, len(order), 32):
            batch = order[start : start + 32]
            vectors[batch] = self._pool([encodings[i].ids for i in batch])
        return vectors

    def _pool(self, token_ids: list[list[int]]) -> np.ndarray:
        width = max(map(len, token_ids))
        ids = np.zeros((len(token_ids), width), np.int64)
        mask = np.zeros((len(token_ids), width), np.int64)
        for row, tokens in enumerate(token_ids):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        output = self._session.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        if output.ndim == 3:  # token vectors: their mean, as the model was trained
            weights = mask[:, :, None].astype(np.float32)
            output = (output * weights).sum(1) / weights.sum(1)
        return output / np.linalg.norm(output, axis=1, keepdims=True)


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
