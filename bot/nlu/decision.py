"""Answer, ask back, or admit: the decision on what was understood.

Rasa's own name for "not understood" is `nlu_fallback`; `unclear` is ours for "one of these?".
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set, Tuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import UNDERSTANDING, MessageReader
from bot.reply import NEARBY, OFF_TOPIC, OUTSIDE

ADMIT = "nlu_fallback"
ASK = "unclear"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decision(MessageReader):
    """Turns the ranking into one intent, and lists the topics to answer or to offer.

    Danger is no topic among others: the second ear and the safety gate hear it afterwards.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {
            "answer_from": 0.35,  # the chance from which a topic is answered outright
            "lead": 0.25,  # and how far it has to be ahead of the next
            "both_from": 0.25,  # the chance from which each of the two likeliest is answered, if
            "both_together": 0.75,  # no third comes into question
            "talk_from": 0.12,  # the same for small talk, which nobody could be asked to choose
            "talk_lead": 0.05,
            "far_from": 0.25,  # and for what is far from the subject: to be turned away in error
            "far_lead": 0.15,  # is worse than to be asked
            "ask_from": 0.04,  # below this nothing is offered
            "second_from": 0.45,  # the chance from which another passage gets its own answer
            "kin_from": 0.08,  # the same, where the whole message is near to that topic
            "order_from": 0.7,  # the chance from which a passage that comes first is answered first
            "story_from": 3,  # passages from which a message is a story, not a list of questions
            "options": 3,
            "knowledge": None,
        }

    def read(self, message: Message) -> None:
        best = message.get(INTENT) or {}
        ranking = [r for r in message.get("intent_ranking") or [] if self._group(r) != "safety"]
        if best.get("confidence") != 1.0 and ranking:
            best = ranking[0]
            message.set(INTENT, best, add_to_output=True)
        understood = dict(message.get(UNDERSTANDING) or {})
        if sure := self._surely_asked(understood):
            understood["surely_asked"] = sure
        if best.get("confidence") == 1.0 or not ranking:
            understood.update(topics=[best.get("name")], card=best.get("card"), offered=[])
        elif self._is_clear(ranking):
            is_story = understood.get("length", 0) > self.config["story_from"]
            asked = self._questions(ranking, understood.get("passages", []), is_story)
            topics = list(asked)
            understood.update(topics=topics, offered=[], asked=asked if len(asked) > 1 else {})
            message.set(INTENT, {**best, "name": topics[0]}, add_to_output=True)
        elif self._is_between_two(ranking):
            topics = self._as_asked(ranking[:2], understood.get("passages", []))
            understood.update(topics=topics, offered=[])
            message.set(INTENT, {**best, "name": topics[0]}, add_to_output=True)
        else:
            offered = self._offers(ranking)
            understood.update(topics=[], offered=offered)
            decided = {"name": ASK if offered else ADMIT, "confidence": 1 - best["confidence"]}
            message.set(INTENT, decided, add_to_output=True)
        for only_for_deciding in ("length", "passages"):
            understood.pop(only_for_deciding, None)
        message.set(UNDERSTANDING, understood, add_to_output=True)

    def _surely_asked(self, understood: Dict[str, Any]) -> Dict[str, str]:
        """The topics that passages are sure to ask about, and their words; none in a story.

        Whoever asks for a list of questions and for something else has both heard.
        """
        if understood.get("length", 0) > self.config["story_from"]:
            return {}
        readings = [(p["topics"][0], p["text"]) for p in understood.get("passages", [])]
        return {
            reading["name"]: text
            for reading, text in readings
            if reading["confidence"] >= self.config["second_from"] and self._is_guidance(reading)
        }

    def _is_clear(self, ranking: List[Dict[str, Any]]) -> bool:
        first, second = self._first_and_second(ranking)
        kind = "answer_from", "lead"
        if ranking[0]["name"] == OFF_TOPIC:
            kind = "far_from", "far_lead"
        elif not self._can_be_offered(ranking[0]):
            kind = "talk_from", "talk_lead"
        return bool(first >= self.config[kind[0]] and first - second >= self.config[kind[1]])

    def _is_between_two(self, ranking: List[Dict[str, Any]]) -> bool:
        """Whether two topics share the message: two short answers help sooner than a question.

        Nearly always one of them is right, and often both are (docs/model.md).
        """
        pair = ranking[:2]
        chances = [reading["confidence"] for reading in pair]
        return (
            all(self._is_guidance(reading) for reading in pair)
            and min(chances) >= self.config["both_from"]
            and sum(chances) >= self.config["both_together"]
        )

    def _as_asked(self, pair: List[Dict[str, Any]], passages: List[Dict[str, Any]]) -> List[str]:
        """The two topics, the one first that a passage is the first to ask about."""
        names = [reading["name"] for reading in pair]
        sure = [topic for topic in map(self._surely, passages) if topic in names]
        return sorted(names, key=lambda name: name not in sure[:1])

    def _surely(self, passage: Dict[str, Any]) -> Optional[str]:
        """The topic that a passage asks about beyond doubt."""
        likeliest = passage["topics"][0]
        return likeliest["name"] if likeliest["confidence"] >= self.config["order_from"] else None

    def _first_and_second(self, ranking: List[Dict[str, Any]]) -> Tuple[float, float]:
        """How likely the first topic is, and the next. Near and far outside count as one."""
        alike = OUTSIDE if ranking[0]["name"] in OUTSIDE else (ranking[0]["name"],)
        first = sum(reading["confidence"] for reading in ranking if reading["name"] in alike)
        others = (reading["confidence"] for reading in ranking if reading["name"] not in alike)
        return first, next(others, 0.0)

    def _offers(self, ranking: List[Dict[str, Any]]) -> List[str]:
        """Topics worth offering: small talk is never a "did you mean"."""
        likely = [
            reading["name"]
            for reading in ranking
            if reading["confidence"] >= self.config["ask_from"] and self._can_be_offered(reading)
        ]
        if not likely:
            return []
        more = [r["name"] for r in ranking if self._can_be_offered(r) and r["name"] not in likely]
        return (likely + more)[: self.config["options"]]

    def _questions(
        self, ranking: List[Dict[str, Any]], passages: List[Dict[str, Any]], is_story: bool
    ) -> Dict[str, str]:
        """The topics to answer and the words that asked for them, two at most.

        In the order in which they were asked, but the main one first in a story, and before one
        that the message as a whole has little to do with, unless a passage is sure of it.
        """
        first = ranking[0]["name"]
        kin = set() if is_story else {reading["name"] for reading in ranking[:4]}
        asked: Dict[str, str] = {}
        for passage in passages:
            topic = self._asked_in(passage, kin)
            if topic:
                asked.setdefault(topic, passage["text"])
        near = {r["name"] for r in ranking if r["confidence"] >= self.config["kin_from"]}
        near |= kin & {self._surely(passage) for passage in passages}
        if is_story or first not in asked or next(iter(asked)) not in near:
            asked = {first: asked.get(first, ""), **asked}
        second = [topic for topic in asked if topic != first][:1]
        return {topic: text for topic, text in asked.items() if topic in (first, *second)}

    def _asked_in(self, passage: Dict[str, Any], kin: Set[str]) -> Optional[str]:
        """The topic of a passage: one it is sure of, or one that the whole message is near to.

        "How long does it take" says little by itself; after "can I ask for an EHC
        assessment" it is about that.
        """
        for reading in passage["topics"]:
            needed = self.config["kin_from" if reading["name"] in kin else "second_from"]
            if reading["confidence"] >= needed and self._is_guidance(reading):
                return str(reading["name"])
        return None

    def _can_be_offered(self, reading: Dict[str, Any]) -> bool:
        """Guidance, and what lies next to it: "something else that is not SEN Support"."""
        return self._is_guidance(reading) or reading["name"] == NEARBY

    def _is_guidance(self, reading: Dict[str, Any]) -> bool:
        return self._group(reading) not in (None, "conversation", "safety", "scope")

    def _group(self, reading: Dict[str, Any]) -> Optional[str]:
        topic = self.knowledge.topics.get(reading["name"])
        return topic.group if topic else None
