# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "transformers==5.23.0", "onnx", "onnxruntime", "onnxscript"]
# ///
"""Write a tuned encoder as int8 ONNX, and print its sha256."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel


class Words(torch.nn.Module):
    """The encoder with plain tensors in and the words' vectors out."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        return self.encoder(input_ids, attention_mask, token_type_ids).last_hidden_state


def main(folder: str, out: Path) -> None:
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = torch.ones(2, 8, dtype=torch.long)
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary) / "full.onnx"
        torch.onnx.export(
            Words(folder),
            (example, example, torch.zeros_like(example)),
            str(full),
            input_names=names,
            output_names=["words"],
            dynamic_axes={name: {0: "texts", 1: "words"} for name in [*names, "words"]},
            opset_version=17,
            dynamo=False,
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        # A scale for each column: with one for a whole matrix meanings drift (docs/model.md).
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True)
    print(hashlib.sha256(out.read_bytes()).hexdigest(), out, f"{out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
