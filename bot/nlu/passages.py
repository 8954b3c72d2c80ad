"""Cutting a message into passages, because a parent's question is often one line of a story."""

from __future__ import annotations

import re

_ENDS = re.compile(r"(?<=[.?!;])\s+|\n+|(?<=\w)\s*[-–—]{1,2}\s+(?=\w)")
_TURNS = re.compile(
    r",?\s+(?=(?:but|so|also|and now|and then|now|because|anyway|plus)\s+\w)", re.IGNORECASE
)
_ASKS = re.compile(
    r"\?\s*$|\b(?:who|what|whats|when|where|why|how|which|can|could|should|shall|do|does|did|is|are|"
    r"am|will|would|must|have|has|may)\s+(?:i|we|they|he|she|it|you|that|this|there|the|my|our|"
    r"his|her|a|school|schools|someone|anyone|much|many|long|often)\b|"
    r"\b(?:is that right|is this right|is it true|is that true|allowed|any advice|help me|"
    r"need to know|want to know|wondering|what next|what now)\b|"
    r"^(?:(?:and|also|plus|then)\s+)*(?:what|who)(?:'?s|\s+(?:is|are))\s+"
    r"(?:an?(?:\s+\w+){1,4}|\w+(?:\s+\w+)?)\W*$",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"[\s,]+(?:and|also|plus|or)\s+(?=(?:also\s+|then\s+|if\s+(?:not|so|they do),?\s+)?"
    r"(?:at\s+what|for\s+how|how|what|whats|when|who|whos|where|why|which|can|could|do|does|did|"
    r"is|are|am|has|have|should|will|would|must|may)\s)",
    re.IGNORECASE,
)
LONG = 25  # words: a sentence longer than this is cut again where the thought turns
SHORT = 3  # words: a shorter piece says too little by itself
MOST = 12  # passages read of one message


def passages(text: str) -> list[str]:
    """The sentences of a message, in order. A message of one short sentence has no others."""
    pieces: list[str] = []
    for sentence in _ENDS.split(text):
        long = len(sentence.split()) > LONG
        for turn in _TURNS.split(sentence) if long else [sentence]:
            for piece in _TWO.split(turn):
                piece = piece.strip(" ,-–—")
                if len(piece.split()) >= SHORT:
                    pieces.append(piece)
    if len(pieces) < 2:
        return []
    return pieces if len(pieces) <= MOST else pieces[: MOST // 2] + pieces[-MOST // 2 :]


def asks(passage: str) -> bool:
    """Whether a passage sounds like a question, however it is punctuated."""
    return bool(_ASKS.search(passage))
