"""Training through Rasa's own command, in a process of its own and without its cache."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.settings import PROJECT


def train(model: Path, config: Path, domain: Path, *data: Path) -> float:
    """Train a whole model with `rasa train`. Returns the seconds it took."""
    return _rasa("train", "--data", *data, config=config, domain=domain, model=model)


def train_understanding(model: Path, config: Path, domain: Path, data: Path) -> float:
    """Train a model that only understands with `rasa train nlu`. Returns the seconds it took."""
    return _rasa("train", "nlu", "--nlu", data, config=config, domain=domain, model=model)


def _rasa(*arguments: str | Path, config: Path, domain: Path, model: Path) -> float:
    files: list[str | Path] = ["--config", config, "--domain", domain]
    files += ["--out", model.parent, "--fixed-model-name", model.name.removesuffix(".tar.gz")]
    print(f"Training with {config} ...", file=sys.stderr)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as cache:
        subprocess.run(
            [sys.executable, "-m", "rasa", *arguments, *files],
            cwd=PROJECT,
            env={**os.environ, "RASA_CACHE_DIRECTORY": cache, "PYTHONWARNINGS": "ignore"},
            stdout=sys.stderr,
            check=True,
        )
    return time.perf_counter() - started
