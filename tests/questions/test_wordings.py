"""Questions that are alike in meaning are put together, whatever their words."""

from __future__ import annotations

from bot.questions.wordings import MOST_SHOWN, Asked, groups


def from_many(*wordings: str, chats: int = 5, topic: str | None = None) -> list[Asked]:
    return [Asked(f"{w} {n}", w, topic) for w in wordings for n in range(chats)]


def test_alike_in_meaning() -> None:
    blankets = from_many("can he have a weighted blanket", "is a heavy blanket allowed")
    goggles = from_many("swimming goggles allowed", "can she wear goggles at swimming", chats=3)
    found, others = groups([*blankets, *goggles])
    assert [(set(group.wordings), group.chats) for group in found] == [
        ({one.wording for one in blankets}, 10),
        ({one.wording for one in goggles}, 6),
    ]
    assert others == 0


def test_few_are_counted_but_not_shown() -> None:
    found, others = groups(from_many("who pays for the taxi driver", chats=4))
    assert found == []
    assert others == 4


def test_a_group_shows_few_of_its_words() -> None:
    words = [f"can he have a weighted blanket{end}" for end in ("", "?", " please", " now", "!")]
    ((group,), _) = groups(from_many(*words))
    assert group.chats == 25
    assert len(group.wordings) == MOST_SHOWN


def test_a_topic_is_named_when_enough_meant_it() -> None:
    mixed = [*from_many("the thing", topic="sendiass"), Asked("z", "the thing", "ehc_refused")]
    assert groups(mixed)[0][0].topic == "sendiass"
    assert groups(mixed[1:])[0][0].topic is None


def test_nothing_was_asked() -> None:
    assert groups([]) == ([], 0)
