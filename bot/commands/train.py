"""`signpost train`: a new model when config, domain, data, cards' questions or code changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from bot.commands.check import check_knowledge
from bot.knowledge.load import current_knowledge
from bot.settings import PROJECT, Settings

_INPUTS = ("config.yml", "domain.yml", "data/**/*.yml", "bot/nlu/*.py", "uv.lock")


def train(force: bool = False) -> int:
    """Check the content, then train if an input has changed since the last time.

    Returns 1 when the content has faults: a faulty knowledge base is never put live.
    """
    if check_knowledge() != 0:
        return 1
    models = Settings.from_environment().models
    stamp = models / "inputs.sha256"
    inputs = _fingerprint()
    if (
        not force
        and stamp.exists()
        and stamp.read_text() == inputs
        and any(models.glob("*.tar.gz"))
    ):
        print("The model is up to date.")
        return 0
    print("Training (about seven minutes) ...", flush=True)
    started = time.perf_counter()
    _train(models)
    _learn_cards(models)
    stamp.write_text(inputs)
    print(f"Trained in {time.perf_counter() - started:.0f} s.")
    return 0


def _train(models: Path) -> None:
    from bot.dialogue.environment import be_quiet

    be_quiet()
    import rasa

    old = list(models.glob("*.tar.gz"))
    result = rasa.train(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=str(PROJECT / "data"),
        output=str(models),
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise RuntimeError("Rasa could not train a model; its own messages say why.")
    for model in old:
        if model != Path(result.model):
            model.unlink()


def _learn_cards(models: Path) -> None:
    """Learn which card is asked for now, so that the server starts without doing it."""
    from bot.answers.card_models import CARDS, card_models

    card_models(current_knowledge(), models / CARDS)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in _input_files():
        digest.update(str(path.relative_to(PROJECT)).encode())
        digest.update(path.read_bytes())
    # Of the knowledge base only the questions are learned: mending an answer needs no training.
    for question, topic in sorted(current_knowledge().questions()):
        digest.update(f"{topic}: {question}\n".encode())
    return digest.hexdigest()


def _input_files() -> Iterator[Path]:
    for pattern in _INPUTS:
        yield from sorted(PROJECT.glob(pattern))
