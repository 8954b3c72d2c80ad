# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "transformers==5.23.0"]
# ///
"""Average the weights of several tunings of one encoder into one, no larger and no slower.

Each tuning knows its own sentences a little too well, and each in its own way. What they have in
common carries over to new ones: https://arxiv.org/abs/2203.05482 ("model soups").
"""

from __future__ import annotations

import sys

import torch
from transformers import AutoModel, AutoTokenizer


def main(out: str, folders: list[str]) -> None:
    encoders = [AutoModel.from_pretrained(folder) for folder in folders]
    states = [encoder.state_dict() for encoder in encoders]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0)
        if weights.is_floating_point()
        else weights
        for name, weights in states[0].items()
    }
    encoders[0].load_state_dict(mean)
    encoders[0].save_pretrained(out)
    AutoTokenizer.from_pretrained(folders[0]).save_pretrained(out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
