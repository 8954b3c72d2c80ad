"""Loading the trained model into this process."""

from __future__ import annotations

from pathlib import Path

from bot.dialogue.environment import be_quiet  # isort: skip  # before anything of Rasa's

from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import TrackerStore
from rasa.model import get_latest_model
from threadpoolctl import threadpool_limits

from bot.answers.generator import KnowledgeGenerator
from bot.dialogue.action_endpoint import InProcessActions, trust_own_actions
from bot.dialogue.copies import copy_cheaply
from bot.dialogue.rules import put_other_intents_aside
from bot.dialogue.runner import run_step_by_step


class NoModelError(Exception):
    """No trained model was found. Run `make train`."""


def load_agent(models: Path, tracker_store: TrackerStore, lock_store: LockStore) -> Agent:
    """The newest model of the folder, answering from the knowledge base, in this process.

    Takes some seconds. Raises NoModelError when nothing has been trained yet.
    """
    model = get_latest_model(str(models))
    if model is None:
        raise NoModelError(f"No model in {models}. Run `make train` first.")
    be_quiet()
    # A message is a small sum: a second thread only waits, and takes its time from other turns.
    threadpool_limits(limits=1)
    trust_own_actions()
    run_step_by_step()
    copy_cheaply()
    agent = Agent.load(
        model,
        generator=KnowledgeGenerator(),
        tracker_store=tracker_store,
        lock_store=lock_store,
        action_endpoint=InProcessActions(),
    )
    for policy in agent.processor.graph_runner.parts(RulePolicy):
        put_other_intents_aside(policy)
    # Rasa wraps the store so that a broken database goes unnoticed and replies are lost at the
    # next restart. We would rather say that we cannot answer now.
    agent.tracker_store = agent.processor.tracker_store = tracker_store
    return agent
