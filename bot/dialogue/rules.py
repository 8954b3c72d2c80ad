"""Finding the rules that fit a moment of a conversation without reading all of them.

Rasa's RulePolicy compares each of its two hundred rules with each remembered moment, three
times a turn. Nearly all of them are about another intent; those are put aside beforehand, and
Rasa compares the rest.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.constants import USER
from rasa.shared.nlu.constants import INTENT

Rules = dict[str, str]
"""Rasa's own: a rule's moments, oldest first, as JSON; and the action that they lead to."""


def put_other_intents_aside(policy: RulePolicy) -> None:
    """Let a trained policy compare only rules of the present intent, and those of none."""
    rules: Rules = policy.lookup[RULES]
    by_intent: dict[str | None, Rules] = defaultdict(dict)
    for moments, action in rules.items():
        now = policy._rule_key_to_state(moments)[-1]
        by_intent[now.get(USER, {}).get(INTENT)][moments] = action
    compared = policy._get_possible_keys

    def fitting(lookup: Rules, moments: list[Any]) -> set[str]:
        if lookup is rules:
            intent = moments[-1].get(USER, {}).get(INTENT)
            lookup = by_intent[None] | by_intent.get(intent, {})
        return set(compared(lookup, moments))

    policy._get_possible_keys = fitting  # type: ignore[method-assign]
