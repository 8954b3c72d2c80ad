"""Questions that are alike in meaning, put together, and shown only where enough people asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.cluster import AgglomerativeClustering

from bot.nlu.encoder import sentence_encoder
from bot.questions.small import FEWEST

FARTHEST = 0.35
"""The cosine distance up to which two groups become one, on average between their members."""
MOST_SHOWN = 3  # wordings of a group
MOST_GROUPED = 1000  # wordings: the newest; a thousand take some seconds


@dataclass(frozen=True)
class Asked:
    """One question as it was kept, and what it turned out to be about, if that is known."""

    conversation: str
    wording: str
    topic: str | None = None


@dataclass(frozen=True)
class Group:
    """Questions that are alike. `wordings` are the most typical; `chats` is how many asked."""

    wordings: tuple[str, ...]
    chats: int
    topic: str | None
    """What most of them turned out to be about, if enough did."""


def groups(asked: Sequence[Asked]) -> tuple[list[Group], int]:
    """The groups that may be shown, largest first, and how many chats asked anything else.

    Somebody who asks the same five times is one chat, and stays hidden.
    """
    newest = asked[-MOST_GROUPED:]
    texts = list(dict.fromkeys(one.wording for one in newest))
    vectors = sentence_encoder().encode(texts)
    label_of = dict(zip(texts, _labels(vectors)))
    members: defaultdict[int, list[Asked]] = defaultdict(list)
    for one in newest:
        members[label_of[one.wording]].append(one)
    vector_of = dict(zip(texts, vectors))
    found, others = [], set()
    for group in members.values():
        chats = {one.conversation for one in group}
        if len(chats) >= FEWEST:
            found.append(Group(_typical(group, vector_of), len(chats), _topic(group)))
        else:
            others |= chats
    return sorted(found, key=lambda group: (-group.chats, group.wordings)), len(others)


def _labels(vectors: np.ndarray) -> list[int]:
    if len(vectors) < 2:
        return [0] * len(vectors)
    clusters = AgglomerativeClustering(
        n_clusters=None, affinity="cosine", linkage="average", distance_threshold=FARTHEST
    )
    return [int(label) for label in clusters.fit_predict(vectors)]


def _typical(group: Sequence[Asked], vector_of: dict[str, np.ndarray]) -> tuple[str, ...]:
    """The wordings nearest to the middle of the group."""
    texts = sorted({one.wording for one in group})
    middle = np.mean([vector_of[one.wording] for one in group], axis=0)
    nearest = sorted(texts, key=lambda text: -float(vector_of[text] @ middle))
    return tuple(nearest[:MOST_SHOWN])


def _topic(group: Sequence[Asked]) -> str | None:
    chats = {(one.topic, one.conversation) for one in group if one.topic}
    ((topic, count),) = Counter(topic for topic, _ in chats).most_common(1) or ((None, 0),)
    return topic if count >= FEWEST else None
