"""The dialogue's memory: what is kept of a tracker, and that it does not grow."""

from __future__ import annotations

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.store.conversations import ConversationStore
from bot.store.trackers import ConversationTrackers

DOMAIN = Domain.load("domain.yml")


def trackers(store: ConversationStore) -> ConversationTrackers:
    return ConversationTrackers(DOMAIN, conversations=store)


def talk(tracker: DialogueStateTracker, text: str, council: str | None = None) -> None:
    tracker.update(UserUttered(text, {"name": "greet", "confidence": 1.0}), DOMAIN)
    if council:
        tracker.update(SlotSet("council", council), DOMAIN)
    tracker.update(ActionExecuted("utter_greet"), DOMAIN)
    tracker.update(BotUttered(f"answer to {text}", metadata={"signpost": {"n": text}}), DOMAIN)
    tracker.update(ActionExecuted(ACTION_LISTEN_NAME), DOMAIN)


async def test_nothing_is_known_of_a_stranger(store: ConversationStore) -> None:
    assert await trackers(store).retrieve("stranger") is None


async def test_a_conversation_comes_back(store: ConversationStore) -> None:
    tracker = await trackers(store).create_tracker("a")
    talk(tracker, "hello", council="camden")
    await trackers(store).save(tracker)
    again = await trackers(store).retrieve("a")
    assert again is not None
    assert again.get_slot("council") == "camden"
    assert again.latest_message is not None
    assert again.latest_message.text == "hello"
    assert [e.metadata["signpost"] for e in again.events if isinstance(e, BotUttered)] == [
        {"n": "hello"}
    ]


async def test_slots_outlive_the_turns_that_set_them(store: ConversationStore) -> None:
    tracker = await trackers(store).create_tracker("a")
    talk(tracker, "first", council="southend")
    for n in range(30):
        talk(tracker, f"turn {n}")
        await trackers(store).save(tracker)
        kept = await trackers(store).retrieve("a")
        assert kept is not None
        tracker = kept
    assert tracker.get_slot("council") == "southend"
    assert tracker.latest_message is not None
    assert tracker.latest_message.text == "turn 29"


async def test_the_memory_does_not_grow(store: ConversationStore) -> None:
    tracker = await trackers(store).create_tracker("a")
    sizes = []
    for n in range(40):
        talk(tracker, f"turn {n:03}")
        await trackers(store).save(tracker)
        sizes.append(len(store.tracker("a") or ""))
        kept = await trackers(store).retrieve("a")
        assert kept is not None
        tracker = kept
    assert max(sizes[10:]) <= 1.1 * sizes[10]


async def test_every_conversation_is_listed(store: ConversationStore) -> None:
    await trackers(store).save(await trackers(store).create_tracker("a"))
    assert list(await trackers(store).keys()) == ["a"]


async def test_words_that_must_not_be_kept_are_replaced(store: ConversationStore) -> None:
    tracker = await trackers(store).create_tracker("a")
    talk(tracker, "a word that stays")
    plan = UserUttered(
        "marmalade", {"name": "check_plan"}, [{"entity": "phase", "value": "marmalade"}]
    )
    tracker.update(plan, DOMAIN)
    tracker.update(BotUttered("checked", metadata={"signpost": {"asked_as": "[withheld]"}}), DOMAIN)
    talk(tracker, "and another")
    await trackers(store).save(tracker)
    kept = store.tracker("a") or ""
    assert "marmalade" not in kept
    assert "a word that stays" in kept
    again = await trackers(store).retrieve("a")
    assert again is not None
    said = [event.text for event in again.events if isinstance(event, UserUttered)]
    assert said == ["a word that stays", "[withheld]", "and another"]
