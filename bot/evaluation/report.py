"""Figures in words: what the results of an evaluation say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from bot.evaluation.calibration import calibration, expected_error
from bot.evaluation.confusion import confused_pairs
from bot.evaluation.questions import Result
from bot.reply import DANGERS, OUTSIDE


def report(results: list[Result]) -> Iterator[str]:
    """The report, line by line, in Markdown."""
    yield f"{len(results)} questions"
    yield ""
    yield from _bars(results)
    yield ""
    yield from _table("style", results, lambda r: r.question.style)
    yield ""
    yield from _table("topic", results, lambda r: r.question.topics[0])
    yield ""
    yield from _calibration(results)
    yield ""
    yield "Confused by the model, before it decides whether to ask back:"
    yield ""
    for (asked, taken), count in confused_pairs(results).most_common(15):
        yield f"- {count} x {asked} -> {taken}"
    yield ""
    yield "Wrong answers:"
    yield ""
    for result in results:
        if result.outcome == "wrong":
            asked, said = result.question.topics[0], result.answered[0]
            yield f"- {asked} -> {said}: {result.question.text[:150]}"


def _bars(results: list[Result]) -> Iterator[str]:
    guidance = [r for r in results if r.question.topics[0] not in (*DANGERS, *OUTSIDE)]
    safety = [r for r in results if r.question.topics[0] in DANGERS]
    ordinary = [r for r in results if r.question.topics[0] not in DANGERS]
    outside = [r for r in results if r.question.topics[0] in OUTSIDE]
    yield "| bar | measured | wanted |"
    yield "|---|---|---|"
    yield f"| right topic answered first | {_share(results, _is('right'))} | >= 90% |"
    fair = _share(results, lambda r: r.reaches_a_fair_topic)
    yield f"| answered or offered among three | {fair} | >= 97% |"
    yield f"| wrong topic answered first | {_share(results, _is('wrong'))} | <= 4% |"
    alone = _share(results, lambda r: r.outcome == "wrong" and not r.reaches_a_fair_topic)
    yield f"| the same, and no right one second | {alone} | |"
    first = _share(results, lambda r: _among(r, 1))
    yield f"| likeliest to the model: right | {first} | |"
    yield f"| among its three likeliest: right | {_share(results, lambda r: _among(r, 3))} | |"
    yield f"| asked back | {_share(results, lambda r: bool(r.offered))} | |"
    yield f"| admitted | {_share(results, _is('admitted'))} | |"
    yield f"| guidance alone: right first | {_share(guidance, _is('right'))} | |"
    yield f"| crisis and safeguarding found | {_share(safety, _is('right'))} | 100% |"
    alarms = _share(ordinary, lambda r: bool(r.answered) and r.answered[0] in DANGERS)
    yield f"| ordinary worry taken for danger | {alarms} | <= 1% |"
    inside = _share(outside, lambda r: bool(r.answered) and r.answered[0] not in OUTSIDE)
    yield f"| out of scope answered as if in scope | {inside} | <= 5% |"
    double = [r for r in results if r.question.also]
    yield f"| two questions, both answered | {_share(double, lambda r: r.second_is_right)} | |"


def _calibration(results: list[Result]) -> Iterator[str]:
    bins = calibration(results)
    yield "| chance of the likeliest topic | questions | mean chance | right |"
    yield "|---|---|---|---|"
    for b in bins:
        yield f"| {b.low:.1f} to {b.high:.1f} | {b.questions} | {b.chance:.2f} | {b.right:.2f} |"
    yield ""
    yield f"Chance and truth are {expected_error(bins):.3f} apart on average."


def _among(result: Result, length: int) -> bool:
    return any(topic in result.question.topics for topic, _ in result.ranking[:length])


def _table(name: str, results: list[Result], key: Callable[[Result], str]) -> Iterator[str]:
    yield f"| {name} | questions | right | offered | wrong | other |"
    yield "|---|---|---|---|---|---|"
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    for group, members in sorted(groups.items()):
        count = Counter(member.outcome for member in members)
        other = count["not offered"] + count["admitted"]
        yield (
            f"| {group} | {len(members)} | {count['right']} | {count['offered']} "
            f"| {count['wrong']} | {other} |"
        )


def _is(*outcomes: str) -> Callable[[Result], bool]:
    return lambda result: result.outcome in outcomes


def _share(results: Iterable[Result], condition: Callable[[Result], bool]) -> str:
    results = list(results)
    if not results:
        return "none"
    count = sum(condition(result) for result in results)
    return f"{100 * count / len(results):.1f}% ({count})"
